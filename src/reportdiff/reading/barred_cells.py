"""Tables of a text that was copied from a page with each cell on a line of its own, and a bar behind it.

    Measure |
    2032 |
    2033 |
    Rope spliced (km) |
    12 |
    11 |

How many cells a row has, only the cells tell: in rows of the right length each begins with words, and figures follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.model import Grid, GridCell
from reportdiff.reading.text_lines import TextLine

_BAR = "|"
_FEWEST = 6  # cells of a table
_COLUMNS = range(2, 13)
_HEAD = 60  # characters of the head of a column
_FIGURES = 0.8  # of the cells behind the first of a row
_FIGURE = re.compile(r"[<>≤≥~≈+−–-]?\s?[$€£¥]?\s?\d.{0,24}|[–—-]|n/?a", re.I | re.S)
_WORDS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int
    end: int

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure, or says that there is none."""
        return _FIGURE.fullmatch(self.text) is not None

    @property
    def is_label(self) -> bool:
        """Whether it says what a row is about."""
        return not self.is_figure and _WORDS.search(self.text) is not None


def barred_tables(taken: Sequence[Grid], lines: Sequence[TextLine]) -> list[Grid]:
    """The tables of such lines, in order, apart from what lies in tables that are known."""
    found = []
    for cells in _runs(lines):
        known = any(grid.start < cells[-1].end and cells[0].start < grid.end for grid in taken)
        if not known and (grid := _table(cells)) is not None:
            found.append(grid)
    return found


def _runs(lines: Sequence[TextLine]) -> Iterator[Sequence[_Cell]]:
    """The cells of lines below one another that end in a bar and have no other."""
    run: list[_Cell] = []
    for line in lines:
        if line.text.find(_BAR) == len(line.text) - 1:
            said = line.text[:-1].rstrip()
            run.append(_Cell(said, line.start, line.start + len(said)))
            continue
        if len(run) >= _FEWEST:
            yield run
        run = []
    if len(run) >= _FEWEST:
        yield run


def _table(cells: Sequence[_Cell]) -> Grid | None:
    """The cells in rows; ``None`` where no length of rows, or none of heads before them, makes figures stand behind words."""
    fitting = ((_fit(cells, width, width - opening), -width, opening) for width in _COLUMNS for opening in (0, 1))
    share, width, opening = max(fitting)
    if share < _FIGURES:
        return None
    width = -width
    placed = [divmod(at + opening, width) for at in range(len(cells))]  # the first head may be missing
    told = tuple(GridCell(row, column, 1, 1, one.start, one.end) for (row, column), one in zip(placed, cells, strict=True) if one.text)
    return Grid(cells[0].start, cells[-1].end, placed[-1][0] + 1, width, told)


def _fit(cells: Sequence[_Cell], width: int, heads: int) -> float:
    """Which share of the cells behind the first of each row are figures, below so many heads; nothing where rows do not come out even or
    one of them does not begin with words."""
    rows = [cells[at : at + width] for at in range(heads, len(cells), width)]
    if not rows or len(rows[-1]) < width or not all(row[0].is_label for row in rows) or any(len(one.text) > _HEAD for one in cells[:heads]):
        return 0.0
    behind = [one for row in rows for one in row[1:]]
    return sum(one.is_figure for one in behind) / len(behind)
