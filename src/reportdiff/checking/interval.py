"""What a rounded figure may stand for, and the arithmetic of such intervals over exact decimals.

After XBRL Calculations 1.1: 37.7亿 is anything from 37.65亿 to 37.75亿, and what lies within is no contradiction. A figure
that only bounds (超过, 以内) or is about (左右) stands for no interval and is never computed with.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportdiff.model import Comparator, Fact, Quantity

_ABOUT = Decimal("0.9")
_ONE = Decimal(1)
_PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __truediv__(self, other: int) -> Interval:
        return Interval(self.low / other, self.high / other)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)


def interval(figure: Fact | Quantity) -> Interval | None:
    """What a figure stands for; ``None`` where it is no single number, or says itself that it is not exact."""
    if figure.comparator is not Comparator.EQ or figure.value is None:
        return None
    return Interval(figure.value - figure.precision, figure.value + figure.precision)


def counted(figure: Fact | Quantity) -> Interval | None:
    """As ``interval``, but a count given to the last one (19个, not 1.9万个) is that number and no other."""
    stands_for = interval(figure)
    if stands_for and figure.value is not None and figure.pint == "count" and figure.precision <= _ONE / 2:
        return Interval(figure.value, figure.value)
    return stands_for


def growth(before: Interval, after: Interval) -> Interval | None:
    """From one level to the next, in percent; ``None`` where the first may be zero or less."""
    if before.low <= 0 or after.low < 0:
        return None
    return Interval((after.low / before.high - 1) * 100, (after.high / before.low - 1) * 100)


def yearly(grown: Interval, years: int) -> Interval | None:
    """The average growth of each of so many years, in percent, from that over all of them."""
    if grown.low <= -_PERCENT:
        return None
    low, high = ((1 + end / _PERCENT) ** (_ONE / years) for end in (grown.low, grown.high))
    return Interval((low - 1) * _PERCENT, (high - 1) * _PERCENT)


def at_least(figure: Fact | Quantity) -> Decimal | None:
    """The least that a figure stands for: a tenth less than said where it is about so much, nothing for a ceiling."""
    if figure.value is None or figure.comparator is Comparator.LE:
        return figure.low
    if figure.comparator is Comparator.APPROX:
        return figure.value * _ABOUT
    return figure.value - figure.precision


def at_most(figure: Fact | Quantity) -> Decimal | None:
    """The most that a figure stands for: twice a lower bound, for who has more says more; a tenth more than about so much."""
    if figure.value is None:
        return figure.high
    if figure.comparator is Comparator.GE:
        return figure.value * 2
    if figure.comparator is Comparator.APPROX:
        return figure.value * (2 - _ABOUT)
    return figure.value + figure.precision
