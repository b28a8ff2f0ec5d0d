"""Figures that have an end of themselves: shares of a whole, falls, what cannot be below nothing; ranges."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from reportdiff.analysis.rules import Found
from reportdiff.languages import Cues
from reportdiff.model import Comparator, Direction, Fact, Measure, Quantity, Span
from reportdiff.relations.courses import in_scale_of
from reportdiff.relations.relation import PERHAPS, Known, Operand, Relation, number, value_of
from reportdiff.relations.sheet import Sheet

_WHOLE = 100
_NEXT = 3  # characters of the next clause in which it says that a target was passed
_DAYS, _LONGEST_MONTH = 366, 31  # days of a year, of a month
_MANY_DAYS = 1000  # from where days are those of many
_MINUS = "-−－"  # a sign, and no dash between words
_NAME_END = 2  # characters of a name right before its sign
_BELOW_ZERO = frozenset({"degree_Celsius", "delta_degree_Celsius", "degC", "meter"})  # temperatures, heights


def read_limits(sheet: Sheet) -> Iterator[Relation]:
    """Shares and falls of at most a hundred per cent, levels of at least nothing, ranges from low to high."""
    for fact in sheet.report.facts:
        if fact.pint == "count":
            yield from _counted_one_by_one(fact, sheet)
        elif fact.pint == "day" and fact.period is None and value_of(fact) < _MANY_DAYS and sheet.has_word("days", fact.indicator):
            yield from _at_most(fact, "days", sheet, most=_DAYS)
        elif fact.pint == "percent" and (of := _of_a_hundred(fact, sheet)) is not None:
            yield from _at_most(fact, of, sheet, cue=f"{of}{PERHAPS}" if of == "other" else of)
    for found in sheet.giving("share-of-whole"):
        figure = sheet.figure(found.kept["figure"])
        if figure is not None and figure.start not in sheet.against_plans and not (isinstance(figure, Fact) and figure.measure in (Measure.GROWTH, Measure.CHANGE)):
            yield from _at_most(figure, "share", sheet, cue=found.rule.name)
    for found in sheet.giving("rank-of"):
        yield from _ranked(found, sheet)
    for found in sheet.giving("below-zero"):
        yield from _below_zero(found, sheet)
    yield from _ranges(sheet)
    for found in sheet.giving("days"):
        yield from _days(found, sheet)


def _of_a_hundred(fact: Fact, sheet: Sheet) -> str | None:
    """What a figure in per cent is that can be at most a hundred: a share, a rate, a fall; ``None`` for all others."""
    if fact.measure is Measure.GROWTH:
        return "fall" if fact.direction is Direction.DOWN else None
    clause = sheet.clause_start(fact.start), sheet.clause_end(fact.end)
    if sheet.has("beat", clause[1], clause[1] + _NEXT):  # 占比121%，超额完成任务: of the target
        return None
    if fact.measure is not Measure.SHARE or sheet.has("target", *clause) or fact.start in sheet.against_plans:
        return None
    if of_whole(fact.indicator, sheet.cues):
        return "share"
    if called_rate(fact.indicator, sheet.cues):
        return "rate"
    against = told_against_else(fact.indicator, sheet.cues) or sheet.has("budget", *clause)
    return None if against or not sheet.in_sentence(fact) else "other"


def _days(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """3月19日至20日: the last of some days of a month is not before the first."""
    ends = [(found.kept[role], sheet.numeral(found.kept[role])) for role in ("last", "first")]
    told = [number(sheet.report, place.start, place.end, day) for place, day in ends if day and day <= _LONGEST_MONTH]
    if len(told) == len(ends):
        yield Relation("range", found.rule.name, Known.CLAUSE, (("one", told[0]), ("other", told[1])), found.start, found.end)


def _below_zero(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """年末达到-86家: of what is counted or measured there is nothing at least."""
    figure = sheet.figure(found.kept["figure"])
    if found.rule.says.get("named") and not _is_a_sign(found.kept["sign"], figure, sheet):
        return
    if figure is not None and figure.value is not None and figure.pint not in _BELOW_ZERO:
        one = number(sheet.report, found.kept["sign"].start, figure.end, -abs(figure.value))
        least = number(sheet.report, one.start, one.end, 0)
        yield Relation("floor", found.rule.name, Known.CLAUSE, (("figure", one), ("least", least)), one.start, one.end)


def _is_a_sign(place: Span, figure: Fact | Quantity | None, sheet: Sheet) -> bool:
    """Whether a dash before a figure is its sign: a short one, right behind the name of a thing that the lexicon knows."""
    if not isinstance(figure, Fact) or figure.concept is None or figure.measure is not Measure.LEVEL:
        return False
    before = sheet.view[max(0, place.start - _NAME_END) : place.start]
    return sheet.words(place) in _MINUS and before == figure.indicator[-_NAME_END:]


def _ranked(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """在全省77个开发区中位列第七: there is no rank beyond how many are ranked."""
    rank, count = sheet.in_numerals(found.kept["rank"]), sheet.operand(sheet.figure(found.kept["most"]))
    if count is not None and rank is not None:
        yield Relation("limit", found.rule.name, Known.CLAUSE, (("figure", rank), ("most", count)), rank.start, rank.end, {"of": "rank"})


def _at_most(figure: Fact | Quantity, of: str, sheet: Sheet, *, cue: str = "", most: int = _WHOLE) -> Iterator[Relation]:
    """A figure that has an end of itself; ``of`` names what is said of one that is past it."""
    if (one := sheet.operand(figure)) is not None:
        operands = (("figure", one), ("most", number(sheet.report, figure.start, figure.end, most)))
        yield Relation("limit", cue or of, Known.CLAUSE, operands, figure.start, figure.end, {"of": of})


def _counted_one_by_one(fact: Fact, sheet: Sheet) -> Iterator[Relation]:
    """19.4人: of what is counted one by one there is a whole number, but where it is told of each of many (每千人2.5名)."""
    value = fact.value if fact.unit in sheet.cues.undivided and fact.comparator is Comparator.EQ else None
    if value is None or value == value.to_integral_value() or not sheet.in_sentence(fact):
        return
    scaled = sheet.has("numeral", fact.end, fact.end + 1)  # 1.5个千亿
    numbered = not sheet.view[sheet.paragraph_at(fact.start)[0] : fact.start].strip()  # 3.3家景区, the third of a list
    if scaled or numbered or fact.start in sheet.of_each or sheet.has_word("per_each", fact.indicator):
        return
    if (one := sheet.operand(fact)) is not None:
        operands = (("figure", one.as_set), ("nearest", number(sheet.report, fact.start, fact.start, value.to_integral_value())))
        yield Relation("entire", "counted one by one", Known.DIGITS, operands, fact.start, fact.end)


@lru_cache(maxsize=8192)
def called_rate(indicator: str, cues: Cues) -> bool:
    """Whether a name ends as one of a rate (入驻率), and does not say that it is one against something else than its whole."""
    words = list(cues.vocabulary.find(indicator.lower()))
    codes = cues.vocabulary.codes
    ends = bool(words) and words[-1][1] == len(indicator) and words[-1][2] in codes["rate"]
    return ends and not told_against_else(indicator, cues)


@lru_cache(maxsize=8192)
def told_against_else(indicator: str, cues: Cues) -> bool:
    """Whether a name says that a rate is told against something else than its whole."""
    return bool({code for _, _, code in cues.vocabulary.find(indicator.lower())} & set(cues.vocabulary.codes["no_whole"]))


@lru_cache(maxsize=8192)
def of_whole(indicator: str, cues: Cues) -> bool:
    """Whether a rate of this name is a share of a whole, and so at most 100 %."""
    found = {code for _, _, code in cues.vocabulary.find(indicator.lower())}
    codes = cues.vocabulary.codes
    return bool(found & set(codes["rate_of_whole"])) and not told_against_else(indicator, cues)


def _ranges(sheet: Sheet) -> Iterator[Relation]:
    for figure in sheet.figures:
        if figure.low is not None and figure.high is not None:
            yield from _from_low_to_high("range", figure, figure.low, figure.high, sheet)
    for found in sheet.giving("range"):
        low, high = (_end(found.kept[role], sheet) for role in ("low", "high"))
        if low is not None and high is not None:
            low = in_scale_of(high, low)
            ends = (("one", high), ("other", low))
            yield Relation("range", found.rule.name, Known.CLAUSE, ends, low.start, high.end)


def _end(place: Span, sheet: Sheet) -> Operand | None:
    figure = sheet.figure(place)
    if figure is not None:
        return sheet.operand(figure)
    written = sheet.words(place)
    return number(sheet.report, place.start, place.end, Decimal(written)) if written.isdecimal() else None


def _from_low_to_high(cue: str, figure: Quantity, low: Decimal, high: Decimal, sheet: Sheet) -> Iterator[Relation]:
    ends = (("one", number(sheet.report, figure.start, figure.end, high)), ("other", number(sheet.report, figure.start, figure.end, low)))
    yield Relation("range", cue, Known.CLAUSE, ends, figure.start, figure.end)
