"""What of a file's text are its words: stretches that a reader keeps, in order, and how the rest between them is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

from reportdiff.model import Furniture, Words, united

_NEW_LINES = re.compile(r"\s*[\n\r\f]\s*")
_BLANK = re.compile(r"[ \t\u3000\u00a0]+")


class Between(IntEnum):
    """What parts two stretches of words, the weakest first."""

    NOTHING = 0
    BLANK = 1
    CELL = 2
    LINE = 3


_READS = {Between.NOTHING: "", Between.BLANK: " ", Between.CELL: "\t", Between.LINE: "\n"}


class Gathering:
    """Gathers the words of a text from its start to its end; what is not kept is furniture."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0  # the end of what is kept so far
        self._between = Between.LINE
        self._furniture: list[Furniture] = []

    def part(self, between: Between) -> None:
        """What follows is parted from what is kept so far, at least by this."""
        self._between = max(self._between, between)

    def keep(self, start: int, end: int, reads: str | None = None) -> None:
        """Keep a stretch; ``reads`` is what a reader sees of it, where that is not what stands there."""
        self._fill(start)
        if reads is not None:
            self._add(start, end, reads)
        self._at, self._between = end, Between.NOTHING

    def furniture(self) -> tuple[Furniture, ...]:
        """What was not kept, in order."""
        if self._at:
            self._between = Between.LINE
        self._fill(len(self._text))
        return tuple(self._furniture)

    def _fill(self, until: int) -> None:
        """The gap before what is kept next, read as what parts the two; where that stands in the gap, it stays."""
        gap = self._text[self._at : until]
        if self._between is Between.LINE and (line := _NEW_LINES.search(gap)):
            self._add(self._at, self._at + line.start(), "")
            self._add(self._at + line.end(), until, "")
        elif self._between is Between.BLANK and _BLANK.fullmatch(gap):
            pass
        elif gap or self._between is Between.CELL:
            self._add(self._at, until, _READS[self._between] if self._at else "")

    def _add(self, start: int, end: int, reads: str) -> None:
        if start < end and (reads or self._text[start:end].strip(" ")):
            self._furniture.append(Furniture(start, end, reads))


def merged(outer: Iterable[Furniture], inner: Iterable[Furniture], words: Words) -> tuple[Furniture, ...]:
    """The furniture of a text, and with it what is found to be furniture in the words that are left of it."""
    found = [*(Furniture(*words.over(one.start, one.end), one.reads) for one in inner), *outer]
    return tuple(united(found))
