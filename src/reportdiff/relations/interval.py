"""What a stated figure may stand for, as an interval, and exact arithmetic with such intervals.

After XBRL Calculations 1.1: 37.7亿 is anything from 37.65亿 to 37.75亿, and what lies within is no contradiction. A bound
(超过, 以内) and a range are intervals too, one end of a bound open; what is about so much (左右) has room around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from reportdiff.model import Comparator, Fact, Quantity, frequent

INFINITE = Decimal("Infinity")
_ABOUT = Decimal("0.1")  # how far from 约, 左右 a figure may lie, as a share of it
_ABOUT_RATE = Decimal("0.2")  # and of a rate, in percentage points
_RATES = ("percent", "percentage_point", "per_mille")
_PERCENT = Decimal(100)
_ONE = Decimal(1)
_TEN = Decimal(10)
_THOUSAND = Decimal(1000)
_ROUND = ((Decimal(100), Decimal(100_000)), (_TEN, _THOUSAND))  # to what counts are rounded, and from where


class Rounding(StrEnum):
    """How figures of a report were rounded: to the nearest digit, cut off after it, or in either way."""

    NEAREST = "nearest"
    TRUNCATE = "truncate"
    EITHER = "either"


@frequent
@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, which may be infinite."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def times(self, factor: Decimal) -> Interval:
        """Each number of it so many times; the factor is above zero."""
        return Interval(self.low * factor, self.high * factor)

    def over(self, other: Interval) -> Interval | None:
        """Each number of it by each of the other; ``None`` where the other may be zero or below."""
        if other.low <= 0:
            return None
        low, high = self.low, self.high
        return Interval(low / (other.high if low >= 0 else other.low), high / (other.low if high >= 0 else other.high))

    def by(self, other: Interval) -> Interval:
        """Each number of it by each of the other, multiplied; the other is zero or above."""
        ends = [_product(one, it) for one in (self.low, self.high) for it in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def plus(self, number: Decimal) -> Interval:
        """Each number of it, and so much."""
        return Interval(self.low + number, self.high + number)

    def around(self, room: Decimal) -> Interval:
        """With so much room on either side."""
        return Interval(self.low - room, self.high + room)

    def below(self, other: Interval) -> bool:
        """Whether whatever number lies in it is less than any in another."""
        return self.high < other.low

    @property
    def middle(self) -> Decimal:
        """Its middle, or the one end that it has."""
        if self.high == INFINITE or self.low == -INFINITE:
            return self.low if self.low != -INFINITE else self.high
        return (self.low + self.high) / 2

    @property
    def bounded(self) -> bool:
        """Whether it has two ends."""
        return self.low != -INFINITE and self.high != INFINITE


def exactly(value: Decimal | int) -> Interval:
    """One number and no other."""
    return Interval(Decimal(value), Decimal(value))


def at_least(value: Decimal) -> Interval:
    """That number and all above it."""
    return Interval(value, INFINITE)


def at_most(value: Decimal) -> Interval:
    """That number and all below it."""
    return Interval(-INFINITE, value)


def stands_for(figure: Fact | Quantity, rounding: Rounding = Rounding.NEAREST) -> Interval | None:
    """What a figure stands for; ``None`` where it says no number.

    A count given to the last one (19个, not 1.9万个) is that number and no other; one of whole thousands (78,000) is rounded to them,
    and an average (2.39人) to its last digit.
    """
    value, room = figure.value, figure.precision
    if value is None:
        return Interval(figure.low - room, figure.high + room) if figure.low is not None and figure.high is not None else None
    below, above = _room(figure, rounding)
    match figure.comparator:
        case Comparator.GE:
            return Interval(value - below, INFINITE)
        case Comparator.LE:
            return Interval(-INFINITE, value + above)
        case Comparator.APPROX:
            room_ = about(figure)
            return Interval(value - below - room_, value + above + room_)
    return Interval(value - below, value + above)


def about(figure: Fact | Quantity) -> Decimal:
    """How far from the number a figure may be that is about so much: a unit of its last digit but noughts, at most a tenth."""
    value = figure.value or Decimal(0)
    return max(min(last_digit(figure), abs(value) * _ABOUT), _ABOUT_RATE if figure.pint in _RATES else Decimal(0))


def last_digit(figure: Fact | Quantity) -> Decimal:
    """A unit of the last digit of a figure that is no nought: 10 of 1030, 0.1 of 5.5."""
    return Decimal(1).scaleb(int(figure.value.normalize().as_tuple().exponent)) if figure.value else Decimal(0)


def _room(figure: Fact | Quantity, rounding: Rounding) -> tuple[Decimal, Decimal]:
    """How much below and above the number a figure may be."""
    half = figure.precision
    if _is_count(figure):
        return (_THOUSAND / 2, _THOUSAND / 2) if figure.value and _in_thousands(figure.value) else (Decimal(0), Decimal(0))
    if rounding is Rounding.NEAREST:
        return half, half
    return half if rounding is Rounding.EITHER else Decimal(0), 2 * half


def _in_thousands(value: Decimal) -> bool:
    """Whether a number ends in three noughts, however long it is: what is left of a division could not be told of one with dozens of digits."""
    return int(value.normalize().as_tuple().exponent) >= 3


def _is_count(figure: Fact | Quantity) -> bool:
    """Whether a figure is a count given to the last one."""
    return figure.pint == "count" and figure.precision == _ONE / 2


def rounded_to(figure: Fact | Quantity) -> Decimal:
    """To which tens or hundreds a count may be rounded that does not say so: 6,690 to tens, 165,600 to hundreds; one that seems not to be, to one."""
    if not _is_count(figure) or figure.value is None:
        return _ONE
    return next((unit for unit, least in _ROUND if abs(figure.value) >= least and not figure.value % unit), _ONE)


def named(figure: Fact | Quantity) -> Interval | None:
    """The number that a figure names, whether or not it is also a bound."""
    value = figure.value
    if value is None:
        return stands_for(figure)
    room = Decimal(0) if _is_count(figure) else figure.precision
    room += about(figure) if figure.comparator is Comparator.APPROX else Decimal(0)
    return Interval(value - room, value + room)


def growth(before: Interval, after: Interval) -> Interval | None:
    """From one level to the next, in percent; ``None`` where the first may be zero or less."""
    ratio = after.over(before) if after.low >= 0 else None
    return ratio and Interval((ratio.low - 1) * _PERCENT, (ratio.high - 1) * _PERCENT)


def grown(before: Interval, rate: Interval, years: int = 1) -> Interval | None:
    """A level after it grew so much a year for so many years."""
    factor = _factor(rate, years)
    return factor and before.by(factor)


def shrunk(after: Interval, rate: Interval, years: int = 1) -> Interval | None:
    """A level before it grew so much a year for so many years."""
    factor = _factor(rate, years)
    return factor and after.over(factor)


def yearly(grown: Interval, years: int) -> Interval | None:
    """The average growth of each of so many years, in percent, from that over all of them."""
    if grown.low <= -_PERCENT:
        return None
    low, high = ((1 + end / _PERCENT) ** (_ONE / years) if end != INFINITE else end for end in (grown.low, grown.high))
    return Interval((low - 1) * _PERCENT, (high - 1) * _PERCENT)


def compounded(rate: Interval, years: int) -> Interval | None:
    """The growth over so many years, in percent, from that of each."""
    factor = _factor(rate, years)
    return factor and Interval((factor.low - 1) * _PERCENT, (factor.high - 1) * _PERCENT)


def chained(rates: Sequence[Interval]) -> Interval | None:
    """What several growths come to, one upon the other, in percent."""
    level = Interval(_PERCENT, _PERCENT)
    for rate in rates:
        if (level_ := grown(level, rate)) is None:
            return None
        level = level_
    return level.plus(-_PERCENT)


def _factor(rate: Interval, years: int) -> Interval | None:
    if rate.low <= -_PERCENT:
        return None
    low, high = (1 + end / _PERCENT for end in (rate.low, rate.high))
    return Interval(low**years, high**years)


def _product(one: Decimal, other: Decimal) -> Decimal:
    return Decimal(0) if not one or not other else one * other


_NARROW = Decimal("1.2")  # times that the upper end of what a number must be may be the lower one, for a slip to be told
_SHARP = Decimal("1.003")  # and for one other digit to be told from chance
_DIGITS = 3  # digits of a number from which a slip of one of them is told from another number


def slipped(one: Decimal, other: Decimal, precision: Decimal) -> bool:
    """Whether two numbers differ as a slip makes them differ: two digits exchanged, one digit another, the point elsewhere.

    ``precision`` is half a unit of the last digit that is given.
    """
    if one == other or one <= 0 or other <= 0:
        return False
    first, second = (written(each, precision) for each in (one, other))
    if one.normalize().as_tuple().digits == other.normalize().as_tuple().digits or first.strip("0") == second.strip("0"):
        return True  # the point, or 万 for 亿
    if len(first) != len(second) or len(first) < _DIGITS:
        return False
    differing = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    return _are_exchanged(first, second) or (len(differing) == 1 and len(first) > _DIGITS)


def exchanged(one: Decimal, other: Decimal, precision: Decimal) -> bool:
    """Whether two numbers are the same but for two digits side by side that stand the other way round."""
    return min(one, other) > 0 and _are_exchanged(written(one, precision), written(other, precision))


def _are_exchanged(first: str, second: str) -> bool:
    differing = [i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b]
    return len(first) == len(second) and len(differing) == 2 and differing[1] == differing[0] + 1 and sorted(first) == sorted(second)


def differ_in_a_digit(one: Decimal, other: Decimal, precision: Decimal) -> bool:
    """Whether two numbers, each to the last digit that is given, are as long and differ in one digit."""
    first, second = (written(each, precision) for each in (one, other))
    return len(first) == len(second) > 1 and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def a_slip_from(one: Decimal, right: Interval, precision: Decimal) -> bool:
    """Whether a number lies in an interval once a slip in it is undone: two digits exchanged, one digit another, the point elsewhere."""
    known = right.bounded and right.low > 0 and right.high <= right.low * _NARROW  # of what may be anything every number is a slip
    if one <= 0 or not known or right.low <= one <= right.high:
        return False
    unit = unit_of(precision)
    any_digit = right.high <= right.low * _SHARP
    single = len(written(one, precision).strip("0")) == 1  # a single digit must be just that, with the point elsewhere
    shifted = (right.around(Decimal(0) if single else precision.scaleb(by)).meets(exactly(one.scaleb(by))) for by in (-3, -2, -1, 1, 2, 3))
    return any(shifted) or any(right.around(precision).meets(exactly(number * unit)) for number in _undone(written(one, precision), any_digit=any_digit))


def _undone(digits: str, *, any_digit: bool) -> Iterator[Decimal]:
    """The numbers from which a slip in one or two digits makes these; from any digit another where that is asked for."""
    for i, (one, other) in enumerate(pairwise(digits)):
        if one != other:
            yield Decimal(digits[:i] + other + one + digits[i + 2 :])
    for i, one in enumerate(digits if any_digit and len(digits) > _DIGITS else ""):
        yield from (Decimal(f"{digits[:i]}{other}{digits[i + 1 :]}") for other in range(0 if i else 1, 10) if str(other) != one)


def unit_of(precision: Decimal) -> Decimal:
    """A unit of the last digit that is given, of which ``precision`` is half; of what is exact, one."""
    return 2 * precision or _ONE


def written(value: Decimal, precision: Decimal) -> str:
    """The digits of a number to the last that is given."""
    return f"{(value / unit_of(precision)).to_integral_value():f}"
