"""Lines in which columns of print stand side by side, as extractors write them that know of no columns: taken apart again.

    factors. Our bonus has aims that fol-  green building for more than eighteen
    low our goals, such as clean power,    million square feet. Our new works

What is in the one column goes on in the next line, not across the gap. So a page is read in every likely way (how many
columns, where each line is cut, whose column a line is that has no cut), and that way is kept in which most lines go on
as lines do: a small letter after a small word, a capital after a full stop, words that the text has side by side elsewhere,
and no line so short that the next word still had room. Where no way is much better than to leave the lines as they are,
they are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Any

from reportdiff.model import frequent
from reportdiff.reading.lines import IS_CJK
from reportdiff.reading.printed_pieces import (
    Neighbours,
    Piece,
    PrintedLine,
    PrintedWord,
    is_strewn,
    neighbours,
    piece_after,
)
from reportdiff.reading.text_lines import LONGEST, TextLine

_FEWEST = 8  # lines of a page that may have columns
_MOST = 220  # lines that are read as one page, where nothing tells pages apart
_WIDE = 62.0  # letters; no line with two columns in it is narrower
# Columns of a page, as parts of its widest lines, which may hold one column less than there are.
_PLAIN_WAYS = ((0.5, 0.5), (0.33, 0.33, 0.33), (0.25, 0.25, 0.25, 0.25), (0.36, 0.64), (0.64, 0.36))
_WAYS = (*_PLAIN_WAYS, (0.5, 0.5, 0.5), (0.33, 0.33, 0.33, 0.33), (0.28, 0.36, 0.36))
_TOLD = 0.3  # what lines score, each, that go on as lines do; prose scores more than 1
_BETTER = 0.7  # and by how much each must score more for the page to be taken apart
_ANOTHER = 3.0  # what a column more must bring
_EXPECTED = 2.2  # what a cut costs less in a way to read the lines than by itself: columns have to be cut
_UNEQUAL, _EQUAL = -0.5, 1.25  # what columns of unlike widths cost each line
_QUICK, _BETTER_LOOK, _CAREFUL = (2, 1), (4, 1), (16, 4)  # ways that are followed at once, and ways in which a line is cut
_LIKELY = 3  # ways that are looked at again
_WIDER, _NARROWEST_PIECE, _NOT_CUT, _SEVERAL = 1.12, 0.12, 0.9, 1.5
_NEVER_CUT = -4.0  # what it costs to part words that stand side by side often
_NARROWEST = 21.0  # letters of a column
_SAMPLE = 28  # lines by which a way is chosen
_LOOKED_AT, _MOST_LOOKED_AT, _SETTINGS, _ALIKE = 4, 40, 3, 0.08  # pages and lines by which it is found how a report sets columns
_OPENS, _GOES_ON = -0.3, -0.8  # a column that begins with a capital, or with a small letter
_NOT_LEFT = -0.5  # a page that begins in another column than the first: its heading stands above them all
_WAITS = -0.18  # a column whose line has not ended its sentence, while others go on
_TOO_WIDE, _WIDEST = 1.33, 8.0
_UNCUT = -3.0  # a line that is as wide as columns together
_ROOM = 1.02
_SAID = re.compile(r"\d\s?%|[$€£]\s?\d|\d[.,]\d|(?<![\d.,])(?!(?:19|20)\d\d\b)\d+\s?[A-Za-z]{2}")  # a figure


@dataclass(frozen=True, slots=True)
class Columns:
    """Lines of one page, by their places, and what they are in the order in which they are read."""

    first: int
    last: int
    lines: tuple[TextLine, ...]


@frequent
@dataclass(frozen=True, slots=True)
class _Way:
    """A way to read the lines so far: how well it reads, the last line of each column, and the step that led there."""

    score: float
    last: tuple[Piece | None, ...]
    step: _Step | None


@frequent
@dataclass(frozen=True, slots=True)
class _Step:
    before: _Step | None
    line: int
    columns: tuple[int, ...]
    pieces: tuple[Piece, ...]


def taken_apart(lines: Sequence[TextLine], pages: Sequence[Sequence[int]]) -> Iterator[Columns]:
    """The pages, each the places of its lines, whose lines hold columns, in the order in which they are read."""
    stretches = (page[at : at + _MOST] for page in pages for at in range(0, len(page), _MOST))
    likely = (_Page.of(lines, places) for places in stretches if _may_have_columns([lines[place] for place in places]))
    tried = [page for page in likely if page.plain < _TOLD * len(page.printed)]
    if not tried:
        return
    known = neighbours(line.text for line in lines)
    for page in tried:
        for line in page.printed:
            line.find_cuts(known)
    settings = _settings(tried, known)
    for page in tried:
        ways = (*settings, *_guesses(page.printed, _PLAIN_WAYS if settings else _WAYS))
        score, step = _best(page.printed, known, ways)
        if step is not None and score - page.plain >= _BETTER * len(page.printed):
            yield Columns(page.places[0], page.places[-1], (*_in_order(step, page.own), *page.strewn))


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page that may have columns: their places, those of columns and those strewn between; how well they go
    on as they stand."""

    places: Sequence[int]
    own: Sequence[TextLine]
    strewn: Sequence[TextLine]
    printed: Sequence[PrintedLine]
    plain: float

    @classmethod
    def of(cls, lines: Sequence[TextLine], places: Sequence[int]) -> _Page:
        own = [lines[place] for place in places]
        kept = [line for line in own if not is_strewn(line.text)]
        printed = [PrintedLine(line.text) for line in kept]
        return cls(places, kept, [line for line in own if is_strewn(line.text)], printed, _as_it_stands(printed))


