"""Figures behind the label that opens a line (Turnover £449m), told again in a sentence elsewhere: highlights against what the text says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportdiff.model import Comparator, Fact
from reportdiff.relations.identity import Identity, identity
from reportdiff.relations.meant import sure
from reportdiff.relations.relation import Known, Relation
from reportdiff.relations.sheet import Sheet
from reportdiff.relations.told_twice import is_told_with_a_slip

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
    told = {other.value: it for other in reversed(others) if (it := sheet.operand(other)) is not None}
    if one is not None:
        made = [Relation("same", "told behind a label", Known.WORDS, (("one", it), ("other", one)), it.start, it.end) for it in reversed(told.values())]
        yield from sure(made, meant=False, slip=lambda again: len(told) == 1 and is_told_with_a_slip(again))
