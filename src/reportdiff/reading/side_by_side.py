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
from itertools import accumulate, combinations, pairwise
from math import log

from reportdiff.model import frequent
from reportdiff.reading.lines import IS_CJK, ends_sentence
from reportdiff.reading.printed_pieces import Neighbours, Piece, PrintedLine, is_strewn, neighbours, piece_after
from reportdiff.reading.text_lines import LONGEST, TextLine

_FEWEST = 8  # lines of a page that may have columns
_MOST = 70  # lines that are read as one page, where nothing tells pages apart
_WIDE = 62.0  # letters; no line with two columns in it is narrower
_WAYS = ((0.5, 0.5), (1.0, 0.8), (0.5, 0.5, 0.5), (0.33, 0.33, 0.33), (0.25, 0.25, 0.25, 0.25), (0.34, 0.66), (0.66, 0.34))  # columns of a page, as parts of its widest lines
_TOLD = 0.4  # what lines score, each, that go on as lines do; prose scores more than 1
_BETTER = 1.0  # and by how much each must score more for the page to be taken apart
_ANOTHER = 3.0  # what a column more must bring
_QUICK, _CAREFUL = (2, 5), (12, 9)  # ways that are followed at once, and ways in which a line is cut
_NARROWEST = 21.0  # letters of a column
_BLOCK, _CHANGED, _EDGE, _PARTED = 4, 1.15, 0.3, 4.0  # lines of a block that is set otherwise, how much wider, what it must bring
_CEASES = 1.05  # how much better lines go on in one another above a line than below it, or the other way round
_HEAD, _GOES_ON_WELL = 5, 1.0  # lines at the head of a page that may be a paragraph above its columns, and what those score that go on
_CHANGES = 2  # times that a page is parted, and each part again
_SAMPLE = 28  # lines by which a way is chosen
_OPENS, _GOES_ON = -0.3, -0.8  # a column that begins with a capital, or with a small letter
_WAITS = -0.25  # a column whose line has not ended its sentence, while others go on
_TOO_WIDE, _WIDEST = 0.6, 8.0
_UNCUT = -3.0  # a line that is as wide as columns together
_ROOM = 1.01
_POINT = re.compile(r"[•●○■□◆▪·*–—o-]\s")  # how a point of a list begins; columns have no more such lines than others
_NUMBERED = re.compile(r"\s*\(?\d{1,3}[.)]\s")  # how a heading or a point begins that is counted
_ENDS = re.compile(r"[.:;)\d%][\"'”]?\s*\Z")  # how a line ends that is told by itself
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


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of a page that are set to the same columns, by their places, and how these are read; none, as they stand."""

    first: int
    end: int
    step: _Step | None


def taken_apart(lines: Sequence[TextLine], pages: Sequence[Sequence[int]]) -> Iterator[Columns]:
    """The pages, each the places of its lines, whose lines hold columns, in the order in which they are read."""
    known: Neighbours | None = None
    for page in pages:
        for at in range(0, len(page), _MOST):
            places = page[at : at + _MOST]
            if not _may_have_columns([lines[place] for place in places]):
                continue
            own = [lines[place] for place in places]
            strewn = [line for line in own if is_strewn(line.text)]
            own = [line for line in own if not is_strewn(line.text)]
            printed = [PrintedLine(line.text) for line in own]
            if not any(_is_odd(block) for block in _as_set(printed)):
                continue
            known = known if known is not None else neighbours(line.text for line in lines)
            for line in printed:
                line.find_cuts(known)
            head = _paragraph_above(printed)
            _, blocks = _in_blocks(printed[head:], known)
            if any(block.step for block in blocks):
                own, above = own[head:], own[:head]
                told = [*above, *(line for block in blocks for line in _in_order(block.step, own[block.first : block.end]))]
                yield Columns(places[0], places[-1], (*told, *strewn))


def _paragraph_above(lines: Sequence[PrintedLine]) -> int:
    """How many lines at the head of a page are a paragraph across all of it, whose lines go on in one another, which ends as one, and below
    which stands a short line, as the heads of columns are; else none."""
    head = lines[: _HEAD + 1]
    begun = next((at for at, step in enumerate(_steps(head)) if step >= _GOES_ON_WELL), None) if len(head) > 1 else None
    if begun is None:
        return 0
    short = max(line.width for line in head) / 2
    return next((end for end in range(begun + 2, len(head)) if ends_sentence(head[end - 1].text) and head[end].width <= short), 0)


def _may_have_columns(lines: Sequence[TextLine]) -> bool:
    if len(lines) < _FEWEST or any("\t" in line.text for line in lines):
        return False
    if any(line.width > LONGEST or IS_CJK.search(line.text) for line in lines):
        return False
    if sum(_POINT.match(line.text) is not None for line in lines) * 2 > len(lines) or _is_a_list(lines):
        return False
    wide = sum(_WIDE <= line.width <= LONGEST for line in lines)
    return wide * 4 >= len(lines) and any(_SAID.search(line.text) for line in lines)  # else nothing is to be read in it but words


def _is_a_list(lines: Sequence[TextLine]) -> bool:
    """Whether every line is told by itself: each opens with a capital, a figure or a mark of a point, and most have a number or an end."""
    goes_on = any(line.text.lstrip()[:1].islower() for line in lines)
    return not goes_on and sum(_ENDS.search(line.text) is not None or _NUMBERED.match(line.text) is not None for line in lines) * 2 > len(lines)


def _as_it_stands(lines: Sequence[PrintedLine]) -> float:
    """How well the lines go on in one another as they are."""
    return sum(_steps(lines))


def _steps(lines: Sequence[PrintedLine]) -> list[float]:
    """How well each line but the first goes on in the one above it, as they are."""
    nothing: Neighbours = {}
    set_to = _quantile([line.width for line in lines], 0.93)
    return [piece_after(one.whole, other.whole, set_to, nothing) for one, other in pairwise(lines)]


def _as_set(lines: Sequence[PrintedLine], changes: int = _CHANGES) -> Iterator[Sequence[PrintedLine]]:
    """A page in the blocks that its lines may be set in, by their widths: itself, and those above and below each change."""
    yield lines
    if (at := _where_widths_change(lines) if changes else None) is not None:
        yield from _as_set(lines[:at], changes - 1)
        yield from _as_set(lines[at:], changes - 1)


def _is_odd(lines: Sequence[PrintedLine]) -> bool:
    """Whether lines do not go on in one another as those of one column do."""
    return _as_it_stands(lines) < _TOLD * len(lines)


def _is_wide(lines: Sequence[PrintedLine]) -> bool:
    """Whether lines are wide enough for two columns, and as many as tell columns."""
    return len(lines) >= _FEWEST and sum(len(line.text) >= _WIDE for line in lines) * 4 >= len(lines)


def _in_blocks(lines: Sequence[PrintedLine], known: Neighbours, changes: int = _CHANGES) -> tuple[float, list[_Block]]:
    """How well the lines read in columns where these read much better than the lines as they stand, and which blocks they are in:
    the whole page, or what stands above and below the line from which all lines are much wider or narrower."""
    plain = _as_it_stands(lines)
    score, step = _best(lines, known) if plain < _TOLD * len(lines) and _is_wide(lines) else (plain, None)
    if step is None or score - plain < _BETTER * len(lines):
        score, step = plain, None
    at = _where_widths_change(lines) if changes else None
    if at is not None:
        above, below = _in_blocks(lines[:at], known, changes - 1), _in_blocks(lines[at:], known, changes - 1)
        parted = above[0] + below[0] - _PARTED
        if parted > score and any(block.step for block in (*above[1], *below[1])):
            return parted, [*above[1], *(_Block(at + block.first, at + block.end, block.step) for block in below[1])]
    return score, [_Block(0, len(lines), step)]


def _where_widths_change(lines: Sequence[PrintedLine]) -> int | None:
    """The place of the line from which lines are set to another width than above it, where there is one."""
    widths = [line.width for line in lines]
    best, found = log(_CHANGED), _where_prose_ends(lines)
    for at in range(_BLOCK, len(lines) - _BLOCK + 1):
        above, below = (_quantile(own, 0.8) for own in (widths[max(0, at - 2 * _BLOCK) : at], widths[at : at + 2 * _BLOCK]))
        change = abs(log(max(above, 1.0) / max(below, 1.0)))
        # the last line of the wider block is wide, the first of the narrower is not
        edge = abs(widths[at - 1] - widths[at]) / max(above, below, 1.0)
        if change + _EDGE * edge > best and change > log(_CHANGED):
            best, found = change + _EDGE * edge, at
    return found


def _where_prose_ends(lines: Sequence[PrintedLine]) -> int | None:
    """The place of the line at which lines cease to go on in one another, or begin to, where there is one."""
    steps = list(accumulate(_steps(lines), initial=0.0))
    best, found = _CEASES, None
    for at in range(_BLOCK, len(lines) - _BLOCK):
        above, below = steps[at] / at, (steps[-1] - steps[at]) / (len(steps) - 1 - at)
        if abs(above - below) > best and max(above, below) > _TOLD:
            best, found = abs(above - below), at + (above > below)
    return found


def _best(lines: Sequence[PrintedLine], known: Neighbours) -> tuple[float, _Step | None]:
    """How well the lines read in columns, and in which: a quick look at every way, and a longer one at the best."""
    widest = _quantile([line.width for line in lines], 0.93)
    ways = []
    middle = max(0, (len(lines) - _SAMPLE) // 2)
    sample = lines[middle : middle + _SAMPLE]
    for parts in _WAYS:
        widths = tuple(widest * part for part in parts)
        if min(widths) >= _NARROWEST:
            ways.append((*_read(sample, widths, known, _QUICK), widths))
    if not ways:
        return 0.0, None
    score, step, widths = max(ways, key=lambda way: way[0])
    if score < _as_it_stands(sample):
        return 0.0, None  # what reads worse at a quick look is not much better at a longer one
    # each column as wide as it has been found to be, which few lines do not tell
    found = _widths(step, widths)
    tried = (found,) if len(lines) > _SAMPLE else (widths, found)
    return max((_read(lines, own, known, _CAREFUL) for own in tried), key=lambda read: read[0])


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
    count, (states, cuts) = len(widths), care
    ways = [_Way(-_ANOTHER * count, (None,) * count, None)]
    for place, line in enumerate(lines):
        offered = [
            (_fits(pieces, columns, widths) + cut, pieces, columns)
            for pieces, columns, cut in line.parses(widths, _CHOICES[count], cuts, _UNCUT)
        ]
        found: dict[tuple[Piece | None, ...], tuple[float, int, int]] = {}
        following: dict[tuple[int, Piece | None], _Follows] = {}  # most ways have the last line of some column in common
        for at, way in enumerate(ways):
            for column, last in enumerate(way.last):
                if (column, last) not in following:
                    following[column, last] = _Follows(last, widths[column], known)
            told = [following[place] for place in enumerate(way.last)]
            base = way.score + sum(one.waits for one in told)
            for chosen, (fits, pieces, columns) in enumerate(offered):
                score, lasts = base + fits, list(way.last)
                for piece, column in zip(pieces, columns):  # noqa: B905  as many, and looked at very often
                    score += told[column][piece]
                    lasts[column] = piece
                key = tuple(lasts)
                if key not in found or score > found[key][0]:
                    found[key] = (score, at, chosen)
        best = sorted(found.items(), key=lambda one: -one[1][0])[:states]
        ways = [
            _Way(score, key, _Step(ways[at].step, place, offered[chosen][2], offered[chosen][1]))
            for key, (score, at, chosen) in best
        ]
    return ways[0].score, ways[0].step


class _Follows(dict[Piece, float]):
    """How well pieces go on in a column after its last one, against leaving this as it is, which may cost what it ``waits`` for."""

    def __init__(self, last: Piece | None, set_to: float, known: Neighbours) -> None:
        super().__init__()
        self._last, self._set_to, self._known = last, set_to, known
        self.waits = _WAITS if last is not None and not last.ended else 0.0

    def __missing__(self, piece: Piece) -> float:
        first = _OPENS if piece.opens else _GOES_ON
        after = first if self._last is None else piece_after(self._last, piece, self._set_to, self._known)
        told = self[piece] = after - self.waits
        return told


# The columns of several that a line cut into pieces may stand in.
_CHOICES: Mapping[int, tuple[tuple[int, ...], ...]] = {
    count: tuple(columns for pieces in range(2, count + 1) for columns in combinations(range(count), pieces)) for count in range(1, 5)
}


def _fits(pieces: Sequence[Piece], columns: Sequence[int], widths: Sequence[float]) -> float:
    """What pieces cost that are wider than their columns."""
    cost = 0.0
    for piece, column in zip(pieces, columns):  # noqa: B905  as many, and looked at very often
        over = piece.width - widths[column] * _ROOM
        if over > 0:
            cost -= min(_WIDEST, _TOO_WIDE * over)
    return cost


def _in_order(step: _Step | None, lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """The pieces as lines: the first column from above, then the next; without columns, the lines as they stand."""
    if step is None:
        yield from lines
        return
    found: list[tuple[int, int, TextLine]] = []
    while step is not None:
        line = lines[step.line]
        for column, piece in zip(step.columns, step.pieces, strict=True):
            start = line.start + piece.start
            own = TextLine(piece.text, start, start + len(piece.text), len(piece.text), 0, line.page, line.after_blank)
            found.append((column, step.line, own))
        step = step.before
    yield from (line for _, _, line in sorted(found, key=lambda one: one[:2]))


def _quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
