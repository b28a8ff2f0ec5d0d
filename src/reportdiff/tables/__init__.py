"""Tables to facts, between reading and extraction.

    Document ──lay_out──▶ Tables ──(prose around them is read)──▶ read ──▶ facts with their cells, tables, notes

``lay_out`` tells from words alone what rows and columns are, and which stretches of the text are a table's and no prose;
``read`` needs to know of which years the report tells, and what the prose of wordy cells gave.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportdiff.lang.tables import TableLanguage
from reportdiff.model import Document, Fact, Figure, Kind, Measure, Note, Role, Span, Table
from reportdiff.tables.captions import caption_months, caption_units, caption_years, title_of
from reportdiff.tables.facts import Read, TableReader
from reportdiff.tables.heads import may_name_years, read_head
from reportdiff.tables.layout import Layout
from reportdiff.tables.layout import lay_out as laid_out
from reportdiff.tables.meaning import Setting
from reportdiff.tables.prose import ProseCell, prose_cells, told_in_cell, wordy_cells
from reportdiff.tables.sheet import Sheet
from reportdiff.tables.times import Years

__all__ = ["ProseCell", "Setting", "Tables", "lay_out", "read"]

_MOST_PLACES = 400_000  # rows times columns
_BEYOND = 2  # what is reached of a growth is no more than so many times as much


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a document, laid out. ``hidden`` are the stretches of the text that are no prose; ``prose`` the cells in
    them that are; ``notes`` say which tables were not read."""

    layouts: tuple[Layout, ...] = ()
    numbers: tuple[int, ...] = ()
    hidden: tuple[Span, ...] = ()
    prose: tuple[ProseCell, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def reviewed(self) -> int | None:
        """The last year for which the tables give results by name: that of a report which says it nowhere else."""
        years = [
            plan.told.year
            for layout in self.layouts
            for plan in layout.columns
            if plan.role is Role.VALUE and plan.told.kind is not Kind.TARGET and plan.told.year and not plan.told.several
            and (plan.told.kind or plan.told.year not in layout.planned)
        ]  # fmt: skip
        dated = [
            told.year
            for layout in self.layouts
            for row in layout.rows
            for text in row.texts.values()
            if may_name_years(text, layout.tongue) and (told := read_head((text,), layout.tongue)).years and not told.about and told.kind is not Kind.TARGET
        ]
        return max([*years, *(year for year in dated if year)], default=None) or self._captioned

    @property
    def _captioned(self) -> int | None:
        """The last year that a caption names of a table with results."""
        with_results = [
            layout for layout in self.layouts
            if any(plan.role is Role.VALUE and plan.told.kind is not Kind.TARGET for plan in layout.columns)
        ]  # fmt: skip
        told = [caption_years(layout.captions, layout.tongue) for layout in with_results]
        return max((year for years, several in told if not several for year, kind in years if kind is not Kind.TARGET), default=None)


def lay_out(document: Document, tongue: TableLanguage) -> Tables:
    """What the rows and columns of each table of a document are, by their words."""
    layouts: list[Layout] = []
    numbers: list[int] = []
    hidden: list[Span] = []
    prose: list[ProseCell] = []
    notes: list[Note] = []
    for number, grid in enumerate(document.tables, 1):
        if grid.rows * grid.columns > _MOST_PLACES:
            notes.append(Note("table_too_large", (("table", number),)))
            hidden.append(Span(grid.start, grid.end))
            continue
        sheet = Sheet.of(grid, document)
        found = laid_out(sheet, tongue)
        if isinstance(found, Layout):
            layouts.append(found)
            numbers.append(number)
            cells = prose_cells(len(layouts) - 1, found, tongue)
        else:
            cells = wordy_cells(sheet, tongue)
            if found != "table_no_figure":
                notes.append(Note(found, (("table", number),)))
        if isinstance(found, Layout) or found != "table_no_figure":
            prose += cells
            hidden += _around(Span(grid.start, grid.end), [*(cell.span for cell in cells), *grid.between])
    return Tables(tuple(layouts), tuple(numbers), tuple(hidden), tuple(prose), tuple(notes))


def read(
    tables: Tables, document: Document, setting: Setting, prose: Sequence[Fact], tongue: TableLanguage
) -> tuple[tuple[Fact, ...], tuple[Table, ...], tuple[Note, ...]]:
    """The facts of a report, those of its ``prose`` and those of its tables, in the order of the text; the tables; what could
    not be read of them."""
    found = [
        _read(number, layout, setting, tongue)
        for number, layout in zip(tables.numbers, tables.layouts, strict=True)
    ]
    starts = [cell.span.start for cell in tables.prose]
    captions = [span for layout in tables.layouts for span in layout.sheet.grid.captions]
    told = [
        _in_cell(fact, bisect_right(starts, fact.start) - 1, tables, found, document)
        for fact in prose
        if not _is_scale(fact, captions)
    ]
    aims = _commitments(told, tables)
    told = [_of_commitment(fact, aims, tongue) for fact in told]
    found = [replace(one, facts=tuple(_of_commitment(fact, aims, tongue) for fact in one.facts)) for one in found]
    facts = sorted([*told, *(fact for one in found for fact in one.facts)], key=lambda fact: fact.start)
    ids = {fact.start: f"f{at}" for at, fact in enumerate(facts, 1)}
    numbered = tuple(fact if fact.id == ids[fact.start] else replace(fact, id=ids[fact.start]) for fact in facts)
    notes = [*tables.notes]
    for one in found:
        if one.unsaid:
            notes.append(Note("table_no_unit", (("table", one.table.number), ("count", one.unsaid))))
        notes += [Note("table_target_in_words", (("table", one.table.number), ("row", row))) for row in one.unread_targets]
    return numbered, tuple(replace(one.table, figures=_with_ids(one, ids)) for one in found), tuple(notes)


def _commitments(told: Sequence[Fact], tables: Tables) -> dict[tuple[int, str], Fact]:
    """What rows commit to, by table and label: Reduce waste by 20 %."""
    starts = [cell.span.start for cell in tables.prose]
    found: dict[tuple[int, str], Fact] = {}
    for fact in told:
        at = bisect_right(starts, fact.start) - 1
        cell = tables.prose[at] if at >= 0 else None
        if cell is None or cell.layout is None or fact.start >= cell.span.end:
            continue
        layout = tables.layouts[cell.layout]
        label = layout.rows[cell.row].labels.get(cell.column)
        if label is not None and layout.columns[cell.column].role is Role.LABEL:
            found.setdefault((tables.numbers[cell.layout], label.name), fact)
    return found


def _of_commitment(fact: Fact, commitments: dict[tuple[int, str], Fact], tongue: TableLanguage) -> Fact:
    """A fact of a row of commitments: it is of what that commits to, and where that is a growth of so much per cent, so is
    what was reached of it."""
    aim = commitments.get((fact.cell.table, fact.indicator)) if fact.cell else None
    if aim is None:
        return fact
    near = aim.value is not None and fact.value is not None and fact.value <= aim.value * _BEYOND
    if fact.measure is Measure.SHARE and aim.measure is Measure.GROWTH and near:
        fact = replace(fact, measure=Measure.GROWTH, direction=aim.direction)
    return replace(fact, indicator=aim.indicator, concept=tongue.concept(aim.indicator, fact.measure, fact.pint))


def _read(number: int, layout: Layout, setting: Setting, tongue: TableLanguage) -> Read:
    captions = layout.captions
    captioned, several = caption_years(captions, tongue)
    years = Years(captioned, several, setting.reviewed, setting.planned, caption_months(captions, tongue))
    title = title_of(captions, tongue)
    return TableReader(number, layout, setting, years, caption_units(captions, tongue), title, tongue).read()


def _with_ids(one: Read, ids: dict[int, str]) -> tuple[Figure, ...]:
    return tuple(
        replace(figure, fact=ids[one.facts[int(figure.fact)].start] if figure.fact is not None else None)
        for figure in one.table.figures
    )


def _in_cell(fact: Fact, at: int, tables: Tables, found: Sequence[Read], document: Document) -> Fact:
    """A fact of the prose, after the beginning of wordy cell ``at``; one that stands in it knows its cell, and what the head of
    its column says."""
    cell = tables.prose[at] if at >= 0 else None
    if cell is None or cell.layout is None or fact.start >= cell.span.end:
        return fact
    year = found[cell.layout].table.columns[cell.column].year
    words = document.text[cell.span.start : cell.span.end]
    return told_in_cell(fact, cell, tables.layouts[cell.layout], tables.numbers[cell.layout], year, words)


def _is_scale(fact: Fact, captions: Sequence[Span]) -> bool:
    """Whether what was taken for a figure only says in what a table counts: (in thousands of pounds)."""
    return not any(map(str.isdigit, fact.text)) and any(span.start <= fact.start < span.end for span in captions)


def _around(whole: Span, holes: Sequence[Span]) -> list[Span]:
    """A stretch of the text without others in it."""
    found: list[Span] = []
    position = whole.start
    for hole in sorted(holes, key=lambda span: span.start):
        if position < hole.start:
            found.append(Span(position, hole.start))
        position = max(position, hole.end)
    if position < whole.end:
        found.append(Span(position, whole.end))
    return found
