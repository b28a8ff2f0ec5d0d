"""A table laid out row by row as its cells are met, and the lines around it that may say what it is of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reportdiff.model import Grid, GridCell, Span

_ABOVE, _BELOW = 2, 1  # lines that may be its caption


class GridLayout:
    """A table without merged cells, as it is read."""

    def __init__(self) -> None:
        self._rows: list[list[GridCell]] = []
        self._head = False
        self._held: Span | None = None

    @property
    def in_row(self) -> bool:
        """Whether a cell of the row at hand stands already."""
        return bool(self._rows and self._rows[-1])

    def begin_row(self, *, head: bool) -> None:
        """A row begins, which the format marks as a head or does not."""
        self._rows.append([])
        self._head = head

    def begin_cell(self) -> None:
        """A cell begins."""
        self._held = None

    def hold(self, start: int, end: int) -> None:
        """Words of the cell at hand."""
        self._held = Span(self._held.start if self._held else start, end)

    def end_cell(self, end: int) -> bool:
        """The cell at hand is over; one without words stands at its end. Gives whether it is such a one."""
        held = self._held or Span(end, end)
        row = self._rows[-1]
        row.append(GridCell(len(self._rows) - 1, len(row), 1, 1, held.start, held.end, self._head))
        return self._held is None

    def made(self) -> tuple[Grid, ...]:
        """The table; none where no cell has words."""
        cells = [cell for row in self._rows for cell in row]
        worded = [cell for cell in cells if cell.start < cell.end]
        if not worded:
            return ()
        columns = max(len(row) for row in self._rows)
        return (Grid(worded[0].start, worded[-1].end, len(self._rows), columns, tuple(cells)),)


def with_captions(grid: Grid, lines: Sequence[Span]) -> Grid:
    """The table with the lines around it, out of all lines of the text in order, nearest first."""
    starts = [line.start for line in lines]
    above = [line for line in lines[: bisect_left(starts, grid.start)] if line.end <= grid.start][-_ABOVE:]
    below = lines[bisect_left(starts, grid.end) :][:_BELOW]
    return replace(grid, captions=(*reversed(above), *below))
