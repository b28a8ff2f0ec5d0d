"""RD205: levels ten times away from what last year's level leads to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportdiff.checking.rule import Checked, Rule, Slip, in_unit, place
from reportdiff.model import Comparator, Direction, Fact, Kind, Measure, Severity

_WITH_GROWTH = 8  # times away from what the stated growth leads to: ten, with room for rounding
_WITHOUT = 50  # times away from last year's level where no growth is stated


class ScaleSlip(Rule):
    """A figure 10 times or more away from what its growth and last year's figure imply.

    亿 for 万, a lost decimal point. Where no growth is stated the figure must be 50 times away from last year's.

    Found: 进出口总额3120万元，增长12%, after 2690亿元. Not found: 3120亿元, or another indicator of the same name.
    """

    code = "RD205"
    name = "scale-slip"
    severity = Severity.WARNING

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each level that is out of scale with last year's."""
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
                if times < (_WITHOUT if grown is None else _WITH_GROWTH):
                    continue
                words = {
                    "indicator": fact.indicator,
                    "before": last.text,
                    "growth": "—" if grown is None else f"{grown}%",
                }
                yield Slip(
                    fact.start,
                    fact.end,
                    fact.text,
                    in_unit(f"{expected.normalize():.3g}", fact.unit, checked.language),
                    words,
                    (place(last, old),),
                )


def _key(fact: Fact) -> tuple[str | None, str]:
    return fact.concept, fact.pint


def _is_level(fact: Fact, year: int | None) -> bool:
    known = fact.concept is not None and fact.comparator in (Comparator.EQ, Comparator.GE, Comparator.APPROX)
    whole = fact.kind is Kind.ACTUAL and fact.year == year and fact.period is None
    return known and whole and fact.measure is Measure.LEVEL


def _growth_of(level: Fact, checked: Checked) -> Decimal | None:
    """The growth of a level that stands in its sentence."""
    for fact in checked.report.facts:
        beside = fact.sentence_start == level.sentence_start and fact.concept == level.concept
        if beside and fact.measure is Measure.GROWTH and fact.pint == "percent" and fact.value is not None:
            return -fact.value if fact.direction is Direction.DOWN else fact.value
    return None
