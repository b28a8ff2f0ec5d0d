"""A file to a `Document`: its plain text and the headings that its format marks.

    path or "-" ──opening──▶ bytes ──plain | markdown | web | word | pdf──▶ Reading ──▶ Document

Heavy libraries load inside the reader that needs them. Everything that can go wrong is a `ReadError`.
"""

from __future__ import annotations

import hashlib
import os
from importlib import import_module
from typing import IO, TYPE_CHECKING

from reportdiff.model import Document
from reportdiff.reading.aligned import aligned_tables
from reportdiff.reading.kinds import Kind, kind_of_name
from reportdiff.reading.opening import bytes_of_file, bytes_of_stream
from reportdiff.reading.source import Source
from reportdiff.reading.table_rows import with_captions

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportdiff.reading.lines import Reading

__all__ = ["from_text", "load"]

_READERS = {
    Kind.TXT: "reportdiff.reading.plain",
    Kind.MD: "reportdiff.reading.markdown",
    Kind.HTML: "reportdiff.reading.web",
    Kind.DOCX: "reportdiff.reading.word",
    Kind.PDF: "reportdiff.reading.pdf",
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
        kind = kind_of_name(where)
        data = bytes_of_file(where, kind)
    reading = _reader(kind)(data, where, encoding)
    if not _says_something(reading.text):
        raise where.error("has nothing in it but white space", "give the file that holds the report's text")
    digest = hashlib.sha256(data).hexdigest()
    tables = with_captions(reading.text, reading.tables)
    return Document(name, kind.value, digest, reading.text, reading.headings, reading.silences, tables)


def from_text(text: str, *, name: str) -> Document:
    """A document of a text at hand. `name` stands where a file's name would; the hash is that of the text as UTF-8."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(name, Kind.TXT.value, digest, text, tables=with_captions(text, aligned_tables(text)))


def _reader(kind: Kind) -> Callable[[bytes, Source, str | None], Reading]:
    """The ``read`` function of the module that reads this kind of file."""
    read: Callable[[bytes, Source, str | None], Reading] = import_module(_READERS[kind]).read
    return read


def _says_something(text: str) -> bool:
    """Whether a text has a visible character: white space, byte order marks and zero-width characters have none."""
    return any(char.isprintable() and not char.isspace() for char in text)
