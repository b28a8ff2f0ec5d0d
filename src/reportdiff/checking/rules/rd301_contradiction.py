"""RD301: one indicator, one year, two values."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportdiff.checking.interval import Interval
from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.written import told_as
from reportdiff.model import Comparator, Direction, Fact, Kind, Measure, Severity, Strength

_BOUNDS = (Comparator.GE, Comparator.LE)
_MOST = 20  # figures of one indicator and year that others are set against
_ABOUT = Decimal("0.1")  # how far from 约, 左右 a figure may lie, as a share of it
_POINTS = Decimal("0.2")  # and of a rate, in percentage points
_RATES = ("percent", "percentage_point")


class Contradiction(Rule):
    """The same indicator, year and scope stated with two values that no rounding reconciles.

    Figures are set against each other where the lexicon knows them by one name, for the same year, measure and unit and
    on the same basis (同口径, 人均 …); levels only where they have the same name word for word. A result may be told as a
    number and as a bound (838亿斤, 稳定在800亿斤以上): the two must be able to hold at once. Targets of one year must be the
    same number where both are told in the same way (左右, 以上), and equally firmly.

    Found: 地区生产总值增长6.1%, and later 经济增长6.4%; 城镇新增就业3万人以上 and 4万人以上 in one plan.
    Not found: 5.2万亿元 beside 52134亿元; 力争增长6.5% beside 增长6%.
    """

    code = "RD301"
    name = "contradiction"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each figure that cannot stand beside an earlier one of its indicator."""
        told: dict[tuple[object, ...], list[Fact]] = {}
        for fact in checked.report.facts:
            if not fact.concept or fact.year is None or fact.value is None:
                continue
            earlier = told.setdefault(_key(fact, checked), [])
            other = next((one for one in earlier if not _agree(one, fact)), None)
            if len(earlier) < _MOST:
                earlier.append(fact)
            if other is not None:
                says = "RD301_target" if fact.kind is Kind.TARGET else None
                words = {"indicator": fact.indicator, "year": str(fact.year)}
                stated, expected = (told_as(one, checked.language) for one in (fact, other))
                yield Slip(fact.start, fact.end, stated, expected, words, (place(other, checked.report),), says)


def _key(fact: Fact, checked: Checked) -> tuple[object, ...]:
    basis = fact.qualifiers if checked.language.on_other_basis(fact) else ()
    name = fact.concept if fact.measure in (Measure.GROWTH, Measure.SHARE) else fact.indicator
    return fact.kind, name, fact.measure, fact.pint, fact.year, fact.period, basis


def _agree(one: Fact, other: Fact) -> bool:
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
