"""Markdown: the file's own text, with its ATX (``## …``) and Setext (underlined) headings marked.

What counts as a heading follows CommonMark; front matter, fenced and indented code and HTML comments have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdiff.model import StyledHeading
from reportdiff.reading.decoding import decoded
from reportdiff.reading.kinds import WEB_PAGE, refuse_disguised
from reportdiff.reading.lines import Reading
from reportdiff.reading.source import Source

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_FRONT_MATTER = re.compile(r"---[ \t]*(\r\n|\n|\r)(?:[^\r\n]*\1)*?(?:---|\.\.\.)[ \t]*(?:\1|\Z)")
_ATX = re.compile(r" {0,3}(?P<marks>#{1,6})(?=[ \t]|\Z)")
_UNDERLINE = re.compile(r" {0,3}(?P<mark>=+|-+)[ \t]*\Z")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}(?=[^`]*\Z)|~{3,})")
# What begins a line that is no paragraph, so that ``---`` below it is a rule and no underline.
_NO_PARAGRAPH = re.compile(r"\s*\Z| {0,3}(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]|\||<[!/?a-zA-Z]|(?:[-*_][ \t]*){3,}\Z)")
_INDENTED = re.compile(r" {4}| {0,3}\t")


def read(data: bytes, source: Source, encoding: str | None = None) -> Reading:
    """The file's text, offsets those of the decoded file, and its headings."""
    refuse_disguised(data, source, claimed="a Markdown file", allowed=(WEB_PAGE,))
    text = decoded(data, source, encoding)
    return Reading(text, tuple(_headings(text)))


def _headings(text: str) -> Iterator[StyledHeading]:
    paragraph: tuple[int, int] | None = None  # the run of text lines above, which an underline would make a heading
    for start, end in _lines_of_prose(text):
        line = text[start:end]
        if atx := _ATX.match(line):
            span = _trimmed(text, start + atx.end(), start + len(_without_closing_marks(line)))
            if span[0] < span[1]:
                yield StyledHeading(*span, len(atx["marks"]))
            paragraph = None
        elif paragraph and (underline := _UNDERLINE.match(line)):
            yield StyledHeading(*_trimmed(text, *paragraph), 1 if underline["mark"][0] == "=" else 2)
            paragraph = None
        elif _NO_PARAGRAPH.match(line) or (paragraph is None and _INDENTED.match(line)):
            paragraph = None
        else:
            paragraph = (paragraph[0] if paragraph else start, end)


def _lines_of_prose(text: str) -> Iterator[tuple[int, int]]:
    """Where each line stands; a fenced block or a comment gives one empty line, which ends any paragraph above it."""
    fence = ""
    comment = False
    front = _FRONT_MATTER.match(text)
    for match in _LINE.finditer(text, front.end() if front else 0):
        line = match[1]
        mark = _FENCE.match(line)
        if fence:
            if mark and mark["fence"].startswith(fence) and not line.strip(" \t`~"):
                fence = ""
        elif comment:
            comment = "-->" not in line
        elif mark:
            fence = mark["fence"]
            yield match.start(), match.start()
        elif line.lstrip().startswith("<!--"):
            comment = "-->" not in line
            yield match.start(), match.start()
        else:
            yield match.start(1), match.end(1)


def _without_closing_marks(line: str) -> str:
    """An ATX heading's line without the ``#`` that may close it, which a space must set apart from the text."""
    line = line.rstrip()
    bare = line.rstrip("#")
    return bare if bare.endswith((" ", "\t")) else line


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space at its ends."""
    heading = text[start:end]
    return start + len(heading) - len(heading.lstrip()), end - len(heading) + len(heading.rstrip())
