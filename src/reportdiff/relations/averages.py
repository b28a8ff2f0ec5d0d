"""What there was on average each day, week or month, and what there was in all: of a month, a year, or the time that is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise, product

from reportdiff.analysis.rules import Found
from reportdiff.model import Comparator, Fact, Kind, Measure, Quantity
from reportdiff.relations.amounts import is_level
from reportdiff.relations.limits import of_whole
from reportdiff.relations.meant import sure
from reportdiff.relations.relation import Known, Operand, Relation, number
from reportdiff.relations.sheet import Sheet
from reportdiff.units.registry import factor

_YEAR = (Decimal(365), Decimal(366))  # days
_MONTH = (Decimal(28), Decimal(31))
_COUNTED = Decimal(350)  # days of a year on which something was measured, at least
_SHARE_OF_DAYS = 0.3  # how alike the names of days and of their share are: 优良天数, 优良率


def read_averages(sheet: Sheet) -> Iterator[Relation]:
    """900 responses in October, an average of 29 a day: if the one is so many times the other, or would be but for a slip.

    Of what is only open on some days of the week nothing follows.
    """
    for found in sheet.giving("each-time"):
        average = sheet.figure(found.kept["each"])
        each = sheet.operand(average)
        whole = _whole(found, sheet)
        all_ = sheet.operand(whole)
        if average is not None and each is not None and whole is not None and all_ is not None:
            each = replace(each, range=each.range.around(average.precision))  # an average is rounded, whatever it counts
            if (days := _days(whole, found, sheet)) is not None:
                least, most = (one / Decimal(str(found.rule.says["days"])) for one in days)
                times = number(sheet.report, found.end, found.end, least, most)
                operands = (("one", all_), ("other", each), ("ratio", times))
                yield from sure([Relation("ratio", found.rule.name, Known.SENTENCE, operands, each.start, each.end)], meant=False)


def read_each(sheet: Sheet) -> Iterator[Relation]:
    """6400户,户均补助1.5万元,共9600万元: how many there are, how much each has, and how much that is in all, in one sentence."""
    for found in sheet.giving("per-one"):
        average = sheet.figure(found.kept["each"])
        each = sheet.operand(average)
        if average is None or each is None:
            continue
        told = [one for one in sheet.told(*sheet.sentence_at(found.start)) if is_level(one) and one.start != average.start]
        counts = [one for one in told if one.unit in found.rule.says["units"]]
        made = [
            Relation("ratio", found.rule.name, Known.SENTENCE, (("one", all_), ("other", each), ("ratio", many)), each.start, each.end)
            for whole, count in product(told, counts) if whole is not count
            and (all_ := _in_unit_of(average, whole, sheet)) is not None and (many := sheet.operand(count)) is not None
        ]  # fmt: skip
        yield from sure(made, meant=False)


def _in_unit_of(each: Fact | Quantity, whole: Fact | Quantity, sheet: Sheet) -> Operand | None:
    """A whole in the unit in which it is told what each has; ``None`` where the two do not compare."""
    times, one = factor(whole.pint, each.pint.split(" / ")[0]), sheet.operand(whole)
    return one.times(times) if times is not None and one is not None and whole.pint != "count" else None


def read_days(sheet: Sheet) -> Iterator[Relation]:
    """优良天数325天，优良率89.0%: so many days of the year, and the share told next to them in their sentence."""
    facts = sheet.report.facts
    for days, share in (*pairwise(facts), *((other, one) for one, other in pairwise(facts))):
        if _are_days(days, sheet) and _is_share_of_days(share, days, sheet):
            one, other = sheet.operand(days), sheet.operand(share)
            if one is not None and other is not None:
                yield _of_the_year("days of the year", Known.SENTENCE, one, other)
    yield from _days_apart(sheet)


def _of_the_year(cue: str, known: Known, days: Operand, share: Operand) -> Relation:
    unit = days.figure.unit if days.figure is not None else ""
    joint = " " if days.text.removesuffix(unit).endswith(" ") else ""
    told = f"{_YEAR[0]}{joint}{unit}"
    year = replace(number(days.report, days.end, days.end, _COUNTED, _YEAR[1]), value=_YEAR[0], text=told)
    return Relation("share", cue, known, (("part", days), ("whole", year), ("share", share)), share.start, share.end)


def _days_apart(sheet: Sheet) -> Iterator[Relation]:
    """优良天数比例77% in one chapter, and 优良天数281天 in another: of the last year that is over, each told once."""
    last = (sheet.report.year or 0) - 1
    of_last = [fact for fact in sheet.report.facts if fact.scope is None and fact.kind is Kind.ACTUAL and _is_of(fact, last) and fact.start not in sheet.starting]
    days = [fact for fact in of_last if fact.concept and _are_so_many_days(fact, sheet)]
    shares = [fact for fact in of_last if fact.concept and fact.pint == "percent" and fact.measure is Measure.SHARE and of_whole(fact.indicator, sheet.cues)]
    for day in days if len({fact.value for fact in days}) == 1 else ():
        alike = [fact for fact in shares if sheet.language.alike(fact, day) >= _SHARE_OF_DAYS and fact.sentence_start != day.sentence_start]
        one, other = sheet.operand(day), sheet.operand(alike[0]) if len({fact.value for fact in alike}) == 1 else None
        if one is not None and other is not None:
            yield _of_the_year("days of the year, apart", Known.CONCEPT, one, other)


def _is_of(fact: Fact, year: int) -> bool:
    """Whether a figure is of a year, or tells how it stands at the end of several that end with it."""
    return fact.year == year if fact.period is None else fact.year is None and fact.flow is None and fact.period.end[:4] == str(year)


def _are_so_many_days(fact: Fact, sheet: Sheet) -> bool:
    level = fact.pint == "day" and fact.measure is Measure.LEVEL and fact.comparator is Comparator.EQ
    return level and sheet.has_word("days", fact.indicator)


def _are_days(fact: Fact, sheet: Sheet) -> bool:
    return fact.period is None and _are_so_many_days(fact, sheet)


def _is_share_of_days(share: Fact, days: Fact, sheet: Sheet) -> bool:
    """Whether a share told beside days is theirs: a rate of the same year, with no other figure of the sentence between them."""
    rate = share.pint == "percent" and share.measure is Measure.SHARE and of_whole(share.indicator, sheet.cues)
    of_year = share.kind is days.kind and share.year == days.year and sheet.sentence_at(share.start) == sheet.sentence_at(days.start)
    return rate and of_year and sheet.language.alike(share, days) >= _SHARE_OF_DAYS


def _whole(found: Found, sheet: Sheet) -> Fact | Quantity | None:
    """The last level that is told before an average in its sentence."""
    start, _ = sheet.sentence_at(found.start)
    each = found.kept["each"].start
    told = [one for one in (*sheet.told(start, found.start), *sheet.bare(start, found.start)) if is_level(one) and one.start != each]
    last = max(told, key=lambda one: one.start, default=None)
    figure = sheet.figure(found.kept["each"])
    return last if last is not None and figure is not None and last.pint == figure.pint and (last.unit == figure.unit or not figure.unit) else None


def _days(whole: Fact | Quantity, found: Found, sheet: Sheet) -> tuple[Decimal, Decimal] | None:
    """How many days there were, at least and at most; ``None`` where a sentence names several months, or a part of a year."""
    if isinstance(whole, Fact) and whole.period is not None:
        days = (date.fromisoformat(whole.period.end) - date.fromisoformat(whole.period.start)).days + 1
        return Decimal(days), Decimal(days)
    start, end = sheet.sentence_at(found.start)
    months = sum(code in sheet.cues.vocabulary.codes["month"] for code in sheet.coded.code[start:end])
    if months > 1 or any(start <= one.start < end for one in sheet.giving("part-of-year")):
        return None
    return _MONTH if months else _YEAR
