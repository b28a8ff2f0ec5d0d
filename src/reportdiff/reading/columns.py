"""The lines of a printed page in the order in which they are read: a page set in columns one column after the other.

Columns of text are told from those of a table: the same white stands between them for several lines, their lines are
long, and most of them break off in the middle of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from reportdiff.reading.lines import SENTENCE_END

_FEWEST = 3  # lines side by side
_LONG = 8.0  # ems: the lines of a column of text are no shorter
_UNFINISHED = 0.4  # of the lines of a column of text break off
_LETTERS, _WORDED = 0.5, 0.7  # of a line of words are letters, and so many of the lines are of words
_INDENT = 3.0  # ems in which the left edges of a column's lines may differ
_MOST = 4  # columns of text on a page


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as printed. `size` is that of its type, `is_row` says that it has columns, which tabs stand between; `column`
    counts from 1 where the page is set in columns of text, `after_running` that a running line stood above."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page: int
    is_row: bool = False
    column: int = 0
    after_running: bool = False


def in_reading_order(fragments: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """The lines of a page. Fragments that stand side by side and in no columns of text are a row of a table."""
    for part, column in _split(fragments, 0):
        for row in _rows(part):
            line = _joined(row)
            yield replace(line, column=column) if column else line


def _split(fragments: Sequence[PrintedLine], column: int) -> Iterator[tuple[Sequence[PrintedLine], int]]:
    """A page, or a column of it, cut into columns: the stretches that are read one after the other."""
    edge = max(_edges(fragments), key=lambda one: _in_columns(fragments, one), default=None)
    if edge is None or not _in_columns(fragments, edge):
        yield fragments, column
        return
    waiting: list[PrintedLine] = []
    for band, is_set in _bands(fragments, edge):
        if not is_set:
            waiting += band
            continue
        if waiting:
            yield _as_drawn(waiting, fragments), column
            waiting = []
        first = max(1, column)
        last = first
        for part, number in _split([one for one in band if one.right <= edge + 1], first):
            yield part, number
            last = max(last, number)
        yield from _split([one for one in band if one.right > edge + 1], last + 1)
    if waiting:
        yield _as_drawn(waiting, fragments), column


def _as_drawn(some: Sequence[PrintedLine], fragments: Sequence[PrintedLine]) -> list[PrintedLine]:
    chosen = {id(one) for one in some}
    return [one for one in fragments if id(one) in chosen]


def _edges(fragments: Sequence[PrintedLine]) -> list[float]:
    """Where several lines begin, beyond the leftmost: there a second column may have its left edge."""
    long = sorted(one.left for one in fragments if one.right - one.left >= _LONG / 2 * one.size)
    if len(long) < 2 * _FEWEST:
        return []
    clusters: list[list[float]] = [[long[0]]]
    for left in long[1:]:
        if left - clusters[-1][0] <= _INDENT * fragments[0].size:
            clusters[-1].append(left)
        else:
            clusters.append([left])
    return [cluster[0] for cluster in clusters[1:] if len(cluster) >= _FEWEST][:_MOST]


def _in_columns(fragments: Sequence[PrintedLine], edge: float) -> int:
    """How many fragments stand in columns on either side of an edge."""
    return sum(len(band) for band, is_set in _bands(fragments, edge) if is_set)


def _bands(fragments: Sequence[PrintedLine], edge: float) -> Iterator[tuple[list[PrintedLine], bool]]:
    """From the top down, what stands between the lines that cross the edge, each with whether it is set in columns."""
    down = sorted(fragments, key=lambda one: -one.top)
    band: list[PrintedLine] = []
    for one in down:
        if one.left < edge - 1 and one.right > edge + 1:
            if band:
                yield band, _is_set(band, edge)
                band = []
            yield [one], False
        else:
            band.append(one)
    if band:
        yield band, _is_set(band, edge)


def _is_set(band: Sequence[PrintedLine], edge: float) -> bool:
    left = [one for one in band if one.right <= edge + 1]
    right = [one for one in band if one.right > edge + 1]
    beside = sum(any(one.bottom < other.top and other.bottom < one.top for other in right) for one in left)
    return beside >= _FEWEST and _is_text(left) and _is_text(right)


def _is_text(lines: Sequence[PrintedLine]) -> bool:
    """Whether lines are those of a column of text: long, and many of them unfinished."""
    if len(lines) < _FEWEST:
        return False
    unfinished = sum(SENTENCE_END.search(line.text) is None for line in lines)
    worded = sum(sum(map(str.isalpha, line.text)) >= _LETTERS * len(line.text) for line in lines)
    wide = median((line.right - line.left) / line.size for line in lines) >= _LONG
    return wide and unfinished >= _UNFINISHED * len(lines) and worded >= _WORDED * len(lines)


def _rows(fragments: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Fragments that stand side by side, from left to right, in the order in which the file draws them."""
    row: list[PrintedLine] = []
    for fragment in fragments:
        if row and _beside(row[-1], fragment):
            row.append(fragment)
            continue
        if row:
            yield row
        row = [fragment]
    if row:
        yield row


def _beside(last: PrintedLine, first: PrintedLine) -> bool:
    overlap = min(last.top, first.top) - max(last.bottom, first.bottom)
    height = min(last.top - last.bottom, first.top - first.bottom)
    return height > 0 and overlap > height / 2 and first.left >= last.right - last.size / 2


def _joined(parts: Sequence[PrintedLine]) -> PrintedLine:
    """Fragments side by side as one line, a tab between them."""
    if len(parts) == 1:
        return parts[0]
    return replace(
        parts[0],
        text="\t".join(part.text for part in parts),
        right=max(part.right for part in parts),
        bottom=min(part.bottom for part in parts),
        top=max(part.top for part in parts),
        size=median(part.size for part in parts),
        is_row=True,
    )
