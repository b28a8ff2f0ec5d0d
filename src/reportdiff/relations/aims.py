"""What a plan wants to raise or lower to some number, against what is reached already, as the report or an earlier one tells it,
and against what is wanted before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportdiff.model import Comparator, Direction, Fact, Flow, Kind, Measure, Strength
from reportdiff.relations.identity import Told
from reportdiff.relations.limits import of_whole
from reportdiff.relations.meant import best
from reportdiff.relations.movements import OF_A_PART
from reportdiff.relations.relation import Known, Operand, Relation, value_of
from reportdiff.relations.sheet import Sheet
from reportdiff.units.unit import Unit

_LEVELS = (Measure.LEVEL, Measure.SHARE)
_YIELDS = frozenset({"metric_ton", "kilogram", "jin", "day"})  # what is harvested, and how many days are fine, is more in one year and less in the next
_FALLS = "falls-to"
_SURE = (Known.WORDS, Known.CONCEPT)
_FLOOR = Decimal("0.01")  # by which share of itself what is reached may be more than a share that is set as a floor
_BACK = 6  # years before its own in which an aim is set against what was reached, or is aimed at


def read_aims(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """城镇化率提高到57% in a plan, where the review tells 59%: what shall rise to so much is not there yet."""
    year = sheet.report.year
    if year is None:
        return
    for fact in sheet.report.facts:
        if fact.kind is not Kind.TARGET or fact.measure not in _LEVELS or fact.value is None or fact.period is not None:
            continue
        if fact.start in sheet.moving:  # 25% above the target
            continue
        if sheet.is_new(fact) and not _grows(fact, sheet):
            continue
        cue = _said(fact, sheet)
        if cue is None or not sheet.in_sentence(fact) or not sheet.names_one_thing(fact):
            continue
        if not _is_of_the_result_beside(fact, sheet):  # 81%, better than the target of 80%
            yield from _against_earlier(fact, year, sheet, told, cue=cue)


def _is_of_the_result_beside(aim: Fact, sheet: Sheet) -> bool:
    """Whether an aim is told beside a result in its unit that is for its own year: what it is held against, and what nobody still aims at."""
    return any(one.kind is Kind.ACTUAL and one.pint == aim.pint and aim.year in (None, one.year) for one in sheet.beside(aim))


def _said(aim: Fact, sheet: Sheet) -> str | None:
    """How it is said that more or less is wanted than there is; by what it is of, where no word says so."""
    if sheet.is_lasting(aim):
        return "lasting"
    if aim.start in sheet.fallen:
        return _FALLS
    if aim.start in sheet.risen:
        return "rises-to"
    known = sheet.language.lexicon.indicator(aim.concept) if aim.concept else None
    if aim.comparator is Comparator.LE or aim.direction is Direction.DOWN or (known is not None and known.better == "down"):
        return None
    if aim.measure is Measure.SHARE and aim.strength is Strength.ASPIRATIONAL and of_whole(aim.indicator, sheet.cues):
        return "strives-for"
    if aim.measure is Measure.LEVEL and aim.comparator in (Comparator.EQ, Comparator.GE) and (named := _named_level(aim, sheet)) is not None:
        return named
    return _rising(aim, sheet)


def _named_level(aim: Fact, sheet: Sheet) -> str | None:
    """How a word says that a level is what there shall be in all."""
    named = aim.indicator in sheet.report.text[sheet.clause_start(aim.start) : aim.start]  # and not put together from what stands before
    if sheet.attributive(aim) or aim.pint in _YIELDS or not named or _is_of_a_zone(aim, sheet):
        return None
    if aim.start in sheet.standing:
        return "reaches" if aim.pint == "count" else "reaches, amount"
    return "passes" if aim.start in sheet.passed else None


def _rising(aim: Fact, sheet: Sheet) -> str | None:
    """How an aim is of what is there to become more: a share that no word says is to be kept, what grows with the economy."""
    if aim.start in sheet.held or sheet.attributive(aim) or sheet.wavers(aim) or _is_of_a_zone(aim, sheet):
        return None
    if aim.measure is Measure.SHARE:
        return "aims-at" if aim.pint == "percent" else None
    return "grows" if _grows(aim, sheet) else None


def _is_of_a_zone(aim: Fact, sheet: Sheet) -> bool:
    """Whether a zone stands before an aim that may be its own: in its sentence, or, of a share, in its clause; not where it names the whole place."""
    clause = sheet.clause_start(aim.start)
    if any(sheet.has(name, clause, aim.start) for name in ("province", "city", "county")):
        return False
    return sheet.has("zone", clause if aim.measure is Measure.SHARE else aim.sentence_start, aim.start)


def _grows(fact: Fact, sheet: Sheet) -> bool:
    """Whether a level is of what becomes more with the economy: of 进出口总额 the word for all there is sums up no years."""
    return fact.measure is Measure.LEVEL and fact.concept is not None and fact.concept in sheet.growing and fact.flow is not Flow.NEW


def _against_earlier(aim: Fact, year: int, sheet: Sheet, told: Told, *, cue: str) -> Iterator[Relation]:
    """An aim against the last that is told of its thing for a year before its own: what was reached, or what the plan wants by then."""
    due = aim.year if aim.year is not None else year
    found: dict[tuple[int, bool], list[Relation]] = {}
    if due < year:
        return
    for known, of, fact in told.at_any_time(aim):
        if fact is aim or fact.year is None or not due - _BACK <= fact.year < due or not _tells(fact, of, sheet, year):
            continue
        one, other = sheet.operand(aim), of.operand(fact)
        if one is None or other is None or (known not in _SURE and not _is_one_thing(aim, fact, known, sheet)):
            continue
        if cue == "grows" and value_of(fact) > value_of(aim) * OF_A_PART:
            continue
        planned = fact.kind is Kind.TARGET
        as_told = planned or (aim.measure is Measure.SHARE and fact.comparator is Comparator.APPROX)  # 46.5%左右 is not less than 45%
        aimed, reached = _aimed(one, aim), other.as_set if as_told else other.as_named  # what is set is not rounded
        ends = (("one", reached), ("other", aimed)) if cue == _FALLS else (("one", aimed), ("other", reached))
        where = ("here" if of is sheet else "before") + (", share" if aim.measure is Measure.SHARE else "") + (", planned" if planned else "")
        made = Relation("ahead", f"{cue}, {where}", known, ends, aim.start, aim.end, {"below": cue == _FALLS, "planned": planned and cue != _FALLS})
        found.setdefault((-fact.year, planned), []).append(made)
    for latest in sorted(found)[:1]:
        yield from best(found[latest])


def _aimed(one: Operand, aim: Fact) -> Operand:
    """An aim as the number that it sets; a share of so much and more is set as a floor, a little below what is there."""
    one = one.as_set
    return one.with_room(_FLOOR) if aim.measure is Measure.SHARE and aim.comparator is Comparator.GE else one


def _is_one_thing(aim: Fact, fact: Fact, known: Known, sheet: Sheet) -> bool:
    """Whether two figures of names that are not the same may be of one thing: apart from each other, and neither of a part of the other; of
    money names that are only alike say too little."""
    if known is Known.ALIKE and Unit.of(aim.pint).is_sum_of_money:
        return False
    named = [sheet.language.named(one.indicator) for one in (aim, fact)]
    narrower = known is Known.ALIKE and (named[0].narrows(fact.indicator) or named[1].narrows(aim.indicator))
    return fact.sentence_start != aim.sentence_start and not narrower


def _tells(fact: Fact, of: Sheet, sheet: Sheet, year: int) -> bool:
    """Whether a figure tells where a thing stood at the end of a year, or is wanted to stand by the plan of the report itself."""
    if fact.value is None or fact.period is not None or (of is sheet and fact.start in sheet.starting):
        return False
    if fact.kind is Kind.TARGET:
        return of is sheet and fact.year is not None and fact.year >= year and fact.comparator is not Comparator.LE
    counted = fact.pint == "count" and fact.start in of.passed
    return counted or not of.may_be_of_years(fact)
