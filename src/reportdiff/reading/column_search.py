"""The best way to deal out printed lines to columns of given widths: line by line, the likelier ways so far followed all at once.

A way is told by the last piece of each of its columns and by what it is worth; of ways that agree in these pieces only the best is
kept. Columns of several widths are tried at once, as many of each: their ways stand in the same arrays, those of one setting together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

import numpy as np

from reportdiff.reading.piece_pairs import Bools, Floats, Ints, PageWords, go_on
from reportdiff.reading.printed_pieces import Parse, Piece, PrintedLine

_COLUMNS = {2: -6.0, 3: -12.0, 4: -18.0}  # what so many columns must bring
_LEFT_ALONE = -2.5  # a column that waits, where it stands on one line with the last of a column that goes on: what is of one height goes on together
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


Way = tuple[float, tuple[Dealt, ...]]  # how well lines read, and in which columns


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a page, and what two of them say of lines that end and begin with them (`Forms.table`)."""

    words: PageWords
    said: Floats


def best_ways(lines: Sequence[PrintedLine], settings: Sequence[tuple[float, ...]], page: Page, care: Care) -> list[Way]:
    """For each of some settings, widths of equally many columns: how well the lines read so, and the way in which they do so best."""
    search = _Search(settings, page, care)
    for line in lines:
        search.take(line)
    return search.best()


@dataclass(frozen=True, slots=True)
class _Offer:
    """How a line may be dealt out, in each setting: what that costs, and which piece it puts into each column, by number; 0 puts none.
    A setting in which it can be dealt out in fewer ways than in another has ways that are worth nothing at its end."""

    pieces: Ints
    cost: Floats
    put: Ints


@dataclass(frozen=True, slots=True)
class _Step:
    """How a line may be dealt out in each setting; of each way that was kept, its setting, which way it goes on from, and how the line is
    dealt out in it."""

    parses: list[list[Parse]]
    setting: Ints
    before: Ints
    parse: Ints


