"""Tables of a Word document: the place of each cell, merged ones included (``gridSpan``, ``hMerge``, ``vMerge``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lxml.etree import _Element  # type: ignore[import-untyped]

from reportdiff.reading.numbering import W
from reportdiff.reading.table_rows import MOST_COLUMNS, PlacedCell

Children = Callable[[_Element, str], Iterable[_Element]]


def placed_cells(table: _Element, children: Children, text_of: Callable[[_Element], str]) -> list[PlacedCell]:
    """The cells of a table, each in its place. ``children`` gives the rows of a table and the cells of a row as a reader
    of the document sees them, ``text_of`` what a cell says."""
    found: dict[tuple[int, int], PlacedCell] = {}
    open_: dict[int, tuple[int, int]] = {}  # by column the cell that a merged one below goes on with
    number = 0
    for row in children(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            continue
        head = _is_on(row.find(f"{W}trPr/{W}tblHeader"))
        left: tuple[int, int] | None = None
        for cell, column, columns in _in_row(row, children):
            if _goes_on(cell, "hMerge") and left in found:
                found[left] = replace(found[left], columns=column + columns - left[1])
            elif _goes_on(cell, "vMerge") and (above := open_.get(column)) in found:
                found[above] = replace(found[above], rows=number + 1 - above[0])
                left = None
            else:
                left = number, column
                found[left] = PlacedCell(number, column, text_of(cell), 1, columns, head)
                open_[column] = left
        number += 1
    return list(found.values())


def _in_row(row: _Element, children: Children) -> Iterator[tuple[_Element, int, int]]:
    """The cells of a row with the column of each and how many it covers."""
    column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for cell in children(row, f"{W}tc"):
        if column >= MOST_COLUMNS:
            return
        columns = min(max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)), MOST_COLUMNS - column)
        yield cell, column, columns
        column += columns


def _goes_on(cell: _Element, merge: str) -> bool:
    """Whether a cell is merged into one before it."""
    mark = cell.find(f"{W}tcPr/{W}{merge}")
    return mark is not None and mark.get(f"{W}val", "continue") == "continue"


def _number(mark: _Element | None, default: int) -> int:
    said = mark.get(f"{W}val", "") if mark is not None else ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else default


def _is_on(mark: _Element | None) -> bool:
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")
