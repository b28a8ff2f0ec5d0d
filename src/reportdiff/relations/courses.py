"""From one figure to another: which way it went, and by how much, where that is told right after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportdiff.analysis.rules import Found
from reportdiff.lang import Remark
from reportdiff.model import Fact, Kind, Part, Quantity
from reportdiff.relations.amounts import is_level
from reportdiff.relations.interval import Interval, Rounding
from reportdiff.relations.meant import best
from reportdiff.relations.relation import Known, Operand, Relation, noun_of, number, value_of
from reportdiff.relations.sheet import Sheet

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_OUT_OF_PROPORTION = 100_000  # times that one sum of money is another, where the two are not of one thing
_SMALL = 1000  # what money for each of something is less than
_HUNDREDTH = Decimal("0.01")
_POINTS, _TIMES, _PERCENT = ("percentage_point", "basis_point"), "times", "percent"
_TIMES_OF_DAY = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})  # 提升至10分钟: what is raised may take less


def read_courses(sheet: Sheet) -> Iterator[Relation]:
    """Courses of figures, of ranks, and what is said of the change between."""
    for found in sheet.giving("gain"):
        yield from _gained(found, sheet)
    for found in sheet.giving("courses"):
        yield from _pairs(found, sheet)
    for found in sheet.giving("unchanged"):
        yield from _unchanged(found, sheet)
    for found in sheet.giving("course-of-both"):
        yield from _both(found, sheet)
    ranks = [one for found in sheet.giving("rank") for one in _rank(found, sheet)]
    yield from ranks
    ranked = {one["before"].start for one in ranks}
    for found in (one for one in sheet.giving("course") if is_in_words(one, sheet)):
        before, after = end_of(found, "before", sheet), end_of(found, "after", sheet)
        before = lent(before, after, sheet)
        before = before.as_named if before is not None and found.rule.says.get("named") else before
        if before is None or after is None or before.start in ranked or not one_unit(before, after):
            continue
        if found.rule.says.get("or_change") and is_what_it_moved_by(before, after, sheet.operand(sheet.figure(found.kept["moved"]))):
            continue
        if "from" not in found.rule.says or min(value_of(before), value_of(after)) >= found.rule.says["from"]:
            yield from _went(found, before, after, sheet)
            yield from _changed(found, before, after, sheet)
            yield from _begun(found, before, sheet)


def is_in_words(found: Found, sheet: Sheet) -> bool:
    """Whether a movement is told in words (doubled from … to …), where its rule asks for that."""
    return not found.rule.says.get("in_words") or not any(map(str.isdecimal, sheet.words(found.kept["moved"])))


def is_what_it_moved_by(before: Operand | None, after: Operand | None, rate: Operand | None) -> bool:
    """Whether a figure that is told with a rate is nearer to that share of another than to what is left of it, or comes to with it."""
    if rate is None or before is None or after is None or not before.value or after.value is None or rate.value is None:
        return False
    share, moved = after.value / before.value, abs(rate.value) * _HUNDREDTH
    return abs(share - moved) < min(abs(share - 1 - moved), abs(share - 1 + moved))


def _went(found: Found, before: Operand, after: Operand, sheet: Sheet) -> Iterator[Relation]:
    """Which way it is said to have gone."""
    falls = "falls" in found.kept
    raised = "raises" in found.kept and not _rises(before, sheet)
    if ("rises" in found.kept or "raises" in found.kept or falls) and not raised:
        says = {"falls": falls, "verb": _verb(found, sheet)}
        ends = (before.as_set, after.as_set) if before.exact and after.exact else (before.as_named, after.as_named)
        operands = (("before", ends[0]), ("after", ends[1]))
        yield Relation("course", found.rule.name, Known.CLAUSE, operands, min(before.start, after.start), max(before.end, after.end), says)


def _unchanged(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """Unchanged at 30 (2032: 30): as much as there was before."""
    before, after = end_of(found, "before", sheet), end_of(found, "after", sheet)
    if before is not None and after is not None and one_unit(before, after):
        yield Relation("unchanged", found.rule.name, Known.CLAUSE, (("one", after), ("other", before)), after.start, after.end)


def _begun(found: Found, before: Operand, sheet: Sheet) -> Iterator[Relation]:
    """由2016年的5.4%降为0: what was done began before the year of the report."""
    first = sheet.year(found.kept["first"]) if "first" in found.kept else None
    year, fact = sheet.report.year, before.fact
    if first and year and fact is not None and fact.kind is Kind.ACTUAL and sheet.part_at(found.start) is Part.REVIEW:
        place = found.kept["first"]
        ends = (("one", number(sheet.report, place.start, place.start, year - 1)), ("other", number(sheet.report, place.start, place.start + 4, first)))
        yield Relation("year-order", "begun", Known.CLAUSE, ends, place.start, place.start + 4)


def _pairs(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """从A和B分别提高到C和D: each from one to the other in its turn."""
    for figure, other in zip(sheet.within(found.kept["before"]), sheet.within(found.kept["after"]), strict=False):
        before, after = sheet.operand(figure), sheet.operand(other)
        if before is not None and after is not None and one_unit(before, after):
            yield from _went(found, before, after, sheet)


def _both(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """0.73 and 0.74, both down from 0.84: each of the two, from one figure."""
    before = end_of(found, "before", sheet)
    for role in ("first", "second"):
        after = end_of(found, role, sheet)
        if before is not None and after is not None and one_unit(before, after):
            yield from _went(found, before, after, sheet)


def _gained(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """39, 11 fewer (22%): a level, the change that led to it, and how much of what was before that is."""
    falls = "falls" in found.kept
    change, growth = (sheet.operand(sheet.figure(found.kept[role]), falls=falls) for role in ("change", "growth"))
    if change is None or growth is None:
        return
    told = (sheet.operand(sheet.figure(found.kept["after"])),) if "after" in found.kept else tuple(_levels_before(found, change, sheet))
    made = [
        Relation("gain", found.rule.name, Known.CLAUSE if "after" in found.kept else Known.SENTENCE,
                 (("before" if after.start in sheet.origins else "after", after), ("change", change), ("growth", growth)),
                 min(change.start, growth.start), max(change.end, growth.end))
        for after in told if after is not None and one_unit(after, change)
    ]  # fmt: skip
    yield from best(made)


def _levels_before(found: Found, change: Operand, sheet: Sheet) -> Iterator[Operand]:
    """The levels that a change may have led to: the last one before it, in its sentence, or else those of its noun in its paragraph."""
    start, _ = sheet.sentence_at(found.start)
    line, _ = sheet.paragraph_at(found.start)

    def more_than_it(begin: int, end: int) -> list[Operand]:
        levels = [one for one in sheet.told(begin, end) if is_level(one) and _is_of_it(one, change, begin == start)]
        told = [it for one in levels if (it := sheet.operand(one)) is not None]
        return [it for it in told if it.value is not None and change.value is not None and it.value > abs(change.value)]

    yield from more_than_it(start, found.start)[-1:] or more_than_it(line, start)


def _is_of_it(level: Fact | Quantity, change: Operand, beside: bool) -> bool:
    """Whether a level is in the unit of a change and, told in another sentence, of what ends on the same noun."""
    if change.figure is None or level.pint != change.figure.pint:
        return False
    named = isinstance(level, Fact) and change.fact is not None and noun_of(level.indicator) == noun_of(change.fact.indicator)
    return beside or named


def _rises(one: Operand, sheet: Sheet) -> bool:
    """Whether what is raised is a number that becomes more: no time, no place among others, nothing that less of is wanted."""
    known = sheet.language.lexicon.indicator(one.fact.concept) if one.fact and one.fact.concept else None
    if known is not None and known.better is not None:
        return known.better == "up"
    figure = one.figure
    ranked = figure is not None and sheet.has_word("rank", figure.unit)
    return not ranked and (figure is None or figure.pint not in _TIMES_OF_DAY)


def _rank(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """A rank that rose is a smaller number."""
    ends = [(role, _ordinal(found, role, sheet)) for role in ("before", "after")]
    told = tuple((role, one) for role, one in ends if one is not None)
    if len(told) == 2:
        says = {"falls": "falls" not in found.kept, "verb": _verb(found, sheet)}
        yield Relation("course", found.rule.name, Known.CLAUSE, told, min(one.start for _, one in told), max(one.end for _, one in told), says)
        places = _ordinal(found, "places", sheet) if "places" in found.kept else None
        if places is not None:
            ends_ = dict(told) if "falls" in found.kept else {"before": dict(told)["after"], "after": dict(told)["before"]}
            operands = (*ends_.items(), ("change", places))
            yield Relation("change", f"{found.rule.name}, places", Known.CLAUSE, operands, places.start, places.end)


def _ordinal(found: Found, role: str, sheet: Sheet) -> Operand | None:
    place = found.kept[role]
    figure = sheet.figure(place)
    if figure is not None and figure.value is not None:
        return number(sheet.report, figure.start, figure.end, figure.value)
    return sheet.in_numerals(place)


def end_of(found: Found, role: str, sheet: Sheet) -> Operand | None:
    """The figure at an end of a course, below nought where its sign says so, or a ratio, told as A:1."""
    place = found.kept[role]
    figure = sheet.figure(place)
    return sheet.ratio(place) or sheet.operand(figure, falls=figure is not None and sheet.below_nought(figure))


def lent(before: Operand | None, after: Operand | None, sheet: Sheet) -> Operand | None:
    """A bare number with the unit and the scale of the figure that it went to: 从84下降到67微克."""
    lacks = before is not None and before.figure is not None and before.figure.pint == "count" and not before.figure.unit
    written = _NUMBER.match(sheet.view[after.start : after.end]) if after is not None and lacks else None
    if before is None or after is None or after.figure is None or after.value is None or written is None or not after.figure.unit:
        return before
    number_ = Decimal(written[0].replace(",", ""))
    scale = after.value / number_ if number_ else Decimal(1)
    bare = before.figure
    assert bare is not None
    value = bare.value and bare.value * scale
    return sheet.operand(replace(bare, value=value, precision=bare.precision * scale, unit=after.figure.unit, pint=after.figure.pint))


def in_scale_of(other: Operand, one: Operand) -> Operand:
    """A figure in the scale of the one behind it, where its own is told there alone: between £2.9 and £3.8 million."""
    if not isinstance(one.figure, Fact | Quantity) or other.figure is None or one.figure.pint != other.figure.pint or not one.value or not other.value:
        return one
    written = [_NUMBER.search(it.text) for it in (one, other)]
    numbers = [Decimal(it[0].replace(",", "")) if it else None for it in written]
    scales = [it.value / number if it.value and number else Decimal(1) for it, number in zip((one, other), numbers, strict=True)]
    return one.times(scales[1]) if scales[0] == 1 < scales[1] else one


def one_unit(before: Operand, after: Operand) -> bool:
    """Whether two figures are in one unit; money for each of something and money in all, which is told beside it, are not."""
    if _is_of_all(before, after) or _is_of_all(after, before):
        return False
    one, other = before.figure, after.figure
    return one is other is None or (one is not None and other is not None and one.pint == other.pint)


def _is_of_all(one: Operand, other: Operand) -> bool:
    """Whether one is money in all, and the other for each of something: 26 million or 0.35 a share, up from 25 million."""
    return one.figure is not None and other.figure is not None and is_of_all(one.figure, other.figure)


def is_of_all(one: Fact | Quantity, other: Fact | Quantity) -> bool:
    """Whether a sum of money is out of all proportion to another that is small enough to be for each of something."""
    money = one.pint == other.pint and other.pint.isupper()
    return money and (one.value or 0) > _OUT_OF_PROPORTION * (other.value or 0) > 0 and (other.value or 0) < _SMALL


def _verb(found: Found, sheet: Sheet) -> str:
    place = next((found.kept[name] for name in ("falls", "rises", "raises") if name in found.kept), None)
    return sheet.report.text[place.start : place.end] if place else ""


def _changed(found: Found, before: Operand, after: Operand, sheet: Sheet) -> Iterator[Relation]:
    """The change that is told right after the two figures, by the year where the years between are told."""
    first, last = (sheet.year(found.kept[name]) if name in found.kept else None for name in ("first", "last"))
    figure = _kept(found, "change", sheet) or _kept(found, "moved", sheet)
    multiple = _kept(found, "multiple", sheet)
    if multiple is not None:
        yield from _multiple(found, before, after, sheet.operand(multiple))
    if figure is None or ("since" in found.kept and (first or last)):  # 从2020年的…到…,同比增长: of the last year alone
        return
    years = (last - first if first and last and last > first else _years_told(figure)) if "yearly" in found.kept else 1
    change = sheet.operand(figure, falls=_is_a_fall(found, before, after))
    kind = kind_of_change(before, figure)
    if years is None or change is None or kind is None:
        return
    if kind == "growth" and figure.pint == _PERCENT and (at_constant_prices(after, sheet) or change.start in sheet.adjusted):
        return
    change = going(change, falls=_is_a_fall(found, before, after))
    if kind == "points":
        before, after, change = before.as_set, after.as_set, change.as_set if change.exact else change
    elif sheet.rounding is Rounding.NEAREST:
        before, after = _to_one_digit(before, after), _to_one_digit(after, before)
    operands = (("before", before), ("after", after), ("change" if kind == "change" else "growth", change))
    of_chapter = ", of the years told" if "yearly" in found.kept and not (first and last) else ""
    yield Relation(kind, f"{found.rule.name}, changed{of_chapter}", Known.CLAUSE, operands, change.start, change.end, {"years": years})


def _years_told(change: Fact | Quantity) -> int | None:
    """Over how many years something changed of which only the yearly change is told (五年来，…从…到…，年均增长): those of the chapter."""
    period = change.period if isinstance(change, Fact) else None
    return int(period.end[:4]) - int(period.start[:4]) + 1 if period is not None else None


def _to_one_digit(one: Operand, other: Operand) -> Operand:
    """A figure as finely told as the one beside it: from 2.4 to 3 million is to 3.0."""
    figure, beside = one.figure, other.figure
    if figure is None or beside is None or not one.exact or not other.exact or one.value is None or figure.precision <= beside.precision:
        return one
    return replace(one, range=Interval(one.value - beside.precision, one.value + beside.precision))


def _kept(found: Found, name: str, sheet: Sheet) -> Fact | Quantity | None:
    return sheet.figure(found.kept[name]) if name in found.kept else None


def _is_a_fall(found: Found, before: Operand, after: Operand) -> bool:
    """Whether a change is one downwards: as it is said, as the course is said to go, or of what only names its extent as the figures are."""
    if "extent" in found.kept:
        return after.range.below(before.range)
    return "drops" in found.kept if "change" in found.kept else "falls" in found.kept


def at_constant_prices(after: Operand, sheet: Sheet) -> bool:
    """Whether growth is told otherwise than at the prices of the two levels."""
    fact = after.fact
    other = fact is not None and (fact.basis is not None or Remark.OTHER_BASIS in sheet.language.remarks(fact))
    return other or without_prices(after, sheet)


def without_prices(one: Operand, sheet: Sheet) -> bool:
    """Whether the growth of what a figure is of is told without the rise in prices, as the lexicon knows it."""
    known = sheet.language.lexicon.indicator(one.fact.concept) if one.fact and one.fact.concept else None
    return bool(known and known.prices == "constant")


def _multiple(found: Found, before: Operand, after: Operand, times: Operand | None) -> Iterator[Relation]:
    if times is not None:
        operands = (("one", after), ("other", before), ("ratio", times.times(_HUNDREDTH)))
        yield Relation("ratio", f"{found.rule.name}, times", Known.CLAUSE, operands, times.start, times.end)


def going(change: Operand, *, falls: bool) -> Operand:
    """A change of which only a bound is told (up less than 1%): at least it went the way that is said."""
    low, high = (change.range.low, min(change.range.high, Decimal(0))) if falls else (max(change.range.low, Decimal(0)), change.range.high)
    return replace(change, range=Interval(low, high)) if not change.range.bounded and low <= high else change


def kind_of_change(before: Operand, change: Fact | Quantity) -> str | None:
    """Whether a change is a difference or a relative one; ``None`` where it is neither of the two figures."""
    unit = before.figure.pint if before.figure else ""
    if change.pint in (_POINTS if unit == _PERCENT else (unit,)):
        return "change"
    if change.pint == _TIMES or (change.pint == _PERCENT and unit != _PERCENT):
        return "growth"
    return "points" if change.pint == unit == _PERCENT else None
