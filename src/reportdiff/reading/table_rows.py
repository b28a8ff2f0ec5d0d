"""Tables as readers gather them, row by row, and how they become grids over the report's text.

A row is laid out as a line with a tab at each border between columns, so that a line has as many places as the table has
columns; a cell that covers several places stands in the first of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportdiff.model import Furniture, Grid, GridCell, Span, Stretches, StyledHeading, Words
from reportdiff.reading.wording import NUMBERED

MOST_COLUMNS = 128
"""How many columns a table may have; who claims more spans nothing."""

_CAPTION = 160  # characters that a paragraph may have to be taken for a caption or a note of a table
_OPENS_SECTION = re.compile(rf"[ \t\u3000]*(?:{NUMBERED})")
_ABOVE, _BELOW = 4, 3  # paragraphs that are looked at above a table and below it

_FRAME = 300  # a cell with more characters may be a frame around a stretch of the report
_MOST_OF_IT = 0.5  # of a table's text

_RAISED = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell before its table is laid out: its place, how many rows and columns it covers, and what it says."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    head: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the table with this number: the cells that begin in it, and how many columns the table has."""

    table: int
    number: int
    columns: int
    cells: tuple[PlacedCell, ...]

    @property
    def text(self) -> str:
        """The row as a line."""
        return "".join(text for text, _ in self._pieces())

    def placed(self, offset: int) -> list[GridCell]:
        """Where each cell stands in the text, if the row's line begins at ``offset``."""
        found = []
        for text, cell in self._pieces():
            if cell is not None:
                end = offset + len(text)
                found.append(GridCell(cell.row, cell.column, cell.rows, cell.columns, offset, end, cell.head))
            offset += len(text)
        return found

    def _pieces(self) -> list[tuple[str, PlacedCell | None]]:
        pieces: list[tuple[str, PlacedCell | None]] = []
        column = 0
        for cell in sorted(self.cells, key=lambda one: one.column):
            text = " ".join(cell.text.split())
            if text:
                pieces += [("\t" * (cell.column - column), None), (text, cell)]
                column = cell.column
        return pieces


def raised(text: str) -> str:
    """A raised number in characters that say so: a footnote's mark after a figure is no digit of it, m² is a unit."""
    bare = text.strip()
    return bare.translate(_RAISED) if bare and all(char in "0123456789" for char in bare) else text


def is_table(cells: Sequence[PlacedCell]) -> bool:
    """Whether cells make a table: two rows and two columns that say something, and no cell that holds most of the page."""
    said = [cell for cell in cells if cell.text.strip()]
    filled = Counter(cell.row for cell in said)
    if sum(count > 1 for count in filled.values()) < 2 or len({cell.column for cell in said}) < 2:
        return False
    lengths = sorted((len(cell.text) for cell in said), reverse=True)
    return lengths[0] <= _FRAME or lengths[0] < _MOST_OF_IT * sum(lengths)


def rows_of(table: int, cells: Iterable[PlacedCell]) -> list[GridRow]:
    """The rows of a table from its cells, in order; rows without a cell of their own are left out."""
    by_row: dict[int, list[PlacedCell]] = {}
    columns = 0
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
        columns = max(columns, cell.column + cell.columns)
    return [GridRow(table, number, columns, tuple(by_row[number])) for number in sorted(by_row)]


def grid_of(start: int, end: int, rows: Sequence[tuple[int, GridRow]]) -> Grid:
    """The grid of a table whose rows' lines begin at these offsets."""
    cells = [cell for offset, row in rows for cell in row.placed(offset)]
    height = max(row.number for _, row in rows) + 1
    fitting = tuple(_cut(cell, height) for cell in cells)
    return Grid(start, end, height, rows[0][1].columns, fitting)


def _cut(cell: GridCell, height: int) -> GridCell:
    """A cell that reaches no further down than the table."""
    if cell.row + cell.rows <= height:
        return cell
    return GridCell(cell.row, cell.column, height - cell.row, cell.columns, cell.start, cell.end, cell.head)


def with_captions(text: str, furniture: Iterable[Furniture], grids: Sequence[Grid], headings: Iterable[StyledHeading] = ()) -> tuple[Grid, ...]:
    """The grids with the paragraphs around each that may say what it is of, where its reader found none: those above, nearest
    first, then those below. What stands above the next table is of that one, but for the paragraph that touches this one; what
    stands below a heading that follows, or in it, is of another section."""
    words = Words.of(text, furniture)
    opening = sorted(words.into(one.start, one.end)[0] for one in headings) if grids else []
    inside = [words.inward(grid) for grid in grids]
    taken = Stretches((grid.start, grid.end) for grid in inside)
    above = [_above(words.text, one.start, taken) for one in inside]
    below = [
        [line for at, line in enumerate(_below(words.text, one.end, taken, opening)) if line not in after or (at == 0 and line != after[0])]
        for one, after in zip(inside, [*above[1:], []], strict=False)
    ]
    return tuple(
        grid if grid.captions else replace(grid, captions=tuple(map(words.outward, (*over, *under))))
        for grid, over, under in zip(grids, above, below, strict=True)
    )


def _above(text: str, start: int, taken: Stretches) -> list[Span]:
    found: list[Span] = []
    end = start
    while end > 0 and len(found) < _ABOVE:
        line_end = end - 1 if text[end - 1] == "\n" else end
        begin = text.rfind("\n", 0, line_end) + 1
        if taken.meets(begin, line_end):
            break
        if not _add(found, text, begin, line_end):
            break
        end = begin
    return found


def _below(text: str, end: int, taken: Stretches, opening: Sequence[int]) -> list[Span]:
    found: list[Span] = []
    begin = end + 1 if end < len(text) and text[end] == "\n" else end
    while begin < len(text) and len(found) < _BELOW:
        line_end = text.find("\n", begin)
        line_end = len(text) if line_end < 0 else line_end
        if taken.meets(begin, line_end):
            break
        if _OPENS_SECTION.match(text, begin, line_end) or bisect_left(opening, begin) < bisect_left(opening, line_end):
            break
        if not _add(found, text, begin, line_end):
            break
        begin = line_end + 1
    return found


def _add(found: list[Span], text: str, begin: int, end: int) -> bool:
    """Adds a line to the captions if it says anything; false for one that is too long to be one."""
    line = text[begin:end]
    said = line.strip()
    if said:
        if len(said) > _CAPTION:
            return False
        first = begin + len(line) - len(line.lstrip())
        found.append(Span(first, first + len(said)))
    return True
