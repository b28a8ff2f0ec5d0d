"""A grid with its places filled: what stands where, a merged cell in every place that it covers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from reportdiff.model import Document, Grid, GridCell
from reportdiff.tables.text import said


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grid of a report, by place, with what is written around it, the nearest first."""

    grid: Grid
    text: str
    captions: tuple[str, ...]
    places: Mapping[tuple[int, int], GridCell]
    _said: dict[int, str] = field(default_factory=dict, repr=False, compare=False)  # what a cell says, by the cell: asked for many times
    _bands: dict[int, bool] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, grid: Grid, document: Document) -> Sheet:
        """The sheet of a grid; what is read in place of furniture (markup), or white space, stands in its stead."""
        places = {
            (row, column): cell
            for cell in grid.cells
            for row in range(cell.row, min(cell.row + cell.rows, grid.rows))
            for column in range(cell.column, min(cell.column + cell.columns, grid.columns))
        }
        captions = tuple(document.text[span.start : span.end].lstrip("# ") for span in grid.captions)
        return cls(grid, _without_furniture(document, grid), captions, places)

    @property
    def rows(self) -> int:
        return self.grid.rows

    @property
    def columns(self) -> int:
        return self.grid.columns

    def cell(self, row: int, column: int) -> GridCell | None:
        """The cell that covers a place."""
        return self.places.get((row, column))

    def written(self, cell: GridCell) -> str:
        """A cell's text as it stands in the report; a piece of it that stands elsewhere after a new line."""
        spans = ((cell.start, cell.end), *((piece.start, piece.end) for piece in cell.more))
        return "\n".join(self.text[start - self.grid.start : end - self.grid.start] for start, end in spans)

    def at(self, row: int, column: int) -> str:
        """What the cell that covers a place says; empty for none."""
        cell = self.places.get((row, column))
        return self._text(cell) if cell else ""

    def own(self, row: int, column: int) -> str:
        """What a cell says that begins in this row, or reaches down to it in a column of labels."""
        cell = self.places.get((row, column))
        return self._text(cell) if cell and cell.column == column else ""

    def _text(self, cell: GridCell) -> str:
        text = self._said.get(id(cell))
        if text is None:
            text = self._said[id(cell)] = said(self.written(cell))
        return text

    def is_band(self, row: int) -> bool:
        """Whether all that a row says is one text that spans its width, or stands alone in its first places; worked out once a row,
        since every column of it asks."""
        if row not in self._bands:
            self._bands[row] = self._spans(row)
        return self._bands[row]

    def _spans(self, row: int) -> bool:
        cells = {id(cell): cell for column in range(self.columns) if (cell := self.cell(row, column)) and self.at(row, column)}
        if len(cells) != 1:
            return False
        cell = next(iter(cells.values()))
        return cell.row == row and cell.rows == 1


def _without_furniture(document: Document, grid: Grid) -> str:
    text = document.text
    pieces: list[str] = []
    done = grid.start
    at = bisect_left(document.furniture, grid.start, key=lambda one: one.end)
    for one in takewhile(lambda one: one.start < grid.end, document.furniture[at:]):
        first, last = max(one.start, done), min(one.end, grid.end)
        if first < last:
            pieces += (text[done:first], one.reads[: last - first].ljust(last - first))
            done = last
    return "".join((*pieces, text[done : grid.end]))
