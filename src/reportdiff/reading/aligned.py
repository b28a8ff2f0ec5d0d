"""Tables of a plain text: columns set apart by tabs or upright strokes, or by spaces under one another.

A line is a row, and a cell a span of the text. Text set with spaces is looked at as if it were printed: each character as
wide as a terminal shows it, so that columns are told as on a page (`pdf_regions`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from reportdiff.model import Grid, GridCell, frequent

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_ALIGNED = re.compile(r"\S(?: {2,}|\u3000 ?)\S")
_SENTENCE = re.compile(r"[。；！？]|[.;!?]\s")
_BAND = 40  # characters of a line alone between rows
_BANDS = 2  # such lines one below the other
_ROWS_AND_CELLS = 4  # rows with several cells, and cells of the widest: three rows of two cells, two of three
_MARKS = ("\t", "|")  # between cells
_FIGURE = re.compile(r"\d")
_RULE = re.compile(r"[\s|:+=-]*")  # a line that is drawn between rows
_WIDE, _NARROW = 12.0, 6.0  # points of a character that takes two columns of a terminal, and of one that takes one
_LONGEST = 2_000  # characters of a line of a table that is set with spaces
_SIZE, _PITCH = 10.0, 16.0
_TWO_FIGURES = re.compile(r"(?<![\w.,])[\d.,]*\d%? {2,}[$€£]?-?[\d.,]*\d%?(?![\w.,])")
_LEADERS = re.compile(r"[.·…]{4,}")


@frequent
@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text: its number, where it begins, and what it says."""

    number: int
    start: int
    text: str


def aligned_tables(text: str) -> list[Grid]:
    """The tables of a text, in order."""
    lines = [
        _Line(number, match.start(), match[0].rstrip("\r\n"))
        for number, match in enumerate(_LINE.finditer(text))
        if match[0]
    ]
    tabbed = list(_tabbed(lines))
    taken = [(grid.start, grid.end) for grid in tabbed]
    free = [line for line in lines if not any(first <= line.start < last for first, last in taken)]
    spaced = list(_spaced(free)) if sum(bool(_ALIGNED.search(line.text)) for line in free if "  " in line.text or "\u3000" in line.text) > 1 else []
    return sorted([*tabbed, *spaced], key=lambda grid: grid.start)


def run_together(text: str, grid: Grid) -> bool:
    """Whether a cell of a grid has two figures set apart by blanks: columns that could not be told apart."""
    return any(_TWO_FIGURES.search(text, cell.start, cell.end) for cell in grid.cells)


# -- tabs and strokes --


def _tabbed(lines: Sequence[_Line]) -> Iterator[Grid]:
    """Runs of lines with the same mark between cells; a short line or two alone among them are groups of the table."""
    run: list[_Line] = []
    mark: str | None = None
    for at, line in enumerate(lines):
        own = _mark_of(line)
        if own is None and mark is not None and _is_band(line):
            after = next((_mark_of(other) for other in lines[at + 1 : at + 1 + _BANDS] if not _is_band(other) or _mark_of(other)), None)
            own = mark if after == mark else None
        if own != mark:
            yield from _grid_of(run, mark)
            run, mark = [], own
        if own is not None:
            run.append(line)
    yield from _grid_of(run, mark)


def _mark_of(line: _Line) -> str | None:
    """The mark between the cells of a line."""
    return next((mark for mark in _MARKS if mark in line.text.strip()), None)


def _is_band(line: _Line) -> bool:
    said = line.text.strip()
    return 0 < len(said) <= _BAND and not _SENTENCE.search(said)


