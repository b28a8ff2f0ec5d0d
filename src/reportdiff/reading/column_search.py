"""The best way to deal out printed lines to columns of given widths: line by line, the likelier ways so far followed all at once.

A way is told by the last piece of each of its columns and by what it is worth; of ways that agree in these pieces only the best is
kept. What a piece is worth after another one is worked out once for all ways.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

import numpy as np
from numpy.typing import NDArray

from reportdiff.reading.printed_pieces import Neighbours, Piece, PrintedLine, piece_after

_COLUMNS = {2: -6.0, 3: -12.0, 4: -18.0}  # what so many columns must bring
_OPENS, _GOES_ON = -0.3, -0.8  # a column that begins with a capital, or with a small letter
_WAITS = -0.1  # a column whose line has not ended its sentence, while others go on
_LEFT_ALONE = -2.5  # the same, where it stands on one line with the last of a column that goes on: what is of one height goes on together
_PASSED, _RESUMES, _RESUMES_MOST = 2, -0.8, -1.6  # lines that pass between two of a column: so many, and what each more costs, at most
_TOO_WIDE, _WIDEST = 0.6, 8.0
_UNCUT = -3.0  # a line that is as wide as columns together
_ROOM = 1.01
_NO_HOPE = 12.0  # a way that is worth so much less than the best is followed no further
_LOOKED_AT = 6  # times as many as are kept, of which some end alike


@dataclass(frozen=True, slots=True)
class Care:
    """How many ways are followed at once, and in how many ways a line is cut."""

    ways: int
    cuts: int


@dataclass(frozen=True, slots=True)
class Dealt:
    """A line, by its place, the pieces that it is cut into and the columns in which these stand."""

    line: int
    pieces: tuple[Piece, ...]
    columns: tuple[int, ...]


def best_way(lines: Sequence[PrintedLine], widths: Sequence[float], known: Neighbours, care: Care) -> tuple[float, tuple[Dealt, ...]]:
    """How well the lines read in columns of these widths, and the way in which they do so best."""
    search = _Search(widths, known, care)
    for line in lines:
        search.take(line)
    return search.best()


_Parse = tuple[tuple[Piece, ...], tuple[int, ...]]  # pieces of a line, the column of each


@dataclass(frozen=True, slots=True)
class _Step:
    """How a line may be dealt out; and of each way that was kept, which way it goes on from, and how the line is dealt out in it."""

    parses: list[_Parse]
    before: NDArray[np.int64]
    parse: NDArray[np.int64]


class _Search:
    """The ways at hand, the best first: what each is worth and, of each column, its last piece (by number, 0 for none), on which line
    that stands, and whether its sentence goes on."""

    def __init__(self, widths: Sequence[float], known: Neighbours, care: Care) -> None:
        self._widths, self._known, self._care = widths, known, care
        self._pieces: list[Piece | None] = [None]
        self._worth = np.array([_COLUMNS[len(widths)]])
        self._last = np.zeros((1, len(widths)), dtype=np.int64)
        self._line = np.full((1, len(widths)), -1, dtype=np.int64)
        self._waits = np.zeros((1, len(widths)), dtype=np.bool_)
        self._steps: list[_Step] = []

    def take(self, line: PrintedLine) -> None:
        """Goes on with the next line in every likely way."""
        found = line.parses(self._widths, _CHOICES[len(self._widths)], self._care.cuts, _UNCUT)
        numbers: dict[Piece, int] = {}
        put = np.zeros((len(found), len(self._widths)), dtype=np.int64)  # the piece that stands in each column, by number
        cost = np.empty(len(found))
        for at, (pieces, columns, cuts) in enumerate(found):
            cost[at] = cuts
            for piece, column in zip(pieces, columns):  # noqa: B905  as many, and looked at very often
                put[at, column] = numbers.setdefault(piece, len(self._pieces) + len(numbers))
        self._pieces += numbers
        worth = self._worth[:, None] + cost[None, :]
        for column in range(len(self._widths)):
            worth += self._going_on(column, put[:, column])
        worth += self._left_alone(put > 0)
        self._keep(worth, put, line.number, [(pieces, columns) for pieces, columns, _ in found])

    def best(self) -> tuple[float, tuple[Dealt, ...]]:
        """What the best way is worth, and its lines from the first."""
        way, found = 0, []
        for line in range(len(self._steps) - 1, -1, -1):
            step = self._steps[line]
            found.append(Dealt(line, *step.parses[step.parse[way]]))
            way = int(step.before[way])
        return float(self._worth[0]), tuple(reversed(found))

    def _going_on(self, column: int, put: NDArray[np.int64]) -> NDArray[np.float64]:
        """What it is worth in a column that each way goes on with each way to deal out the line."""
        lasts, of_way = np.unique(self._last[:, column], return_inverse=True)
        offered, of_parse = np.unique(put, return_inverse=True)
        pieces, set_to, known = self._pieces, self._widths[column], self._known
        others = [pieces[number] for number in offered.tolist()]
        table = [[_after(pieces[number], other, set_to, known) for other in others] for number in lasts.tolist()]
        return np.array(table)[of_way[:, None], of_parse[None, :]]

    def _left_alone(self, taken: NDArray[np.bool_]) -> NDArray[np.float64]:
        """What it costs that of two columns whose last pieces stand on one line one goes on, and not the other, whose sentence does."""
        cost = np.zeros((len(self._worth), len(taken)))
        for one, other in permutations(range(len(self._widths)), 2):
            beside = self._waits[:, other] & (self._line[:, one] == self._line[:, other])
            if beside.any():
                cost += _LEFT_ALONE * np.outer(beside, taken[:, one] & ~taken[:, other])
        return cost

    def _keep(self, worth: NDArray[np.float64], put: NDArray[np.int64], line: int, parses: list[_Parse]) -> None:
        """Keeps the best of all ways to go on from those at hand, and of those that end in the same pieces the best."""
        flat = worth.ravel()
        order = np.flatnonzero(flat > flat.max() - _NO_HOPE)
        order = order[np.argsort(-flat[order], kind="stable")][: _LOOKED_AT * self._care.ways]
        before, parse = np.divmod(order, worth.shape[1])
        last = np.where(put[parse] > 0, put[parse], self._last[before])
        ends = np.zeros(len(order), dtype=np.int64)
        for column in range(last.shape[1]):
            ends = ends * len(self._pieces) + last[:, column]
        kept = np.sort(np.unique(ends, return_index=True)[1])[: self._care.ways]
        before, parse = before[kept], parse[kept]
        taken = put[parse] > 0
        first = int(put[put > 0].min())
        open_ones = np.array([piece is not None and not piece.ended for piece in self._pieces[first:]])
        self._worth, self._last = flat[order][kept], last[kept]
        self._waits = np.where(taken, open_ones[np.maximum(self._last - first, 0)], self._waits[before])
        self._line = np.where(taken, line, self._line[before])
        self._steps.append(_Step(parses, before, parse))


def _after(last: Piece | None, piece: Piece | None, set_to: float, known: Neighbours) -> float:
    """What it is worth that a piece goes on in a column after its last one, or that none does."""
    if piece is None:
        return _WAITS if last is not None and not last.ended else 0.0
    over = piece.width - _ROOM * (set_to if last is None else max(set_to, last.width))
    too_wide = min(_WIDEST, _TOO_WIDE * over) if over > 0 else 0.0
    if last is None:
        return (_OPENS if piece.opens else _GOES_ON) - too_wide
    passed = piece.line - last.line - 1 - _PASSED
    resumes = max(_RESUMES_MOST, _RESUMES * passed) if passed > 0 else 0.0
    return piece_after(last, piece, set_to, known) + resumes - too_wide


# The columns of several that a line cut into pieces may stand in.
_CHOICES: Mapping[int, tuple[tuple[int, ...], ...]] = {
    count: tuple(columns for pieces in range(2, count + 1) for columns in combinations(range(count), pieces)) for count in range(1, 5)
}
