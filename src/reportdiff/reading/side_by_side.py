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
from itertools import accumulate, chain, groupby
from math import ceil, log
from operator import itemgetter

from reportdiff.reading.column_search import Care, Dealt, Page, Way, best_ways
from reportdiff.reading.lines import IS_CJK, ends_sentence
from reportdiff.reading.piece_pairs import PageWords
from reportdiff.reading.printed_pieces import PrintedLine, printed_lines
from reportdiff.reading.printed_words import Neighbours, is_strewn, neighbours
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
            printed = printed_lines(line.text for line in own)
            words = PageWords(printed)
            if not any(_is_odd(block, words) for block in _as_set(printed, words)):
                continue
            known = known if known is not None else neighbours(line.text for line in lines)
            for line in printed:
                line.find_cuts(known)
            head = _paragraph_above(printed, words)
            _, blocks = _in_blocks(printed[head:], Page(words, words.forms.table(known)))
            if any(block.way for block in blocks):
                own, above = own[head:], own[:head]
                printed = printed[head:]
                told = [*above, *chain.from_iterable(_in_order(block, own, printed) for block in blocks)]
                yield Columns(places[0], places[-1], (*told, *strewn))


def _paragraph_above(lines: Sequence[PrintedLine], words: PageWords) -> int:
    """How many lines at the head of a page are a paragraph across all of it, whose lines go on in one another, which ends as one, and below
    which stands a short line, as the heads of columns are; else none."""
    head = lines[: _HEAD + 1]
    begun = next((at for at, step in enumerate(_steps(head, words)) if step >= _GOES_ON_WELL), None) if len(head) > 1 else None
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


def _as_it_stands(lines: Sequence[PrintedLine], words: PageWords) -> float:
    """How well the lines go on in one another as they are."""
    return sum(_steps(lines, words))


def _steps(lines: Sequence[PrintedLine], words: PageWords) -> list[float]:
    """How well each line but the first goes on in the one above it, as they are."""
    steps: list[float] = words.steps(lines, _quantile([line.width for line in lines], 0.93)).tolist()
    return steps


def _as_set(lines: Sequence[PrintedLine], words: PageWords, changes: int = _CHANGES) -> Iterator[Sequence[PrintedLine]]:
    """A page in the blocks that its lines may be set in, by their widths: itself, and those above and below each change."""
    yield lines
    if (at := _where_widths_change(lines, words) if changes else None) is not None:
        yield from _as_set(lines[:at], words, changes - 1)
        yield from _as_set(lines[at:], words, changes - 1)


def _is_odd(lines: Sequence[PrintedLine], words: PageWords) -> bool:
    """Whether lines do not go on in one another as those of one column do."""
    return _as_it_stands(lines, words) < _TOLD * len(lines)


def _is_wide(lines: Sequence[PrintedLine]) -> bool:
    """Whether lines are wide enough for two columns, and as many as tell columns."""
    return len(lines) >= _FEWEST and sum(len(line.text) >= _WIDE for line in lines) * 4 >= len(lines)


def _in_blocks(lines: Sequence[PrintedLine], page: Page, changes: int = _CHANGES) -> tuple[float, list[_Block]]:
    """How well the lines read in columns where these read much better than the lines as they stand, and which blocks they are in:
    the whole page, or what stands above and below the line from which all lines are much wider or narrower."""
    plain = _as_it_stands(lines, page.words)
    score, way = _best(lines, page) if plain < _TOLD * len(lines) and _is_wide(lines) else (plain, ())
    if score - plain < _BETTER * len(lines):
        score, way = plain, ()
    at = _where_widths_change(lines, page.words) if changes else None
    reads_well = bool(way) and score >= _READS_WELL * len(lines)
    if at is not None and (not reads_well or _is_prose(lines[:at], page.words) or _is_prose(lines[at:], page.words)):
        above, below = _in_blocks(lines[:at], page, changes - 1), _in_blocks(lines[at:], page, changes - 1)
        found = [*above[1], *(_Block(at + block.first, at + block.end, block.way) for block in below[1])]
        prose = sum(block.end - block.first for block in found if not block.way and _is_prose(lines[block.first : block.end], page.words))
        parted = above[0] + below[0] - _PARTED + _PROSE * prose
        if parted > score and any(block.way for block in found):
            return parted, found
    return score, [_Block(0, len(lines), way)]


def _is_prose(lines: Sequence[PrintedLine], words: PageWords) -> bool:
    """Whether lines go on in one another as they stand."""
    return _as_it_stands(lines, words) >= _TOLD_WELL * len(lines)


