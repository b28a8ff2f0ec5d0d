"""Markdown: the file's own text, with its ATX (``## …``) and Setext (underlined) headings marked.

What counts as a heading follows CommonMark; front matter, fenced and indented code and HTML comments have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdiff.model import Silence, StyledHeading
from reportdiff.reading.decoding import decoded
from reportdiff.reading.kinds import WEB_PAGE, refuse_disguised
from reportdiff.reading.lines import Reading
from reportdiff.reading.pipe_tables import pipe_tables
from reportdiff.reading.silences import COMMENT, file_silence, silence
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
    return Reading(text, tuple(_headings(text)), tuple(_silences(text)), tuple(pipe_tables(text)))


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


def _silences(text: str) -> Iterator[Silence]:
    """What comments silence: the line that one stands in, or the block after one that has its line to itself."""
    waiting: list[str] = []  # comments whose block has not ended yet
    block: tuple[int, int] | None = None
    fence = ""
    for match in _LINE.finditer(text):
        start, end, line = match.start(), match.end(1), match[1]
        mark = _FENCE.match(line)
        if mark and (not fence or (mark["fence"].startswith(fence) and not line.strip(" \t`~"))):
            fence = "" if fence else mark["fence"]
        said = [one["said"] for one in COMMENT.finditer(line)] if "<!--" in line and not fence else []
        yield from (made for one in said if (made := file_silence(one, text)))
        alone = bool(said) and not COMMENT.sub("", line).strip()
        ends = alone or not line.strip() or bool(_ATX.match(line))
        if block and ends:
            yield from _made(waiting, block)
            waiting, block = [], None
        if alone:
            waiting += said
        elif line.strip():
            yield from _made(said, (start, end))
            block = (block[0] if block else start, end) if waiting else None
            if block and ends:  # a heading is a block of its own
                yield from _made(waiting, block)
                waiting, block = [], None
    if block:
        yield from _made(waiting, block)


def _made(comments: list[str], block: tuple[int, int]) -> Iterator[Silence]:
    return (made for one in comments if (made := silence(one, *block)))


def _without_closing_marks(line: str) -> str:
    """An ATX heading's line without the ``#`` that may close it, which a space must set apart from the text."""
    line = line.rstrip()
    bare = line.rstrip("#")
    return bare if bare.endswith((" ", "\t")) else line


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space at its ends."""
    heading = text[start:end]
    return start + len(heading) - len(heading.lstrip()), end - len(heading) + len(heading.rstrip())
