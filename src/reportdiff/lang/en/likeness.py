"""Whether two indicator names mean the same thing, as a reader of English reports judges it.

Names are compared by their words. Synonyms count as the same (GDP and gross domestic product); a word that is exchanged
for its opposite (urban for rural, imports for exports) makes two things of them however alike they look; what is newly
done (jobs created) is a flow, not a stock.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportdiff.lang.en.lexicon import name_words, spelled
from reportdiff.lang.en.sharing import split_names
from reportdiff.lang.en.words import words
from reportdiff.lang.lexicon import Lexicon
from reportdiff.model import Fact, Measure

DIFFERENT_CONCEPTS = 0.5  # at most so alike are names that the lexicon knows for different things
COMMON = 0.4  # of the words of the shorter name; names with fewer in common are never taken for one
_RELATED = 0.5
_EXCHANGED, _ONLY_ONE = 0.35, 0.1
_SYNONYMS = {
    "gross domestic product": "gdp", "consumer price index": "cpi", "consumer price": "cpi", "producer price index": "ppi", "research development": "r&d", "r d": "r&d",
    "greenhouse gas": "ghg", "carbon dioxide": "co2", "sulfur dioxide": "so2", "sulphur dioxide": "so2", "information technology": "it", "small medium sized enterprise": "sme",
    "small medium enterprise": "sme", "state owned enterprise": "soe", "farmland": "cropland", "foreign trade": "import export",
    "import export": "import export", "medical insurance": "health insurance",
    "non working": "nonworking", "new energy vehicle": "nev", "electric vehicle": "ev", "village": "village",
    "worker": "employee", "staff": "employee", "personnel": "employee", "electricity": "power", "emission": "emission",
    "discharge": "emission",
    "cereal": "grain", "food grain": "grain", "earmark": "", "fund": "fund", "expenditure": "spending",
    "expense": "spending", "old age": "oldage", "elderly care": "eldercare", "pension": "oldage benefit",
    "income": "income", "proportion": "share", "percentage": "share", "ratio": "share", "as share": "share",
    "output": "output", "production": "output", "yield": "output", "usage": "use", "consumption": "use",
    "accident": "accident",
}  # fmt: skip
# Words of one line exclude each other: a name with one is never a name with another.
_OPPOSED = tuple(
    frozenset(line.split())
    for line in (
        "urban rural", "import export", "primary secondary tertiary", "domestic foreign inbound outbound overseas",
        "central local provincial municipal county", "state private", "male female men women boys girls",
        "revenue expenditure spending",
        "scope1 scope2 scope3", "preschool compulsory secondary higher college vocational",
        "wheat rice corn soybean cotton", "coal oil gas solar wind hydro nuclear",
        "water electricity power energy waste", "opened closed built demolished", "deficit surplus debt",
        "unemployment employment", "so2 co2 cod nox ammonia", "investment consumption sale",
        "road railway highway expressway airport metro", "birth death", "income price", "hospital school kindergarten",
        "teacher doctor nurse student", "freight passenger", "input output", "urban farmer", "nursing kindergarten",
        "bond loan", "service manufacturing industrial agricultural",
    )
)
_NEUTRAL = frozenset(["value", "volume", "amount", "level", "number", "rate", "figure", "growth", "size", "scale",
    "average", "annual", "actual", "total", "share", "resident", "people", "project", "work", "program", "area",
    "household", "unit", "other", "additional", "supply"])
_LIST = re.compile(r",? and |, ")
_FLOW = re.compile(r"^(?:new|newly|additional)\b|\bnew\b", re.I)
_CUT = re.compile(
    r"\b(?:reduced|cut|reduction|eliminated|closed|shut down|phased out|decrease|lowered|saved"
    r"|savings|removed|retired|scrapped|lifted out|abolished|canceled|out of poverty)\b", re.I)
_GENERIC = frozenset(["project", "measure", "program", "service", "work", "people", "person", "number", "share",
    "level", "area", "household", "enterprise", "company", "system", "policy", "job"])


@lru_cache(maxsize=16384)
def pieces(name: str) -> frozenset[str]:
    """The words by which a name is compared, synonyms in one spelling, without participles of what was done."""
    text = f" {spelled(name)} ".replace(" scope 1 ", " scope1 ").replace(" scope 2 ", " scope2 ").replace(" scope 3 ", " scope3 ")
    for written, plain in _SYNONYMS.items():
        text = text.replace(f" {written} ", f" {plain} ")
    return frozenset(text.split()) or frozenset(name_words(name)) or frozenset({name.lower()})


def alike(old: Fact, new: Fact, lexicon: Lexicon) -> float:
    """How surely two figures are about the same indicator, 0 to 1; a part is never taken for its whole."""
    if old.concept and new.concept and old.concept == new.concept:
        return 1.0 if old.indicator == new.indicator else 0.97
    one, other = (_for_money(fact) for fact in (old, new))
    written = max(_alike(old.indicator, new.indicator, lexicon), _alike(one, other, lexicon) - _PAID_OTHERWISE)
    if old.concept and new.concept:  # the lexicon knows both, and knows them for different things
        return min(DIFFERENT_CONCEPTS, 0.6 * written)
    return written


_MONEY_FOR = re.compile(r"^(?:funds?|funding|spending|investment|expenditures?) (?:for|on|in|to) ", re.I)
_PAID_OTHERWISE = 0.1


def _for_money(fact: Fact) -> str:
    """What a sum of money is for: spending on roads and investment in roads are near to each other."""
    return _MONEY_FOR.sub("", fact.indicator) if fact.measure is Measure.LEVEL and fact.pint.isupper() else fact.indicator


@lru_cache(maxsize=65536)
def _alike(old: str, new: str, lexicon: Lexicon) -> float:
    if old.lower() == new.lower():
        return 1.0
    mine, other = pieces(old), pieces(new)
    if len(mine & other) < COMMON * min(len(mine), len(other)):
        return 0.0
    one, two = lexicon.concept_of(old), lexicon.concept_of(new)
    score = _written_alike(mine, other)
    return min(_RELATED, score) if one and two and lexicon.related(one, two) else score


def _written_alike(mine: frozenset[str], other: frozenset[str]) -> float:
    if mine == other:
        return 0.95
    shared = mine & other
    shorter, longer = sorted((mine, other), key=lambda one: (len(one), sorted(one)))
    cover, union = len(shared) / len(shorter), len(shared) / len(mine | other)
    score = 0.9 * (0.45 * cover + 0.55 * union)
    if shared == shorter and not shorter <= _NEUTRAL:
        more = longer - shorter
        if more <= _NEUTRAL:
            score = max(score, 0.86)
        elif len(shorter) >= 2:
            score = max(score, 0.62 + 0.25 * len(shorter) / len(longer))
    elif shared and (mine ^ other) <= _NEUTRAL and not shared <= _NEUTRAL:
        score = max(score, 0.82)
    elif len(shared) >= 3 and cover >= 0.75:
        score = max(score, 0.55 + 0.3 * union)
    return max(0.0, score - _opposed(mine, other))


def _opposed(mine: frozenset[str], other: frozenset[str]) -> float:
    """The penalty for what one name has in place of the other's: urban for rural, imports for exports."""
    penalty = 0.0
    for group in _OPPOSED:
        only_mine, only_other = (mine & group) - other, (other & group) - mine
        if only_mine and only_other:
            return _EXCHANGED
        if only_mine or only_other:
            penalty = _ONLY_ONE
    return penalty


