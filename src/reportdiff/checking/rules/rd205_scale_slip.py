"""RD205: levels ten times away from what last year's level leads to, or far from all others of their name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.written import as_in
from reportdiff.model import Comparator, Direction, Fact, Kind, Measure, Report, Severity, as_written

_WITH_GROWTH = 8  # times away from what the stated growth leads to: ten, with room for rounding
_WITHOUT = 50  # times away from every other level of the name where no growth is stated
_MOST = 50  # figures of one name; a name with more is of many things
_LEAST_NAME = 5  # characters; shorter names (总投资) are of many things, but for those that the lexicon knows

Told = tuple[Report, Fact]


class ScaleSlip(Rule):
    """A figure 10 times or more away from what its growth and last year's figure imply.

    亿 for 万, a lost decimal point. Where no growth is stated the figure must be 50 times away from every other figure of
    the same name and unit, in the report and in last year's, results and targets alike.

    Found: 进出口总额3120万元，增长12%, after 2690亿元; 新建口袋公园1200万个 beside a target of 1500个.
    Not found: 3120亿元, or another indicator of the same name.
    """

    code = "RD205"
    name = "scale-slip"
    severity = Severity.WARNING

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each level that is out of scale with last year's, or with the others of its name."""
        grown = {slip.start: slip for slip in _out_of_growth(checked)}
        yield from grown.values()
        for slip in _out_of_all(checked):
            if slip.start not in grown:
                yield slip


def _out_of_growth(checked: Checked) -> Iterator[Slip]:
    """Levels that last year's, with the growth told beside them, does not lead to."""
    for old in checked.previous[:1]:
        before = {_key(fact): fact for fact in reversed(old.facts) if _is_level(fact, (old.year or 0) - 1)}
        for fact in checked.report.facts:
            last = before.get(_key(fact))
            if last is None or not _is_level(fact, old.year) or not last.value or not fact.value:
                continue
            grown = _growth_of(fact, checked)
            expected = last.value * (1 + (grown or Decimal(0)) / 100)
            if expected <= 0:
                continue
            times = max(fact.value / expected, expected / fact.value)
            if times >= (_WITHOUT if grown is None else _WITH_GROWTH):
                yield _slip(fact, (old, last), expected, grown)


def _out_of_all(checked: Checked) -> Iterator[Slip]:
    """Levels far from every other of their name: the nearest is the one that they are told to be away from."""
    told: dict[tuple[str, str], list[Told]] = {}
    for report in (checked.report, *checked.previous[:1]):
        for fact in report.facts:
            named = (fact.concept or (len(fact.indicator) >= _LEAST_NAME and not fact.cell)) and fact.period is None
            if named and fact.measure is Measure.LEVEL and fact.value:
                told.setdefault((fact.indicator, fact.pint), []).append((report, fact))
    for (_, fact), others in _with_others(told, checked.report):
        nearest = min(others, key=lambda one: _times(one[1], fact))
        if _times(nearest[1], fact) >= _WITHOUT and nearest[1].value:
            before = nearest[0] is not checked.report
            yield _slip(fact, nearest, nearest[1].value, None, "RD205_before" if before else "RD205_other")


def _with_others(told: dict[tuple[str, str], list[Told]], report: Report) -> Iterator[tuple[Told, list[Told]]]:
    """Each level of the report with the others of its name, but for those of its own sentence."""
    for named in told.values():
        for one in named if len(named) <= _MOST else ():
            others = [each for each in named if each[0] is not report or each[1].sentence_start != one[1].sentence_start]
            if one[0] is report and others:
                yield one, others


def _times(one: Fact, other: Fact) -> Decimal:
    if not one.value or not other.value:
        return Decimal(1)
    return max(abs(one.value / other.value), abs(other.value / one.value))


def _slip(fact: Fact, near: Told, expected: Decimal, grown: Decimal | None, says: str = "RD205_before") -> Slip:
    report, other = near
    words = {"indicator": fact.indicator, "other": as_written(other), "growth": "" if grown is None else f"{grown}%"}
    follows = as_in(expected, other) if grown is not None else as_written(other)
    return Slip(fact.start, fact.end, as_written(fact), follows, words, (place(other, report),), None if grown is not None else says)


def _key(fact: Fact) -> tuple[str | None, str]:
    return fact.concept, fact.pint


def _is_level(fact: Fact, year: int | None) -> bool:
    known = fact.concept is not None and fact.comparator in (Comparator.EQ, Comparator.GE, Comparator.APPROX)
    whole = fact.kind is Kind.ACTUAL and fact.year == year and fact.period is None
    return known and whole and fact.measure is Measure.LEVEL


def _growth_of(level: Fact, checked: Checked) -> Decimal | None:
    """The growth of a level that stands in its sentence."""
    growth = checked.growths.get((level.sentence_start, level.concept))
    if growth is None or growth.value is None:
        return None
    return -growth.value if growth.direction is Direction.DOWN else growth.value
