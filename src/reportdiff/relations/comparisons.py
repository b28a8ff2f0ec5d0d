"""What is told to be above or below something else: faster than the economy, past a threshold, more than before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportdiff.analysis.rules import Found
from reportdiff.model import Comparator, Direction, Fact, Kind, Measure, Span
from reportdiff.relations.courses import one_unit
from reportdiff.relations.identity import Told, same_name
from reportdiff.relations.interval import exactly
from reportdiff.relations.meant import best
from reportdiff.relations.relation import Known, Operand, Relation, is_before
from reportdiff.relations.sheet import Sheet
from reportdiff.units.unit import Unit

_RATES = (Measure.GROWTH, Measure.SHARE)
_LONGEST_NAME = 24
_NEAR = 16  # characters between a rate and what says that it is above another


def read_comparisons(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """All comparisons of figures with others."""
    for found in sheet.giving("gap", "order"):
        yield from _compared(found, sheet)
    for found in sheet.giving("gaps"):
        yield from _compared_in_turn(found, sheet)
    for found in sheet.giving("order-told"):
        yield from _compared_beside(found, sheet)
    for found in sheet.giving("order-said"):
        yield from _in_order(found, sheet)
    for found in sheet.giving("passed", "step"):
        yield from _passed(found, sheet, told)


def _in_order(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """At 12.3%, the rate was lower than the 14.1% of last year: two figures in one unit, and which of them is said to be more."""
    one, other = (sheet.operand(sheet.figure(found.kept[role])) for role in ("one", "other"))
    if one is not None and other is not None and one_unit(one, other):
        more, less = (other, one) if "below" in found.kept else (one, other)
        yield Relation("more", found.rule.name, Known.CLAUSE, (("one", more.as_named), ("other", less.as_named)), one.start, other.end)


def _compared(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """增长5.8%、快于经济增速1个百分点: one rate, another, and what lies between."""
    one = _rate_before(found, sheet) if sheet.ends_as_said(found) else None
    name = sheet.words(found.kept["other"]) if "other" in found.kept else sheet.name_of(found)
    other = _named(name, one, sheet) if one is not None else None
    if one is None or other is None:
        return
    first, second = (sheet.operand(rate, falls=rate.direction is Direction.DOWN) for rate in (one, other))
    if first is None or second is None:
        return
    below = "below" in found.kept
    if "gap" not in found.kept:
        operands = (("one", second), ("other", first)) if below else (("one", first), ("other", second))
        yield Relation("more", found.rule.name, Known.CONCEPT, operands, first.start, found.end)
        return
    figure = sheet.figure(found.kept["gap"])
    if figure is not None and figure.pint == "percent":  # 快于经济增速1%: points are meant
        yield from _in_percent(found, first, second, sheet.operand(figure, falls=below))
        return
    gap = sheet.operand(figure, falls=below)
    if gap is not None:
        yield Relation("gap", found.rule.name, Known.CONCEPT, (("one", first), ("other", second), ("gap", gap)), gap.start, gap.end)


def _compared_in_turn(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """分别增长10.6%和9.1%,增速分别比工业快4.6和3.1个百分点: as many rates as there are gaps, told right before them, each with its own."""
    gaps = sheet.within(found.kept["gaps"])
    start, _ = sheet.sentence_at(found.start)
    rates = _rates(sheet.facts(start, found.start))[-len(gaps) :]
    other = _named(sheet.name_of(found), rates[-1], sheet) if rates and sheet.ends_as_said(found) else None
    second = sheet.operand(other, falls=other.direction is Direction.DOWN) if other is not None else None
    for rate, figure in zip(rates, gaps, strict=False) if len(rates) == len(gaps) else ():
        first, gap = sheet.operand(rate, falls=rate.direction is Direction.DOWN), sheet.operand(figure)
        if first is not None and second is not None and gap is not None:
            yield Relation("gap", found.rule.name, Known.CONCEPT, (("one", first), ("other", second), ("gap", gap)), gap.start, gap.end)


def _compared_beside(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """增长3.8%,高于2.9%的平均水平: one rate and another that is told with it."""
    other = sheet.figure(found.kept["other"])
    told = sheet.facts(sheet.sentence_at(found.start)[0], found.start)
    if other is not None and other.pint != "percent":  # 42 million, lower than the five-year average of 47 million
        levels = [fact for fact in told or _spoken_of(found, sheet) if fact.measure is Measure.LEVEL and fact.pint == other.pint]
        yield from _above(found, sheet.operand(levels[-1]) if levels else None, sheet.operand(other))
        return
    rates = _rates(told)
    one = rates[-1] if rates and found.start - rates[-1].end <= _NEAR else None
    falls = one is not None and one.direction is Direction.DOWN
    yield from _above(found, sheet.operand(one, falls=falls), sheet.operand(other, falls=falls))


def _spoken_of(found: Found, sheet: Sheet) -> tuple[Fact, ...]:
    """The ratio is 15.5. This is lower than the one of 16.0 before: what the sentence before told, where one goes on about it."""
    start, _ = sheet.sentence_at(found.start)
    before = sheet.sentence_before(start) if sheet.speaks_on(start) else None
    return sheet.facts(*before) if before is not None else ()


def _above(found: Found, first: Operand | None, second: Operand | None) -> Iterator[Relation]:
    if first is not None and second is not None:
        operands = (("one", second), ("other", first)) if "below" in found.kept else (("one", first), ("other", second))
        yield Relation("more", found.rule.name, Known.CLAUSE, operands, first.start, found.end)


def _in_percent(found: Found, one: Operand, other: Operand, gap: Operand | None) -> Iterator[Relation]:
    if gap is not None:
        operands = (("before", other.as_set), ("after", one.as_set), ("growth", gap.as_set))
        yield Relation("points", found.rule.name, Known.CONCEPT, operands, gap.start, gap.end)


def _rates(told: Sequence[Fact]) -> Sequence[Fact]:
    """Those of some figures that tell growth, or a share."""
    return [fact for fact in told if fact.measure in _RATES and fact.pint == "percent"]


def _rate_before(found: Found, sheet: Sheet) -> Fact | None:
    """The rate that is compared: the last one before, in the same clause or the one before it."""
    start, _ = sheet.sentence_at(found.start)
    rates = _rates(sheet.facts(start, found.start))
    return rates[-1] if rates and sheet.clause_start(found.start) - rates[-1].end <= 2 else None


def _named(name: str, one: Fact, sheet: Sheet) -> Fact | None:
    """The rate of what a comparison names, for the same year and of the report's own place."""
    name = name.strip()
    concept = sheet.language.lexicon.concept_of(name)
    if concept is None or len(name) > _LONGEST_NAME:
        return None
    for fact in sheet.of_concept(concept):
        rate = fact.measure is one.measure and fact.pint == one.pint and fact is not one
        if rate and fact.year == one.year and fact.period == one.period and fact.kind is one.kind and fact.scope is None:
            return fact
    return None


