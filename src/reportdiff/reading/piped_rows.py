"""Tables of Markdown that no parser takes for tables, because they stand right below a paragraph or another table.

    Losses in tonnes
    Measure | 2032 | 2033 |
    ---|---|---|
    Rope | 12 | 11 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportdiff.model import Grid, GridCell
from reportdiff.reading.text_lines import TextLine, text_lines

_RULER = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?")
_CELL = re.compile(r"[^|]+")
_BAR = "|"
_FEWEST = 2  # cells of a row


def piped_rows(text: str, taken: Sequence[Grid]) -> list[Grid]:
    """The tables of a text, in order, apart from what lies in tables that are known."""
    if f"-{_BAR}-" not in text and f"- {_BAR} -" not in text:
        return []
    lines = text_lines(text)
    found: list[Grid] = []
    for place, line in enumerate(lines):
        if place == 0 or not _RULER.fullmatch(line.text) or lines[place - 1].text.count(_BAR) < _FEWEST - 1:
            continue
        rows = [lines[place - 1], *_below(lines, place + 1)]
        start, end = rows[0].start, rows[-1].end
        if len(rows) > 1 and not any(grid.start < end and start < grid.end for grid in taken):
            cells = tuple(cell for number, row in enumerate(rows) for cell in _cells(number, row))
            found.append(Grid(start, end, len(rows), max(cell.column for cell in cells) + 1, cells))
    return found


def _below(lines: Sequence[TextLine], place: int) -> Iterator[TextLine]:
    """The rows below a ruler, up to a line without a bar or the head above another ruler."""
    while place < len(lines) and _BAR in lines[place].text and not lines[place].after_blank:
        if place + 1 < len(lines) and _RULER.fullmatch(lines[place + 1].text):
            return
        yield lines[place]
        place += 1


def _cells(number: int, row: TextLine) -> Iterator[GridCell]:
    """The cells of a row that say anything."""
    opens = 1 if row.text.startswith(_BAR) else 0
    for found in _CELL.finditer(row.text):
        said = found[0].strip()
        if said:
            column = row.text.count(_BAR, 0, found.start()) - opens
            start = row.start + found.start() + len(found[0]) - len(found[0].lstrip())
            yield GridCell(number, column, 1, 1, start, start + len(said))
