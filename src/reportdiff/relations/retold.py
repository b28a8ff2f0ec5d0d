"""What a report says again of the one before: the target that was set then (年初确定的新增就业3万人目标), and what there was then (继上年建成53个之后)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportdiff.analysis.rules import Found
from reportdiff.model import Fact, Kind, Measure, Part
from reportdiff.relations.identity import Told, much_alike
from reportdiff.relations.meant import best
from reportdiff.relations.relation import Known, Operand, Relation
from reportdiff.relations.sheet import Sheet

_NAME = 2  # characters of a name that tells what a figure is of


def read_retold(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """Each of them against what the report of the year before has of a name that is much alike, where it has."""
    for of in told.sheets[1:2]:
        if of.report.year is None or not sheet.follows(of):
            continue
        for found in sheet.giving("retold-target"):
            yield from _again(found, sheet, of, "set", Kind.TARGET, of.report.year)
        for found in sheet.giving("retold"):
            yield from _again(found, sheet, of, "restated", Kind.ACTUAL, of.report.year - 1)


def _again(found: Found, sheet: Sheet, of: Sheet, kind: str, told: Kind, year: int) -> Iterator[Relation]:
    """A figure of a review and those that the report before told of its thing: targets of its own year, results of the year that it looked back on."""
    figure, name = sheet.figure(found.kept["told"]), sheet.words(found.kept["named"]).strip()
    if figure is None or sheet.part_at(found.start) is not Part.REVIEW or len(name) < _NAME:
        return
    one = sheet.operand(figure)
    made = [
        Relation(kind, found.rule.name, Known.ALIKE, (("one", one.as_set), ("other", other.as_set)), figure.start, figure.end,
                 {"year": year, "actual": name})
        for then in of.report.facts
        if one is not None and then.kind is told and then.year == year and then.period is None and then.pint == figure.pint
        and _is_of(name, then, sheet) and (other := _operand(then, of)) is not None
    ]  # fmt: skip
    yield from best(made)


def _is_of(name: str, then: Fact, sheet: Sheet) -> bool:
    """Whether a figure is of what a name says, as far as names tell."""
    as_named = replace(then, indicator=name, concept=sheet.language.lexicon.concept_of(name))
    return then.measure in (Measure.LEVEL, Measure.SHARE, Measure.GROWTH) and much_alike(then, as_named, sheet.language)


def _operand(then: Fact, of: Sheet) -> Operand | None:
    return of.operand(then) if then.value is not None else None
