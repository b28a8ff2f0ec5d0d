"""How well a figure of NEW fits a target of OLD, part by part: name, measure, size, place."""

from __future__ import annotations

from decimal import Decimal

from reportdiff.following.judging import part_of_year
from reportdiff.lang import Language, Remark
from reportdiff.model import Comparator, Direction, Fact, Flow, Kind, Measure, Score
from reportdiff.units.registry import factor

HOPELESS = (
    0.6  # below this no bonus reaches the threshold; saves loading the unit registry for pairs of names that differ
)
_SAME_PLACE = 0.06
STOCK_FOR_FLOW = 0.40
_FLOW_FOR_STOCK = 0.12
_OTHER_SIZE = 0.25
_TOLD_AS_MISSED = -0.03  # the figure itself proves more than the target that is said to be missed
_BOUND = -0.04  # an exact figure proves more than one that only bounds, be it the very number: 446亿斤, 连续稳定在430亿斤以上
_PART_OF_YEAR = -0.04  # what a whole year came to is the better proof: 上半年增长9%, 全年增长7.5%
_SURE = 0.9  # of names so alike the exact figure is the better proof; of others each may be the only one
_BOUNDS = (Comparator.GE, Comparator.LE)
_SIZE = Decimal(4)
_LIKE_SIZE = Decimal(2)  # 演出184场 answers 举办演出200场, though it does not say that they are new
_DIGITS, _FEW_DIGITS = 3, 2  # of a number that another thing hardly has; of one that says something beside a like name
_LEVEL_AND_CHANGE = ((Measure.LEVEL, Measure.CHANGE), (Measure.CHANGE, Measure.LEVEL))
_CHANGE_FOR_LEVEL = 0.06  # 减少贫困人口1000万人 read as a level or as a change
# 954个 answers 954个: a number that is promised and then reported to the last digit is seldom another thing's.
_SAME_NUMBER, _SAME_ROUND_NUMBER, _NEAR_NUMBER = 0.15, 0.06, 0.04
_TELLING = 15  # smaller numbers, and a dozen, are many things'
_NEAR = (Decimal("0.9"), Decimal("1.15"))
_TOTAL = (Decimal("0.8"), Decimal("1.5"))  # of the aim, for a total of which nobody says since when
_SPECIFIC = 7  # pieces of a name for which a number that is only near says anything


def score(target: Fact, fact: Fact, language: Language, answering: dict[str, set[str]], any_size: bool) -> Score | None:
    """How well ``fact`` measures what ``target`` sets; ``None`` where the two do not compare."""
    if not (is_named(target) and is_named(fact)):
        return None
    measure = measures(target.measure, target.pint, fact.measure, fact.pint)
    if measure is None or (measure and not _is_added_or_cut(target, fact, language)):
        return None
    if fact.kind is Kind.ACTUAL and target.year is not None and fact.year not in (None, target.year):
        return None  # of two years that are due together one never answers for the other
    name = language.alike(target, fact)
    number = _number(target, fact, language) if name + measure >= HOPELESS - _SAME_NUMBER else 0.0
    if name + measure + number < HOPELESS or factor(fact.pint, target.pint) is None:
        return None
    runs = is_running_total(fact) or (_is_summed(fact, language) and not _is_summed(target, language))
    if runs and not any_size and not is_of_like_size(target, fact, name):
        return None
    size = number if number >= _SAME_ROUND_NUMBER else number + flow_and_size(target, fact, language, any_size)
    told = _TOLD_AS_MISSED if Remark.MISSED in language.remarks(fact) else 0.0
    if name >= _SURE and fact.comparator in _BOUNDS and fact.kind is Kind.ACTUAL:
        size, told = min(size, 0.0), told + _BOUND
    told += _PART_OF_YEAR if target.period is None and part_of_year(fact.period) is not None else 0.0
    place = _SAME_PLACE if fact.section in answering.get(target.section or "", ()) else 0.0
    return Score(name, measure, size + told, place)


