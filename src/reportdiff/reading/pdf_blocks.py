"""Runs of lines with figures on a page: where a table may stand, one after the other."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportdiff.reading.pdf_columns import Extent, stretches
from reportdiff.reading.pdf_lines import BETWEEN, FAR, LEAST_WHITE, WORDY, Printed

_AROUND = 100  # lines above and below a head that its columns are set against; a page has fewer, a text may have any number


def blocks(printed: Sequence[Printed]) -> list[tuple[int, int]]:
    """Runs of lines with figures, each by its first and last line."""
    found: list[tuple[int, int]] = []
    begun: int | None = None
    last, edge = 0, math.inf  # how far to the left figures stand since the run begun
    for at, line in enumerate(printed):
        if not line.has_figures:
            continue
        own = min(chunk.left for chunk in line.chunks[1:] if chunk.is_figure)
        if begun is not None and _goes_on(printed, min(edge, own), last, at):
            last, edge = at, min(edge, own)
            continue
        if begun is not None:
            found.append((begun, last))
        begun, last, edge = at, at, own
    if begun is not None:
        found.append((begun, last))
    return found


def parted(printed: Sequence[Printed], blocks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs, each cut where the lines below have other columns than those above."""
    made: list[tuple[int, int]] = []
    for first, last in blocks:
        cut = next((at for at in range(first + 2, last - 1) if _begins_another(printed, first, at, last)), None)
        made += [(first, last)] if cut is None else [(first, _figures_before(printed, cut)), *parted(printed, [(_figures_from(printed, cut), last)])]
    return made


def _begins_another(printed: Sequence[Printed], first: int, at: int, last: int) -> bool:
    """Whether a line without figures in a run is the head of another table: together the two would have fewer columns."""
    if printed[at].has_figures or not printed[at - 1].has_figures:
        return False
    if any(line.names_years and sum(chunk.is_figure for chunk in line.chunks) > 1 for line in printed[at + 1 : at + 3]):
        return True
    first, last = max(first, at - _AROUND), min(last, at + _AROUND)
    edge = min(chunk.left for line in printed[first:at] for chunk in line.chunks[1:] if chunk.is_figure)
    if all(chunk.right <= edge for chunk in printed[at].chunks):
        return False  # a label
    before = [line.chunks for line in printed[first:at] if line.has_figures and not line.names_years]
    after = [line.chunks for line in printed[at : last + 1] if line.has_figures and not line.names_years]
    if min(len(before), len(after)) < 2:
        return False
    white = LEAST_WHITE * printed[at].line.size
    one, other, both = (len(stretches(lines, white)) for lines in (before, after, before + after))
    return both < min(one, other)


def _figures_before(printed: Sequence[Printed], at: int) -> int:
    return next(i for i in range(at - 1, -1, -1) if printed[i].has_figures)


def _figures_from(printed: Sequence[Printed], at: int) -> int:
    return next(i for i in range(at, len(printed)) if printed[i].has_figures)


def _goes_on(printed: Sequence[Printed], edge: float, last: int, at: int) -> bool:
    """Whether a line with figures belongs to the table of those before it, whose figures and its own begin at an edge."""
    between = printed[last + 1 : at]
    if len(between) > BETWEEN:
        return False
    size = max(printed[last].line.size, printed[at].line.size)
    if abs(printed[last].line.size - printed[at].line.size) > 0.3 * size:
        return False
    steps = [one.line.height - other.line.height for one, other in zip(printed[last : at], printed[last + 1 : at + 1], strict=True)]
    if max(steps) > FAR * 1.6 * size:
        return False
    if any(len(chunk.words) >= WORDY and chunk.right > edge + 2 * size for line in between for chunk in line.chunks):
        return False
    if any(chunk.right > edge + 4 * size and len(line.chunks) == 1 and chunk.left < edge for line in between for chunk in line.chunks):
        return False
    here, there = _extent(printed[last]), _extent(printed[at])
    return min(here.right, there.right) - max(here.left, there.left) > 0.4 * min(here.right - here.left, there.right - there.left)


def _extent(printed: Printed) -> Extent:
    return Extent(printed.line.left, printed.line.right)
