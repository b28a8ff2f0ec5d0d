"""Labels of groups that stand in a column of their own at the side of a printed table, each at the middle of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from reportdiff.reading.pdf_columns import Extent
from reportdiff.reading.pdf_lines import LEAST_WHITE, Printed
from reportdiff.reading.table_rows import PlacedCell

_SPARSE = 0.7  # of the rows have something in a column of labels; fewer have the label of a group
_ROW = 1.35  # of the usual step between rows, at most, lie between the two that a label stands between


@dataclass(frozen=True, slots=True)
class Side:
    """The label of a group: at what height its middle stands, and its text."""

    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Sides:
    """The labels of groups beside some lines, the column that they stand in, and the lines without them."""

    labels: tuple[Side, ...]
    column: Extent
    lines: tuple[Printed, ...]


def sides_of(lines: Sequence[Printed], columns: Sequence[Extent]) -> Sides | None:
    """The labels of groups of these lines; none where no line has just such a label, between two rows that follow one another."""
    data = [line for line in lines if line.has_figures]
    if len(data) < 2 or len(columns) < 2:
        return None
    size = median(line.line.size for line in data)
    first = [line for line in data if any(chunk.left < columns[0].right for chunk in line.chunks)]
    sparse = len(columns) > 2 and len(first) < _SPARSE * len(data)
    edge = columns[1 if sparse else 0].left - LEAST_WHITE * size
    usual = median(one.line.height - other.line.height for one, other in pairwise(data))
    between = [line for line in lines if not line.has_figures and _stands_between(line, data, edge, usual)]
    if not between:
        return None
    labels = [Side(line.line.height, line.line.text) for line in between]
    kept: list[Printed] = []
    for line in lines:
        if line in between:
            continue
        beside = [chunk for chunk in line.chunks if chunk.right <= edge] if sparse and line.has_figures else []
        labels += [Side(line.line.height, chunk.text) for chunk in beside]
        kept.append(replace(line, chunks=tuple(chunk for chunk in line.chunks if chunk not in beside)) if beside else line)
    chunks = [chunk for line in lines for chunk in line.chunks if chunk.right <= edge]
    column = Extent(min(chunk.left for chunk in chunks), max(chunk.right for chunk in chunks))
    return Sides(tuple(sorted(labels, key=lambda one: -one.height)), column, tuple(kept))


def _stands_between(line: Printed, data: Sequence[Printed], edge: float, usual: float) -> bool:
    """Whether a line is one text left of the rows' labels, half way between two rows."""
    above = [one.line.height for one in data if one.line.height > line.line.height]
    below = [one.line.height for one in data if one.line.height < line.line.height]
    if len(line.chunks) != 1 or line.line.right > edge or not above or not below:
        return False
    return min(above) - max(below) <= _ROW * usual and min(min(above) - line.line.height, line.line.height - max(below)) > 0.2 * usual


def side_cells(sides: Sequence[Side], rows: Sequence[float], below: int) -> list[PlacedCell]:
    """The labels as cells, each over the rows in whose middle it stands; ``rows`` are the heights of these, the first of which is
    row number ``below``."""
    made: list[PlacedCell] = []
    first = 0
    for at, side in enumerate(sides):
        left = len(sides) - at - 1  # each needs a row
        ends = range(first, len(rows) - left)
        if not ends:
            break
        last = min(ends, key=lambda end: abs((rows[first] + rows[end]) / 2 - side.height))
        made.append(PlacedCell(below + first, 0, side.text, last - first + 1, 1))
        first = last + 1
    return made
