"""Text of printed tables by the columns that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportdiff.reading.lines import IS_CJK
from reportdiff.reading.pdf_columns import Extent
from reportdiff.reading.pdf_words import Word


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stands in columns ``first`` to ``last``."""

    first: int
    last: int
    text: str
    left: float
    right: float


def borders_of(columns: Sequence[Extent]) -> list[float]:
    """The middle of the white between each two columns."""
    return [(one.right + other.left) / 2 for one, other in pairwise(columns)]


def column_at(x: float, borders: Sequence[float]) -> int:
    return sum(x > border for border in borders)


def joined(words: Iterable[Word]) -> str:
    text = ""
    for word in words:
        text = put_together(text, word.text)
    return text


def put_together(before: str, after: str) -> str:
    """Two texts of one cell: no space between Chinese characters."""
    if not before or not after:
        return before or after
    joined = (IS_CJK.match(before[-1]) and IS_CJK.match(after[0])) or (before[-1] == "-" and after[0].islower())
    return before + after if joined else f"{before} {after}"
