"""Word files: paragraphs and tables in document order, with automatic numbers written out and heading styles marked.

Text in hyperlinks, fields, content controls, text boxes and tracked insertions is read; deletions, hidden text, headers and
footers are not. Footnotes, pictures and embedded objects are not read and are told of. A table row is a line with tabs
between its cells. Pages are those of Word's last layout, where the file keeps it.
"""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from reportdiff.model import Note
from reportdiff.reading.archive import check_archive
from reportdiff.reading.kinds import KNOWN, OLE, ZIP, kind_of_bytes, refuse_disguised
from reportdiff.reading.lines import Line, Reading, assembled
from reportdiff.reading.printed_text import without_contents
from reportdiff.reading.quiet import quiet
from reportdiff.reading.source import OWN, Source

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
        if _category(document) == OWN:
            raise source.error("is a Word file that reportdiff made", "give the reports that it tells of")
        try:
            reading = without_contents(assembled(_body_lines(document)))
            return replace(reading, notes=(*_left_out(document), *reading.notes))
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


def _category(document: WordDocument) -> str:
    """What the file says of its kind; nothing where its properties are damaged."""
    with suppress(Exception):
        return document.core_properties.category or ""
    return ""


def _body_lines(document: WordDocument) -> list[Line]:
    from reportdiff.reading.numbering import Numberer
    from reportdiff.reading.word_body import Body
    from reportdiff.reading.word_styles import Styles

    styles = Styles(_part_root(document, "/styles"))
    return Body(styles, Numberer(_part_root(document, "/numbering"))).lines(document.element.body)


# What a body holds that is not read, by the elements that stand for it.
_UNREAD = {
    "footnotes": ("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}footnoteReference",
                  "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}endnoteReference"),
    "pictures": ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "{urn:schemas-microsoft-com:vml}imagedata"),
    "objects": ("{urn:schemas-microsoft-com:office:office}OLEObject",
                "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}altChunk"),
    "charts": ("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
               "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"),
}  # fmt: skip
_OBJECT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}object"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def _left_out(document: WordDocument) -> tuple[Note, ...]:
    """What of the body is not read: each kind with how many there are."""
    body = document.element.body
    counted = {
        code: sum(1 for one in body.iter(*tags) if not _is_shown_otherwise(one, code)) for code, tags in _UNREAD.items()
    }
    return tuple(Note(code, (("count", count),)) for code, count in counted.items() if count)


def _is_shown_otherwise(element: _Element, code: str) -> bool:
    """Whether an element stands for older programs only, or is the picture of an object that is counted as such."""
    around = {one.tag for one in element.iterancestors()}
    return _FALLBACK in around or (code == "pictures" and _OBJECT in around)


def _part_root(document: WordDocument, relationship: str) -> _Element | None:
    """The XML of the document's part of a kind, if it has one."""
    from docx.oxml import parse_xml

    for related in document.part.rels.values():
        if related.reltype.endswith(relationship) and not related.is_external:
            return parse_xml(related.target_part.blob)
    return None