def _passed(found: Found, sheet: Sheet, told: Told) -> Iterator[Relation]:
    """突破2万亿元、达到2.36万亿元: a level and a step that it is said to be past; for the first time, so it was not before."""
    step = _step(found, sheet)
    if step is None or sheet.has("hoped", sheet.clause_start(found.start), found.start):
        return
    level, known = _level_of(found, step, sheet)
    if level is not None and known is not None and (one := sheet.operand(level)) is not None:
        operands = (("level", one), ("step", step))
        says = {"below": "below" in found.kept, "claimed": Span(found.start, found.end)}  # 首次跌破30
        yield Relation("reached", found.rule.name, known, operands, min(one.start, step.start), max(one.end, step.end), says)
    of = step.fact or level
    if "first" in found.kept and isinstance(of, Fact) and of.year is not None:
        yield from _not_before(found, of, step, sheet, told)


def _step(found: Found, sheet: Sheet) -> Operand | None:
    """The step: a figure, or a round number of the unit of the figure before it (首次突破百亿大关)."""
    place = found.kept["step"]
    figure = sheet.figure(place)
    if figure is not None and figure.value is not None:
        one = sheet.operand(figure)
        return one and replace(one, range=exactly(figure.value))
    return sheet.in_numerals(place)


def _level_of(found: Found, step: Operand, sheet: Sheet) -> tuple[Fact | None, Known | None]:
    """The level that is said to be past a step, by the first rule that finds one."""
    own = step.fact
    if own is not None and sheet.is_new(own):  # 净增98万户、突破1900万户: two matters under one name
        return None, None
    return next(((fact, known) for rule, known in _LEVELS for fact in rule(found, own, sheet)), (None, None))


