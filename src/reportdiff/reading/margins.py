"""Taking off what runs along the edges of printed pages: headers, footers, page numbers.

A line at an edge goes if it is a page number by its looks (— 1 —, 第1页, 3/20), a bare number that counts the pages, or
if it stands at the same height on other pages too, numbers aside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from reportdiff.reading.columns import PrintedLine
from reportdiff.reading.printed import PrintedPage
from reportdiff.reading.running_lines import PAGE_NUMBER

_EDGE = 0.2  # of a page's height
_DEEP = 3  # lines that a header or footer may have
_NEARLY = 0.9
_HEIGHT_STEP = 6.0  # points within which two lines stand at the same height

_BARE_NUMBER = re.compile(r"\d{1,4}")
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")


def without_margins(pages: Sequence[PrintedPage]) -> list[PrintedLine]:
    """The lines of all pages in reading order, without those that run along the edges."""
    edges = [list(_edge_lines(page)) for page in pages]
    repeated = _repeated(edges)
    offsets = Counter(offset for lines in edges for offset in {_offset(line) for line in lines} if offset is not None)
    enough = min(2, len(pages))
    widest = max((line.right - line.left for page in pages for line in page.lines), default=0.0)

    def runs_along(line: PrintedLine) -> bool:
        offset = _offset(line)
        return (
            bool(PAGE_NUMBER.fullmatch(line.text.strip()))
            or (offset is not None and offsets[offset] >= enough)
            or (_looks_apart(line, widest) and any(key in repeated for key in _keys(line)))
        )

    kept: list[PrintedLine] = []
    for page in pages:
        gone = {id(line) for line in _from_the_edges(page, runs_along)}
        kept.extend(line for line in page.lines if id(line) not in gone)
    return kept


def _from_the_edges(page: PrintedPage, runs_along: Callable[[PrintedLine], bool]) -> Iterator[PrintedLine]:
    """The lines to take off, from each edge inwards, up to the first that stays."""
    for lines in _both_edges(page):
        for line in lines:
            if not runs_along(line):
                break
            yield line


def _edge_lines(page: PrintedPage) -> Iterator[PrintedLine]:
    for lines in _both_edges(page):
        yield from lines


def _both_edges(page: PrintedPage) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The outermost lines at the top, from the top down, and at the bottom, from the bottom up."""
    down = sorted(page.lines, key=lambda line: -line.top)
    top = [line for line in down[:_DEEP] if line.bottom > page.height * (1 - _EDGE)]
    bottom = [line for line in down[::-1][:_DEEP] if line.top < page.height * _EDGE]
    return top, bottom


def _repeated(edges: Sequence[Sequence[PrintedLine]]) -> set[tuple[str, int]]:
    """What stands on several pages at the same height; two will do in a paper of up to three."""
    counts = Counter(key for lines in edges for key in {key for line in lines for key in _keys(line)})
    enough = 2 if len(edges) <= 3 else 3
    return {key for key, count in counts.items() if count >= enough}


def _looks_apart(line: PrintedLine, widest: float) -> bool:
    """Whether a line is not as wide as the text's own: pages of set phrases may begin with the same words by chance."""
    return line.is_row or line.right - line.left < _NEARLY * widest


def _keys(line: PrintedLine) -> tuple[tuple[str, int], tuple[str, int]]:
    """What a line says, numbers aside, with the two steps of height nearest to it."""
    words = _DIGITS.sub("0", _SPACES.sub("", line.text))
    step = int(line.bottom // _HEIGHT_STEP)
    nearer = step + 1 if line.bottom % _HEIGHT_STEP > _HEIGHT_STEP / 2 else step - 1
    return (words, step), (words, nearer)


def _offset(line: PrintedLine) -> int | None:
    """For a bare number, how far it is from the count of the pages: the same on every page, if it is a page number."""
    text = line.text.strip()
    return int(text) - line.page if _BARE_NUMBER.fullmatch(text) else None
