"""Tables of a text that was copied from a page without anything between the cells of a row.

    Measure2033 progress                      a head glued to the head beside it
    Power drawn from shore33% more than 2029  a row of two cells
    RopeWe spliced 41 coils.

That a head is glued to another tells that a table begins; in each line below it one place may be where its second cell
begins, behind a small letter or a bracket: a figure, a capital word. A line without such a place goes on in the cell above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportdiff.model import Grid, GridCell, Span
from reportdiff.reading.column_heads import YEAR, YEAR_IN, any_of
from reportdiff.reading.lines import IS_CJK
from reportdiff.reading.text_lines import TextLine, cues

_HEAD = 120  # characters of a line of heads
_FEWEST = 2  # rows
_BETWEEN = 3  # lines between two rows, in which a cell goes on


def glued_tables(taken: Sequence[Grid], lines: Sequence[TextLine]) -> list[Grid]:
    """The tables of such lines, in order, apart from what lies in tables that are known."""
    found: list[Grid] = []
    place = 0
    while place < len(lines):
        head = _head_of(lines[place])
        known = head and any(grid.start < lines[place].end and lines[place].start < grid.end for grid in taken)
        grid, after = _below(lines, place, head) if head and not known else (None, place + 1)
        if grid:
            found.append(grid)
        place = after
    return found


def _head_of(line: TextLine) -> int | None:
    """Where in a line the second of two heads begins that are glued together."""
    if len(line.text) > _HEAD or not line.text[0].isupper() or IS_CJK.search(line.text):
        return None
    found = _heads().search(line.text) if YEAR_IN.search(line.text) else None
    return found.start("second") if found else None


@cache
def _border() -> re.Pattern[str]:
    """Where a second cell begins behind the first: at a figure, or a capital word that opens a sentence."""
    money, openings, joined = r"[$€£]?", any_of(cues("cell_openings")), "".join(rf"(?<!\b{name})" for name in sorted(cues("names_joined")))
    figures = rf"(?={money}\d[\d.,]*\s?%)|(?={money}\d{{1,3}}(?:,\d{{3}})+\b)|(?={money}\d+\.\d)|(?=\d{{2,}}\s)"
    return re.compile(rf"(?<=[a-z)][a-z)]|[a-z]%){joined}(?:{figures}|(?=[A-Z][a-z]{{2,}}\s[a-z\d])|(?={openings}\s))")


@cache
def _heads() -> re.Pattern[str]:
    """A word of plan or result, its year before or behind it, glued to what stands before it."""
    kinds = any_of(word for word in cues("column_heads"))
    return re.compile(rf"[a-z)](?P<second>(?:{YEAR})\s(?i:{kinds}|status|update)|(?!(?i:{kinds})\Z)(?:[A-Z][a-z]+\s)?(?=[A-Z])(?i:{kinds})\s(?:{YEAR}))\Z")


def _below(lines: Sequence[TextLine], place: int, head: int) -> tuple[Grid | None, int]:
    """The table whose heads are glued at a place in a line, and the line after it."""
    top = lines[place]
    cells = [GridCell(0, 0, 1, 1, top.start, top.start + head), GridCell(0, 1, 1, 1, top.start + head, top.end)]
    rows, at, last = 0, place + 1, place
    between: list[Span] = []
    waiting: list[Span] = []
    while at < len(lines) and at - last <= _BETWEEN and lines[at].page == top.page:
        line = lines[at]
        border = _border().search(line.text)
        if border is None:
            waiting.append(Span(line.start, line.end))
        else:
            rows += 1
            between += waiting
            waiting, last = [], at
            cells.append(GridCell(rows, 0, 1, 1, line.start, line.start + border.start()))
            cells.append(GridCell(rows, 1, 1, 1, line.start + border.start(), line.end))
        at += 1
    if rows < _FEWEST:
        return None, place + 1
    return Grid(top.start, lines[last].end, rows + 1, 2, tuple(cells), between=tuple(between)), last + 1
