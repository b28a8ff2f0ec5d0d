"""Judges a figure against a target: bounds, approximations, ceilings and cuts, with every number as the interval that
its rounding leaves open (as XBRL Calculations 1.1 does)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal

from reportdiff.lang import Language, Remark
from reportdiff.model import Comparator, Direction, Fact, Measure, Period
from reportdiff.tolerance import STANDARD, Tolerance
from reportdiff.units.registry import factor

# "More than 5,800" leaves open whether a target of 6,000 was reached, and so does what eleven months have brought; only
# a figure well below it misses.
_OPEN_END = Decimal("0.9")
_NEITHER = "neither"
# 1850亩 are 1.2333… square kilometres: more digits than any report gives say nothing.
_LEGIBLE = Context(prec=15)


@dataclass(frozen=True, slots=True)
class Judgement:
    """``relation`` is one of ``reaches exceeds within falls_short above_ceiling``; ``margin`` is in the target's unit,
    positive beyond the target and negative short of it; ``tolerance`` what the target's 左右 allows; ``ceiling`` whether
    what is asked is to stay at or below the target."""

    met: bool
    relation: str
    margin: Decimal
    tolerance: Decimal | None
    ceiling: bool = False


def judge(
    target: Fact, actual: Fact, better: str | None, price_rise: bool, tolerance: Tolerance = STANDARD
) -> Judgement | None:
    """Whether ``actual`` satisfies ``target``; ``None`` where the two do not compare.

    ``better`` is ``down`` where less of the indicator is wanted, ``neither`` where it is to be as planned: then only a figure that is
    as planned says anything of the target. ``price_rise`` marks a rise of prices, for which
    左右 is a ceiling; ``tolerance`` is what 左右 allows elsewhere.
    """
    scale = factor(actual.pint, target.pint)
    value = _middle(actual)
    if scale is None or value is None:
        return None
    value, half = value * scale, actual.precision * scale
    if _opposed(target, actual):
        value = -value  # a fall where a rise was aimed at
    ceiling = _is_ceiling(target, better, price_rise)
    low, high = _aim(target)
    aim = high if ceiling else low
    allowed = _allowed(target, aim, tolerance) if target.comparator is Comparator.APPROX and not price_rise else None
    judged = _against(value, half, aim, ceiling, allowed, actual)
    if judged and _is_undirected(target, better) and abs(judged.margin) > half + (allowed or 0):
        return None
    return judged


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges with what a language's lexicon knows of an indicator, and with the tolerance that the user chose.

    ``wanted`` says of targets, by their ids, which way is good where a table tells it; what the lexicon says comes before, what
    the words of a name let guess after it.
    """

    language: Language
    tolerance: Tolerance = STANDARD
    wanted: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, target: Fact, actual: Fact) -> Judgement | None:
        """As ``judge``: whether less is better, and whether it is a rise of prices, the lexicon says."""
        known = self.language.lexicon.indicator(target.concept or actual.concept)
        if Remark.MISSED in self.language.remarks(actual):
            return Judgement(False, "said_missed", Decimal(0), None)
        rise = target.measure is Measure.GROWTH and self.language.named(target.indicator).is_price
        told = self.wanted.get(target.id)
        better = known.better or told if known else told or self.language.named(target.indicator).better
        judged = judge(target, actual, better, rise, self.tolerance)
        exact = target.comparator in (Comparator.GE, Comparator.EQ)
        if judged and judged.met and judged.margin == 0 and exact and not judged.ceiling and Remark.JUST_SHORT in self.language.remarks(actual):
            return None  # close to 1100 is not 1100, and nothing says how close
        return judged

    def asks_for_less(self, target: Fact) -> bool | None:
        """Whether what is asked is to stay at or below the target; ``None`` where neither more nor less is better."""
        known = self.language.lexicon.indicator(target.concept)
        rise = target.measure is Measure.GROWTH and self.language.named(target.indicator).is_price
        better = known.better if known else self.language.named(target.indicator).better
        return None if _is_undirected(target, better) else _is_ceiling(target, better, rise)


def _is_undirected(target: Fact, better: str | None) -> bool:
    """Whether a figure beyond the target is neither better nor worse than one short of it: what is spent, but for a bound that is set."""
    return better == _NEITHER and target.comparator not in (Comparator.GE, Comparator.LE)


def _opposed(target: Fact, other: Fact) -> bool:
    """Whether one goes up and the other down."""
    return target.direction is not None and other.direction is not None and target.direction is not other.direction


def _middle(fact: Fact) -> Decimal | None:
    if fact.value is not None:
        return fact.value
    return (fact.low + fact.high) / 2 if fact.low is not None and fact.high is not None else None


def _aim(target: Fact) -> tuple[Decimal, Decimal]:
    if target.value is not None:
        return target.value, target.value
    assert target.low is not None
    assert target.high is not None
    return target.low, target.high


def aim_of(target: Fact) -> Decimal:
    """The number that a target asks to reach: of a range its lower end."""
    return _aim(target)[0]


