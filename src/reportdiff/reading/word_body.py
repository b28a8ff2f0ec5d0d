"""A Word document's body to lines: what of its XML a reader of the document sees, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml.etree import _Element  # type: ignore[import-untyped]

from reportdiff.reading.lines import PAGE_TURN, RAISED, Line
from reportdiff.reading.numbering import Numberer, W
from reportdiff.reading.word_styles import Styles

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# Wrappers that a reader does not see around what they hold.
_WRAPPERS = frozenset(
    f"{W}{tag}"
    for tag in (
        *("sdt", "sdtContent", "ins", "moveTo", "hyperlink", "smartTag", "customXml"),
        *("fldSimple", "bdo", "dir", "ruby", "rubyBase"),
    )
)
_BOX = f"{W}txbxContent"
_DELETED = (f"{W}del", f"{W}moveFrom")
_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_PAGE_BREAKS = ("page", "column")
_PAGE = f"{W}lastRenderedPageBreak"  # where a page began when Word last laid the file out


class Body:
    """One pass over a document's body."""

    def __init__(self, styles: Styles, numberer: Numberer) -> None:
        self._styles = styles
        self._numberer = numberer
        self._depth = 0  # of tables and boxes, in which no page is known to begin

    def lines(self, container: _Element) -> list[Line]:
        """The paragraphs and table rows in a body, a table cell or a content control."""
        found: list[Line] = []
        joined = ""  # the text of a paragraph whose mark was deleted, so that the next one goes on with it
        for block in _blocks(container):
            if block.tag == f"{W}tbl":
                found.extend(self._table_on_pages(block))
                continue
            line = self._paragraph(block, joined)
            if block.find(f"{W}pPr/{W}rPr/{W}del") is not None:
                joined = line.text
            else:
                joined = ""
                found.append(line)
            if next(block.iter(_BOX), None) is not None:
                for box in _boxes(block):
                    found.extend(self._within(self.lines, box))
        return [*found, Line(joined)] if joined else found

    def _within(self, read: Callable[[_Element], Iterable[Line]], element: _Element) -> list[Line]:
        self._depth += 1
        lines = list(read(element))
        self._depth -= 1
        return lines

    def _table_on_pages(self, table: _Element) -> Iterator[Line]:
        """A table, and the pages that begin in it: before it where that is in its first row, else after it."""
        rows = [sum(1 for _ in row.iter(_PAGE)) for row in _children(table, f"{W}tr")]
        yield Line(PAGE_TURN * sum(rows[:1]))
        yield from self._within(self._table, table)
        yield Line(PAGE_TURN * sum(rows[1:]))

    def _paragraph(self, paragraph: _Element, before: str) -> Line:
        said = "".join(_text(paragraph))
        text = before + (said.replace(PAGE_TURN, "") if self._depth else said)
        label = self._label(paragraph)
        if not text.strip():
            return Line(PAGE_TURN * text.count(PAGE_TURN))
        return Line(label + (text.lstrip() if label else text), self._styles.heading_level(paragraph))

    def _label(self, paragraph: _Element) -> str:
        numbering = self._styles.numbering(paragraph)
        if numbering is None:
            return ""
        number, level, style = numbering
        if level is None:
            level = self._numberer.level_of_style(number, style) if style else None
        return self._numberer.label(number, level or 0)

    def _table(self, table: _Element) -> Iterator[Line]:
        for row in _children(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is None:
                yield from self._row(row)

    def _row(self, row: _Element) -> list[Line]:
        """A row as one line; one with a single cell that says anything is a frame around paragraphs, which stay so."""
        cells = [self._cell(cell) for cell in _children(row, f"{W}tc") if not _goes_on(cell, "hMerge")]
        filled = [lines for lines in cells if any(line.text.strip() for line in lines)]
        if len(filled) <= 1:
            return filled[0] if filled else []
        return [Line("\t".join(" ".join(" ".join(line.text for line in lines).split()) for lines in cells))]

    def _cell(self, cell: _Element) -> list[Line]:
        """A cell's lines. One that only goes on with the merged cell above it is empty."""
        return [] if _goes_on(cell, "vMerge") else self.lines(cell)


def _goes_on(cell: _Element, merge: str) -> bool:
    """Whether a cell is merged into one before it."""
    mark = cell.find(f"{W}tcPr/{W}{merge}")
    return mark is not None and mark.get(f"{W}val", "continue") == "continue"


def _boxes(element: _Element) -> Iterator[_Element]:
    """What the text boxes of a paragraph hold, each once: a box is written in two ways for two ages of Word."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag == f"{_COMPATIBLE}AlternateContent":
            ways = (list(_boxes(way)) for way in child)
            yield from next((boxes for boxes in ways if boxes), ())
        elif child.tag not in _DELETED:
            yield from _boxes(child)


def _blocks(container: _Element) -> Iterator[_Element]:
    """The paragraphs and tables in a container, seen through content controls and tracked insertions."""
    for child in container:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)
        elif child.tag == f"{_COMPATIBLE}AlternateContent":
            yield from _blocks(child[0] if len(child) else child)


def _children(element: _Element, tag: str) -> Iterator[_Element]:
    """The rows of a table, or the cells of a row, seen through content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _text(element: _Element) -> Iterator[str]:
    """The pieces of text in a paragraph or a wrapper within one."""
    for child in element:
        if child.tag == f"{W}r":
            if not _is_hidden(child):
                yield from (piece.translate(RAISED) for piece in _run(child)) if _is_raised(child) else _run(child)
        elif child.tag in _WRAPPERS:
            yield from _text(child)
        elif isinstance(child.tag, str) and child.tag.startswith(_MATH):
            yield from (symbol.text or "" for symbol in child.iter(f"{_MATH}t"))


def _run(run: _Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}br":
            yield "" if child.get(f"{W}type") in _PAGE_BREAKS else "\n"
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag == _PAGE:
            yield PAGE_TURN
        elif child.tag == f"{W}ruby":
            yield from _text(child)


def _is_raised(run: _Element) -> bool:
    place = run.find(f"{W}rPr/{W}vertAlign")
    return place is not None and place.get(f"{W}val") == "superscript"


def _is_hidden(run: _Element) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val", "1") not in ("0", "false", "off")
