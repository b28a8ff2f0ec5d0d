"""A text as lines, without the marks of its format: where the words of each stand, and what the format says of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.model import Grid, StyledHeading, frequent


@dataclass(frozen=True, slots=True)
class Mark:
    """What a format marks at the beginning of a line: a heading, as far as ``end``, of a ``level``; 0 for mere emphasis."""

    end: int
    level: int


@frequent
@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text that is not blank: its words from ``start`` to ``end``. ``row`` where it is one of a table,
    ``apart`` where a blank line stands before it."""

    start: int
    end: int
    text: str
    mark: Mark | None = None
    row: bool = False
    apart: bool = False

    @property
    def marked_whole(self) -> bool:
        """Whether the format marks the whole line as a heading."""
        return self.mark is not None and self.mark.end >= self.end


_LINE = re.compile(r"[^\r\n]+")
# What copies of Markdown files have before and after the words of a line: ## **一、…**
_BEFORE = re.compile(r"[\s>]*(?:(?P<level>#{1,6})[ \t]+)?(?P<strong>\*\*|__)?(?=\S)")
_STRONG = {"**": re.compile(r"\*\*"), "__": re.compile(r"__")}
_AFTER = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + "*_#"
_NOT_WORDS = re.compile(r"\s*(?:<!--|-{3,}\s*\Z|\*{3,}\s*\Z|```|={3,}\s*\Z)")
_ROW = re.compile(r"\s*\||[^\t]*\t[^\t]")
_FRONT = re.compile(r"\A---[ \t]*\r?\n(?:[\w-]+:[^\r\n]*\r?\n)+---[ \t]*(?:\r?\n|\Z)")


def front_matter(view: str) -> tuple[int, str | None]:
    """Where the text begins after the front matter of a Markdown copy that nobody took off, and the title given there."""
    front = _FRONT.match(view)
    if front is None:
        return 0, None
    title = re.search(r"^title:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", front[0], re.M)
    return front.end(), title[1] if title else None


def lines_of(view: str, start: int, styled: Sequence[StyledHeading], tables: Sequence[Grid]) -> tuple[Line, ...]:
    """The lines of a text from ``start`` on, with what the format marks in them."""
    return tuple(_lines(view, start, sorted(styled, key=lambda one: one.start), sorted(tables, key=lambda one: one.start)))


def _lines(view: str, start: int, styled: Sequence[StyledHeading], tables: Sequence[Grid]) -> Iterator[Line]:
    heads = [one.start for one in styled]
    grids = [one.start for one in tables]
    ended = 0
    for found in _LINE.finditer(view, start):
        if _NOT_WORDS.match(found[0]):
            continue
        before = _BEFORE.match(found[0])
        if before is None:
            continue
        first = found.start() + before.end()
        last = found.start() + len(found[0].rstrip(_AFTER))
        if last <= first:
            continue
        mark = _styled(view, styled, heads, found.start(), first, last) or _written(view, before, first, last)
        grid = bisect_right(grids, first) - 1
        row = bool(_ROW.match(found[0])) or (grid >= 0 and tables[grid].end > first)
        yield Line(first, last, view[first:last], mark, row, view.count("\n", ended, first) > 1)
        ended = last


def _styled(
    view: str, styled: Sequence[StyledHeading], starts: Sequence[int], begun: int, first: int, last: int
) -> Mark | None:
    """What the file's format marks at the beginning of a line."""
    index = bisect_left(starts, begun)
    if index >= len(styled) or styled[index].start > first or styled[index].end <= first:
        return None
    one = styled[index]
    return Mark(min(last, one.end), max(1, one.level))


def _written(view: str, before: re.Match[str], first: int, last: int) -> Mark | None:
    """What the marks of Markdown say that stand in the text itself."""
    end = last
    if before["strong"]:
        close = _STRONG[before["strong"]].search(view, first, last)
        end = close.start() if close else last
    if before["level"]:
        return Mark(end, len(before["level"]))
    return Mark(end, 0) if before["strong"] else None
