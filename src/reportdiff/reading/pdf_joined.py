"""Tables that go on over pages of a PDF, put together: heads said again are left out, a row broken by the page is made whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportdiff.reading.columns import PrintedLine
from reportdiff.reading.lines import IS_CJK
from reportdiff.reading.pdf_tables import PageTable
from reportdiff.reading.pdf_words import is_number
from reportdiff.reading.table_rows import PlacedCell

_OFF = 0.04  # of a table's width, by which the borders of its columns may be off on the next page
_MOST_HEADS = 6  # rows
_BETWEEN = 2  # lines


def whole_tables(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines of a report, tables that go on over a page as one; what stands between them, a caption said again, is dropped."""
    made: list[PrintedLine] = []
    for line in lines:
        if line.table is not None:
            at = next((i for i in range(len(made) - 1, max(-1, len(made) - _BETWEEN - 2), -1) if made[i].table is not None), None)
            before = made[at].table if at is not None else None
            if at is not None and before is not None and _is_one(before, line.table, made[at + 1 :]):
                made[at:] = [replace(made[at], table=joined(before, line.table))]
                continue
        made.append(line)
    return made


def _is_one(table: PageTable, after: PageTable, between: Sequence[PrintedLine]) -> bool:
    """Whether two tables are one: of two that say their heads again what stands between is but a caption."""
    if not goes_on(table, after) or any(line.page != after.page for line in between):
        return False
    return not between or repeats_heads(table, after) > 0


def goes_on(table: PageTable, after: PageTable) -> bool:
    """Whether a table at the top of a page has the columns of the one at the foot of the page before."""
    if after.page != table.page + 1 or _width(table) != _width(after):
        return False
    room = _OFF * (table.box.right - table.box.left)
    return abs(table.box.left - after.box.left) <= room and abs(table.box.right - after.box.right) <= room


def repeats_heads(table: PageTable, after: PageTable) -> int:
    """How many rows at the top of ``after`` say what those at the top of ``table`` say."""
    first, again = table.rows(), after.rows()
    count = 0
    while count < min(_MOST_HEADS, len(first), len(again) - 1) and any(again[count]) and _same(first[count], again[count]):
        count += 1
    return count


def joined(table: PageTable, after: PageTable) -> PageTable:
    """The two as one table."""
    repeated = repeats_heads(table, after)
    rows = len(table.rows())
    more = [replace(cell, row=cell.row - repeated) for cell in after.cells if cell.row >= repeated]
    cells = list(table.cells)
    if _is_rest(more, repeated):
        rest = [cell for cell in more if cell.row == 0]
        cells = [_with_rest(cell, rest, rows - 1) for cell in cells]
        more = [replace(cell, row=cell.row - 1) for cell in more if cell.row > 0]
    placed = [replace(cell, row=cell.row + rows) for cell in more]
    return replace(table, page=after.page, box=after.box, cells=(*cells, *placed), turns=(*table.turns, rows))


def _width(table: PageTable) -> int:
    return max(cell.column + cell.columns for cell in table.cells)


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    return ["".join(text.split()) for text in one] == ["".join(text.split()) for text in other]


def _is_rest(cells: Sequence[PlacedCell], repeated: int) -> bool:
    """Whether the first row below the heads is the rest of a row that the page broke: it has no label and no figure."""
    first = [cell for cell in cells if cell.row == 0]
    return bool(first) and all(cell.column > 0 and not is_number(cell.text) for cell in first)


def _with_rest(cell: PlacedCell, rest: Sequence[PlacedCell], last: int) -> PlacedCell:
    more = next((one.text for one in rest if one.column == cell.column), "")
    if cell.row != last or not more:
        return cell
    cjk = cell.text and IS_CJK.match(cell.text[-1]) and IS_CJK.match(more[0])
    return replace(cell, text=cell.text + more if cjk else f"{cell.text} {more}")
