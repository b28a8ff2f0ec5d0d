"""Lines of a page as tables are found in them: their chunks, the steps between them, the rulings that run through them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from reportdiff.reading.pdf_columns import Chunk, Extent
from reportdiff.reading.pdf_rulings import Ruling
from reportdiff.reading.pdf_words import TextLine

BETWEEN = 4  # lines without figures that may stand between lines with them
FAR = 3.2  # pitches between lines of one table
WORDY = 8  # words in one stretch of a line of prose
LEAST_WHITE = 0.35  # ems of white between columns
FULL = 0.7  # of a table's width is a line that runs across all of it
_SAME_HEIGHT = 1.5  # points between pieces of one ruling
_FROM = 0.12  # of a table's width, from which on at the latest a ruling runs that is the whole table's
_YEAR = re.compile(r"(?:FY\s?)?(?:19|20)\d\d(?!\d|[.,]\d)\D*\Z")  # 2024, FY2024, 2024年目标
_THOUSANDS = re.compile(r"(?:[A-Z]{0,3}[$£€¥￥])?[’']?000s?\Z")  # $000 heads figures, and is none
_DASHES = re.compile(r"[-_=—–─━]{5,}\Z")
_TIGHT = 0.86  # of the usual step between rows: closer lines are one cell
_LEAP = 1.25  # by which steps between rows are wider than those between the lines of a cell


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of the page with its chunks."""

    line: TextLine
    chunks: tuple[Chunk, ...]
    has_figures: bool = field(init=False)
    """Whether it is a line of a table by itself: a number stands apart from what is before it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "has_figures", any(chunk.is_figure for chunk in self.chunks[1:]))

    @property
    def names_years(self) -> bool:
        """Whether all its figures are years, or thousands of money: then it is a line of heads."""
        figures = (chunk.text for chunk in self.chunks if chunk.is_figure)
        return all(_YEAR.match(text) or _THOUSANDS.match(text) for text in figures)

    @property
    def is_rule(self) -> bool:
        """Whether it is a line drawn with dashes."""
        return all(_DASHES.match(word.text) for word in self.line.words)


@dataclass(frozen=True, slots=True)
class Steps:
    """How far each line lies below the one above it; how far the lines of one cell do, at most; how far rows usually do."""

    between: tuple[float, ...]
    within: float
    usual: float

    @classmethod
    def of(cls, lines: Sequence[TextLine], figured: Sequence[bool]) -> Steps:
        """The steps of these lines, of which some have figures: two such lines are never one row, so that steps which are much
        smaller than those between them are within a cell; where no two follow one another, the smaller sort of steps is."""
        between = [one.height - other.height for one, other in pairwise(lines)]
        rows = [step for at, step in enumerate(between) if figured[at] and figured[at + 1]]
        if rows:
            return cls(tuple(between), _TIGHT * min(median(rows), 1.15 * min(rows)), median(rows))
        kinds = sorted(between)
        leaps = [(after / before, (before + after) / 2) for before, after in pairwise(kinds) if before > 0]
        ratio, at = max(leaps, default=(1.0, 0.0))
        return cls(tuple(between), at if ratio >= _LEAP else 0.0, max(kinds, default=0.0))


def running_through(rulings: Sequence[Ruling], whole: Extent) -> list[float]:
    """The heights at which rulings run through a table from side to side, in one piece or in several."""
    width = whole.right - whole.left
    pieces: dict[float, list[Extent]] = {}
    for one in sorted(rulings, key=lambda ruling: ruling.at):
        at = next((height for height in pieces if abs(height - one.at) <= _SAME_HEIGHT), one.at)
        pieces.setdefault(at, []).append(Extent(max(one.first, whole.left), min(one.last, whole.right)))
    return [
        at
        for at, extents in pieces.items()
        if sum(max(0.0, one.right - one.left) for one in extents) >= FULL * width
        and min(one.left for one in extents) <= whole.left + _FROM * width
    ]
