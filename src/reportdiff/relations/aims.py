"""What a plan wants to raise or lower to some number, against what is reached already, as the report or an earlier one tells it."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.model import Comparator, Fact, Kind, Measure, Strength
from reportdiff.relations.identity import Told
from reportdiff.relations.limits import of_whole
from reportdiff.relations.movements import best
from reportdiff.relations.relation import Known, Relation
from reportdiff.relations.sheet import Sheet

_LEVELS = (Measure.LEVEL, Measure.SHARE)
_YIELDS = frozenset({"metric_ton", "kilogram", "jin", "day"})  # what is harvested, and how many days are fine, is more in one year and less in the next
_FALLS = "falls-to"
_SURE = (Known.WORDS, Known.CONCEPT)


def read_aims(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """城镇化率提高到57% in a plan, where the review tells 59%: what shall rise to so much is not there yet."""
    year = sheet.report.year
    if year is None:
        return
    for fact in sheet.report.facts:
        if fact.kind is not Kind.TARGET or fact.measure not in _LEVELS or fact.value is None or fact.period is not None or sheet.is_new(fact):
            continue
        cue = _said(fact, sheet)
        if cue is not None and sheet.in_sentence(fact) and sheet.names_one_thing(fact):
            yield from _against_reached(fact, year, sheet, told, cue=cue)


def _said(aim: Fact, sheet: Sheet) -> str | None:
    """How it is said that more or less is wanted than there is; by what it is of, where no word says so."""
    if sheet.is_lasting(aim):
        return "lasting"
    if aim.start in sheet.fallen:
        return _FALLS
    if aim.start in sheet.risen:
        return "rises-to"
    known = sheet.language.lexicon.indicator(aim.concept) if aim.concept else None
    if aim.comparator not in (Comparator.EQ, Comparator.GE) or (known is not None and known.better != "up"):
        return None
    if aim.measure is Measure.SHARE:
        return "strives-for" if aim.strength is Strength.ASPIRATIONAL and of_whole(aim.indicator, sheet.cues) else None
    named = aim.indicator in sheet.report.text[sheet.clause_start(aim.start) : aim.start]  # and not put together from what stands before
    if sheet.attributive(aim) or aim.pint in _YIELDS or not named or sheet.has("zone", aim.sentence_start, aim.start):
        return None
    if aim.start in sheet.standing:
        return "reaches" if aim.pint == "count" else "reaches, amount"
    return "passes" if aim.start in sheet.passed else None


def _against_reached(aim: Fact, year: int, sheet: Sheet, told: Told, *, cue: str) -> Iterator[Relation]:
    """An aim against the level at the end of the last year, or, where none is told, of the year before it."""
    for back in (1, 2):
        found = []
        for known, of, fact in told.levels(aim, year - back) if aim.year is None or aim.year >= year else ():
            one, other = sheet.operand(aim), of.operand(fact)
            if known in _SURE and one is not None and other is not None and not (of is sheet and fact.start in sheet.starting):
                aimed, reached = one.as_set, other.as_named  # what is set is not rounded
                ends = (("one", reached), ("other", aimed)) if cue == _FALLS else (("one", aimed), ("other", reached))
                where = "here" if of is sheet else "before"
                share = ", share" if aim.measure is Measure.SHARE else ""
                found.append(Relation("ahead", f"{cue}, {where}{share}", known, ends, aim.start, aim.end, {"below": cue == _FALLS}))
        yield from best(found)
        if found:
            return
