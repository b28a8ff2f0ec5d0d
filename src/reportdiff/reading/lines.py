"""The lines that a reader gathers, and how they become a text with its headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportdiff.model import Furniture, Grid, Note, Page, Silence, StyledHeading
from reportdiff.reading.note_marks import note_marks
from reportdiff.reading.silences import silence
from reportdiff.reading.table_rows import GridRow, grid_of

# C0 controls but for \n and \t, DEL, and the characters that XML and Unicode keep for nobody.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")

# Soft hyphens, characters without width, byte order marks.
UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")

# Ideographs, kana, hangul, and the punctuation and full-width forms set among them.
CJK = (
    "\u2e80-\u2fdf\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
IS_CJK = re.compile(rf"[{CJK}]")
# The end of a line that ends a sentence, or a part of one, with the quotation marks and brackets that it closes.
_ENDING, _CLOSING = frozenset("。！？；：.!?;:"), "”’」』）\"')]"
SENTENCE_END = re.compile(rf"[{re.escape(''.join(sorted(_ENDING)))}][{re.escape(_CLOSING)}]{{0,7}}\Z")
_TAIL = 8


# Figures set above the line.
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

# Where a page of the file begins, within the text of a line.
PAGE_TURN = "\f"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a table row. `level` is that of the heading it is, or ``None``; `comments` are those that stand in it;
    `row` is what the line is of a table, whose text is then that of the row."""

    text: str
    level: int | None = None
    comments: tuple[str, ...] = ()
    row: GridRow | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader gives: the plain text, and what of ``Document`` the format itself tells."""

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


def ends_sentence(line: str) -> bool:
    """Whether a line ends a sentence, or a part of one that is set apart."""
    return line[-_TAIL:].rstrip(_CLOSING)[-1:] in _ENDING


def without_controls(text: str) -> str:
    """A text without control characters but for new line and tab."""
    return _CONTROLS.sub("", text)


def assembled(lines: Iterable[Line]) -> Reading:
    """The lines one below the other, without the empty ones, each freed of white space around it; their pages by the marks
    in them, of which the one before the first page is left out."""
    written: list[str] = []
    headings: list[StyledHeading] = []
    silences: list[Silence | None] = []
    pages: list[Page] = []
    tables: dict[int, list[tuple[int, GridRow]]] = {}
    offset = turned = 0
    for line in lines:
        text, turns = (line.row.text, []) if line.row else _without_turns(line.text)
        for at, count in turns:
            turned += count
            pages = [page for page in pages if page.start < offset + at]  # one without words has no place of its own
            pages.append(Page(offset + at, turned + 1))
        if not text:
            continue
        if line.row:
            tables.setdefault(line.row.table, []).append((offset, line.row))
        if line.level is not None:
            headings.append(StyledHeading(offset, offset + len(text), line.level))
        silences += [silence(comment, offset, offset + len(text)) for comment in line.comments]
        written.append(text)
        offset += len(text) + 1
    if pages and pages[0].start:
        pages.insert(0, Page(0, 1))
    whole = "".join(f"{text}\n" for text in written)
    grids = tuple(grid_of(rows[0][0], rows[-1][0] + len(rows[-1][1].text), rows) for rows in tables.values())
    return Reading(
        text=whole,
        headings=tuple(headings),
        silences=tuple(one for one in silences if one),
        tables=grids,
        pages=tuple(pages),
        furniture=_not_of_the_words(whole, grids),
    )


def _not_of_the_words(text: str, tables: Sequence[Grid]) -> tuple[Furniture, ...]:
    """The marks of notes in a text, but for its tables, whose cells are read with theirs, and characters that nobody sees."""
    marks = (mark for mark in note_marks(text) if not any(table.start <= mark[0] < table.end for table in tables))
    found = [*marks, *(match.span() for match in UNSEEN.finditer(text))]
    return tuple(Furniture(start, end) for start, end in sorted(found))


def _without_turns(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A line's text without the marks of pages, and where in it how many pages are turned."""
    tidy = _tidy(text)
    marks = (at for at, char in enumerate(text) if char == PAGE_TURN)
    turns = Counter(min(len(_tidy(text[:at])), len(tidy)) for at in marks)
    return tidy, sorted(turns.items())


def _tidy(text: str) -> str:
    """Each line in a paragraph freed of white space around it; a row's empty first cells stay (they are tabs)."""
    kept = (part.rstrip() for part in without_controls(text).split("\n"))
    parts = (part if part.startswith("\t") else part.lstrip() for part in kept)
    return "\n".join(part for part in parts if part)
