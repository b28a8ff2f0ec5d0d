"""Tables of a text in characters, which needs no blanks but between cells: rows of as many cells as their head.

    指标 2027年 2026年 增长（%）     a head: names, years, none of them a number
    出口额（亿元） 66.0 60.0 10.0     a row: a name, and figures
    其中：加工品 12.5 11.9 5.0

Nothing but the number of cells tells that a line is a row, so it must be the same in line after line, and a line that ends as
a sentence does is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.model import Grid, GridCell, Span
from reportdiff.reading.lines import IS_CJK, ends_sentence
from reportdiff.reading.text_lines import LONGEST, TextLine
from reportdiff.reading.wording import YEAR

_CELL = re.compile(r"[^\s\u3000]+(?:[ \t\u3000]+[(（][^()（）]{1,12}[)）])?")
_FIGURE = re.compile(r"[+−–-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[%％‰]?[*†]?")
_NO_FIGURE = re.compile(r"[–—-]{1,3}|/|…+")
_YEAR = re.compile(rf"(?:19|20)\d\d(?={YEAR})")
_NUMBER_OF_ROW = re.compile(r"\d{1,2}[.、]?")
_DIGIT = re.compile(r"\d")
_FEWEST_CELLS, _FEWEST_ROWS = 3, 2
_GROUP = 20  # characters of a line without figures between rows
_LONGEST_CELL = 30
_ABOVE = 2  # lines above the head that may say what the table is of

Cells = Sequence[Span]


def blank_set_tables(taken: Sequence[Grid], lines: Sequence[TextLine]) -> list[Grid]:
    """The tables of a text, in order, apart from what lies in tables that are known; ``lines`` are its own."""
    found: list[Grid] = []
    place = 0
    while place < len(lines):
        head = _head(lines[place])
        rows, end = _below(lines, place + 1, len(head)) if head else ([], place)
        if sum(len(row) > 1 for row in rows) >= _FEWEST_ROWS:
            grid = _grid([head, *rows], _captions(lines, place))
            if not any(one.start < grid.end and grid.start < one.end for one in taken):
                found.append(grid)
            place = end
        else:
            place += 1
    return found


def _cells(line: TextLine) -> Cells:
    """The cells of a line; a unit in brackets belongs to what it stands behind."""
    if line.width > LONGEST or not IS_CJK.search(line.text):
        return ()
    return [Span(line.start + one.start(), line.start + one.end()) for one in _CELL.finditer(line.text)]


def _said(line: TextLine, cells: Cells) -> list[str]:
    return [line.text[cell.start - line.start : cell.end - line.start] for cell in cells]


def _head(line: TextLine) -> Cells:
    """The cells of a line that may be heads: short, none of them a number, the years apart, and no sentence."""
    cells = _cells(line)
    said = _said(line, cells)
    named = all(len(one) <= _LONGEST_CELL and not _DIGIT.search(_YEAR.sub("", one)) for one in said)
    return cells if len(cells) >= _FEWEST_CELLS and named and not ends_sentence(line.text) else ()


def _below(lines: Sequence[TextLine], first: int, count: int) -> tuple[list[Cells], int]:
    """The rows of so many cells from a line on, with the groups that stand among them, and the line after the last."""
    rows: list[Cells] = []
    groups: list[Cells] = []
    end = first
    for place in range(first, len(lines)):
        line = lines[place]
        if line.page != lines[first].page or ends_sentence(line.text):
            break
        cells = _cells(line)
        if len(cells) == count and _is_row(_said(line, cells)):
            rows += [*groups, cells]
            groups, end = [], place + 1
        elif len(cells) == 1 and not groups and len(line.text) <= _GROUP and not _DIGIT.search(line.text) and not line.after_blank:
            groups = [cells]
        else:
            break
    return rows, end


def _is_row(said: Sequence[str]) -> bool:
    """Whether cells are those of a row: a name, or its number and a name, and a figure in most of the others."""
    names = 2 if _NUMBER_OF_ROW.fullmatch(said[0]) else 1
    told = said[names:]
    figures = sum(bool(_FIGURE.fullmatch(one)) for one in told)
    others = all(len(one) <= _LONGEST_CELL for one in told)
    return bool(IS_CJK.search(said[names - 1])) and others and figures > 0 and 2 * (figures + sum(bool(_NO_FIGURE.fullmatch(one)) for one in told)) >= len(told)


def _captions(lines: Sequence[TextLine], place: int) -> tuple[Span, ...]:
    """The lines right above the head that may say what the table is of, the nearest first."""
    above: list[Span] = []
    for line in reversed(lines[max(0, place - _ABOVE) : place]):
        if ends_sentence(line.text) or line.width > LONGEST:
            break
        above.append(Span(line.start, line.end))
    return tuple(above)


def _grid(rows: Sequence[Cells], captions: tuple[Span, ...]) -> Grid:
    cells = tuple(GridCell(row, column, 1, 1, cell.start, cell.end, row == 0) for row, told in enumerate(rows) for column, cell in enumerate(told))
    return Grid(cells[0].start, cells[-1].end, len(rows), len(rows[0]), cells, captions)
