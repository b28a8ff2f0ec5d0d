"""Plain text: the decoded file itself, so that offsets are those of the file."""

from __future__ import annotations

from reportdiff.reading.aligned import aligned_tables
from reportdiff.reading.decoding import decoded
from reportdiff.reading.kinds import refuse_disguised
from reportdiff.reading.lines import Reading
from reportdiff.reading.source import Source


def read(data: bytes, source: Source, encoding: str | None = None) -> Reading:
    """The text with its own new lines, without a byte order mark."""
    refuse_disguised(data, source, claimed="a text file")
    text = decoded(data, source, encoding)
    return Reading(text, tables=tuple(aligned_tables(text)))
