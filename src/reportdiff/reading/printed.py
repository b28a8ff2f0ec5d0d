"""One page of a PDF to its printed lines, each with its place on the page. Lengths are in points (1/72 inch)."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from reportdiff.reading.lines import IS_CJK
from reportdiff.reading.pdf_rulings import rulings_of
from reportdiff.reading.pdf_tables import PageTable, may_have_table, tables_on_page

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage  # type: ignore[import-untyped]

# Fonts that name their glyphs by shape give radicals (⼀ U+2F00) for the characters that look like them (一 U+4E00).
_RADICAL = re.compile(r"[\u2e9f\u2ef3\u2f00-\u2fd5]")
_HYPHENS = "\x02\u00ad\ufffe"  # how PDFium marks a hyphen at a line's end, and the soft hyphen

_COLUMN_GAP = 2.5  # in ems: so much white within a line stands between columns
_WORD_GAP = 0.6  # in ems: less white than this beside a Chinese character is spacing, no space


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as printed. `size` is that of its type, `is_row` says that it has columns, which tabs stand between; one that
    stands for a `table` has no text of its own."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page: int
    is_row: bool = False
    table: PageTable | None = None


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page's lines in reading order, and its height."""

    number: int
    height: float
    lines: tuple[PrintedLine, ...]

    @property
    def last_table(self) -> PageTable | None:
        """The last table of the page."""
        return next((line.table for line in reversed(self.lines) if line.table), None)


@dataclass(frozen=True, slots=True)
class _Glyph:
    char: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    made_up: bool  # a space that PDFium put where it saw a gap


def printed_page(document: PdfDocument, number: int, limit: int, before: PageTable | None = None) -> PrintedPage | None:
    """A page, or ``None`` if it has more characters than `limit`; `before` is the last table of the page before it.

    PDFium's lock must be held.
    """
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            if text_page.count_chars() > limit:
                return None
            glyphs = list(_glyphs(text_page))
        finally:
            text_page.close()
        lines = tuple(_lines(_on_one_line(_runs(iter(glyphs))), number))
        rulings = rulings_of(page)
        tables: list[PageTable] = []
        if may_have_table(rulings, [line.text for line in lines], before):
            tables = tables_on_page(glyphs, rulings, number, before)
        if tables:
            lines = tuple(_lines(_on_one_line(_runs(_outside(glyphs, tables))), number))
        return PrintedPage(number, float(page.get_height()), tuple(_with_tables(lines, tables)))
    finally:
        page.close()


def is_cjk(char: str) -> bool:
    """Whether a character is set without spaces around it."""
    return bool(IS_CJK.match(char))


def _outside(glyphs: Sequence[_Glyph], tables: Sequence[PageTable]) -> Iterator[_Glyph]:
    """The glyphs that are no table's; where a table's stood, a line ends."""
    boxes = [table.box for table in tables]
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
        if not any(box.holds(x, y) for box in boxes):
            yield glyph
        elif not glyph.char.isspace():
            yield replace(glyph, char="\n")


def _with_tables(lines: Sequence[PrintedLine], tables: Sequence[PageTable]) -> Iterator[PrintedLine]:
    """The lines of a page, each table after the last line above it."""
    waiting = [
        PrintedLine("", table.box.left, table.box.right, table.box.bottom, table.box.top, 1.0, table.page, True, table)
        for table in tables
    ]
    for at, line in enumerate(lines):
        while waiting and line.top <= waiting[0].top and all(later.top <= waiting[0].top for later in lines[at:]):
            yield waiting.pop(0)
        yield line
    yield from waiting


def _runs(glyphs: Iterator[_Glyph]) -> Iterator[list[_Glyph]]:
    """The page's glyphs, up to where PDFium sees a line end."""
    run: list[_Glyph] = []
    for glyph in glyphs:
        ends = glyph.char in "\r\n"
        if run and (ends or _starts_below(run[-1], glyph)):
            yield run
            run = []
        if not ends:
            run.append(glyph)
    if run:
        yield run


def _starts_below(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether a glyph begins a line that PDFium has not told from the last: after a hyphen, or a very short line."""
    return glyph.top < last.bottom or (last.char in _HYPHENS and glyph.left < last.left)


def _glyphs(page: PdfTextPage) -> Iterator[_Glyph]:
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    handle = page.raw
    box = pdfium.FS_RECTF()
    matrix = pdfium.FS_MATRIX()
    high = 0
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the basic plane
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if not pdfium.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box)):
            continue
        size = pdfium.FPDFText_GetFontSize(handle, index)
        if pdfium.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix)):
            size *= math.hypot(matrix.c, matrix.d)
        made_up = pdfium.FPDFText_IsGenerated(handle, index) == 1
        char = chr(code) if 0 < code <= 0x10FFFF else "\ufffd"
        yield _Glyph(char, box.left, box.right, box.bottom, box.top, size, made_up)


def _on_one_line(runs: Iterator[list[_Glyph]]) -> Iterator[list[_Glyph]]:
    """Runs that stand side by side, as the columns of a table do, put together."""
    line: list[_Glyph] = []
    for run in runs:
        if line and _beside(line[-1], run[0]):
            line.extend(run)
            continue
        if line:
            yield line
        line = run
    if line:
        yield line


def _beside(last: _Glyph, first: _Glyph) -> bool:
    overlap = min(last.top, first.top) - max(last.bottom, first.bottom)
    height = min(last.top - last.bottom, first.top - first.bottom)
    return height > 0 and overlap > height / 2 and first.left >= last.right - last.size / 2


def _lines(runs: Iterator[list[_Glyph]], page: int) -> Iterator[PrintedLine]:
    for run in runs:
        inked = [glyph for glyph in run if not glyph.char.isspace()]
        if inked:
            text = _text(run)
            yield PrintedLine(
                text=text,
                left=inked[0].left,
                right=max(glyph.right for glyph in inked),
                bottom=min(glyph.bottom for glyph in inked),
                top=max(glyph.top for glyph in inked),
                size=max(1.0, median(glyph.size for glyph in inked)),
                page=page,
                is_row="\t" in text,
            )


def _text(run: Sequence[_Glyph]) -> str:
    """A line's text: its glyphs, and between them the spaces that are meant."""
    pieces: list[str] = []
    before: _Glyph | None = None
    spaces = ""
    made_up = True
    for glyph in run:
        if glyph.char.isspace():
            spaces += glyph.char
            made_up = made_up and glyph.made_up
            continue
        if before is not None:
            pieces.append(_between(before, glyph, spaces, made_up))
        pieces.append("-" if glyph.char in _HYPHENS else glyph.char)
        before, spaces, made_up = glyph, "", True
    return _RADICAL.sub(lambda radical: unicodedata.normalize("NFKC", radical[0]), "".join(pieces))


def _between(before: _Glyph, after: _Glyph, spaces: str, made_up: bool) -> str:
    """What to write between two glyphs that have these spaces, or none, between them."""
    gap = (after.left - before.right) / max(1.0, before.size, after.size)
    if spaces and not made_up:
        return spaces.replace("\t", " ")
    if gap > _COLUMN_GAP:
        return "\t"
    if is_cjk(before.char) or is_cjk(after.char):
        return " " if gap > _WORD_GAP else ""
    return " " if spaces or gap > _WORD_GAP else ""
