"""Tables on a page of a PDF: from words and rulings to cells with their places.

Where lines across and down meet, they are the borders of cells (`pdf_lattice`); elsewhere lines of figures under one another
tell columns by the white between them (`pdf_regions`, `pdf_columns`), rows by their baselines, heads by what stands above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportdiff.reading.pdf_columns import Extent
from reportdiff.reading.pdf_framed import framed_cells
from reportdiff.reading.pdf_lattice import Box, frames
from reportdiff.reading.pdf_regions import regions
from reportdiff.reading.pdf_rows import region_cells
from reportdiff.reading.pdf_rulings import Rulings
from reportdiff.reading.pdf_words import Inked, TextLine, text_lines
from reportdiff.reading.table_rows import PlacedCell

_ROWS, _DENSE_ROWS = 2, 3  # lines with wide white, and lines that are mostly figures
_DENSE = 0.22  # of a line's characters are digits
_FIGURES = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of a page: where it stands, its cells, and, if no frame encloses it, its columns; of one that goes on over
    pages, the last page and the rows with which the others begin."""

    page: int
    box: Box
    cells: tuple[PlacedCell, ...]
    columns: tuple[Extent, ...] = ()
    turns: tuple[int, ...] = ()

    def rows(self) -> list[list[str]]:
        """The texts of its cells, row by row, that of a merged cell in every place that it covers."""
        height = max((cell.row + cell.rows for cell in self.cells), default=0)
        width = max((cell.column + cell.columns for cell in self.cells), default=0)
        made = [[""] * width for _ in range(height)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    made[row][column] = cell.text
        return made


def may_have_table(rulings: Rulings, lines: Sequence[str], before: PageTable | None) -> bool:
    """Whether a page is worth a closer look: a few of its lines have wide white in them (a tab) or are mostly figures, lines
    frame something, or a table of the page before may go on."""
    rows = sum("\t" in line for line in lines)
    return rows >= _ROWS or before is not None or sum(map(_is_dense, lines)) >= _DENSE_ROWS or bool(frames(rulings))


def _is_dense(line: str) -> bool:
    digits = sum(map(str.isdigit, line))
    return digits > 2 and digits >= _DENSE * len(line) and len(_FIGURES.findall(line)) > 1


def tables_on_page(glyphs: Iterable[Inked], rulings: Rulings, page: int, before: PageTable | None = None) -> list[PageTable]:
    """The tables of a page from the top down; ``before`` is the last one of the page before, which may go on here."""
    lines = text_lines(glyphs)
    found: list[PageTable] = []
    for frame in frames(rulings):
        inside = _inside(lines, frame.box)
        cells = framed_cells(frame, inside)
        if cells:
            found.append(PageTable(page, frame.box, tuple(cells)))
    boxes = [table.box for table in found]
    rest = [line for line in (_outside(line, boxes) for line in lines) if line is not None]
    for region in regions(rest, rulings.across, before.columns if before else ()):
        made = region_cells(region)
        if made is None:
            continue
        words = [word for printed in region.lines for word in printed.line.words]
        box = Box(min(word.left for word in words), min(word.bottom for word in words), max(word.right for word in words), max(word.top for word in words))
        if not any(box.overlaps(other) for other in boxes):
            found.append(PageTable(page, box, tuple(made.cells), made.reach))
    return sorted(found, key=lambda table: -table.box.top)


def _inside(lines: Sequence[TextLine], box: Box) -> list[TextLine]:
    """The parts of lines that stand in a box."""
    made = []
    for line in lines:
        words = tuple(word for word in line.words if box.holds(word.middle, (word.bottom + word.top) / 2))
        if words:
            made.append(TextLine.of(words, line.size))
    return made


def _outside(line: TextLine, boxes: Sequence[Box]) -> TextLine | None:
    words = tuple(word for word in line.words if not any(box.holds(word.middle, (word.bottom + word.top) / 2) for box in boxes))
    if len(words) == len(line.words):
        return line
    return TextLine.of(words, line.size) if words else None
