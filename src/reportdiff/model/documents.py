"""What a reader hands on: a file's plain text, with the headings and silences that its format marks.

Offsets count Unicode characters in that text, so that ``text[start:end]`` is what a span quotes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.model.making import frequent


@frequent
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


@frequent
@dataclass(frozen=True, slots=True)
class Held:
    """A stretch of words within furniture, and what is read between it and the next."""

    start: int
    end: int
    reads: str = ""


@frequent
@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of the text that is not of its words: markup, a running head, a contents list, where a printed line ends.

    ``reads`` is what a reader sees in its place: nothing, a blank, a new line, the character that an entity stands for.
    ``holds`` are stretches inside it that are of the words all the same, in the order in which they are read, as columns
    that stand side by side; then ``reads`` follows the last of them.
    """

    start: int
    end: int
    reads: str = ""
    holds: tuple[Held, ...] = ()


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
class Note:
    """Something that a reader should know, as a code and its arguments; it is worded when it is shown."""

    code: str
    arguments: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Where in the text a page of the file begins, and its number, from 1, as a viewer of the file counts."""

    start: int
    number: int


def page_at(pages: Sequence[Page], place: int) -> int | None:
    """The number of the page that holds a place of the text; ``None`` where the file has no pages."""
    before = bisect_right(pages, place, key=lambda page: page.start) - 1
    return pages[max(0, before)].number if pages else None


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table: its place, how many rows and columns it covers, and the stretch of the text that it holds.

    ``head`` where the format itself marks it as a head (``th``, a repeated head row); ``more`` are the stretches in which
    its words go on, where an extractor set the other cells of the row between them.
    """

    row: int
    column: int
    rows: int
    columns: int
    start: int
    end: int
    head: bool = False
    more: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a grid: ``rows`` by ``columns`` places, of which each is covered by at most one cell.

    The table is laid out in the report's text from ``start`` to ``end``, row by row, a tab between cells; ``captions`` are
    the paragraphs around it that may say what it is of and in which unit, nearest first. ``between`` are lines among its
    rows that are none of it, as an extractor sets those of another column of the page there.
    """

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    captions: tuple[Span, ...] = ()
    between: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file's plain text, as a reader hands it on, before anything in it is understood.

    ``source`` is the name as given, ``format`` one of ``txt md html docx pdf doc wps odt rtf``, ``sha256`` that of the
    file's bytes. ``title``, ``issuer`` and ``date`` are what the file says of itself beside its text (front matter).
    ``furniture`` are the stretches of the text that are not of its words, in order, none over another; whoever
    understands the text is given its words (``in_words``). ``notes`` tell what was read and what was not.
    """

    source: str
    format: str
    sha256: str
    text: str
    headings: tuple[StyledHeading, ...] = ()
    silences: tuple[Silence, ...] = ()
    tables: tuple[Grid, ...] = ()
    pages: tuple[Page, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    title: str | None = None
    issuer: str | None = None
    date: str | None = None
    notes: tuple[Note, ...] = ()
