"""Money that is told of a place against the output of its economy in the same year: of what magnitude it can be at all."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.model import Fact, Kind, Measure
from reportdiff.relations.relation import Known, Relation, number
from reportdiff.relations.sheet import Sheet


def read_magnitudes(sheet: Sheet) -> Iterator[Relation]:
    """财政收入5.2亿元 beside 地区生产总值48亿元: each against each, where the language says what share it may be; and rates that are never so high."""
    yield from _rates(sheet)
    concept_of = sheet.language.lexicon.concept_of
    bounds = {concept: one for one in sheet.cues.magnitudes if (concept := concept_of(one.name)) is not None}
    economy = concept_of(sheet.cues.economy) if bounds else None
    if economy is None:
        return
    outputs = {fact.year: fact for fact in reversed(sheet.of_concept(economy)) if _is_of_the_place(fact)}
    for bound, fact in ((bound, fact) for concept, bound in bounds.items() for fact in sheet.of_concept(concept)):
        output = outputs.get(fact.year)
        if output is not None and _is_of_the_place(fact) and fact.pint == output.pint:
            one, whole = sheet.operand(fact), sheet.operand(output)
            assert one is not None  # a number is told of both
            assert whole is not None
            operands = (("whole", whole.as_named), ("now", one.as_named))
            says = {"least": bound.least, "most": bound.most}
            yield Relation("magnitude", "of the economy", Known.CONCEPT, operands, fact.start, fact.end, says)


def _rates(sheet: Sheet) -> Iterator[Relation]:
    """城镇登记失业率34.8%: more than such a rate is anywhere."""
    for name, most in sheet.cues.rates.items():
        for fact in sheet.of_concept(sheet.language.lexicon.concept_of(name)):
            one = sheet.operand(fact)
            if one is not None and fact.pint == "percent" and fact.value is not None and fact.measure is not Measure.CHANGE and fact.direction is None:
                end = number(sheet.report, fact.start, fact.start, most)
                yield Relation("limit", "of such a rate", Known.CONCEPT, (("figure", one.as_named), ("most", end)), fact.start, fact.end, {"of": "extreme"})


def _is_of_the_place(fact: Fact) -> bool:
    """Whether a figure tells how much there was in a whole year in the whole place."""
    told = fact.measure is Measure.LEVEL and fact.kind is Kind.ACTUAL and bool(fact.value)
    return told and fact.year is not None and fact.period is None and fact.scope is None
