"""One page of a PDF to its printed lines, each with its place on the page. Lengths are in points (1/72 inch)."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from reportdiff.reading.columns import PrintedLine, in_reading_order
from reportdiff.reading.lines import IS_CJK, RAISED

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage  # type: ignore[import-untyped]

# Fonts that name their glyphs by shape give radicals (⼀ U+2F00) for the characters that look like them (一 U+4E00).
_RADICAL = re.compile(r"[\u2e9f\u2ef3\u2f00-\u2fd5]")
_HYPHENS = "\x02\u00ad\ufffe"  # how PDFium marks a hyphen at a line's end, and the soft hyphen

_SMALL = 0.8  # of the line's size: a smaller figure may be raised
_RISE = 0.15  # ems above the line

COLUMN_GAP = 2.5  # in ems: so much white within a line stands between columns
_WORD_GAP = 0.6  # in ems: less white than this beside a Chinese character is spacing, no space


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page's lines in reading order, and its height."""

    number: int
    height: float
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class _Glyph:
    char: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    made_up: bool  # a space that PDFium put where it saw a gap
    turned: bool = False  # not set from left to right


def printed_page(document: PdfDocument, number: int, limit: int) -> PrintedPage | None:
    """A page, or ``None`` if it has more characters than `limit`. PDFium's lock must be held."""
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            if text_page.count_chars() > limit:
                return None
            lines = tuple(in_reading_order([*_lines(_upright(_runs(text_page)), number)]))
        finally:
            text_page.close()
        return PrintedPage(number, float(page.get_height()), lines)
    finally:
        page.close()


def is_cjk(char: str) -> bool:
    """Whether a character is set without spaces around it."""
    return bool(IS_CJK.match(char))


def _runs(page: PdfTextPage) -> Iterator[list[_Glyph]]:
    """The page's glyphs, up to where PDFium sees a line end."""
    run: list[_Glyph] = []
    for glyph in _glyphs(page):
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
        turned = False
        if pdfium.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix)):
            size *= math.hypot(matrix.c, matrix.d)
            turned = abs(matrix.b) > abs(matrix.a) / 2 or matrix.a < 0
        made_up = pdfium.FPDFText_IsGenerated(handle, index) == 1
        char = chr(code) if 0 < code <= 0x10FFFF else "\ufffd"
        yield _Glyph(char, box.left, box.right, box.bottom, box.top, size, made_up, turned)


def _upright(runs: Iterator[list[_Glyph]]) -> Iterator[list[_Glyph]]:
    """The runs without turned type, such as stands along the axes of charts; all of them, where the page itself is turned."""
    all_runs = list(runs)
    turned = sum([glyph.turned for run in all_runs for glyph in run])
    if not turned:
        yield from all_runs
        return
    if turned * 2 > sum(map(len, all_runs)):
        yield from all_runs
        return
    yield from (upright for run in all_runs if (upright := [glyph for glyph in run if not glyph.turned]))


def _lines(runs: Iterator[list[_Glyph]], page: int) -> Iterator[PrintedLine]:
    """Each run cut where so much white stands in it as between columns."""
    for run in runs:
        for part in _parts(run):
            inked = [glyph for glyph in part if not glyph.char.isspace()]
            if inked:
                yield PrintedLine(
                    text=_text(part),
                    left=inked[0].left,
                    right=max(glyph.right for glyph in inked),
                    bottom=min(glyph.bottom for glyph in inked),
                    top=max(glyph.top for glyph in inked),
                    size=max(1.0, median(glyph.size for glyph in inked)),
                    page=page,
                )


def _parts(run: Sequence[_Glyph]) -> Iterator[list[_Glyph]]:
    part: list[_Glyph] = []
    last: _Glyph | None = None
    for glyph in run:
        if not glyph.char.isspace():
            gap = glyph.left - last.right if last else 0.0
            if last and gap > COLUMN_GAP * last.size and gap > COLUMN_GAP * max(1.0, glyph.size):
                yield part
                part = []
            last = glyph
        part.append(glyph)
    if part:
        yield part


@dataclass(frozen=True, slots=True)
class _Raised:
    """What tells the raised figures of a line: its size and where its letters stand."""

    size: float
    base: float

    @classmethod
    def of(cls, run: Sequence[_Glyph]) -> _Raised | None:
        """``None`` where all of a line is of one size."""
        sizes = [glyph.size for glyph in run]
        if min(sizes) > _SMALL * max(sizes):
            return None
        return cls(median(sizes), median(glyph.bottom for glyph in run))

    def shown(self, glyph: _Glyph) -> str:
        """A small figure above the line as the raised one that it is."""
        small = glyph.size <= _SMALL * self.size
        return glyph.char.translate(RAISED) if small and glyph.bottom > self.base + _RISE * self.size else glyph.char


def _text(run: Sequence[_Glyph]) -> str:
    """A line's text: its glyphs, and between them the spaces that are meant; raised figures as such."""
    pieces: list[str] = []
    raised = _Raised.of(run)
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
        pieces.append("-" if glyph.char in _HYPHENS else raised.shown(glyph) if raised else glyph.char)
        before, spaces, made_up = glyph, "", True
    return _RADICAL.sub(lambda radical: unicodedata.normalize("NFKC", radical[0]), "".join(pieces))


def _between(before: _Glyph, after: _Glyph, spaces: str, made_up: bool) -> str:
    """What to write between two glyphs that have these spaces, or none, between them."""
    gap = (after.left - before.right) / max(1.0, before.size, after.size)
    if spaces and not made_up:
        return spaces.replace("\t", " ")
    if is_cjk(before.char) or is_cjk(after.char):
        return " " if gap > _WORD_GAP else ""
    return " " if spaces or gap > _WORD_GAP else ""
