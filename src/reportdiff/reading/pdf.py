"""PDF files: PDFium's characters to printed lines, less what runs along the pages' edges, joined into paragraphs.

A PDF has neither paragraphs nor headings, only glyphs at places; `printed` gathers them into lines, `columns` puts these in
the order in which they are read, `margins` takes off running headers, footers and page numbers, `pdf_furniture` what else is
not of the words, `paragraphs` finds where a paragraph begins. No headings are marked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportdiff.model import Note, Page
from reportdiff.reading import limits
from reportdiff.reading.kinds import KNOWN, PDF, kind_of_bytes, refuse_disguised
from reportdiff.reading.lines import Line, Reading, assembled
from reportdiff.reading.margins import without_margins
from reportdiff.reading.paragraphs import paragraphs
from reportdiff.reading.pdf_furniture import words_alone
from reportdiff.reading.pdf_streams import refuse_bombs
from reportdiff.reading.printed import PrintedPage, printed_page
from reportdiff.reading.quiet import quiet
from reportdiff.reading.source import Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

_DAMAGED = "is damaged or cut short"
_AGAIN = "get the file again, or open it in a PDF reader and save it anew"

# What fonts without a table of characters come out as: replacement characters and private codes.
_GIBBERISH = re.compile(r"[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_MOSTLY = 0.3


def read(data: bytes, source: Source, encoding: str | None = None) -> Reading:
    """The text of all pages. A PDF says its own encoding, so `encoding` has no bearing."""
    refuse_disguised(data, source, claimed="a PDF", allowed=(PDF,))
    if kind_of_bytes(data) != PDF:
        raise source.error("is no PDF", f"give a file of a known kind: {KNOWN}")
    refuse_bombs(data, source)
    with quiet("pypdfium2", "pypdfium2_raw"):
        document = _opened(data, source)
        try:
            pages = _pages(document, source)
        finally:
            document.close()
    lines, notes = words_alone(without_margins(pages))
    reading = assembled(map(Line, paragraphs(lines)))
    _check_legible(reading.text, source)
    empty = sum(not page.lines for page in pages)
    unread = (Note("pages_without_text", (("count", empty),)),) if empty else ()
    return replace(reading, pages=reading.pages or (Page(0, 1),), notes=(*notes, *unread))


def _opened(data: bytes, source: Source) -> PdfDocument:
    import pypdfium2
    from pypdfium2.raw import FPDF_ERR_PASSWORD  # type: ignore[import-untyped]

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == FPDF_ERR_PASSWORD:
            remedy = "open it, save or print it without a password and give that"
            raise source.error("is locked with a password", remedy) from fault
        raise source.error(_DAMAGED, _AGAIN) from fault


def _pages(document: PdfDocument, source: Source) -> list[PrintedPage]:
    import pypdfium2

    count = len(document)
    if count > limits.PDF_PAGES:
        fault = f"has {count} pages, more than the {limits.PDF_PAGES} that a report may have"
        raise source.error(fault, "give the pages of the report alone")
    pages: list[PrintedPage] = []
    left = limits.PDF_CHARACTERS
    unread = 0
    for number in range(count):
        try:
            page = printed_page(document, number, left)
        except pypdfium2.PdfiumError:
            unread += 1
            continue
        if page is None:
            raise source.error("has more text than a report can hold", "give the pages of the report alone")
        left -= sum(len(line.text) for line in page.lines)
        pages.append(page)
    if unread:
        raise source.error(f"{_DAMAGED}: {unread} of its {count} pages cannot be read", _AGAIN)
    return pages


def _check_legible(text: str, source: Source) -> None:
    if not text:
        raise source.error("has no text, only pictures of pages (a scan)", "run text recognition (OCR) on it first")
    if len(_GIBBERISH.findall(text)) > _MOSTLY * len(text):
        raise source.error("its fonts do not say which characters they show", "run text recognition (OCR) on it first")