def _is_ceiling(target: Fact, better: str | None, price_rise: bool) -> bool:
    if target.comparator is Comparator.LE or price_rise:
        return True
    if target.comparator is Comparator.GE:
        return False
    return better == "down" and target.direction is not Direction.DOWN


def _allowed(target: Fact, aim: Decimal, tolerance: Tolerance) -> Decimal:
    share = abs(aim) * tolerance.share
    if target.pint not in ("percent", "percentage_point"):
        return share
    if target.measure is Measure.SHARE:
        return tolerance.share_points
    return max(share, tolerance.points) if target.measure in (Measure.GROWTH, Measure.CHANGE) else share


def _against(
    value: Decimal, half: Decimal, aim: Decimal, ceiling: bool, tolerance: Decimal | None, actual: Fact
) -> Judgement | None:
    margin = _LEGIBLE.plus(aim - value if ceiling else value - aim)
    open_end = Comparator.GE if ceiling else Comparator.LE
    if margin >= 0 and actual.comparator is open_end:
        return None  # "more than 2" does not keep a ceiling of 3, nor "less than 120" reach a floor of 100
    if margin < 0 and ceiling and actual.comparator is Comparator.LE:
        return None  # "at most 3" may still be under a ceiling of 2.5
    if margin >= 0:
        return Judgement(True, "exceeds" if margin > 0 and not ceiling else "reaches", margin, None, ceiling)
    if margin + half > 0:  # rounding can explain it
        return Judgement(True, "reaches", margin, None, ceiling)
    if tolerance is not None and margin + tolerance >= 0:
        return Judgement(True, "within", margin, tolerance, ceiling)
    if not ceiling and _pace(value, actual) >= aim * _OPEN_END:
        return None
    return Judgement(False, "above_ceiling" if ceiling else "falls_short", margin, None, ceiling)


def _pace(value: Decimal, actual: Fact) -> Decimal:
    """What a figure that stays open may come to: "more than 5,400", or eleven twelfths of what a year brings."""
    share = part_of_year(actual.period)
    if share is not None and actual.measure is Measure.LEVEL:
        return value / share
    return value if actual.comparator is Comparator.GE else Decimal("-Infinity")


def part_of_year(period: Period | None) -> Decimal | None:
    """The share of a year that a figure for a part of it covers: 11/12 for 1—11月; ``None`` for a year or several."""
    if period is None or period.start[:4] != period.end[:4] or period.end.endswith("12-31"):
        return None
    return Decimal(int(period.end[5:7]) - int(period.start[5:7]) + 1) / 12


def growth_between(before: Fact, after: Fact) -> tuple[Decimal, Decimal] | None:
    """The growth in per cent from one level to another, and half the width of the interval that rounding leaves it.

    ``None`` where the two levels do not compare, or only bound the true figure.
    """
    scale = factor(after.pint, before.pint)
    exact = {before.comparator, after.comparator} <= {Comparator.EQ}
    if scale is None or not exact or not before.value or after.value is None:
        return None
    new, half = after.value * scale, after.precision * scale
    low = (new - half) / (before.value + before.precision) - 1
    high = (new + half) / (before.value - before.precision) - 1 if before.value > before.precision else None
    if high is None:
        return None
    growth = new / before.value - 1
    return growth * 100, (high - low) * 50


def level_after(before: Fact, growth: Fact, target: Fact) -> tuple[Decimal, Decimal] | None:
    """The level that ``before`` and the growth in per cent since come to, in the target's unit, and half the width of
    its rounding interval; ``None`` where the figures only bound the true ones, or do not compare with the target."""
    scale = factor(before.pint, target.pint)
    exact = {before.comparator, growth.comparator} <= {Comparator.EQ}
    if scale is None or not exact or before.value is None or growth.value is None:
        return None
    rate = -growth.value if growth.direction is Direction.DOWN else growth.value
    low = (before.value - before.precision) * (1 + (rate - growth.precision) / 100)
    high = (before.value + before.precision) * (1 + (rate + growth.precision) / 100)
    return (low + high) / 2 * scale, (high - low) / 2 * scale


def risen_between(before: Fact, after: Fact, target: Fact) -> tuple[Decimal, Decimal] | None:
    """How much more there is than there was, in the target's unit, and half the width of its rounding interval.

    Percentages differ by percentage points. ``None`` where the figures do not compare with the target.
    """
    if before.value is None or after.value is None:
        return None
    if target.pint == "percentage_point" and before.pint == after.pint == "percent":
        return after.value - before.value, after.precision + before.precision
    old, new = factor(before.pint, target.pint), factor(after.pint, target.pint)
    if old is None or new is None:
        return None
    return after.value * new - before.value * old, after.precision * new + before.precision * old


def revised(target: Fact, renewed: Fact) -> Decimal | None:
    """How much higher the renewed target's number is, in the old target's unit; ``None`` where they do not compare.

    A rise after a fall, or a fall after a rise, counts below zero: it aims the other way.
    """
    scale = factor(renewed.pint, target.pint)
    before, after = _middle(target), _middle(renewed)
    if scale is None or before is None or after is None:
        return None
    return (-after if _opposed(target, renewed) else after) * scale - before
