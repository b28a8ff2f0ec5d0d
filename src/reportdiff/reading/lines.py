"""The lines that a reader gathers, and how they become a text with its headings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reportdiff.model import Grid, Silence, StyledHeading
from reportdiff.reading.silences import silence
from reportdiff.reading.table_rows import GridRow, grid_of

# C0 controls but for \n and \t, DEL, and the characters that XML and Unicode keep for nobody.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")

# Ideographs, kana, hangul, and the punctuation and full-width forms set among them.
CJK = (
    "\u2e80-\u2fdf\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
IS_CJK = re.compile(rf"[{CJK}]")
# The end of a line that ends a sentence, or a part of one, with the quotation marks and brackets that it closes.
SENTENCE_END = re.compile(r"[。！？；：.!?;:][”’」』）\"')\]]*\Z")


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
    """What a reader gives: the plain text, where in it the format itself marks headings, what it asks to be silent, and
    its tables."""

    text: str
    headings: tuple[StyledHeading, ...] = ()
    silences: tuple[Silence, ...] = ()
    tables: tuple[Grid, ...] = ()


def without_controls(text: str) -> str:
    """A text without control characters but for new line and tab."""
    return _CONTROLS.sub("", text)


def assembled(lines: Iterable[Line]) -> Reading:
    """The lines one below the other, without the empty ones, each freed of white space around it."""
    written: list[str] = []
    headings: list[StyledHeading] = []
    silences: list[Silence | None] = []
    tables: dict[int, list[tuple[int, GridRow]]] = {}
    offset = 0
    for line in lines:
        text = line.row.text if line.row else _tidy(line.text)
        if not text:
            continue
        if line.row:
            tables.setdefault(line.row.table, []).append((offset, line.row))
        if line.level is not None:
            headings.append(StyledHeading(offset, offset + len(text), line.level))
        silences += [silence(comment, offset, offset + len(text)) for comment in line.comments]
        written.append(text)
        offset += len(text) + 1
    grids = (grid_of(rows[0][0], rows[-1][0] + len(rows[-1][1].text), rows) for rows in tables.values())
    return Reading(
        "".join(f"{text}\n" for text in written), tuple(headings), tuple(one for one in silences if one), tuple(grids)
    )


def _tidy(text: str) -> str:
    """Each line in a paragraph freed of white space around it; a row's empty first cells stay (they are tabs)."""
    kept = (part.rstrip() for part in without_controls(text).split("\n"))
    parts = (part if part.startswith("\t") else part.lstrip() for part in kept)
    return "\n".join(part for part in parts if part)
