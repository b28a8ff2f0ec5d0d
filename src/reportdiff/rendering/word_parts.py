"""The parts of a Word file: page, fonts of both scripts, a table whose head comes again on each page, page numbers.

python-docx offers no calls for East Asian fonts, repeated heads and fields; those are set in the XML beneath it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

_PAGE = (297, 210)  # A4, landscape, millimetres
_MARGIN = 20
_FOOT = 10

# What Chinese offices print with: 宋体 for text, 黑体 for headings; Latin letters and figures in Times New Roman.
_LATIN, _TEXT, _HEAD = "Times New Roman", "宋体", "黑体"
_TITLE_POINTS, _HEADING_POINTS, _TEXT_POINTS, _CELL_POINTS = 18, 13, 11, 9
_GREY = "595959"
_HEAD_TINT = "E8EDF4"
# What a file made at any hour says of when it was made, so that its bytes tell nothing of it.
_MADE_BY = "reportdiff"
_CREATED = datetime(2000, 1, 1)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_NAMED = re.compile(r"(\{\w+\})")
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look."""

    text: str
    bold: bool = False
    grey: bool = False


Line = tuple[Run, ...]
Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Heads, widths in millimetres, rows of cells; of each row the colour behind the cell in column ``tint``."""

    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    tint: int = 0
    tints: tuple[str, ...] = ()


def dress(document: Any) -> None:
    """Set the page and the fonts of ``document``."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = (Mm(length) for length in _PAGE)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(_MARGIN)
    page.footer_distance = Mm(_FOOT)
    for name, points, east in (
        ("Normal", _TEXT_POINTS, _TEXT),
        ("Title", _TITLE_POINTS, _HEAD),
        ("Heading 1", _HEADING_POINTS, _HEAD),
        ("Footer", _CELL_POINTS, _TEXT),
    ):
        _style(document.styles[name], points, east)


def _style(style: Any, points: int, east: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name = _LATIN
    style.font.size = Pt(points)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), east)
    language = _element("w:lang", **{"w:val": "en-US", "w:eastAsia": "zh-CN"})
    for old in style.element.rPr.findall(qn("w:lang")):
        style.element.rPr.remove(old)
    style.element.rPr.append(language)
    if style.element.pPr is not None:
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)


def heading(document: Any, text: str, level: int, *, new_page: bool = False) -> None:
    """The title (level 0), centred, or a heading, on a page of its own if asked for."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    written = document.add_heading(text, level)
    written.paragraph_format.page_break_before = new_page or None
    written.paragraph_format.space_before = Pt(12 if level else 0)
    written.paragraph_format.space_after = Pt(6)
    if level == 0:
        written.alignment = WD_ALIGN_PARAGRAPH.CENTER


def paragraph(document: Any, text: str) -> None:
    """A paragraph of plain text."""
    from docx.shared import Pt

    document.add_paragraph(text).paragraph_format.space_after = Pt(4)


def fill(document: Any, table: Table) -> None:
    """Write a table: fixed widths, its head on each page, no row broken across pages."""
    from docx.shared import Mm

    drawn = document.add_table(rows=0, cols=len(table.heads), style="Table Grid")
    drawn.autofit = False
    for column, width in zip(drawn.columns, table.widths, strict=True):
        column.width = Mm(width)
    head = tuple(((Run(name, bold=True),),) for name in table.heads)
    _row(drawn, head, table.widths, (_HEAD_TINT,) * len(head), repeated=True)
    for place, row in enumerate(table.rows):
        tints = [table.tints[place] if table.tints and column == table.tint else "" for column in range(len(row))]
        _row(drawn, row, table.widths, tints)


def _row(drawn: Any, cells: Sequence[Cell], widths: Sequence[int], tints: Sequence[str], repeated: bool = False) -> None:
    from docx.shared import Mm

    row = drawn.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(_element("w:cantSplit"))
    if repeated:
        properties.append(_element("w:tblHeader"))
    for cell, lines, width, tint in zip(row.cells, cells, widths, tints, strict=True):
        cell.width = Mm(width)
        if tint:
            shading = _element("w:shd", **{"w:val": "clear", "w:color": "auto", "w:fill": tint})
            cell._tc.get_or_add_tcPr().append(shading)
        for place, line in enumerate(lines):
            _line(cell.paragraphs[0] if place == 0 else cell.add_paragraph(), line)


def _line(written: Any, runs: Line) -> None:
    from docx.shared import Pt, RGBColor

    written.paragraph_format.space_after = Pt(1)
    written.paragraph_format.line_spacing = 1
    for run in runs:
        if not run.text:
            continue
        added = written.add_run(run.text)
        added.font.size = Pt(_CELL_POINTS)
        added.bold = run.bold or None
        if run.grey:
            added.font.color.rgb = RGBColor.from_string(_GREY)


def footer(document: Any, pieces: Sequence[str]) -> None:
    """A centred foot of the page; ``{page}`` and ``{pages}`` among its pieces are filled in by Word."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    written = document.sections[0].footer.paragraphs[0]
    written.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in pieces:
        run = written.add_run("" if piece in _FIELDS else piece)
        if piece in _FIELDS:
            _field(run, _FIELDS[piece])


def _field(run: Any, code: str) -> None:
    instruction = _element("w:instrText", **{"xml:space": "preserve"})
    instruction.text = f" {code} "
    run._r.append(_element("w:fldChar", **{"w:fldCharType": "begin"}))
    run._r.append(instruction)
    run._r.append(_element("w:fldChar", **{"w:fldCharType": "separate"}))
    shown = _element("w:t")
    shown.text = "1"
    run._r.append(shown)
    run._r.append(_element("w:fldChar", **{"w:fldCharType": "end"}))


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set("{http://www.w3.org/XML/1998/namespace}space" if key == "xml:space" else qn(key), value)
    return made


def named_pieces(text: str) -> list[str]:
    """A text cut at its ``{page}`` and ``{pages}``."""
    return _NAMED.split(text)


def saved(document: Any, title: str) -> bytes:
    """The file, with nothing in it that tells of the hour or the machine."""
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title[:250], "", ""
    properties.last_modified_by, properties.revision = "", 1
    properties.category = _MADE_BY  # so that it is not taken for a report, where a folder of reports holds it too
    properties.created = properties.modified = _CREATED
    written = io.BytesIO()
    document.save(written)
    return _dateless(written.getvalue())


def _dateless(data: bytes) -> bytes:
    """The same archive without the hour at which each of its members was written."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(member, given.read(name))
    return written.getvalue()
