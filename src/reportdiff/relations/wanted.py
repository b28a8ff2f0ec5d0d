"""Which way figures go, and which way is wanted of what they tell: unemployment is to be kept below a number, and not above it.

What nobody wants comes about, and reports say so. But they say it seldom: how seldom, is counted for each kind of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportdiff.model import Comparator, Direction, Fact, Kind, Measure, Part
from reportdiff.relations.interval import exactly
from reportdiff.relations.relation import Known, Relation
from reportdiff.relations.sheet import Sheet

_MOVES = (Measure.GROWTH, Measure.CHANGE)
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
