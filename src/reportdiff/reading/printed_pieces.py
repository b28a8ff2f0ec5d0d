"""Printed lines and the pieces that they may be cut into for columns: what each cut costs or brings, which are likely."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import log
from operator import itemgetter

from reportdiff.reading.printed_words import Neighbours, Word, is_figure, width, word_of

_LATE, _SHORT_OF = 1.0, 0.6  # what a short line costs that opens a paragraph of a column after the first; as part of a column's width
_FORM = re.compile(r"\S+")
# What a cut costs or brings.
_CUT, _CUT_BEFORE_OPENER, _CUT_BEFORE_POINT, _CUT_BEFORE_SMALL, _CUT_BEFORE_SENTENCE, _CUT_IN_A_TITLE = -1.05, 4.0, 2.5, 3.0, 0.5, -0.5
_PARTS_KNOWN, _PARTS_KNOWN_MORE, _PARTS_KNOWN_MOST = 1.5, 0.6, 3.0
_STUMP, _STUMP_SHARE = -1.5, 0.2
_WIDER, _NARROWEST, _NOT_CUT, _SEVERAL = 1.12, 0.1, 0.9, 1.5
_OFF = 0.035
_NUMBERS = 3  # of a row of a table, at least half of its words

Piece = tuple[int, int]  # a stretch of a line that may be a line of its column: its first word and its last, from 0
Parse = tuple[tuple[Piece, ...], tuple[int, ...], float]  # pieces of a line, the column of each, what the cuts cost
_Begun = tuple[float, float, int, tuple[Piece, ...]]  # a line cut in part: its rank, what it costs, the first word of what is left, the pieces


class PrintedLine:
    """A line with its words, and where it may be cut; the number tells it from the others of its page, ``first`` the number of its first
    word from those of theirs."""

    def __init__(self, text: str, number: int = 0, first: int = 0) -> None:
        self.text, self.number, self.first = text, number, first
        self.places = [match.span() for match in _FORM.finditer(text)]
        forms = [text[start:end] for start, end in self.places]
        self.words: list[Word] = [word_of(form) for form in forms]
        self.begun: list[float] = []  # how wide the line is up to each word, and with it, in ordinary letters
        self.until: list[float] = []
        at, total = 0, 0.0
        for (start, end), word in zip(self.places, self.words):  # noqa: B905  as many
            self.begun.append(total + width(text[at:start]))
            total = self.begun[-1] + word.wide
            self.until.append(total)
            at = end
        self.width = width(text)
        numbers = sum(map(is_figure, forms))
        self.is_row = numbers >= _NUMBERS and numbers * 2 >= len(forms)
        self._costs: list[float] = []

    def wide(self, piece: Piece) -> float:
        """How wide a piece is in print, in ordinary letters."""
        return self.until[piece[1]] - self.begun[piece[0]]

    def span(self, piece: Piece) -> tuple[int, int]:
        """Where a piece stands in the line."""
        return self.places[piece[0]][0], self.places[piece[1]][1]

    def find_cuts(self, known: Neighbours) -> None:
        """Finds what it costs to cut the line before each of its words but the first."""
        self._costs = [0.0, *(_cut_between(before, after, known) for before, after in pairwise(self.words))]

    def parses(self, widths: Sequence[float], places: Sequence[tuple[int, ...]], most: int, uncut: float) -> list[Parse]:
        """The likely ways to deal out the line to columns of these widths, the uncut ones first, with what the cuts cost; ``places``
        are the columns that its pieces may stand in."""
        lone = 0.0 if self.width <= _SEVERAL * max(widths) else uncut
        late = -_LATE if self.words[0].opens and self.width <= _SHORT_OF * min(widths) else 0.0
        whole = ((0, len(self.words) - 1),)
        found: list[Parse] = [(whole, (column,), lone + late * column) for column in range(len(widths))]
        if self.is_row or self.width < _NOT_CUT * min(widths):
            return found
        for columns in places:
            room = [widths[column] for column in columns]
            if self.width <= _WIDER * sum(room) + len(room):
                found += self._dealt(columns, room, most)
        return found

    def _dealt(self, columns: tuple[int, ...], room: Sequence[float], most: int) -> Iterator[Parse]:
        """The likely ways to cut the line into as many pieces as these columns, none of them wider than its own."""
        begun: list[_Begun] = [(0.0, 0.0, 0, ())]
        for place, own_room in enumerate(room[:-1]):
            # what is left must have room in the other columns
            ends_after = self.width - _WIDER * sum(room[place + 1 :]) - len(room)
            begun = sorted(self._cut_once(begun, own_room, ends_after), key=_rank, reverse=True)[: 2 * most]
        last, left = len(self.words) - 1, self.width - _WIDER * room[-1]
        for _, cost, start, pieces in [one for one in begun if self.begun[one[2]] >= left][:most]:
            cut = (*pieces, (start, last))
            for piece, own_room in zip(cut, room):  # noqa: B905  as many, and looked at very often
                if self.until[piece[1]] - self.begun[piece[0]] < _STUMP_SHARE * own_room and self._is_stump(piece):
                    cost += _STUMP
            yield cut, columns, cost

    def _is_stump(self, piece: Piece) -> bool:
        return not self.words[piece[1]].ends and not self.words[piece[0]].opens

    def _cut_once(self, begun: Sequence[_Begun], room: float, ends_after: float) -> Iterator[_Begun]:
        """Each line cut in part with each further cut that leaves a piece for a column of this room, and no more than what follows."""
        starts, ends, costs = self.begun, self.until, self._costs
        from_here = bisect_left(starts, ends_after, 1)
        for rank, cost, start, pieces in begun:
            begins = starts[start]
            shortest, longest = begins + _NARROWEST * room, begins + _WIDER * room
            for word in range(max(bisect_left(ends, shortest) + 1, from_here), len(ends)):
                until = ends[word - 1]
                if until > longest:
                    break
                off = until - begins - room
                yield rank + costs[word] - _OFF * abs(off), cost + costs[word], word, (*pieces, (start, word - 1))


_rank = itemgetter(0)


def printed_lines(texts: Iterable[str]) -> list[PrintedLine]:
    """The lines of a page, with their numbers and those of their words."""
    lines: list[PrintedLine] = []
    for text in texts:
        above = lines[-1] if lines else None
        lines.append(PrintedLine(text, len(lines), above.first + len(above.words) if above else 0))
    return lines


def _cut_between(before: Word, after: Word, known: Neighbours) -> float:
    """What it brings to cut between two words: more where no sentence goes on so, less where the text has them side by side."""
    often = known.often(before.bare, after.bare) - 1
    brings = _CUT
    if often > 0:
        brings -= min(_PARTS_KNOWN_MOST, _PARTS_KNOWN + _PARTS_KNOWN_MORE * log(often))
    if after.point:
        brings += _CUT_BEFORE_POINT
    if before.ended:
        return brings + (_CUT_BEFORE_SMALL if after.small else _CUT_BEFORE_SENTENCE if after.opener else 0.0)
    if after.opener:
        return brings + _CUT_BEFORE_OPENER
    return brings + (_CUT_IN_A_TITLE if before.capital and after.capital else 0.0)
