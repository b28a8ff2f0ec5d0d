"""What governs a figure in its clause: the verb or the noun before or after it, and where the name stands for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.lang.en.clauses import Clause
from reportdiff.lang.en.names import clause_of
from reportdiff.lang.en.words import Words, words
from reportdiff.model import Direction, Measure

_FILLER = re.compile(
    r"(?:^|\s)(?:an? (?:annual |yearly |monthly )?average(?: annual| yearly)?(?: rate)?(?: of)?"
    r"|(?:annual |yearly )?averages of|an? (?:annual|average annual|yearly|growth) rate of|a (?:grand )?total(?: of)?"
    r"|an? (?:additional|extra|estimated|accumulated|aggregate|combined|cumulative)|a further"
    r"|another|(?:a|the) record(?:[- ]high| level)?(?: of)?|an all-time high of|a (?:new )?high of"
    r"|as (?:many|much|high|low) as|further|the|an?|its|our|annually|just|only|even|also|each"
    r"|respectively|roughly|well|slightly|up|somewhere|year on year|year-on-year|on average|in total"
    r"|altogether|some)$",
    re.I,
)
_RAISED_TO = re.compile(r"\bup$", re.I)
_CONNECTOR = re.compile(r"(?:^|(?<=[\s,(]))(by|to|of|at|from|in|for|with|as|on|than|within|below|under|above|over|between|around)$", re.I)
# adverbs and phrases that may stand between a verb and its figure
_MID = re.compile(
    r"(?:\s|,|\b(?:again|further|steadily|slightly|sharply|rapidly|significantly|substantially"
    r"|markedly|only|just|also|altogether|annually|nationwide|year on year|year-on-year|in real terms"
    r"|on average|every year|each year|a year|last year|this year|that year|in (?:19|20)\d\d"
    r"|for the \w+ (?:consecutive )?(?:year|time)(?: running| in a row)?|at an average annual rate"
    r"|at an annual (?:average )?rate|at an average rate|at a rate|by an average|cumulatively"
    r"|still|already|respectively|basically|generally|approximately|kept|held|to a record|up"
    r"|down|some|overall|collectively|now|the|mark)\b)*",
    re.I,
)
# A form of a verb after one of these is a noun: an increase, the total, a set.
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|an?|this|that|its|our|their|no|any|average|minimum|maximum|total|annual|of"
    r"|in|for|from|on|real|net|gross|major|key|new|development|investment|construction|main|first"
    r"|tax|price|such|these|those|all|more|most|every|each|per|with|further|and (?=increase)"
    r"|cpi|gdp|infrastructure|pilot|national|special|emission|further|sharp|steady|notable|significant"
    r"|slight) )$",
    re.I,
)
# Any form after one of these is an adjective: the registered rate, an increased quota.
_DETERMINED = re.compile(r"\b(?:the|an?|our|its|their|of|average|all|each|annual|newly) $", re.I)
_NOUNS_TOO = frozenset(
    ["increase", "increases", "rise", "rises", "drop", "drops", "fall", "falls", "decline", "declines", "cut", "cuts",
        "gain", "gains", "decrease", "decreases", "set", "sets", "record", "records", "plan", "project", "projects",
        "target", "targets", "total", "average", "cover", "covers", "post", "control", "limit",
        "limits", "estimate", "estimates", "budget", "lower", "jump", "surge", "upgrade", "advance", "advances",
        "lift", "boost", "boosts", "raise", "hold", "cap", "top", "contract", "contracts", "passes",
        "recovery", "put", "balance", "rebound", "ease", "being", "is"]
)
_NOT_MOVING = re.compile(r"\b(?:(?:does|do|did|will|should|must|to|is|are|can) )?not (?:to )?(?:rise|go|climb|increase|fall|drop|dip|decline)(?: up| down)?$", re.I)
_A_RATE = re.compile(r"\b(?:rate|ratio|share|proportion|percentage|coverage)\b", re.I)
_FALLING = re.compile(r"\b(?:fall|drop|dip|decline)\b", re.I)
_GOES_UP = re.compile(r"(?:^|[\s,])(?P<way>up|down)$", re.I)
_MODIFIED = r"(?:(?:year-on-year|annual|yearly|real|average|additional|further|net|total|overall|increase and|per capita|nominal|actual|GDP|cumulative) )*"


@dataclass(frozen=True, slots=True)
class Governor:
    """What was found: ``sort`` is one of ``grows level set share of goes counted carried``; ``falls`` which way; ``start``
    and ``end`` of the verb in the words before the figure; ``object`` what stands between the verb and the figure;
    ``connector`` the preposition before the figure."""

    sort: str
    falls: bool
    start: int
    end: int
    object: str
    connector: str


def governor_of(clause: Clause) -> Governor:
    """What governs the figure of a clause by the words before it."""
    text, connector = stripped(clause.before)
    vocabulary = words()
    if (way := _GOES_UP.search(text)) and not _particle(text[: way.start("way")]) and connector in ("", "by", "from"):
        return Governor("goes", way["way"].lower() == "down", way.start("way"), way.end(), "", connector)
    if connector == "of" and (noun := _noun_at_end(text)):
        return Governor("grows", noun[0] not in vocabulary.rise_nouns, noun[1], noun[2], noun[3], "of")
    rate = clause.mention.quantity.pint in RATES
    bounded = clause.mention.lead < clause.mention.start
    if turned := _NOT_MOVING.search(text):
        rate = clause.mention.quantity.pint == "percent" and not _A_RATE.search(text)
        return Governor("grows" if rate else "level", bool(_FALLING.search(turned[0])), turned.start(), len(text), "", "")  # does not rise above | 4.5 percent
    if found := _verb(text, connector, vocabulary, rate, bounded):
        return found
    if connector == "of" and re.search(r"[A-Za-z]", text):
        return Governor("of", False, len(text), len(text), "", "of")
    return Governor("carried" if connector in ("by", "to", "at", "from") else "counted", False, len(text), len(text), "", connector)


_WITH_PARTICLE = frozenset(
    ["set", "go", "goes", "went", "gone", "going", "made", "make", "makes", "making", "scaled", "brought", "stepped", "sped", "edged", "moved", "came"]
)


def _particle(before: str) -> bool:
    """Whether up or down belongs to the verb before it: closed down, made up."""
    last = before.rstrip().rpartition(" ")[2].lower()
    return last in words().participles or last in _WITH_PARTICLE


def stripped(before: str) -> tuple[str, str]:
    """The words before a figure without fillers at their end, and the preposition that joins them to it."""
    text, connector = before.rstrip(' ("'), ""
    while True:
        shorter = _FILLER.sub("", text).rstrip() if not _RAISED_TO.search(text) else text
        if not connector and (found := _CONNECTOR.search(shorter)):
            connector, shorter = found[1].lower(), shorter[: found.start(1)].rstrip()
        elif connector in ("at", "by", "to") and re.search(r"\bof$", shorter):
            shorter = shorter[:-2].rstrip()
        if shorter == text:
            return text, connector
        text = shorter


def _noun_at_end(text: str) -> tuple[str, int, int, str] | None:
    """A noun of growth that a figure belongs to by "of": ``GDP growth``, ``an increase``, ``an increase in exports``."""
    found = None
    for noun in words().noun.finditer(text[-140:]):
        start = len(text) - len(text[-140:]) + noun.start()
        rest = text[start + len(noun[0]) :]
        tail = re.fullmatch(r"(?: rates?| targets?)?(?P<what> (?:in|of|for) [^,;:]{2,100})?(?: target)?", rest)
        if tail and not re.search(r"\b(?:was|were|is|are|will|has|have|reached|stood|at|with|and an?)\b", rest):
            found = noun[0].lower(), start, start + len(noun[0]), (tail["what"] or "").strip()
            if not tail["what"]:
                return found
    return found


def _verb(text: str, connector: str, vocabulary: Words, rate: bool, bounded: bool) -> Governor | None:
    """The last verb before a figure that can govern it."""
    for match in reversed(list(vocabulary.verb.finditer(f"{text} {connector}"))):
        form, between = " ".join(match[0].lower().split()), text[match.end() :]
        if match.end() > len(text) and connector:
            connector = ""  # its preposition is a part of the verb: accounted for, stood at
        nouns = _NOUN_BEFORE if form in _NOUNS_TOO else _DETERMINED
        if nouns.search(text[: match.start()]):
            continue
        bare = _MID.fullmatch(between) is not None
        if between.strip(" ,") and form.endswith("ed") and not re.search(r"\w", clause_of(text[: match.start()])):
            continue  # registered | urban unemployment: no verb without its subject
        sort = _sort(form, vocabulary, connector, bare, between, rate, bounded)
        if sort:
            return Governor(sort, form in vocabulary.fall, match.start(), match.end(), "" if bare else between, connector)
        if bare and form not in vocabulary.level and connector in ("", "of") and form in vocabulary.participles:
            return None  # created | 12 million
    return None


def _sort(
    form: str, vocabulary: Words, connector: str, bare: bool, between: str, rate: bool, bounded: bool
) -> str | None:
    """What a verb says of the figure, or ``None`` where it does not govern it."""
    if form in vocabulary.share and bare and connector == "":
        return "share"
    if form in vocabulary.rise or form in vocabulary.fall:
        if connector in ("by", "to", "from", "at") and not re.search(r"[;:]", between):
            return "grows"
        return "grows" if bare and connector == "" else None
    if form in ("went", "goes", "go", "gone", "moved", "shifted") and bare and connector == "from":
        return "grows"
    if form in vocabulary.level and bare and connector in ("", "of", "at", "to", "as", "in"):
        return "level"
    if form in vocabulary.set_level and connector in ("", "at", "to", "within", "below", "under", "above", "of", "from", "as", "between", "by"):
        if bare and connector == "" and not rate:
            return None  # put | 60 buses into service
        if between.strip() in ("that", "to"):
            return None  # ensure that | 12 million jobs
        return "set" if not re.search(r"[;:]", between) and (bare or connector or bounded) else None
    return None


_AFTER_NOUN = re.compile(
    rf"^[ -]?(?:or (?:more|higher) )?{_MODIFIED}(?P<noun>increase|rise|growth|gain|jump|surge"
    rf"|hike|expansion|decrease|decline|drop|fall|reduction|cut|contraction)s?\b(?: rate| target)?(?: (?:in"
    rf"|of|for|to) (?P<what>[^,;:.()]+))?",
    re.I,
)
_AFTER_THAN = re.compile(
    r"^,? ?(?P<way>more|less|fewer|higher|lower|greater|larger|smaller|faster|slower|up|down"
    r"|above|below|over(?= (?:that|the figure)))(?: (?:than|from|on|over)\b(?! (?:(?:about|around|over|nearly|roughly|some|only|just) )?(?:[\d$€£]"
    r"|RMB|US|USD|EUR))|(?= (?:last year"
    r"|the (?:year|previous|(?:19|20)\d\d|target|level|figure|budget)|(?:that|those) (?:of|in)|(?:our |its )?(?:19|20)\d\d)))",
    re.I,
)
_WAYS_DOWN = frozenset(["less", "fewer", "lower", "smaller", "slower", "down", "below"])


@dataclass(frozen=True, slots=True)
class After:
    """A growth that the words after a figure tell: a 15 percent | cut in emissions; 300 billion yuan | more than last year."""

    falls: bool
    what: str
    compared: bool  # with another figure: more than


def told_after(clause: Clause) -> After | None:
    """What the words right after a figure say of growth, or ``None``."""
    if noun := _AFTER_NOUN.match(clause.rest):
        falls = noun["noun"].lower() not in words().rise_nouns
        return After(falls, noun["what"] or "", False)
    if than := _AFTER_THAN.match(clause.rest):
        return After(than["way"].lower() in _WAYS_DOWN, "", True)
    return None


RATES = frozenset({"percent", "per_mille", "times", "percentage_point"})
_RELATIVE_UNITS = frozenset({"percent", "per_mille", "times"})


def growth_measure(unit: str) -> Measure:
    """What a growth is that is told in a unit: relative in per cent, absolute in anything else."""
    return Measure.GROWTH if unit in _RELATIVE_UNITS else Measure.CHANGE


def state_measure(unit: str) -> Measure:
    """What a state is that is told in a unit."""
    return Measure.SHARE if unit in ("percent", "per_mille") else Measure.LEVEL


def way(falls: bool) -> Direction:
    """The direction of a growth."""
    return Direction.DOWN if falls else Direction.UP