def _settings(pages: Sequence[_Page], known: Neighbours) -> list[tuple[float, ...]]:
    """How a report sets its columns: the widths that read some of its pages best."""
    found: list[tuple[float, tuple[float, ...]]] = []
    step = max(1, len(pages) // _LOOKED_AT)
    for page in pages[step // 2 :: step][:_LOOKED_AT] if len(pages) > 1 else ():
        lines = page.printed[:_MOST_LOOKED_AT]
        for widths in _guesses(lines, _WAYS):
            found.append(_settled(lines, widths, known))
    settings: list[tuple[float, ...]] = []
    for _, widths in sorted(found, reverse=True):
        if not any(_near(widths, other) for other in settings):
            settings.append(widths)
    return settings[:_SETTINGS]


def _settled(lines: Sequence[PrintedLine], widths: tuple[float, ...], known: Neighbours) -> tuple[float, tuple[float, ...]]:
    """How well a line reads in columns that begin as wide as is guessed, and are then as wide as they are found to be."""
    for _ in range(2):
        score, step = _read(lines, widths, known, _QUICK)
        widths = _widths(step, widths)
    return score / max(1, len(lines)), widths


def _near(widths: Sequence[float], others: Sequence[float]) -> bool:
    return len(widths) == len(others) and all(abs(a - b) <= _ALIKE * max(a, b) for a, b in zip(widths, others, strict=True))


def _guesses(lines: Sequence[PrintedLine], ways: Sequence[tuple[float, ...]]) -> list[tuple[float, ...]]:
    widest = _quantile([line.width for line in lines], 0.93)
    guessed = (tuple(widest * part for part in parts) for parts in ways)
    return [widths for widths in guessed if min(widths) >= _NARROWEST]


def _may_have_columns(lines: Sequence[TextLine]) -> bool:
    if len(lines) < _FEWEST or any("\t" in line.text for line in lines):
        return False
    if any(line.width > LONGEST or IS_CJK.search(line.text) for line in lines):
        return False
    wide = sum(_WIDE <= line.width <= LONGEST for line in lines)
    return wide * 4 >= len(lines) and any(_SAID.search(line.text) for line in lines)  # else nothing is to be read in it but words


def _as_it_stands(lines: Sequence[PrintedLine]) -> float:
    """How well the lines go on in one another as they are."""
    nothing: Neighbours = {}
    set_to = _quantile([line.width for line in lines], 0.93)
    return sum(piece_after(one.whole, other.words[0], set_to, nothing) for one, other in pairwise(lines))


def _best(
    lines: Sequence[PrintedLine], known: Neighbours, ways: Sequence[tuple[float, ...]]
) -> tuple[float, _Step | None]:
    """How well the lines read in columns, and in which: a quick look at every way, and a longer one at the best."""
    if not ways:
        return 0.0, None
    middle = max(0, (len(lines) - _SAMPLE) // 2)
    sample = lines[middle : middle + _SAMPLE]
    looks = sorted(((_read(sample, widths, known, _QUICK), widths) for widths in ways), key=lambda one: -one[0][0])
    likely = []
    for (_, step), widths in looks[:_LIKELY]:  # each column as wide as it has been found to be
        own = _widths(step, widths)
        likely.append((_read(lines, own, known, _BETTER_LOOK), own))
    (_, step), widths = max(likely, key=lambda one: one[0][0])
    return _read(lines, _widths(step, widths), known, _CAREFUL)


def _widths(step: _Step | None, widths: Sequence[float]) -> tuple[float, ...]:
    found: list[list[float]] = [[] for _ in widths]
    while step is not None:
        for column, piece in zip(step.columns, step.pieces, strict=True):
            found[column].append(piece.width)
        step = step.before
    enough = 4
    return tuple(
        max(_quantile(own, 0.9), width / 2) if len(own) >= enough else width
        for own, width in zip(found, widths, strict=True)
    )


def _read(
    lines: Sequence[PrintedLine], widths: Sequence[float], known: Neighbours, care: tuple[int, int]
) -> tuple[float, _Step | None]:
    """The way to read the lines in columns of these widths that reads best, and how well it does."""
    count, (states, most) = len(widths), care
    unequal = _UNEQUAL * len(lines) if max(widths) > _EQUAL * min(widths) else 0.0
    ways = [_Way(unequal - _ANOTHER * count, (None,) * count, None)]
    for place, line in enumerate(lines):
        offered = _offered(line, widths)
        told: dict[tuple[int, Piece | None], dict[int, float]] = {}
        found: dict[tuple[Piece | None, ...], tuple[float, int, _Cut]] = {}
        for at, way in enumerate(ways):
            base = way.score
            begins = []
            for column, last in enumerate(way.last):
                waiting = _WAITS if last is not None and not last.last.ended else 0.0
                base += waiting
                own = told.get((column, last))
                if own is None:
                    own = told[column, last] = {
                        start: _begins(last, line.words[start], widths[column], known) - waiting + (_NOT_LEFT if column and not place else 0.0)
                        for start in offered[column]
                    }
                begins.append(own)
            for score, cuts in _parses(len(line.words), offered, begins, most):
                last_of = list(way.last)
                for column, start, end in _pieces(cuts):
                    last_of[column] = line.piece(start, end)
                key = tuple(last_of)
                if key not in found or base + score > found[key][0]:
                    found[key] = (base + score, at, cuts)
        best = sorted(found.items(), key=lambda one: -one[1][0])[:states]
        ways = [
            _Way(score, key, _Step(ways[at].step, place, *_in_columns(line, cuts)))
            for key, (score, at, cuts) in best
        ]
    return ways[0].score + _EXPECTED * _cuts(ways[0].step), ways[0].step


def _cuts(step: _Step | None) -> int:
    """How many cuts led to a step."""
    cuts = 0
    while step is not None:
        cuts += len(step.pieces) - 1
        step = step.before
    return cuts


# What was cut off before, a column, and the words of the line in it, from the first to the one after the last.
_Cut = tuple[Any, int, int, int] | None


def _pieces(cuts: _Cut) -> list[tuple[int, int, int]]:
    """The pieces of a line, from the left: the column of each, its first word, the one after its last."""
    found = []
    while cuts is not None:
        found.append(cuts[1:])
        cuts = cuts[0]
    return found[::-1]


def _in_columns(line: PrintedLine, cuts: _Cut) -> tuple[tuple[int, ...], tuple[Piece, ...]]:
    pieces = _pieces(cuts)
    return tuple(column for column, _, _ in pieces), tuple(line.piece(start, end) for _, start, end in pieces)


def _begins(last: Piece | None, word: PrintedWord, set_to: float, known: Neighbours) -> float:
    if last is None:
        return _OPENS if word.opens else _GOES_ON
    return piece_after(last, word, set_to, known)



def _offered(line: PrintedLine, widths: Sequence[float]) -> list[dict[int, list[tuple[int, float]]]]:
    """For each column the pieces of a line that may stand in it: by the word that each begins with, the one after it, and what
    it costs."""
    words, count, total = line.words, len(widths), line.width
    uncut = 0.0 if total <= _SEVERAL * max(widths) else _UNCUT
    offered = [{0: [(len(words), uncut + _too_wide(total, width))]} for width in widths]
    if line.is_row or count == 1 or total < _NOT_CUT * min(widths):
        return offered
    free = [start for start in range(len(words)) if line.cuts[start] > _NEVER_CUT]
    for column, (own, width) in enumerate(zip(offered, widths, strict=True)):
        before, after = _WIDER * sum(widths[:column]) + column, _WIDER * sum(widths[column + 1 :]) + count
        widest, narrowest = _WIDER * width, _NARROWEST_PIECE * width
        for place, start in enumerate(free):
            begun = words[start].begun
            if begun > before:
                break
            if total - begun > widest + after:
                continue
            cost, ends = line.cuts[start], []
            for end in (*free[place + 1 :], len(words)):
                closed = words[end - 1].closed
                if closed - begun > widest:
                    break
                last = end == len(words)
                if total - closed <= after and (last or closed - begun >= narrowest) and (start or not last):
                    ends.append((end, cost + _too_wide(closed - begun, width)))
            if ends:
                own[start] = [*own.get(start, ()), *ends]
    return offered


def _parses(
    length: int, offered: Sequence[Mapping[int, Sequence[tuple[int, float]]]], begins: Sequence[Mapping[int, float]], most: int
) -> list[tuple[float, _Cut]]:
    """The best ways to deal out the words of a line to columns, from the first to the last."""
    reached: dict[int, list[tuple[float, _Cut]]] = {0: [(0.0, None)]}
    for column, (own, told) in enumerate(zip(offered, begins, strict=True)):
        new: dict[int, list[tuple[float, _Cut]]] = {}
        for start, ends in own.items():
            ways = reached.get(start)
            if ways is None:
                continue
            gain = told[start]
            for end, cost in ends:
                following = new.get(end)
                if following is None:
                    following = new[end] = []
                for score, cuts in ways:
                    following.append((score + gain + cost, (cuts, column, start, end)))
        for end, ways in new.items():
            if end in reached:
                ways += reached[end]
            if len(ways) > most:
                ways.sort(key=_rank, reverse=True)
                del ways[most:]
            reached[end] = ways
    return reached.get(length, [])


_rank = itemgetter(0)


def _too_wide(wide: float, width: float) -> float:
    """What a piece costs that is wider than its column."""
    over = wide - width * _ROOM
    return -min(_WIDEST, _TOO_WIDE * over) if over > 0 else 0.0


def _in_order(step: _Step | None, lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """The pieces as lines: the first column from above, then the next."""
    found: list[tuple[int, int, TextLine]] = []
    while step is not None:
        line = lines[step.line]
        for column, piece in zip(step.columns, step.pieces, strict=True):
            start, end = piece.first.start, piece.last.end
            text = line.text[start:end]
            own = TextLine(text, line.start + start, line.start + end, len(text), 0, line.page, line.after_blank)
            found.append((column, step.line, own))
        step = step.before
    yield from (line for _, _, line in sorted(found, key=lambda one: one[:2]))


def _quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
