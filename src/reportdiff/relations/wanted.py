"""Which way figures go, and which way is wanted of what they tell: unemployment is to be kept below a number, and not above it.

What nobody wants comes about, and reports say so. But they say it seldom: how seldom, is counted for each kind of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportdiff.model import Comparator, Direction, Fact, Kind, Measure, Part
from reportdiff.relations.identity import since
from reportdiff.relations.interval import exactly
from reportdiff.relations.relation import Known, Relation, number
from reportdiff.relations.sheet import Sheet

_MOVES = (Measure.GROWTH, Measure.CHANGE)
_POINTS = ("percentage_point", "basis_point")  # growth that slows is growth still: 增长5%，回落2个百分点
_SIDES = {Comparator.GE: 1, Comparator.LE: -1}


def read_wanted(sheet: Sheet) -> Iterator[Relation]:
    """Each movement of which it is known which way is wanted, and the side on which each target is to lie."""
    for fact in filter(sheet.in_sentence, sheet.report.facts):
        better, family = _better(fact, sheet)
        if better is None or fact.value is None:
            continue
        if fact.measure in _MOVES:
            yield from _moved(fact, better, family, sheet)
        elif fact.kind is Kind.TARGET and fact.comparator in _SIDES:
            yield from _bounded(fact, better, sheet)
    yield from _in_two_measures(sheet)


def _in_two_measures(sheet: Sheet) -> Iterator[Relation]:
    """信访下降12%，比上年减少320件: how much a thing moved in a sentence, in per cent and in its own unit, both times one way."""
    told: dict[tuple[object, ...], Fact] = {}
    for fact in filter(sheet.in_sentence, sheet.report.facts):
        if fact.measure in _MOVES and fact.direction is not None and fact.value is not None and fact.start not in sheet.partial:
            own = (fact.sentence_start, fact.indicator, fact.kind, fact.year, fact.period, fact.basis, since(fact), fact.scope)
            other = told.setdefault(own, fact)
            if other.measure is not fact.measure and fact.pint not in _POINTS and other.pint not in _POINTS:
                one, two = (number(sheet.report, it.start, it.end, -1 if it.direction is Direction.DOWN else 1) for it in (fact, other))
                yield Relation("called", "moved, in two measures", Known.SENTENCE, (("one", one), ("other", two)), other.start, fact.end)


def _better(fact: Fact, sheet: Sheet) -> tuple[str | None, str]:
    """Which way is wanted of what a figure tells, ``up`` or ``down``, and the family of it that the lexicon knows; of prices there is no such way."""
    known = sheet.language.lexicon.indicator(fact.concept) if fact.concept else None
    name = sheet.language.named(fact.indicator)
    better = known.better if known is not None else name.better
    return (better if better in ("up", "down") and not name.is_price else None), known.family if known is not None else ""


def _moved(fact: Fact, better: str, family: str, sheet: Sheet) -> Iterator[Relation]:
    """失业率下降0.2个百分点: in a review or a plan, of one year."""
    part = sheet.part_at(fact.start)
    one = sheet.operand(fact, falls=fact.direction is Direction.DOWN) if fact.direction is not None else None
    if one is None or part not in (Part.REVIEW, Part.PLAN) or fact.start in sheet.partial:
        return
    cue = f"wanted, {better}, {fact.kind.value}{', money' if family == 'money' else ''}"
    yield Relation("wanted", cue, Known.CLAUSE, (("one", one),), fact.start, fact.end, {"falls": better == "down"})


def _bounded(fact: Fact, better: str, sheet: Sheet) -> Iterator[Relation]:
    """失业率控制在5%以内, 产值达到5亿元以上: a bound on the side on which nothing better lies than what is wanted."""
    one = sheet.operand(fact)
    if one is None:
        return
    side = Decimal(_SIDES[fact.comparator])
    yield Relation("wanted", f"bound, {better}, {fact.measure.value}", Known.CLAUSE, (("one", replace(one, range=exactly(side))),),
                   fact.start, fact.end, {"falls": better == "down", "bound": True})  # fmt: skip
