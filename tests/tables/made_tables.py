"""One table as files of every kind: a web page, a Word file, Markdown, text with tabs, a PDF with rulings and one without."""

from __future__ import annotations

import html
from dataclasses import dataclass

from made_pdf import Line, Placed, pdf
from made_word import p, word

LEFTWARDS, UPWARDS = "<", "^"
"""What stands in a place that the cell to the left, or the one above, covers too."""

_TITLE = 16
_SIZE, _PITCH, _TOP, _BOTTOM, _LEFT = 9, 18, 760, 60, 50
_PAD = 6  # points of white within a cell


@dataclass(frozen=True)
class Cell:
    """A cell of a made table, with how far it reaches."""

    row: int
    column: int
    text: str
    rows: int
    columns: int


@dataclass(frozen=True)
class Made:
    """A table to be written: its title, what stands above it, its rows as texts, how many of them are heads."""

    title: str
    caption: str
    rows: tuple[tuple[str, ...], ...]
    heads: int
    before: str = ""

    @classmethod
    def of(cls, title: str, caption: str, drawn: str, heads: int, before: str = "") -> Made:
        """A table drawn with bars between its cells, a line a row."""
        lines = [line for line in drawn.strip().splitlines() if line.strip()]
        rows = [tuple(cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")) for line in lines]
        assert len({len(row) for row in rows}) == 1, f"{title}: rows of several lengths"
        return cls(title, caption, tuple(rows), heads, before)

    @property
    def is_plain(self) -> bool:
        """Whether no cell covers several places."""
        return not any(text in (LEFTWARDS, UPWARDS) for row in self.rows for text in row)

    @property
    def cells(self) -> list[Cell]:
        """The cells with how far each reaches."""
        found = []
        for at, row in enumerate(self.rows):
            for column, text in enumerate(row):
                if text in (LEFTWARDS, UPWARDS):
                    continue
                wide = 1
                while column + wide < len(row) and row[column + wide] == LEFTWARDS:
                    wide += 1
                high = 1
                while at + high < len(self.rows) and self.rows[at + high][column] == UPWARDS:
                    high += 1
                found.append(Cell(at, column, text, high, wide))
        return found


def as_html(made: Made) -> str:
    """A web page; its heads are no ``th``, as on most pages."""
    rows = ["" for _ in made.rows]
    for cell in made.cells:
        spans = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")
        rows[cell.row] += f"<td{spans}>{html.escape(cell.text)}</td>"
    caption = f"<p>{html.escape(made.caption)}</p>" if made.caption else ""
    before = f"<p>{html.escape(made.before)}</p>" if made.before else ""
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    title = html.escape(made.title)
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{before}{caption}<table>{body}</table></body></html>"


def as_word(made: Made) -> bytes:
    """A Word file, merged cells with gridSpan and vMerge."""
    at = {(cell.row, cell.column): cell for cell in made.cells}
    rows = []
    for number, row in enumerate(made.rows):
        written, column = "", 0
        while column < len(row):
            cell = at.get((number, column))
            if cell is None:  # goes on below a cell that reaches down
                above = next(one for one in made.cells if one.row < number < one.row + one.rows and one.column == column)
                written += _word_cell("", above.columns, "<w:vMerge/>")
                column += above.columns
                continue
            written += _word_cell(cell.text, cell.columns, '<w:vMerge w:val="restart"/>' if cell.rows > 1 else "")
            column += cell.columns
        rows.append(f"<w:tr>{written}</w:tr>")
    grid = "<w:tblGrid>" + "<w:gridCol/>" * len(made.rows[0]) + "</w:tblGrid>"
    around = [p(html.escape(text)) for text in (made.title, made.before, made.caption) if text]
    return word("".join(around) + f"<w:tbl>{grid}{''.join(rows)}</w:tbl>")


def _word_cell(text: str, columns: int, merge: str) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{p(html.escape(text))}</w:tc>"


def as_markdown(made: Made) -> str:
    """Markdown, for a table without merged cells."""
    lines = ["| " + " | ".join(row) + " |" for row in made.rows]
    lines.insert(1, "|" + " --- |" * len(made.rows[0]))
    around = [text for text in (f"# {made.title}", made.before, made.caption) if text]
    return "\n\n".join([*around, "\n".join(lines)]) + "\n"


def as_text(made: Made, between: str = "\t") -> str:
    """Text with a tab between cells, or another mark, for a table without merged cells."""
    around = [text for text in (made.title, made.before, made.caption) if text]
    return "\n".join([*around, *(between.join(row) for row in made.rows)]) + "\n"


def as_pdf(made: Made, *, ruled: bool, rows_on_page: int = 40, head_again: bool = False) -> bytes:
    """A PDF: in a grid of rulings, or with three lines (above, below the heads, at the end); over several pages if it is long."""
    edges = _edges(made)
    pages: list[tuple[list[Placed], list[Line]]] = []
    heads = list(range(made.heads))
    body = list(range(made.heads, len(made.rows)))
    for first in range(0, len(body), rows_on_page):
        shown = [*(heads if first == 0 or head_again else []), *body[first : first + rows_on_page]]
        above = [text for text in (made.title, made.before, made.caption) if text] if first == 0 else []
        top = _TOP - 2 * _PITCH * len(above)
        texts = [(_LEFT, _TOP - 2 * _PITCH * at, _SIZE + 1 if at else _TITLE, text) for at, text in enumerate(above)]
        placed, lines = _page(made, shown, edges, top, ruled)
        pages.append(([*texts, *placed, (290, 30, 9, str(len(pages) + 1))], lines))
    return pdf([page for page, _ in pages], drawn=[lines for _, lines in pages])


def _edges(made: Made) -> list[float]:
    wide = [
        max(_width(cell.text) for cell in made.cells if cell.column == column and cell.columns == 1) + 2 * _PAD
        for column in range(len(made.rows[0]))
    ]
    edges = [float(_LEFT)]
    for width in wide:
        edges.append(edges[-1] + width)
    for cell in made.cells:  # what covers several columns needs their room
        short = _width(cell.text) + 2 * _PAD - (edges[cell.column + cell.columns] - edges[cell.column])
        if cell.columns > 1 and short > 0:
            edges[cell.column + cell.columns :] = [edge + short for edge in edges[cell.column + cell.columns :]]
    return edges


def _width(text: str) -> float:
    """How wide a text is set: Courier for plain letters, else a square for each character."""
    return _SIZE * len(text) * (0.6 if text.isascii() else 1.0)


def _page(made: Made, shown: list[int], edges: list[float], top: float, ruled: bool) -> tuple[list[Placed], list[Line]]:
    line = {row: at for at, row in enumerate(shown)}
    texts: list[Placed] = []
    lines: list[Line] = []
    for cell in made.cells:
        on_page = [row for row in range(cell.row, cell.row + cell.rows) if row in line]
        if not on_page:
            continue
        first, last = line[on_page[0]], line[on_page[-1]] + 1
        left, right = edges[cell.column], edges[cell.column + cell.columns]
        width = _width(cell.text)
        x = left + _PAD  # words at the left, numbers at the right, heads in the middle
        if cell.row < made.heads and (cell.column or cell.columns > 1):
            x = (left + right - width) / 2
        elif any(char.isdigit() for char in cell.text) and cell.column:
            x = right - _PAD - width
        y = top - _PITCH * (first + last) / 2 - _SIZE * 0.35
        if cell.text and cell.row in line:
            texts.append((x, y, _SIZE, cell.text))
        box = (left, top - _PITCH * first, right, top - _PITCH * last)
        if ruled:
            lines += [(box[0], box[1], box[2], box[1]), (box[0], box[3], box[2], box[3]), (box[0], box[1], box[0], box[3]), (box[2], box[1], box[2], box[3])]
    if not ruled:
        for after in {0, made.heads if 0 in line else 0, len(shown)}:
            lines.append((edges[0], top - _PITCH * after, edges[-1], top - _PITCH * after))
    return texts, lines
