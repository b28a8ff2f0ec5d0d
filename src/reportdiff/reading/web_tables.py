"""Tables of a web page: which of its tables hold data, and the place of each cell, merged ones included.

Places are those that the HTML standard's algorithm for forming a table gives (section 4.9.12): ``colspan`` and ``rowspan``
push later cells aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from reportdiff.reading.table_rows import MOST_COLUMNS, PlacedCell, is_table

_ROWS = ("thead", "tbody", "tfoot")
_FRAMED = ("table", "h1", "h2", "h3", "form")  # what a table made for layout has in its cells


@dataclass(frozen=True, slots=True)
class WebCell:
    """A cell of a web page's table, by its element, and its place."""

    element: HtmlElement
    row: int
    column: int
    rows: int
    columns: int
    head: bool

    def placed(self, text: str) -> PlacedCell:
        """The cell with what it says."""
        return PlacedCell(self.row, self.column, text, self.rows, self.columns, self.head)


def data_rows(table: HtmlElement) -> list[tuple[HtmlElement, list[WebCell]]]:
    """The rows of a table that holds data, each with the cells that begin in it; none for one made for layout."""
    if table.get("role") in ("presentation", "none") or any(inner is not table for inner in table.iter(*_FRAMED)):
        return []
    rows = list(_rows(table))
    cells = _cells(rows)
    if not is_table([cell.placed(str(cell.element.text_content())) for cell in cells]):
        return []
    if _links(cells):
        return []
    by_row: dict[int, list[WebCell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    return [(row, by_row.get(number, [])) for number, (row, _) in enumerate(rows)]


def _links(cells: list[WebCell]) -> bool:
    """Whether a table is a menu: nearly all that it says is links."""
    said = sum(len(str(cell.element.text_content()).strip()) for cell in cells)
    linked = sum(len(str(link.text_content()).strip()) for cell in cells for link in cell.element.iter("a"))
    return linked > 0.6 * said


def _rows(table: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """The rows of a table in the order in which they are shown, and whether each stands in its head."""
    for child in table:
        if child.tag == "tr":
            yield child, False
        elif child.tag in _ROWS:
            yield from ((row, child.tag == "thead") for row in child if row.tag == "tr")


def _cells(rows: list[tuple[HtmlElement, bool]]) -> list[WebCell]:
    found: list[WebCell] = []
    until: dict[int, int] = {}  # by column the first row that no cell above reaches down to
    for number, (row, in_head) in enumerate(rows):
        column = 0
        for element in row:
            if element.tag not in ("td", "th"):
                continue
            while column < MOST_COLUMNS and until.get(column, 0) > number:
                column += 1
            if column == MOST_COLUMNS:
                break
            columns = max(1, min(_span(element, "colspan"), MOST_COLUMNS - column))
            down = _span(element, "rowspan")
            height = len(rows) - number if down == 0 else min(down, len(rows) - number)
            until |= dict.fromkeys(range(column, column + columns), number + height)
            head = in_head or element.tag == "th"
            found.append(WebCell(element, number, column, height, columns, head))
            column += columns
    return found


def _span(element: HtmlElement, name: str) -> int:
    said = (element.get(name) or "1").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1