class _Search:
    """The ways at hand, those of one setting together, the best first: of what setting each is, what it is worth and, of each column, its
    last piece. A piece is the number of its first word times the words of the page, and the number of its last."""

    def __init__(self, settings: Sequence[tuple[float, ...]], page: Page, care: Care) -> None:
        self._settings, self._words, self._said, self._care = settings, page.words, page.said, care
        self._columns = len(settings[0])
        self._many = page.words.nothing + 1
        self._widths = np.array(settings).ravel()
        self._setting = np.arange(len(settings))
        self._worth = np.full(len(settings), _COLUMNS[self._columns])
        self._last = np.full((len(settings), self._columns), self._many * self._many - 1)
        self._steps: list[_Step] = []

    def take(self, line: PrintedLine) -> None:
        """Goes on with the next line in every likely way."""
        parses = [line.parses(widths, _CHOICES[self._columns], self._care.cuts, _UNCUT) for widths in self._settings]
        offer = self._offer(line, parses)
        row, rows = self._rows()
        going_on = self._going_on(rows, offer.pieces, line.number)
        own: Ints | slice = self._setting if len(self._settings) > 1 else slice(1)  # of one setting there is one row for all ways
        worth = self._worth[:, None] + offer.cost[own]
        row_begins = row * going_on.shape[1]
        for column in range(self._columns):
            worth += going_on.take(row_begins[:, column, None] + offer.put[own, column])
        self._leave_alone(worth, offer.put > 0)
        before, parse = self._kept(worth, row, offer.put, len(rows))
        setting, put = self._setting[before], offer.put
        self._steps.append(_Step(parses, setting, before, parse))
        self._worth, self._setting = worth[before, parse], setting
        put = put[setting, :, parse]
        self._last = np.where(put > 0, offer.pieces[put], self._last[before])

    def best(self) -> list[Way]:
        """Of each setting, what the best way is worth, and its lines from the first."""
        return [self._best(int(way)) for way in _firsts(self._setting, len(self._settings))]

    def _best(self, way: int) -> Way:
        worth, found = float(self._worth[way]), []
        for line in range(len(self._steps) - 1, -1, -1):
            step = self._steps[line]
            pieces, columns, _ = step.parses[int(step.setting[way])][int(step.parse[way])]
            found.append(Dealt(line, pieces, columns))
            way = int(step.before[way])
        return worth, tuple(reversed(found))

    def _offer(self, line: PrintedLine, parses: Sequence[Sequence[Parse]]) -> _Offer:
        numbers: dict[Piece, int] = {}
        most = max(map(len, parses))
        cost = np.full((len(parses), most), -np.inf)
        put = np.zeros((len(parses), self._columns, most), dtype=np.int64)
        for setting, own in enumerate(parses):
            cost[setting, : len(own)] = [costs for _, _, costs in own]
            for at, (pieces, columns, _) in enumerate(own):
                for piece, column in zip(pieces, columns):  # noqa: B905  as many, and looked at very often
                    put[setting, column, at] = numbers.setdefault(piece, len(numbers) + 1)
        nothing = self._many * self._many - 1
        made = [(line.first + first) * self._many + line.first + last for first, last in numbers]
        return _Offer(np.array([nothing, *made]), cost, put)

    def _rows(self) -> tuple[Ints, Ints]:
        """The last pieces of the ways, each once for the column of a setting that it stands in; and which of these each is."""
        place = self._setting[:, None] * self._columns + np.arange(self._columns)
        rows, row = np.unique(place * (self._many * self._many) + self._last, return_inverse=True)
        return row.reshape(place.shape), rows

    def _going_on(self, rows: Ints, pieces: Ints, line: int) -> Floats:
        """What it is worth that a column goes on behind each of its last pieces with each piece of a line, the first of which is none."""
        words, many = self._words, self._many
        place, last_piece = np.divmod(rows, many * many)
        first, last = np.divmod(last_piece, many)
        begins, ends = np.divmod(pieces, many)
        set_to = self._widths[place]
        lasts, form = words.lasts(first, last), words.form[begins]
        said = self._said[lasts.form[:, None], form]
        found = go_on(said, lasts.by_row(), form, words.forms, set_to[:, None])
        passed = line - words.line[last] - 1 - _PASSED
        room = _ROOM * np.maximum(set_to, lasts.wide)
        nothing = last == words.nothing
        if nothing.any():
            passed, room = np.where(nothing, 0, passed), np.where(nothing, _ROOM * set_to, room)
        found += np.maximum(_RESUMES_MOST, _RESUMES * np.maximum(passed, 0))[:, None]
        over = words.wide(begins, ends) - room[:, None]
        found -= np.minimum(_WIDEST, _TOO_WIDE * np.maximum(over, 0.0))
        found[:, 0] = said[:, 0]
        return found

    def _leave_alone(self, worth: Floats, taken: Bools) -> None:
        """Takes off what it costs that of two columns whose last pieces stand on one line one goes on, and not the other, whose sentence
        does."""
        last = self._last % self._many
        waits, line = ~self._words.ended[last], self._words.line[last]
        waits &= line >= 0
        for one, other in permutations(range(self._columns), 2):
            beside = np.flatnonzero(waits[:, other] & (line[:, one] == line[:, other]))
            if beside.size:
                alone = taken[:, one] & ~taken[:, other]
                worth[beside] += (_LEFT_ALONE * alone)[self._setting[beside]]

    def _kept(self, worth: Floats, row: Ints, put: Ints, rows: int) -> tuple[Ints, Ints]:
        """The best of all ways to go on from those at hand, so many of each setting, and of those that end in the same pieces the best:
        the way, and how the line is dealt out."""
        count, ways = len(self._settings), self._care.ways
        best = np.maximum.reduceat(worth.max(axis=1), _firsts(self._setting, count))
        flat = np.flatnonzero(worth > (best - _NO_HOPE)[self._setting, None])
        before, parse = np.divmod(flat, worth.shape[1])
        order = np.lexsort((-worth.ravel()[flat], self._setting[before]))
        before, parse = before[order], parse[order]
        likely = _rank(self._setting[before], count) < _LOOKED_AT * ways
        before, parse = before[likely], parse[likely]
        setting = self._setting[before]
        pieces = put[setting, :, parse]
        ends = setting
        for own in np.where(pieces > 0, rows + pieces, row[before]).T:
            ends = ends * (rows + put.max() + 1) + own
        kept = np.sort(np.unique(ends, return_index=True)[1])
        kept = kept[_rank(setting[kept], count) < ways]
        return before[kept], parse[kept]


def _firsts(setting: Ints, count: int) -> Ints:
    """Where the ways of each setting begin."""
    return np.searchsorted(setting, np.arange(count))


def _rank(setting: Ints, count: int) -> Ints:
    """The place of each way among those of its setting, from 0."""
    ranks: Ints = np.arange(len(setting)) - _firsts(setting, count)[setting]
    return ranks


# The columns of several that a line cut into pieces may stand in.
_CHOICES: Mapping[int, tuple[tuple[int, ...], ...]] = {
    count: tuple(columns for pieces in range(2, count + 1) for columns in combinations(range(count), pieces)) for count in range(1, 5)
}
