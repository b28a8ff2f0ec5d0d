"""A file to a `Document`: its plain text and the headings that its format marks.

    path or "-" ──opening──▶ bytes ──plain | web | word | pdf | office──▶ Reading ──▶ Document

Heavy libraries load inside the reader that needs them. Everything that can go wrong is a `ReadError`.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import fields
from importlib import import_module
from pathlib import PurePath
from typing import IO, TYPE_CHECKING

from reportdiff.model import Document
from reportdiff.reading.endless import refuse_endless, refuse_endless_tables
from reportdiff.reading.kinds import Kind, kind_of_name
from reportdiff.reading.opening import bytes_of_file, bytes_of_stream, refuse_folder
from reportdiff.reading.source import Source
from reportdiff.reading.table_rows import with_captions

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportdiff.reading.lines import Reading

__all__ = ["from_text", "load"]

_READERS = {
    Kind.TXT: ("plain", "read"),
    Kind.MD: ("plain", "read_markdown"),
    Kind.HTML: ("web", "read"),
    Kind.DOCX: ("word", "read"),
    Kind.PDF: ("pdf", "read"),
    **dict.fromkeys((Kind.DOC, Kind.WPS, Kind.ODT, Kind.RTF), ("office", "read")),
}


def load(
    source: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    stdin: IO[bytes] | None = None,
) -> Document:
    """Read a report from a file, or text from standard input where `source` is ``-``.

    The file's extension says what it is; what it holds must agree. `encoding` overrides what the bytes of a text
    file or web page say of themselves. `stdin` stands in for the process's standard input.

    Raises `ReadError` for whatever keeps the report from being read, and nothing else.
    """
    name = os.fspath(source)
    where = Source(name)
    if name == "-":
        kind, data = Kind.TXT, bytes_of_stream(stdin, where)
    else:
        refuse_folder(where)  # before its name is looked at, which says of no folder what it is
        kind = kind_of_name(where)
        data = bytes_of_file(where, kind)
    reading = _reader(kind)(data, where, encoding)
    if not _says_something(reading.text):
        raise where.error("has nothing in it but white space", "give the file that holds the report's text")
    refuse_endless(reading.text, where)
    refuse_endless_tables(reading.tables, where)
    return _document(name, kind, data, reading)


def from_text(text: str, *, name: str) -> Document:
    """A document of a text at hand. `name` stands where a file's name would; the hash is that of the text as UTF-8.

    A name that ends in ``.md`` says that the text is Markdown; else it is so where it plainly is.
    """
    from reportdiff.reading import plain

    named = PurePath(name).suffix.lower() == ".md"
    reading = plain.told(text, Source(name), markdown=named)
    refuse_endless_tables(reading.tables, Source(name))
    return _document(name, Kind.MD if named else Kind.TXT, text.encode("utf-8", "surrogatepass"), reading)


def _document(name: str, kind: Kind, data: bytes, reading: Reading) -> Document:
    told = {field.name: getattr(reading, field.name) for field in fields(reading)}
    told["tables"] = with_captions(reading.text, reading.furniture, reading.tables, reading.headings)
    return Document(name, kind.value, hashlib.sha256(data).hexdigest(), **told)


def _reader(kind: Kind) -> Callable[[bytes, Source, str | None], Reading]:
    """The function that reads this kind of file."""
    module, function = _READERS[kind]
    read: Callable[[bytes, Source, str | None], Reading] = getattr(
        import_module(f"reportdiff.reading.{module}"), function
    )
    return read


def _says_something(text: str) -> bool:
    """Whether a text has a visible character: white space, byte order marks and zero-width characters have none."""
    return any(char.isprintable() and not char.isspace() for char in text)