def _beside(found: Found, sheet: Sheet) -> Iterator[Fact]:
    """The levels of the sentence that stand next to what says that a step was passed; of one that others are held against, those."""
    told: list[Fact] = []
    for fact in sheet.facts(*sheet.sentence_at(found.start)):
        if _is_level(fact) and not sheet.attributive(fact) and not found.kept["step"].start <= fact.start < found.kept["step"].end:
            beside = sheet.beside_each_other(fact, found.start, found.end)
            if fact.start not in sheet.bases:
                told.append(fact)
                yield from (fact,) if beside else ()
            elif beside:
                yield from [one for one in told[-1:] if one.pint == fact.pint]


def _money_before(found: Found, own: Fact | None, sheet: Sheet) -> Iterator[Fact]:
    """96.3亿元,首次突破百亿大关: the step is told in words, of money."""
    yield from (fact for fact in _beside(found, sheet) if own is None and Unit.of(fact.pint).is_sum_of_money and is_before(fact, found))


def _of_its_name(found: Found, own: Fact | None, sheet: Sheet) -> Iterator[Fact]:
    """突破2万亿元、达到2.36万亿元: the step and the level under one name."""
    for fact in _beside(found, sheet) if own is not None else ():
        if own is not None and fact.pint == own.pint and (fact.year, fact.period) == (own.year, own.period) and _one_thing(fact, own, sheet):
            yield fact  # and not 186亿元 by November


def _fallen(found: Found, own: Fact | None, sheet: Sheet) -> Iterator[Fact]:
    """33微克,首次跌破30微克: the level right before a step that it fell below, in its unit."""
    below = own is not None and "below" in found.kept
    yield from (fact for fact in _beside(found, sheet) if below and own is not None and fact.pint == own.pint and is_before(fact, found))


def _elsewhere(found: Found, own: Fact | None, sheet: Sheet) -> Iterator[Fact]:
    """The level of the same name in another sentence, where the lexicon knows the name."""
    for fact in sheet.of_concept(own.concept) if own is not None else ():
        same = own is not None and fact.indicator == own.indicator and fact.pint == own.pint
        if same and own is not None and _is_level(fact) and fact.year == own.year and fact.period == own.period and fact.scope == own.scope:
            yield fact


_LEVELS = ((_money_before, Known.CLAUSE), (_of_its_name, Known.CLAUSE), (_fallen, Known.CLAUSE), (_elsewhere, Known.WORDS))


def _is_level(fact: Fact) -> bool:
    return fact.measure in (Measure.LEVEL, Measure.SHARE) and fact.comparator is Comparator.EQ and fact.kind is Kind.ACTUAL


def _one_thing(fact: Fact, own: Fact, sheet: Sheet) -> bool:
    return same_name(fact, own, sheet.language) is not None


def _not_before(found: Found, of: Fact, step: Operand, sheet: Sheet, told: Told) -> Iterator[Relation]:
    """A level that is past a step for the first time was below it the year before."""
    assert of.year is not None
    relations = []
    for known, at, last in told.alike(of):
        one = at.operand(last)
        before = last.year == of.year - 1 and last.period is None and last.kind is Kind.ACTUAL
        if one is not None and before:
            operands = (("before", one), ("step", step))
            says = {"below": "below" in found.kept}
            relations.append(Relation("not-before", found.rule.name, known, operands, step.start, step.end, says))
    yield from best(relations)