def _grid_of(run: Sequence[_Line], mark: str | None) -> Iterator[Grid]:
    """A table of these lines; strokes are marks between cells only where most lines have as many, and some figure stands behind one."""
    if mark is None:
        return
    cells, row = [], 0
    framed = mark == "|" and all(line.text.lstrip().startswith(mark) for line in run if mark in line.text and line.text.strip())
    for line in run:
        if mark == "|" and _RULE.fullmatch(line.text):
            continue
        position = line.start
        for column, piece in enumerate(line.text.split(mark), -1 if framed else 0):
            said = piece.strip()
            if said:
                start = position + len(piece) - len(piece.lstrip())
                cells.append(GridCell(row, max(column, 0), 1, 1, start, start + len(said)))
            position += len(piece) + len(mark)
        row += 1
    if mark == "|" and not _are_columns(cells, run):
        return
    yield from _made(cells, row)


def _are_columns(cells: Sequence[GridCell], run: Sequence[_Line]) -> bool:
    """Whether most rows of what strokes set apart have several cells, enough of them, with a figure behind the first of some:
    a stroke alone may also stand beside the number of a page."""
    widths = Counter(cell.row for cell in cells).values()
    figures = any(_FIGURE.search(line.text, line.text.find("|") + 1) for line in run)
    several = sum(width > 1 for width in widths)
    return figures and 2 * several >= len(widths) and several + max(widths) > _ROWS_AND_CELLS


def _made(cells: Sequence[GridCell], rows: int) -> Iterator[Grid]:
    """A grid of these cells, if two rows have several."""
    filled = Counter(cell.row for cell in cells)
    if sum(count > 1 for count in filled.values()) > 1:
        yield Grid(cells[0].start, cells[-1].end, rows, max(cell.column for cell in cells) + 1, tuple(cells))


# -- spaces --


def _spaced(lines: Sequence[_Line]) -> Iterator[Grid]:
    """Blocks of lines whose columns stand under one another."""
    from reportdiff.reading.pdf_regions import regions
    from reportdiff.reading.pdf_words import TextLine

    for block in _blocks(lines):
        placed = {line.number: list(_words(line)) for line in block}
        printed = [
            TextLine(tuple(word for word, _ in words), -_PITCH * line.number, -_PITCH * line.number + _SIZE, _SIZE)
            for line in block
            if (words := placed[line.number])
        ]
        by_height = {-_PITCH * line.number: line for line in block}
        for region in regions(printed, ()):
            borders = [(one.right + other.left) / 2 for one, other in pairwise(region.columns)]
            cells: list[GridCell] = []
            for row, found in enumerate(region.lines):
                offsets = {word.left: (start, start + length) for word, (start, length) in placed[by_height[found.line.bottom].number]}
                for chunk in found.chunks:
                    middle = chunk.middle if chunk.is_figure or row < len(region.heads) else chunk.left
                    column = sum(middle > border for border in borders)
                    start, end = offsets[chunk.words[0].left][0], offsets[chunk.words[-1].left][1]
                    if cells and (cells[-1].row, cells[-1].column) == (row, column):
                        start = cells.pop().start
                    cells.append(GridCell(row, column, 1, 1, start, end))
            yield from _made(cells, len(region.lines))


def _blocks(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Stretches of lines around those that are set with spaces, none of them longer than what is printed in columns."""
    printed = {line.number for line in lines if len(line.text) <= _LONGEST}
    wanted = {line.number + near for line in lines if line.number in printed and _ALIGNED.search(line.text) for near in range(-4, 3)}
    block: list[_Line] = []
    for line in lines:
        if line.number in wanted and line.number in printed:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _words(line: _Line) -> Iterator[tuple[Any, tuple[int, int]]]:
    """The words of a line as if printed, each with where it stands in the text and how long it is there."""
    from reportdiff.reading.pdf_words import Word

    text = _LEADERS.sub(lambda found: " " * len(found[0]), line.text)
    places = [0.0]
    for char in text:
        places.append(places[-1] + (_WIDE if unicodedata.east_asian_width(char) in "WF" else _NARROW))
    bottom = -_PITCH * line.number
    for found in re.finditer(r"[^\s\u3000]+", text):
        word = Word(found[0], places[found.start()], places[found.end()] - 0.1, bottom, bottom + _SIZE, _SIZE)
        yield word, (line.start + found.start(), len(found[0]))
