"""What a reader hands on: a file's plain text, with the headings and silences that its format marks.

Offsets count Unicode characters in that text, so that ``text[start:end]`` is what a span quotes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a report's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StyledHeading:
    """A heading that the file format itself marks: a Word heading style, an HTML ``h2``, a Markdown ``##``."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch of a report's text in which its source asks that rules of ``check`` be silent; all, if it names none.

    ``whole`` where it asks so for the whole report.
    """

    start: int
    end: int
    rules: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A file's plain text, as a reader hands it on, before anything in it is understood.

    ``source`` is the name as given, ``format`` one of ``txt md html docx pdf``, ``sha256`` that of the file's bytes.
    """

    source: str
    format: str
    sha256: str
    text: str
    headings: tuple[StyledHeading, ...] = ()
    silences: tuple[Silence, ...] = ()
