"""What is done against what was to be done: rates of completion, targets told beside their results, targets set again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reportdiff.analysis.rules import Found
from reportdiff.model import Comparator, Fact, Kind, Measure, Part, Quantity, Report, Span
from reportdiff.relations.interval import Interval, exactly
from reportdiff.relations.kinds import but_for_a_slip, verdict
from reportdiff.relations.laid_text import stands_in
from reportdiff.relations.relation import Known, Operand, Relation, operand
from reportdiff.relations.sheet import Sheet

_PERCENT = Decimal(100)
_IN_STEP = Decimal("0.5")  # points by which growths may differ and still be in step
_FAR = Decimal(50)  # times away from its target, up or down
_BETTER = {"percent": "up"} | dict.fromkeys(("second", "minute", "hour", "day", "working_day", "week", "month"), "down")  # of names that say nothing of it
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


def read_targets(sheet: Sheet, targets: Targets, latest: Sequence[Sheet] = ()) -> Iterator[Relation]:
    """All that a report says of how its figures stand to targets."""
    yield from _scales(sheet, targets)
    for found in sheet.giving("completion"):
        yield from _rate(found, sheet, targets)
    for found in sheet.giving("target"):
        yield from _told(found, sheet, targets)
    for found in sheet.giving("beaten"):
        yield from _beaten(found, sheet, targets)
    yield from filter(None, (_missed(found, sheet) for found in sheet.giving("missed")))
    yield from filter(None, (_held_against(found, sheet) for found in sheet.giving("held-against")))
    for of in (sheet, *latest):
        yield from _in_step(sheet, of)


def _actual(found: Found, sheet: Sheet) -> Fact | None:
    """The figure that is held against a target: kept by the rule, or the last result before it in its sentence."""
    if "actual" in found.kept:
        figure = sheet.figure(found.kept["actual"])
        return figure if isinstance(figure, Fact) else None
    start, _ = sheet.sentence_at(found.start)
    before = [fact for fact in sheet.facts(start, found.start) if fact.measure is not Measure.RANK and not _is_a_distance(fact, sheet)]
    before = [fact for fact in before if not _is_of_the_year_before(fact, before)]
    near = before[-1:] if before and found.start - before[-1].end <= _NEAR else []
    return next((fact for fact in near if fact.kind is Kind.ACTUAL), None)


def _is_of_the_year_before(fact: Fact, beside: Sequence[Fact]) -> bool:
    """Whether a figure is told under the name of another of a later year (64%, against 52% in 2031)."""
    return fact.year is not None and any(one.year is not None and one.year > fact.year and one.indicator == fact.indicator for one in beside)


def _is_a_distance(fact: Fact, sheet: Sheet) -> bool:
    """Whether a figure tells how far another is from a target, and not what was reached (five months above the target)."""
    return fact.start in sheet.moving and fact.measure is not Measure.GROWTH


def _missed(found: Found, sheet: Sheet) -> Relation | None:
    """92% against a target of 95%, missing it by three points: on which side of the target a result is, and how far from it."""
    figure = sheet.figure(found.kept["actual"])
    if figure is not None and figure.start in sheet.moving:  # 146, 21 more than last year and 26 more than the target of 120
        levels = [one for one in sheet.told(sheet.sentence_at(found.start)[0], figure.start) if one.pint == figure.pint and one.start not in sheet.moving]
        figure = levels[-1] if levels else figure if figure.pint == "percent" else None  # down 7.1%, against a cut of 4% aimed at
    actual, target = sheet.operand(figure), sheet.operand(sheet.figure(found.kept["target"]))
    if actual is None or target is None or actual.figure is None or target.figure is None or actual.figure.pint != target.figure.pint:
        return None
    below = _lies_below(found, target.figure, sheet)
    if below is None:
        return None
    more, less = (target.as_set, actual) if below else (actual, target.as_set)
    gap = sheet.told_at(found.kept["gap"]) if "gap" in found.kept else None
    if gap is None:
        return Relation("more", found.rule.name, Known.CLAUSE, (("one", more), ("other", less)), actual.start, found.end)
    return Relation("gap", found.rule.name, Known.CLAUSE, (("one", more), ("other", less), ("gap", gap)), gap.start, gap.end)


def _lies_below(found: Found, target: Fact | Quantity, sheet: Sheet) -> bool | None:
    """Whether a result is said to lie below its target: in so many words, or, where that was met or missed, by which way is good; ``None``
    where nothing tells it."""
    better = (sheet.language.named(target.indicator).better if isinstance(target, Fact) else None) or _BETTER.get(target.pint)
    if "met" in found.kept:
        return {"up": False, "down": True}.get(better or "")
    return "below" in found.kept or ("failed" in found.kept and better != "down")  # of a span that was missed there was more


def _held_against(found: Found, sheet: Sheet) -> Relation | None:
    """63% were on time; the target of 65% was missed: the only result before a target in its sentence, in its unit, where which way is good is known."""
    target = sheet.figure(found.kept["target"])
    start, _ = sheet.sentence_at(found.start)
    year = target.year if isinstance(target, Fact) else None
    told = [
        fact for fact in sheet.facts(start, found.start)
        if target is not None and fact.pint == target.pint and fact.kind is Kind.ACTUAL and not stands_in(fact.start, sheet.origins, sheet.moving)
        and fact.measure in (Measure.LEVEL, Measure.SHARE) and (year is None or fact.year in (None, year))
    ]  # fmt: skip
    better = sheet.language.named(told[0].indicator).better or _BETTER.get(told[0].pint) if len(told) == 1 else None
    one, set_ = sheet.operand(told[0]) if len(told) == 1 else None, sheet.operand(target)
    if one is None or set_ is None or better not in ("up", "down"):
        return None
    reached = "over" in found.kept
    more, less = (one, set_.as_set) if reached == (better == "up") else (set_.as_set, one)
    held = f"{'reached' if reached else 'missed'}_{better}"
    return Relation("more", found.rule.name, Known.SENTENCE, (("one", more), ("other", less)), one.start, found.end, {"held": held})


def _scales(sheet: Sheet, targets: Targets) -> Iterator[Relation]:
    """A result a hundredth of its target, or a hundred times as much."""
    for fact in sheet.report.facts:
        target, one = targets.of(fact), sheet.operand(fact)
        if target is not None and target.value and one is not None and fact.measure is Measure.LEVEL and fact.value:
            operands = (("last", target), ("now", one.as_named))
            yield Relation("scale", "of its target", Known.TARGET, operands, fact.start, fact.end, {"times": _FAR})


def _rate(found: Found, sheet: Sheet, targets: Targets) -> Iterator[Relation]:
    """完成年度任务的112.6%; 为年度计划4万亩的108%; 超年度任务12.6%."""
    actual, rate = _actual(found, sheet), sheet.operand(sheet.figure(found.kept["rate"]))
    told = sheet.figure(found.kept["target"]) if "target" in found.kept else None
    if actual is None or rate is None or actual.measure is not Measure.LEVEL:
        return
    planned = told or _planned_beside(actual, sheet)
    target = sheet.operand(planned) if planned is not None and _of_one_kind(planned, actual) else targets.of(actual)
    one = sheet.operand(actual)
    if target is None and one is not None and told is None:
        yield from _of_target_told_before(found, actual, one, rate, sheet)
    if target is None or one is None:
        return
    if told is not None and target.exact and target.value is not None:  # 预算20亿元 beside 21.4亿元 is no 19.6
        target = replace(target, range=exactly(target.value).around(min(told.precision, actual.precision)))
    if found.rule.says.get("beyond"):
        rate = replace(rate, range=rate.range + exactly(_PERCENT), value=rate.value and rate.value + _PERCENT)
    known = Known.CLAUSE if told is not None else Known.SENTENCE if planned is not None else Known.TARGET
    operands = (("actual", one), ("target", target), ("rate", rate))
    says = {"beyond": bool(found.rule.says.get("beyond"))}
    yield Relation("rate", found.rule.name, known, operands, rate.start, rate.end, says)


def _planned_beside(actual: Fact, sheet: Sheet) -> Fact | Quantity | None:
    """计划投资80亿元，完成92亿元: the one figure before a result in its sentence that was planned, in its unit."""
    start, _ = sheet.sentence_at(actual.start)
    planned = [sheet.figure(one.kept["plan"]) for one in sheet.giving_in("plan", start, actual.start)]
    told = [one for one in planned if one is not None and one.pint == actual.pint]
    return told[0] if len(told) == 1 else None


def _of_target_told_before(found: Found, actual: Fact, one: Operand, rate: Operand, sheet: Sheet) -> Iterator[Relation]:
    """完成预算2000万元的5%。…完成预算的16%: the target that the paragraph told last, if the rate is of it, or would be but for a slip."""
    line, _ = sheet.paragraph_at(found.start)
    told = [it for start in sorted(sheet.planned) if line <= start < found.start for it in sheet.told(start, start + 1)]
    target = sheet.operand(told[-1]) if told and _of_one_kind(told[-1], actual) else None
    if target is None or found.rule.says.get("beyond"):
        return
    operands = (("actual", one), ("target", target), ("rate", rate))
    made = Relation("rate", f"{found.rule.name}, told before", Known.SENTENCE, operands, rate.start, rate.end, {"beyond": False})
    if but_for_a_slip(made):
        yield replace(made, known=Known.DIGITS)
    elif (held := verdict(made)) is not None and held.holds:
        yield made


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
    one = sheet.operand(actual)
    if one is not None and target is not None:
        yield _more(found, one, target, Known.TARGET)


def _in_step(sheet: Sheet, of: Sheet) -> Iterator[Relation]:
    """居民收入增长与经济增长同步: what was to grow as fast as another thing, or is said to, and how fast both grew."""
    said, part = ("told", Part.REVIEW) if of is sheet else ("aimed-at", Part.PLAN)
    year = sheet.report.year
    if year is None or not (of is sheet or sheet.follows(of)):
        return
    for found in of.giving("in-step"):
        if of.part_at(found.start) is part:
            one, other = (_growth(of.words(found.kept[role]).strip(), year - 1, sheet) for role in ("one", "other"))
            if one is not None and other is not None and one.concept != other.concept:
                first, second = sheet.operand(one), sheet.operand(other)
                if first is not None and second is not None:
                    second = replace(second, range=second.range.around(_IN_STEP))
                    yield Relation("in-step", f"in-step, {said}", Known.CONCEPT, (("one", first), ("other", second)), one.start, one.end)


def _growth(name: str, year: int, sheet: Sheet) -> Fact | None:
    """How much what a name tells grew in a year, where the report tells it once."""
    concept = sheet.language.lexicon.concept_of(name)
    told = [
        fact for fact in sheet.of_concept(concept)
        if fact.measure is Measure.GROWTH and fact.year == year
        and fact.kind is Kind.ACTUAL and fact.scope is None and fact.period is None and fact.base_year in (None, year - 1)
    ]  # fmt: skip
    return told[0] if len({fact.value for fact in told}) == 1 else None


def _more(found: Found, one: Operand, target: Operand, known: Known) -> Relation:
    """A result that is told as a bound (超2.6万人) is that figure, rounded down."""
    figure = one.figure
    if figure is not None and figure.value is not None and figure.comparator is Comparator.GE:
        one = replace(one, range=Interval(figure.value, figure.value + 2 * figure.precision))
    says = {"claimed": Span(found.start, found.end)}
    return Relation("beaten", found.rule.name, known, (("one", one), ("other", target)), one.start, found.end, says)
