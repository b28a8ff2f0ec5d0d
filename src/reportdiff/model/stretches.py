"""Stretches of a text, kept so that whether any of them meets another is told without going through them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Stretches of one text, each from an offset to before another, which may lie over each other."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(places)
        self._starts = [start for start, _ in ordered]
        self._ends = [*accumulate((end for _, end in ordered), max)]  # how far each, and those before it, reach

    def meets(self, start: int, end: int) -> bool:
        """Whether any of them has a character of the stretch from ``start`` to before ``end``."""
        at = bisect_left(self._starts, end)
        return at > 0 and start < self._ends[at - 1]
