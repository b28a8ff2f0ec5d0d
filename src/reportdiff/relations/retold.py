"""What a report says again of the one before: the target that was set then (年初确定的新增就业3万人目标), and what there was then (继上年建成53个之后)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from reportdiff.analysis.rules import Found
from reportdiff.model import Fact, Kind, Measure, Part
from reportdiff.relations.identity import Told, much_alike
from reportdiff.relations.meant import best
from reportdiff.relations.relation import Known, Operand, Relation
from reportdiff.relations.sheet import Sheet

FAR_TARGET = "target of a later year"
_NAME = 2  # characters of a name that tells what a figure is of


def read_retold(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """Each of them against what the report of the year before has of a name that is much alike, where it has."""
    for of, year in told.before:
        for found in sheet.giving("retold-target"):
            yield from _again(found, sheet, of, "set", Kind.TARGET, year)
        for found in sheet.giving("retold"):
            yield from _again(found, sheet, of, "restated", Kind.ACTUAL, year - 1)
        yield from _far_targets(sheet, of, told)


def _far_targets(sheet: Sheet, of: Sheet, told: Told) -> Iterator[Relation]:
    """Half the emissions by 2040, told again a year later: targets of a later year, where each report tells one of that name and year."""
    far = [fact for fact in sheet.report.facts if _is_far(fact, sheet)]
    told_of = Counter(map(_what, far))
    for fact in far:
        before = {
            one.value: (known, one)
            for known, its, one in told.same(fact) if its is of and _is_far(one, sheet) and _what(one) == _what(fact)
        }  # fmt: skip
        if len(before) != 1 or told_of[_what(fact)] != 1:
            continue
        known, then = next(iter(before.values()))
        one, other = sheet.operand(fact), of.operand(then)
        if one is not None and other is not None:
            yield Relation("set", FAR_TARGET, known, (("one", one.as_set), ("other", other.as_set)), fact.start, fact.end, {"year": fact.year})


def _is_far(fact: Fact, sheet: Sheet) -> bool:
    """Whether a figure is a target of a year after the one that the report plans."""
    return fact.kind is Kind.TARGET and fact.value is not None and None not in (fact.year, sheet.report.year) and (fact.year or 0) > (sheet.report.year or 0)


def _what(fact: Fact) -> tuple[object, ...]:
    """Of what a target is: its thing, its year and what it is measured from."""
    return fact.concept or fact.indicator, fact.scope, fact.measure, fact.pint, fact.year, fact.base_year, fact.direction, fact.basis, fact.flow


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
