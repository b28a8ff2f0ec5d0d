"""Word files: paragraphs and tables in document order, with automatic numbers written out and heading styles marked.

Text in hyperlinks, fields, content controls and tracked insertions is read; deletions, hidden text, footnotes, text
boxes, headers and footers are not. A table row is a line with tabs between its cells.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportdiff.reading.archive import check_archive
from reportdiff.reading.kinds import KNOWN, OLE, ZIP, kind_of_bytes, refuse_disguised
from reportdiff.reading.lines import Line, Reading, assembled
from reportdiff.reading.quiet import quiet
from reportdiff.reading.source import Source

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element  # type: ignore[import-untyped]

_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DAMAGED = "is damaged or cut short"
_AGAIN = "get the file again, or open it in Word and save it anew"


def read(data: bytes, source: Source, encoding: str | None = None) -> Reading:
    """The document's text and headings. A Word file says its own encoding, so `encoding` has no bearing."""
    _refuse_other_kinds(data, source)
    check_archive(data, source)
    with quiet("docx"):
        document = _opened(data, source)
        try:
            return assembled(_body_lines(document))
        except RecursionError as fault:
            raise source.error("its tables or fields nest too deeply", "save its text as .txt and give that") from fault
        except (SyntaxError, ValueError, AttributeError, TypeError, LookupError) as fault:  # SyntaxError: lxml
            raise source.error(_DAMAGED, _AGAIN) from fault


def _refuse_other_kinds(data: bytes, source: Source) -> None:
    kind = kind_of_bytes(data)
    if kind == OLE and _LOCKED in data:
        raise source.error("is locked with a password", "open it in Word, save it without a password and give that")
    refuse_disguised(data, source, claimed="a .docx file", allowed=(ZIP,))
    if kind != ZIP:
        raise source.error("is no .docx file", f"give a file of a known kind: {KNOWN}")


def _opened(data: bytes, source: Source) -> WordDocument:
    """The document, by python-docx, which has no one exception for a file that is not as it should be."""
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except MemoryError:
        raise
    except Exception as fault:
        raise source.error(_DAMAGED, _AGAIN) from fault


def _body_lines(document: WordDocument) -> list[Line]:
    from reportdiff.reading.numbering import Numberer
    from reportdiff.reading.word_body import Body
    from reportdiff.reading.word_styles import Styles

    styles = Styles(_part_root(document, "/styles"))
    return Body(styles, Numberer(_part_root(document, "/numbering"))).lines(document.element.body)


def _part_root(document: WordDocument, relationship: str) -> _Element | None:
    """The XML of the document's part of a kind, if it has one."""
    from docx.oxml import parse_xml

    for related in document.part.rels.values():
        if related.reltype.endswith(relationship) and not related.is_external:
            return parse_xml(related.target_part.blob)
    return None
