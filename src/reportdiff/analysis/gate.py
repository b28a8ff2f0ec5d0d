"""Which of many patterns may match at all, told from the characters that are there: one look for all of them.

Each pattern names what it cannot do without, as sets of characters of each of which one must be there. The sets are kept
turned about, for each character the patterns that it lets pass, so that the look costs what is there and not how many
patterns there are. A gate may let pass what does not match, and never hides what does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

_MOST = 6  # sets of a pattern that are looked at, those of few characters first


class Gate:
    """A gate before patterns, each given by its sets of characters; one without any always passes."""

    __slots__ = ("_always", "_bits", "_count", "_rounds", "_telling")

    def __init__(self, needs: Sequence[Iterable[frozenset[str]]]) -> None:
        own = [sorted(set(sets), key=lambda one: (len(one), sorted(one)))[:_MOST] for sets in needs]
        self._count = len(own)
        self._rounds = range(max(map(len, own), default=0))
        self._always = (1 << self._count) - 1 if not self._rounds else 0
        self._bits: dict[str, int] = {}
        for i, sets in enumerate(own):
            for j in self._rounds:
                bit = 1 << (j * self._count + i)
                if j >= len(sets):
                    self._always |= bit
                    continue
                for char in sets[j]:
                    self._bits[char] = self._bits.get(char, 0) | bit
        self._telling = frozenset(self._bits)

    def passing(self, present: frozenset[str], first: int = 0) -> list[int]:
        """The places of the patterns that may match where these characters are, in order, from ``first`` on."""
        count = self._count
        told = reduce(or_, map(self._bits.__getitem__, present & self._telling), self._always)
        passed = (1 << count) - 1 >> first << first
        for j in self._rounds:
            passed &= told >> (j * count)
        places: list[int] = []
        while passed:
            lowest = passed & -passed
            places.append(lowest.bit_length() - 1)
            passed ^= lowest
        return places