def is_named(fact: Fact) -> bool:
    """Whether it is known what a figure is of: without a name nothing answers, and nothing is answered."""
    return fact.concept is not None or any(map(str.isalnum, fact.indicator))


def is_running_total(fact: Fact) -> bool:
    """Whether a figure is a sum since a start that is not told: 累计减税9亿元. It may be that of the year alone."""
    return fact.flow is Flow.TOTAL and fact.year is None and fact.period is None


def _is_summed(fact: Fact, language: Language) -> bool:
    """Whether a level was added up since a start that lies years back: it says nothing of what was done in one."""
    if fact.measure is not Measure.LEVEL:
        return False
    return fact.base_year is not None or Remark.SUMMED in language.remarks(fact)


def is_of_like_size(target: Fact, fact: Fact, name: float) -> bool:
    """Whether a running total answers the target of a year: of the same name, and hardly more than what was aimed at."""
    aim, told = target.value or target.low, fact.value or fact.low
    return bool(name >= _SURE and aim and told and target.pint == fact.pint and _TOTAL[0] <= told / aim <= _TOTAL[1])


def is_telling(fact: Fact) -> bool:
    """Whether the number of a figure has digits enough that another thing hardly has the same: 954, not 150 or 1000."""
    return fact.value is not None and _digits(fact.value) >= _DIGITS


def _digits(number: Decimal) -> int:
    """The digits of a number without the zeros at its end."""
    return len(number.normalize().as_tuple().digits)


def _number(target: Fact, fact: Fact, language: Language) -> float:
    """What speaks for a figure since it is, or nearly is, the number that was aimed at."""
    if target.measure is not Measure.LEVEL or target.pint != fact.pint or fact.kind is not Kind.ACTUAL:
        return 0.0
    aim, told = target.value or target.low, fact.value or fact.low
    if not aim or not told or aim < _TELLING:
        return 0.0
    if aim == told:
        return _SAME_NUMBER if _digits(aim) >= _FEW_DIGITS else _SAME_ROUND_NUMBER
    near = _NEAR[0] <= told / aim <= _NEAR[1]
    return _NEAR_NUMBER if near and len(language.named(target.indicator).pieces) >= _SPECIFIC else 0.0


def measures(measure: Measure, unit: str, other: Measure, its_unit: str) -> float | None:
    """What the measures of two figures take away; ``None`` where they never compare."""
    if measure is other:
        return 0.0
    if unit == its_unit and (measure, other) in _LEVEL_AND_CHANGE:
        return -_CHANGE_FOR_LEVEL
    return None


def _is_added_or_cut(target: Fact, fact: Fact, language: Language) -> bool:
    """Whether a level may be read as a change: one that is named as an addition, 新增…; of a fall only one that is named
    as a cut, 减少贫困人口 beside 贫困人口."""
    level = target if target.measure is Measure.LEVEL else fact
    falls = Direction.DOWN in (target.direction, fact.direction)
    return language.named(level.indicator).is_cut if falls else language.named(level.indicator).is_flow


def flow_and_size(target: Fact, fact: Fact, language: Language, any_size: bool) -> float:
    """What is taken away where one of two levels is of what is newly done and the other is not, or they differ greatly."""
    if target.measure is not Measure.LEVEL:
        return 0.0
    a, b = target.value or target.low, fact.value or fact.low
    scale = factor(fact.pint, target.pint)
    ratio = b * scale / a if a and b and scale else Decimal(1)
    size = 0.0
    flows = tuple(it.measure is Measure.CHANGE or language.named(it.indicator).is_flow for it in (target, fact))
    if flows == (True, False):
        size -= _FLOW_FOR_STOCK if 1 / _LIKE_SIZE <= ratio <= _LIKE_SIZE else STOCK_FOR_FLOW
    elif flows == (False, True):
        size -= _FLOW_FOR_STOCK
    if not any_size and not 1 / _SIZE <= ratio <= _SIZE:
        size -= _OTHER_SIZE
    return size
