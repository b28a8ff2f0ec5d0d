"""Whether two names mean the same thing, in languages that set words apart.

Names are compared by their words. Synonyms count as the same; a word that is exchanged for its opposite (urban for rural,
imports for exports) makes two things of them however alike they look; what is newly done (jobs created) is a flow, not a
stock.
"""

from __future__ import annotations

from functools import lru_cache

from reportdiff.analysis.listing import members
from reportdiff.analysis.marking import mark
from reportdiff.analysis.naming import words_of as tokens_of
from reportdiff.languages import grammar
from reportdiff.model import Fact, Measure, Span
from reportdiff.names.lexicon import Lexicon
from reportdiff.names.pieces_shared import COMMON, DIFFERENT_CONCEPTS
from reportdiff.names.spelling import pieces, spelling, words_of

_RELATED = 0.5
_NOTHING_TELLING = 0.5
_EXCHANGED, _ONLY_ONE = 0.35, 0.1
_PAID_OTHERWISE = 0.1
_MOST_LISTED = 4
_FAR = 3  # a name so many times as long says more than another view of the same thing


def alike(old: Fact, new: Fact, lexicon: Lexicon) -> float:
    """How surely two figures are about the same indicator, 0 to 1; a part is never taken for its whole."""
    if old.concept and new.concept and old.concept == new.concept:
        return 1.0 if old.indicator == new.indicator else 0.97
    one, other = (_for_money(fact, lexicon.lang) for fact in (old, new))
    written = max(_alike(old.indicator, new.indicator, lexicon), _alike(one, other, lexicon) - _PAID_OTHERWISE)
    if old.concept and new.concept:  # the lexicon knows both, and knows them for different things
        return min(DIFFERENT_CONCEPTS, 0.6 * written)
    return written


def _for_money(fact: Fact, lang: str) -> str:
    """What a sum of money is for: spending on roads and investment in roads are near to each other."""
    paid = fact.measure is Measure.LEVEL and fact.pint.isupper()
    return spelling(lang).payment.sub("", fact.indicator) if paid else fact.indicator


@lru_cache(maxsize=65536)
def _alike(old: str, new: str, lexicon: Lexicon) -> float:
    if old.lower() == new.lower():
        return 1.0
    mine, other = pieces(lexicon.lang, old), pieces(lexicon.lang, new)
    if len(mine & other) < COMMON * min(len(mine), len(other)):
        return 0.0
    one, two = lexicon.concept_of(old), lexicon.concept_of(new)
    begins = old.startswith(new) or new.startswith(old)
    score = _written_alike(mine, other, lexicon.lang, begins=begins)
    return min(_RELATED, score) if one and two and lexicon.related(one, two) else score


def _written_alike(mine: frozenset[str], other: frozenset[str], lang: str, *, begins: bool) -> float:
    if mine == other:
        return 0.95
    neutral = spelling(lang).neutral
    shared = mine & other
    shorter, longer = sorted((mine, other), key=lambda one: (len(one), sorted(one)))
    cover, union = len(shared) / len(shorter), len(shared) / len(mine | other)
    score = 0.9 * (0.45 * cover + 0.55 * union)
    if shared == shorter and not shorter <= neutral:
        more = longer - shorter
        if more <= neutral:
            score = max(score, 0.86)
        elif len(shorter) >= 2 and (begins or _FAR * len(shorter) > len(longer)):
            score = max(score, 0.62 + 0.25 * len(shorter) / len(longer))
    elif shared and (mine ^ other) <= neutral and not shared <= neutral:
        score = max(score, 0.82)
    elif len(shared) >= 3 and cover >= 0.75:
        score = max(score, 0.55 + 0.3 * union)
    if shared <= neutral:  # the average growth, the growth rate: of whatever it is
        score = min(score, _NOTHING_TELLING)
    return max(0.0, score - _opposed(mine, other, lang))


def _opposed(mine: frozenset[str], other: frozenset[str], lang: str) -> float:
    """The penalty for what one name has in place of the other's: urban for rural, imports for exports."""
    penalty = 0.0
    for group in spelling(lang).opposed:
        only_mine, only_other = (mine & group) - other, (other & group) - mine
        if only_mine and only_other:
            return _EXCHANGED
        if only_mine or only_other:
            penalty = _ONLY_ONE
    return penalty


@lru_cache(maxsize=16384)
def named_in(indicator: str, lexicon: Lexicon) -> int:
    """How many indicators a name lists: exports and imports are two."""
    tongue = grammar(lexicon.lang)
    marked = mark(tongue, tongue.plain(indicator), 0, ())
    words = tokens_of(marked, Span(0, len(indicator)))
    listed = members(tongue, words, lambda name: lexicon.find(name) is not None)
    return len(listed) if 1 < len(listed) <= _MOST_LISTED else 1


@lru_cache(maxsize=8192)
def is_flow(indicator: str, lang: str) -> bool:
    """Whether a name tells of what is newly done: urban jobs created, new schools; not schools."""
    kept = spelling(lang)
    return bool(set(words_of(lang, indicator)[-3:]) & kept.done) or bool(kept.flow.search(indicator))


def is_cut(indicator: str, lang: str) -> bool:
    """Whether a name tells of what is taken away: jobs cut, people lifted out of poverty."""
    return bool(spelling(lang).cut.search(indicator))


def is_price(indicator: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of consumer prices, whose rise at "around" is read as a ceiling."""
    return lexicon.concept_of(indicator) in spelling(lexicon.lang).prices


def better(indicator: str, lang: str) -> str | None:
    """Which way is wanted of what a name tells that the lexicon does not know: ``down`` for waiting times, emissions."""
    kept = spelling(lang)
    unwanted = kept.unwanted.search(indicator) and not kept.made_good.search(indicator)
    return "down" if unwanted and not is_cut(indicator, lang) else None


def subject(indicator: str, lang: str) -> str:
    """The noun of a name as a text may speak of it, without what was done; empty where it is generic."""
    kept, spelled = indicator, spelling(lang)
    while (last := kept.rpartition(" ")) and last[0] and last[2].lower() in spelled.done:
        kept = last[0]
    return kept if len(pieces(lang, kept) - spelled.generic) >= 2 else ""


def noun(indicator: str, lang: str) -> frozenset[str]:
    """What a name tells how much there is of: the words by which it is compared."""
    return pieces(lang, indicator)
