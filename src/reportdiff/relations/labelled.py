"""Figures behind the label that opens a line (Turnover £449m), told again in a sentence elsewhere: highlights against what the text says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportdiff.model import Comparator, Fact
from reportdiff.relations.identity import Identity, identity
from reportdiff.relations.interval import slipped
from reportdiff.relations.relation import Known, Relation, value_of
from reportdiff.relations.sheet import Sheet

_LINE = 140  # characters of a line that is no paragraph
_LEAST = 4  # characters of a name that is of one thing


def read_labelled(sheet: Sheet) -> Iterator[Relation]:
    """Each figure that stands first behind the label of its line against those of its name, year and unit in sentences: one that is the same,
    or the only one but for a slip."""
    if not sheet.cues.labels_lines:
        return
    told: dict[tuple[Identity, object], list[Fact]] = {}
    for fact in filter(sheet.in_sentence, sheet.report.facts):
        if fact.year is not None and fact.value is not None and fact.start not in sheet.origins:
            told.setdefault((identity(fact, sheet.language), fact.kind), []).append(fact)
    for fact in sheet.report.facts:
        if fact.cell is None and fact.comparator is Comparator.EQ and not sheet.in_sentence(fact) and _opens_its_line(fact, sheet):
            yield from _again(fact, told.get((identity(fact, sheet.language), fact.kind), ()), sheet)


def _opens_its_line(fact: Fact, sheet: Sheet) -> bool:
    """Whether a figure is the first of a short line that opens with its name."""
    start, end = sheet.paragraph_at(fact.start)
    if end - start > _LINE or len(fact.indicator) < _LEAST or fact.year is None or fact.value is None:
        return False
    label = sheet.cues.label_opening.match(sheet.view, start)
    first = next(iter(sheet.told(start, end)), None)
    if label is None or first is None or first.start != fact.start:
        return False
    return sheet.view[label.end() : label.end() + len(fact.indicator)].lower() == fact.indicator.lower()


def _again(fact: Fact, others: Sequence[Fact], sheet: Sheet) -> Iterator[Relation]:
    one = sheet.operand(fact)
    told = [it for other in others if (it := sheet.operand(other)) is not None and it.fact is not None]
    if one is None:
        return
    same = [it for it in told if it.range.meets(one.range)]
    slips = [it for it in told if it.fact is not None and slipped(value_of(fact), value_of(it), max(fact.precision, it.fact.precision))]
    for other in same[:1] or (slips if len({it.value for it in told}) == 1 else [])[:1]:
        known = Known.WORDS if same else Known.DIGITS
        yield Relation("same", "told behind a label", known, (("one", other), ("other", one)), other.start, other.end)
