"""What is done against what was to be done: rates of completion, targets told beside their results, targets set again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reportdiff.analysis.rules import Found
from reportdiff.model import Comparator, Fact, Kind, Measure, Quantity, Report
from reportdiff.relations.interval import Interval, exactly
from reportdiff.relations.relation import Known, Operand, Relation, operand
from reportdiff.relations.sheet import Sheet

_PERCENT = Decimal(100)
_NEAR = 60  # characters between a figure and the target that it is held against


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets that the latest earlier report set, by the ids of the facts of the checked report that answer them."""

    report: Report | None = None
    by_answer: Mapping[str, Fact] = field(default_factory=dict)

    def of(self, fact: Fact | Quantity) -> Operand | None:
        """The target that a figure answers, as the number that it sets, whether or not that is a bound."""
        target = self.by_answer.get(fact.id) if isinstance(fact, Fact) else None
        if target is None or self.report is None or target.pint != fact.pint or target.value is None:
            return None
        one = operand(self.report, target)
        return one and replace(one, range=exactly(target.value))


def read_targets(sheet: Sheet, targets: Targets) -> Iterator[Relation]:
    """All that a report says of how its figures stand to targets."""
    for found in sheet.giving("completion"):
        yield from _rate(found, sheet, targets)
    for found in sheet.giving("target"):
        yield from _told(found, sheet, targets)
    for found in sheet.giving("beaten"):
        yield from _beaten(found, sheet, targets)


def _actual(found: Found, sheet: Sheet) -> Fact | None:
    """The figure that is held against a target: kept by the rule, or the last result before it in its sentence."""
    if "actual" in found.kept:
        figure = sheet.figure(found.kept["actual"])
        return figure if isinstance(figure, Fact) else None
    start, _ = sheet.sentence_at(found.start)
    before = [fact for fact in sheet.facts(start, found.start) if fact.measure is not Measure.RANK]
    near = before[-1:] if before and found.start - before[-1].end <= _NEAR else []
    return next((fact for fact in near if fact.kind is Kind.ACTUAL), None)


def _rate(found: Found, sheet: Sheet, targets: Targets) -> Iterator[Relation]:
    """完成年度任务的112.6%; 为年度计划4万亩的108%; 超年度任务12.6%."""
    actual, rate = _actual(found, sheet), sheet.operand(sheet.figure(found.kept["rate"]))
    told = sheet.figure(found.kept["target"]) if "target" in found.kept else None
    if actual is None or rate is None or actual.measure is not Measure.LEVEL:
        return
    target = sheet.operand(told) if told is not None and _of_one_kind(told, actual) else targets.of(actual)
    one = sheet.operand(actual)
    if target is None or one is None:
        return
    if found.rule.says.get("beyond"):
        rate = replace(rate, range=rate.range + exactly(_PERCENT), value=rate.value and rate.value + _PERCENT)
    known = Known.CLAUSE if told is not None else Known.TARGET
    operands = (("actual", one), ("target", target), ("rate", rate))
    says = {"beyond": bool(found.rule.says.get("beyond"))}
    yield Relation("rate", found.rule.name, known, operands, rate.start, rate.end, says)


def _of_one_kind(told: Fact | Quantity, actual: Fact) -> bool:
    return told.pint == actual.pint or (told.unit == "" and actual.pint == "count")


def _told(found: Found, sheet: Sheet, targets: Targets) -> Iterator[Relation]:
    """超额完成3万人的年度目标: the target is the one that was set, and the figure is more than it."""
    told, actual = sheet.figure(found.kept["target"]), _actual(found, sheet)
    if told is None or actual is None or told.value is None or not _of_one_kind(told, actual):
        return
    target = sheet.operand(told)
    one = sheet.operand(actual)
    if target is None or one is None:
        return
    target = replace(target, range=exactly(told.value))
    set_ = targets.of(actual)
    if set_ is not None and "revised" not in found.kept:
        operands = (("one", target), ("other", set_))
        yield Relation("set", found.rule.name, Known.TARGET, operands, target.start, found.end, {"actual": actual.text})
    if "over" in found.kept:
        yield _more(found, one, target, Known.CLAUSE)


def _beaten(found: Found, sheet: Sheet, targets: Targets) -> Iterator[Relation]:
    """城镇新增就业980万人,超过预期目标: more than the target that was set."""
    actual = _actual(found, sheet)
    target = targets.of(actual) if actual is not None else None
    one = sheet.operand(actual) if actual is not None else None
    if one is not None and target is not None:
        yield _more(found, one, target, Known.TARGET)


def _more(found: Found, one: Operand, target: Operand, known: Known) -> Relation:
    """A result that is told as a bound (超2.6万人) is that figure, rounded down."""
    figure = one.figure
    if figure is not None and figure.value is not None and figure.comparator is Comparator.GE:
        one = replace(one, range=Interval(figure.value, figure.value + 2 * figure.precision))
    return Relation("beaten", found.rule.name, known, (("one", one), ("other", target)), one.start, found.end)
