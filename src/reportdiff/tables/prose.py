"""Cells that hold words with figures in them: they are read as prose, each a sentence of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportdiff.lang.tables import TableLanguage
from reportdiff.model import Cell, Fact, Kind, Role, Span
from reportdiff.tables.layout import Layout
from reportdiff.tables.sheet import Sheet
from reportdiff.tables.text import has_letters, said
from reportdiff.tables.values import is_blank, read_value, status_of

_NAMELESS = 2  # characters of a name that is only a verb, or none: the row's label says what it is of
_SPOKEN = (Role.VALUE, Role.STATUS, Role.GROWTH, Role.CHANGE, Role.COMPLETION)


@dataclass(frozen=True, slots=True)
class ProseCell:
    """A cell that is read as prose, by its layout (``None`` for a table without one), the row of that, the column."""

    span: Span
    layout: int | None
    row: int
    column: int


def prose_cells(number: int, layout: Layout, tongue: TableLanguage) -> list[ProseCell]:
    """The wordy cells of a table: in columns of values and statuses, and where no column has numbers, in those of tasks."""
    sheet = layout.sheet
    numeric = any(
        plan.role in (Role.VALUE, Role.GROWTH) and _numbers(sheet, layout, column, tongue) for column, plan in enumerate(layout.columns)
    )
    spoken = {column for column, plan in enumerate(layout.columns) if plan.role in _SPOKEN}
    if numeric and is_of_commitments(layout):
        spoken |= {column for column, plan in enumerate(layout.columns) if plan.role is Role.LABEL}
    if not numeric:
        spoken |= {column for column, plan in enumerate(layout.columns) if plan.role in (Role.LABEL, Role.GROUP) and plan.told.kind}
    return [
        ProseCell(Span(cell.start, cell.end), number, at, column)
        for at, row in enumerate(layout.rows)
        for column in sorted(spoken)
        if (cell := sheet.cell(row.number, column)) and cell.row == row.number and cell.column == column and _is_wordy(sheet.written(cell), tongue)
    ]


def is_of_commitments(layout: Layout) -> bool:
    """Whether the rows of a table are commitments in words, by a column of the years when they are due or by their head (Our 2030
    goals), and it has no column of targets: Reduce waste by 20 % | 2030 | 12 %."""
    columns = layout.columns
    set_ = any(plan.role is Role.DEADLINE or (plan.role is Role.LABEL and plan.told.kind is Kind.TARGET) for plan in columns)
    return set_ and not any(plan.role is Role.VALUE and plan.told.kind is Kind.TARGET for plan in columns)


def wordy_cells(sheet: Sheet, tongue: TableLanguage) -> list[ProseCell]:
    """The cells of a table without a layout that are more than a number."""
    return [
        ProseCell(Span(cell.start, cell.end), None, cell.row, cell.column)
        for cell in sheet.grid.cells
        if has_letters(sheet.written(cell)) and read_value(sheet.written(cell), tongue) is None
    ]


def told_in_cell(fact: Fact, cell: ProseCell, layout: Layout, table: int, year: int | None, words: str) -> Fact:
    """A fact of the prose of a cell, with what head and row say of it; ``year`` is that of the column.

    The words of the cell itself say the year before the head does (… by 2030), and name the indicator if they do.
    """
    plan = layout.columns[cell.column]
    row = layout.rows[cell.row]
    kind = plan.told.kind or (Kind.ACTUAL if plan.role is Role.STATUS else fact.kind)
    own_year = fact.year is not None and str(fact.year) in words
    if own_year and fact.kind is Kind.TARGET and kind is Kind.ACTUAL and year is not None and fact.year is not None and fact.year > year:
        kind = Kind.TARGET  # beside what was done: against our goal of 25% by 2036
    dated = not own_year and (plan.told.kind is not None or plan.role is Role.STATUS)
    sets = plan.role is Role.LABEL or (plan.told.kind is Kind.TARGET and not plan.told.years)
    due = layout.due(row) if sets else None
    if due is not None:
        kind, dated, year = Kind.TARGET, not own_year, due
    nameless = len(fact.indicator) <= _NAMELESS and bool(row.labels)
    target = kind is Kind.TARGET
    label = next((text for column, text in row.texts.items() if column != cell.column), "")
    return replace(
        fact, kind=kind, year=year if dated else fact.year,
        indicator=next(iter(row.labels.values())).name if nameless else fact.indicator,
        deadline=fact.deadline or (layout.beside(row, Role.DEADLINE) if target else None),
        owner=fact.owner or (layout.beside(row, Role.OWNER) if target else None), base_year=fact.base_year or plan.told.base,
        cell=Cell(table, said(label), plan.told.text),
    )  # fmt: skip


def _numbers(sheet: Sheet, layout: Layout, column: int, tongue: TableLanguage) -> bool:
    cells = [cell for row in layout.rows if (cell := sheet.cell(row.number, column)) is not None]
    return any(read_value(sheet.written(cell), tongue) for cell in cells)


def _is_wordy(text: str, tongue: TableLanguage) -> bool:
    if is_blank(text, tongue) or status_of(text, tongue) or not has_letters(text):
        return False
    return any(char.isdigit() for char in text) and read_value(text, tongue) is None
