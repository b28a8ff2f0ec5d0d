"""What kinds of file there are: the one that a name claims, and the one that the bytes betray."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from reportdiff.reading.source import Source


class Kind(StrEnum):
    """A kind of file that can be read; the value is a document's ``format``."""

    TXT = "txt"
    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    DOC = "doc"
    WPS = "wps"
    ODT = "odt"
    RTF = "rtf"


_EXTENSIONS = {
    ".txt": Kind.TXT,
    ".md": Kind.MD,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".docx": Kind.DOCX,
    ".pdf": Kind.PDF,
    ".doc": Kind.DOC,
    ".wps": Kind.WPS,
    ".odt": Kind.ODT,
    ".rtf": Kind.RTF,
}
KNOWN = ", ".join(_EXTENSIONS)

_OFFICE = {".docm", ".dotx", ".pages", ".ofd"}

ZIP = "a ZIP archive"
OLE = "an old Office file (such as .doc) or one locked with a password"
PDF = "a PDF"
RTF = "an RTF file"
WEB_PAGE = "a web page"

# What a file begins with, and what that makes it.
_SIGNATURES = (
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
)
_WEB_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_SUGGESTED = {PDF: ".pdf", RTF: ".rtf", WEB_PAGE: ".html", ZIP: ".docx (if it came from Word)"}


def may_be_report(name: str) -> bool:
    """Whether a file in a folder of many may be a report, by its extension; one of an office may still be refused."""
    extension = PurePath(name).suffix.lower()
    return extension in _EXTENSIONS or extension in _OFFICE


def kind_of_name(source: Source) -> Kind:
    """The kind that a file's extension claims."""
    extension = PurePath(source.name).suffix.lower()
    kind = _EXTENSIONS.get(extension)
    if kind is not None:
        return kind
    if extension in _OFFICE:
        raise source.error(f"{extension} files are not read", "save it as .docx or .pdf and give that")
    fault = f"unknown kind of file {extension!r}" if extension else "the name has no extension to say what it is"
    raise source.error(fault, f"give a file of a known kind: {KNOWN}")


def kind_of_bytes(data: bytes) -> str | None:
    """What a file is by its first bytes, in words that fit an error message; ``None`` where they tell nothing."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return what
    if b"%PDF-" in data[:1024]:
        return PDF
    return WEB_PAGE if _WEB_PAGE.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) else None


def refuse_disguised(data: bytes, source: Source, *, claimed: str, allowed: tuple[str, ...] = ()) -> None:
    """Raise the error for a file whose bytes are not what its name claims, if they are plainly something else."""
    what = kind_of_bytes(data)
    if what is None or what in allowed:
        return
    if what == OLE:
        remedy = "if it is an old Word file, rename it to end in .doc; else save it as .docx and give that"
    elif what in _SUGGESTED:
        remedy = f"rename it to end in {_SUGGESTED[what]}"
    else:
        remedy = f"give a file of a known kind: {KNOWN}"
    raise source.error(f"is not {claimed} but {what}", remedy)
