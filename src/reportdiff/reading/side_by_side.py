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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil, log

from reportdiff.reading.column_search import Care, Dealt, best_way
from reportdiff.reading.lines import IS_CJK, ends_sentence
from reportdiff.reading.printed_pieces import Neighbours, PrintedLine, is_strewn, neighbours, piece_after
from reportdiff.reading.text_lines import LONGEST, TextLine

_FEWEST = 8  # lines of a page that may have columns
_MOST = 120  # lines that are read as one page; longer ones are read in equal parts
_WIDE = 34.0  # letters; lines of one column of several are no narrower
_WAYS = (  # columns of a page, as parts of its widest lines
    (0.5, 0.5), (0.42, 0.6), (0.6, 0.42), (1.0, 0.8), (1.0, 0.45), (0.45, 1.0), (0.34, 0.66), (0.66, 0.34), (1.0, 1.0),
    (0.5, 0.5, 0.5), (0.33, 0.33, 0.33), (1.0, 1.0, 1.0), (0.25, 0.25, 0.25, 0.25),
)  # fmt: skip
_TOLD = 0.9  # what lines score, each, that go on as lines do; prose scores more than 1
_BETTER = 0.4  # and by how much each must score more for the page to be taken apart
_QUICK = {2: Care(ways=12, cuts=5), 3: Care(ways=40, cuts=5), 4: Care(ways=40, cuts=5)}  # by how many columns there are
_CAREFUL = {2: Care(ways=40, cuts=9), 3: Care(ways=150, cuts=9), 4: Care(ways=150, cuts=9)}
_NARROWEST = 21.0  # letters of a column
_BLOCK, _CHANGED, _EDGE, _PARTED = 4, 1.15, 0.3, 2.0  # lines of a block that is set otherwise, how much wider, what it must bring
_PROSE, _TOLD_WELL = 0.5, 0.7  # what each line of a block brings that stands as it is, and what those score that go on in one another
_CEASES = 1.05  # how much better lines go on in one another above a line than below it, or the other way round
_HEAD, _GOES_ON_WELL = 5, 1.0  # lines at the head of a page that may be a paragraph above its columns, and what those score that go on
_CHANGES = 2  # times that a page is parted, and each part again
_LOOKED_AT_AGAIN, _FITTED = 2, 2  # the best ways at a quick look, and how often each column is made as wide as it was found
_READS_WELL, _MAY_BE_BETTER, _AS_WIDE = 0.8, 8.0, 1.0  # what no part of a page could better, each line; a way so much worse at a quick look is not better; widths that are the same
_SAMPLE = 28  # lines by which a way is chosen
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


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of a page that are set to the same columns, by their places, and how these are read; none, as they stand."""

    first: int
    end: int
    way: tuple[Dealt, ...]


def taken_apart(lines: Sequence[TextLine], pages: Sequence[Sequence[int]]) -> Iterator[Columns]:
    """The pages, each the places of its lines, whose lines hold columns, in the order in which they are read."""
    known: Neighbours | None = None
    for page in pages:
        parts = ceil(len(page) / _MOST)
        for part in range(parts):
            places = page[len(page) * part // parts : len(page) * (part + 1) // parts]
            if not _may_have_columns([lines[place] for place in places]):
                continue
            own = [lines[place] for place in places]
            strewn = [line for line in own if is_strewn(line.text)]
            own = [line for line in own if not is_strewn(line.text)]
            printed = [PrintedLine(line.text, number) for number, line in enumerate(own)]
            if not any(_is_odd(block) for block in _as_set(printed)):
                continue
            known = known if known is not None else neighbours(line.text for line in lines)
            for line in printed:
                line.find_cuts(known)
            head = _paragraph_above(printed)
            _, blocks = _in_blocks(printed[head:], known)
            if any(block.way for block in blocks):
                own, above = own[head:], own[:head]
                told = [*above, *(line for block in blocks for line in _in_order(block.way, own[block.first : block.end]))]
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
    score, way = _best(lines, known) if plain < _TOLD * len(lines) and _is_wide(lines) else (plain, ())
    if score - plain < _BETTER * len(lines):
        score, way = plain, ()
    at = _where_widths_change(lines) if changes else None
    reads_well = bool(way) and score >= _READS_WELL * len(lines)
    if at is not None and (not reads_well or _is_prose(lines[:at]) or _is_prose(lines[at:])):
        above, below = _in_blocks(lines[:at], known, changes - 1), _in_blocks(lines[at:], known, changes - 1)
        found = [*above[1], *(_Block(at + block.first, at + block.end, block.way) for block in below[1])]
        prose = sum(block.end - block.first for block in found if not block.way and _is_prose(lines[block.first : block.end]))
        parted = above[0] + below[0] - _PARTED + _PROSE * prose
        if parted > score and any(block.way for block in found):
            return parted, found
    return score, [_Block(0, len(lines), way)]


def _is_prose(lines: Sequence[PrintedLine]) -> bool:
    """Whether lines go on in one another as they stand."""
    return _as_it_stands(lines) >= _TOLD_WELL * len(lines)


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


def _best(lines: Sequence[PrintedLine], known: Neighbours) -> tuple[float, tuple[Dealt, ...]]:
    """How well the lines read in columns, and in which: a quick look at every way, and a longer one at the best."""
    widest = _quantile([line.width for line in lines], 0.93)
    ways = []
    middle = max(0, (len(lines) - _SAMPLE) // 2)
    sample = lines[middle : middle + _SAMPLE]
    for parts in _WAYS:
        widths = tuple(widest * part for part in parts)
        if min(widths) >= _NARROWEST:
            ways.append((*best_way(sample, widths, known, _QUICK[len(widths)]), widths))
    if not ways:
        return 0.0, ()
    ways.sort(key=lambda way: -way[0])
    if ways[0][0] < _as_it_stands(sample):
        return 0.0, ()  # what reads worse at a quick look is not much better at a longer one
    best: tuple[float, tuple[Dealt, ...]] | None = None
    for quick, way, widths in ways[:_LOOKED_AT_AGAIN]:
        if quick < ways[0][0] - _MAY_BE_BETTER:
            break
        own = _widths(way, widths)
        for _ in range(_FITTED):  # each column as wide as it has been found to be
            read = best_way(lines, own, known, _CAREFUL[len(own)])
            best = read if best is None or read[0] > best[0] else best
            before, own = own, _widths(read[1], own)
            if all(abs(one - other) < _AS_WIDE for one, other in zip(own, before, strict=True)):
                break
    return best or (0.0, ())


def _widths(way: Sequence[Dealt], widths: Sequence[float]) -> tuple[float, ...]:
    found: list[list[float]] = [[] for _ in widths]
    for dealt in way:
        for column, piece in zip(dealt.columns, dealt.pieces, strict=True):
            found[column].append(piece.width)
    enough = 4
    return tuple(
        max(_quantile(own, 0.9), width / 2) if len(own) >= enough else width
        for own, width in zip(found, widths, strict=True)
    )


def _in_order(way: Sequence[Dealt], lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """The pieces as lines: the first column from above, then the next; without columns, the lines as they stand."""
    if not way:
        yield from lines
        return
    found: list[tuple[int, int, TextLine]] = []
    for dealt in way:
        line = lines[dealt.line]
        for column, piece in zip(dealt.columns, dealt.pieces, strict=True):
            start = line.start + piece.start
            own = TextLine(piece.text, start, start + len(piece.text), len(piece.text), 0, line.page, line.after_blank)
            found.append((column, dealt.line, own))
    yield from (line for _, _, line in sorted(found, key=lambda one: one[:2]))


def _quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
