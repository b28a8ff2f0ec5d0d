"""Markdown: what of a text is its markup, and what that says: headings, lines in bold, tables, front matter.

A parser of CommonMark says what is what and where it stands. A text that is plainly Markdown is read so whatever its
name: copies of reports are kept in .txt files and come through pipes.
"""

from __future__ import annotations

import re

from reportdiff.model import Note, Span
from reportdiff.reading.lines import Reading
from reportdiff.reading.markdown_silences import silences
from reportdiff.reading.markdown_walk import walk
from reportdiff.reading.wording import FIELDS, MONTH, YEAR

_ENOUGH = 2
_ATX = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.M)
_BOLD_LINE = re.compile(r"^[ \t\u3000]*\*\*[^*\n]{2,80}\*\*", re.M)
_RULER = re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$", re.M)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?:[\w\u4e00-\u9fff-]{1,30}[:：][^\n]*\n)+---[ \t]*$", re.M)

_FIELD = re.compile(r"^(?P<key>[\w\u4e00-\u9fff-]{1,30})[ \t]*[:：][ \t]*(?P<value>[^\r\n]*?)[ \t]*$", re.M)
_ADDRESS = re.compile(r"\w+://")
_DATE = re.compile(rf"((?:19|20)\d\d)\s*[-/.{YEAR}]\s*(\d{{1,2}})\s*[-/.{MONTH}]\s*(\d{{1,2}})")


def is_markdown(text: str) -> bool:
    """Whether a text is plainly Markdown: a table, or more than one heading or line in bold, or one right at its beginning."""
    opening = re.match(r"\s*\ufeff?(?:#|\*\*)", text) is not None
    lines = ((_ATX, "#", 1), (_BOLD_LINE, "**", 1), (_RULER, "---", _ENOUGH))  # most texts have none of the marks at all
    marked = sum(weight * len(pattern.findall(text)) for pattern, mark, weight in lines if mark in text)
    return bool(_FRONT_MATTER.match(text)) or marked >= _ENOUGH or (marked >= 1 and opening)


def marked_up(text: str, *, trusted: bool) -> Reading:
    """What a Markdown text is made of; ``trusted`` where its name says that it is one."""
    found = walk(text, trusted=trusted)
    said = _front_matter(text, found.front)
    notes = tuple(Note(code, (("count", count),)) for code, count in found.left_out)
    title = said.get("title")
    headings = found.headings
    if title and headings and text[headings[0].start : headings[0].end] in title:
        headings = headings[1:]  # the title once more
    return Reading(
        text, headings, tuple(silences(text)), found.tables, furniture=found.furniture, notes=notes,
        title=title or found.title, issuer=said.get("issuer"), date=said.get("date"),
    )  # fmt: skip


def _front_matter(text: str, front: Span | None) -> dict[str, str]:
    """What a text says of itself before it begins: the first value of each kind."""
    said: dict[str, str] = {}
    for one in _FIELD.finditer(text, front.start, front.end) if front else ():
        key, value = FIELDS.get(one["key"].lower()), one["value"].strip("\"'“” ")
        if key == "date":
            date = _DATE.search(value)
            value = f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else ""
        if key and value and not _ADDRESS.match(value):
            said.setdefault(key, value)
    return said