def narrows(name: str, other: str) -> bool:
    """Whether a name is the other with an adjective before it: electric car output, car output."""
    return name.lower().endswith(f" {other.lower()}") and len(name.split()) - len(other.split()) <= 2


def core(indicator: str) -> str:
    """The words by which a name is compared, in one order."""
    return " ".join(sorted(pieces(indicator)))


def named_in(indicator: str) -> int:
    """How many indicators a name lists: exports and imports are two."""
    n = len(_LIST.split(indicator))
    return n if 1 < n <= 4 and split_names(indicator, n) else 1


@lru_cache(maxsize=8192)
def is_flow(indicator: str) -> bool:
    """Whether a name tells of what is newly done: urban jobs created, new schools; not schools."""
    done = set(name_words(indicator)[-3:]) & {one.split()[0] for one in words().participles.values() if one}
    return bool(done - {"reached", "used", "needed"}) or bool(_FLOW.search(indicator))


def is_cut(indicator: str) -> bool:
    """Whether a name tells of what is taken away: jobs cut, people lifted out of poverty."""
    return bool(_CUT.search(indicator))


def is_price(indicator: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of consumer prices, whose rise at "around" is read as a ceiling."""
    return lexicon.concept_of(indicator) in ("居民消费价格涨幅", "核心CPI")


_UNWANTED = re.compile(
    r"\b(?:time (?:needed|required|taken)|(?:waiting|processing|travel|clearance|response) times?"
    r"|emissions?|discharge|unemployment|jobless|mortality|deaths?|accidents?|poverty|debts?"
    r"|deficits?|losses|waste|crimes?|injur\w+|turnover rate|pollut\w+|complaints?|landfill|withdrawals?"
    r"|intensity|costs?)\b",
    re.I,
)


def better(indicator: str) -> str | None:
    """Which way is wanted of what a name tells that the lexicon does not know: ``down`` for waiting times, emissions."""
    return "down" if _UNWANTED.search(indicator) and not is_cut(indicator) and "reduc" not in indicator else None


def subject(indicator: str) -> str:
    """The noun of a name as a text may speak of it, without what was done; empty where it is generic."""
    kept = indicator
    while (last := kept.rpartition(" ")) and last[0] and last[2].lower() in words().participles.values():
        kept = last[0]
    kept = re.sub(r"^(?:new|the|total|overall)\s", "", re.sub(r"\s?\([^()]*\)", "", kept).strip(), flags=re.I)
    return kept if len(pieces(kept) - _GENERIC) >= 2 else ""


def same_stock(target: Fact, fact: Fact) -> bool:
    """Whether ``fact`` tells how much there is of what ``target`` adds to."""
    if is_flow(fact.indicator):
        return False
    if target.concept and target.concept == fact.concept:
        return True
    return pieces(target.indicator) == pieces(fact.indicator)