def _where_widths_change(lines: Sequence[PrintedLine], words: PageWords) -> int | None:
    """The place of the line from which lines are set to another width than above it, where there is one."""
    widths = [line.width for line in lines]
    best, found = log(_CHANGED), _where_prose_ends(lines, words)
    for at in range(_BLOCK, len(lines) - _BLOCK + 1):
        above, below = (_quantile(own, 0.8) for own in (widths[max(0, at - 2 * _BLOCK) : at], widths[at : at + 2 * _BLOCK]))
        change = abs(log(max(above, 1.0) / max(below, 1.0)))
        # the last line of the wider block is wide, the first of the narrower is not
        edge = abs(widths[at - 1] - widths[at]) / max(above, below, 1.0)
        if change + _EDGE * edge > best and change > log(_CHANGED):
            best, found = change + _EDGE * edge, at
    return found


def _where_prose_ends(lines: Sequence[PrintedLine], words: PageWords) -> int | None:
    """The place of the line at which lines cease to go on in one another, or begin to, where there is one."""
    steps = list(accumulate(_steps(lines, words), initial=0.0))
    best, found = _CEASES, None
    for at in range(_BLOCK, len(lines) - _BLOCK):
        above, below = steps[at] / at, (steps[-1] - steps[at]) / (len(steps) - 1 - at)
        if abs(above - below) > best and max(above, below) > _TOLD:
            best, found = abs(above - below), at + (above > below)
    return found


def _best(lines: Sequence[PrintedLine], page: Page) -> Way:
    """How well the lines read in columns, and in which: a quick look at every way, and a longer one at the best."""
    widest = _quantile([line.width for line in lines], 0.93)
    middle = max(0, (len(lines) - _SAMPLE) // 2)
    sample = lines[middle : middle + _SAMPLE]
    ways: list[tuple[Way, tuple[float, ...]]] = []
    for count, own in groupby(_WAYS, len):
        settings = [tuple(widest * part for part in parts) for parts in own]
        settings = [widths for widths in settings if min(widths) >= _NARROWEST]
        if settings:
            ways += zip(best_ways(sample, settings, page, _QUICK[count]), settings, strict=True)
    ways.sort(key=lambda way: -way[0][0])
    if not ways or ways[0][0][0] < _as_it_stands(sample, page.words):
        return 0.0, ()  # what reads worse at a quick look is not much better at a longer one
    found: list[Way] = []
    likely = [one for one in ways[:_LOOKED_AT_AGAIN] if one[0][0] >= ways[0][0][0] - _MAY_BE_BETTER]
    fitting = [_widths(way, widths, sample) for (_, way), widths in likely]
    for _ in range(_FITTED):  # each column as wide as it has been found to be
        read = _looked_at_again(lines, fitting, page)
        found += read
        fitted = [_widths(way, widths, lines) for (_, way), widths in zip(read, fitting, strict=True)]
        fitting = [own for own, before in zip(fitted, fitting, strict=True) if not _are_as_wide(own, before)]
    return max(found, key=itemgetter(0))


def _looked_at_again(lines: Sequence[PrintedLine], settings: Sequence[tuple[float, ...]], page: Page) -> list[Way]:
    """How well lines read in columns of such widths, at a longer look; settings of as many columns at once."""
    return [way for count, own in groupby(settings, len) for way in best_ways(lines, list(own), page, _CAREFUL[count])]


def _are_as_wide(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(own - before) < _AS_WIDE for own, before in zip(one, other, strict=True))


def _widths(way: Sequence[Dealt], widths: Sequence[float], lines: Sequence[PrintedLine]) -> tuple[float, ...]:
    """How wide the columns are by the pieces that stand in them; as they were, where these are too few."""
    found: list[list[float]] = [[] for _ in widths]
    for dealt in way:
        for column, piece in zip(dealt.columns, dealt.pieces, strict=True):
            found[column].append(lines[dealt.line].wide(piece))
    enough = 4
    return tuple(
        max(_quantile(own, 0.9), width / 2) if len(own) >= enough else width
        for own, width in zip(found, widths, strict=True)
    )


def _in_order(block: _Block, lines: Sequence[TextLine], printed: Sequence[PrintedLine]) -> Iterator[TextLine]:
    """The pieces of a block as lines: the first column from above, then the next; without columns, the lines as they stand."""
    if not block.way:
        yield from lines[block.first : block.end]
        return
    found: list[tuple[int, int, TextLine]] = []
    for dealt in block.way:
        at = block.first + dealt.line
        line = lines[at]
        for column, piece in zip(dealt.columns, dealt.pieces, strict=True):
            start, end = printed[at].span(piece)
            own = TextLine(line.text[start:end], line.start + start, line.start + end, end - start, 0, line.page, line.after_blank)
            found.append((column, at, own))
    yield from (line for _, _, line in sorted(found, key=lambda one: one[:2]))


def _quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
