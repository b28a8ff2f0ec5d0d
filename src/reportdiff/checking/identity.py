"""When two figures of a report are of the same thing, and whether both can hold."""

from __future__ import annotations

from decimal import Decimal

from reportdiff.lang import Language
from reportdiff.model import Comparator, Direction, Fact, Kind, Measure, Strength
from reportdiff.relations import Interval

_BOUNDS = (Comparator.GE, Comparator.LE)
_ABOUT = Decimal("0.1")  # how far from 约, 左右 a figure may lie, as a share of it
_POINTS = Decimal("0.2")  # and of a rate, in percentage points
_RATES = ("percent", "percentage_point")


def key_of(fact: Fact, language: Language) -> tuple[object, ...]:
    """What a figure is of: two with the same key are of the same thing, for the same time and on the same basis."""
    basis = fact.qualifiers if language.on_other_basis(fact) else ()
    name = fact.concept if fact.measure in (Measure.GROWTH, Measure.SHARE) else fact.indicator
    return fact.kind, name, fact.measure, fact.pint, fact.year, fact.period, basis


def agree(one: Fact, other: Fact) -> bool:
    """Whether two figures of one indicator can both hold, or are told too differently to be set against each other."""
    firmly = (one.strength is Strength.ASPIRATIONAL) == (other.strength is Strength.ASPIRATIONAL)  # 力争
    alike = one.comparator is other.comparator and firmly
    same_way = (one.direction is Direction.DOWN) == (other.direction is Direction.DOWN)
    if one.sentence_start == other.sentence_start:
        return True
    if one.kind is Kind.TARGET:
        return not (alike and same_way) or one.value == other.value
    bound, figure = (one, other) if one.comparator in _BOUNDS else (other, one)
    if bound.comparator not in _BOUNDS:
        return _about(one).meets(_about(other))
    if figure.comparator is not Comparator.EQ or figure.value is None or bound.value is None or not same_way:
        return True
    room = figure.precision + bound.precision
    over = figure.value - bound.value
    return over >= -room if bound.comparator is Comparator.GE else over <= room


def _about(fact: Fact) -> Interval:
    """What a figure that is no bound may stand for; a falling one below nothing."""
    value = fact.value or Decimal(0)
    room = fact.precision
    if fact.comparator is Comparator.APPROX:
        room += max(abs(value) * _ABOUT, _POINTS if fact.pint in _RATES else Decimal(0))
    stands_for = Interval(value - room, value + room)
    return -stands_for if fact.direction is Direction.DOWN else stands_for
