"""Where on a page tables stand that no lines enclose: lines of figures under one another, with the heads above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reportdiff.reading.pdf_columns import Chunk, Core, Extent, columns_of, cores, line_chunks, off, stretches
from reportdiff.reading.pdf_rulings import Ruling
from reportdiff.reading.pdf_words import TextLine, Word

_BETWEEN = 4  # lines without figures that may stand between lines with them
_FAR = 3.2  # pitches between lines of one table
_HEAD_LINES = 9
_HEADS_WITH_FIGURES = 5  # lines
_YEAR = re.compile(r"(?:FY\s?)?(?:19|20)\d\d(?!\d|[.,]\d)\D*\Z")  # 2024, FY2024, 2024年目标
_SAME_HEIGHT = 1.5  # points between pieces of one ruling
_FROM = 0.12  # of a table's width, from which on at the latest a ruling runs that is the whole table's
_FULL = 0.7  # of a table's width is a line that runs across all of it
_DASHES = re.compile(r"[-_=—–─━]{5,}\Z")
_TIGHT = 0.86  # of the usual step between rows: closer lines are one cell
_LEAP = 1.25  # by which steps between rows are wider than those between the lines of a cell
_FILLED = 0.55  # of the places of a table say something
_WORDY = 8  # words in one stretch of a line of prose
_LEAST_WHITE = 0.35  # ems of white between columns


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of the page with its chunks."""

    line: TextLine
    chunks: tuple[Chunk, ...]

    @property
    def has_figures(self) -> bool:
        """Whether it is a line of a table by itself: a number stands apart from what is before it."""
        return any(chunk.is_figure for chunk in self.chunks[1:])

    @property
    def names_years(self) -> bool:
        """Whether all its figures are years: then it is a line of heads."""
        return all(_YEAR.match(chunk.text) or not chunk.is_figure for chunk in self.chunks)

    @property
    def is_rule(self) -> bool:
        """Whether it is a line drawn with dashes."""
        return all(_DASHES.match(word.text) for word in self.line.words)


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of a table: those of its heads and those below, its columns, where the texts in each usually stand, and the
    rulings across in it."""

    heads: tuple[Printed, ...]
    body: tuple[Printed, ...]
    columns: tuple[Extent, ...]
    cores: tuple[Core, ...]
    across: tuple[Ruling, ...]

    @property
    def lines(self) -> tuple[Printed, ...]:
        return (*self.heads, *self.body)


@dataclass(frozen=True, slots=True)
class Steps:
    """How far each line lies below the one above it; how far the lines of one cell do, at most; how far rows usually do."""

    between: tuple[float, ...]
    within: float
    usual: float

    @classmethod
    def of(cls, lines: Sequence[TextLine], figured: Sequence[bool]) -> Steps:
        """The steps of these lines, of which some have figures: two such lines are never one row, so that steps which are much
        smaller than those between them are within a cell; where no two follow one another, the smaller sort of steps is."""
        between = [one.height - other.height for one, other in pairwise(lines)]
        rows = [step for at, step in enumerate(between) if figured[at] and figured[at + 1]]
        if rows:
            return cls(tuple(between), _TIGHT * min(median(rows), 1.15 * min(rows)), median(rows))
        kinds = sorted(between)
        leaps = [(after / before, (before + after) / 2) for before, after in pairwise(kinds) if before > 0]
        ratio, at = max(leaps, default=(1.0, 0.0))
        return cls(tuple(between), at if ratio >= _LEAP else 0.0, max(kinds, default=0.0))


def regions(lines: Sequence[TextLine], across: Sequence[Ruling], hint: Sequence[Extent] = ()) -> list[Region]:
    """The tables among lines of a page, which stand from the top down; ``hint`` are the columns of a table that the page before
    ends with, which the first one here may go on with."""
    printed = [Printed(line, tuple(line_chunks(line))) for line in lines]
    drawn = [
        Ruling(one.line.height, one.line.left, one.line.right) for one in printed if one.is_rule
    ]
    rulings = sorted([*across, *drawn], key=lambda one: -one.at)
    printed = [one for one in printed if not one.is_rule]
    found: list[Region] = []
    for first, last in _parted(printed, _blocks(printed)):
        region = _region(printed, first, last, rulings, hint if not found else ())
        if region is not None:
            found.append(region)
    return found


def _blocks(printed: Sequence[Printed]) -> list[tuple[int, int]]:
    """Runs of lines with figures, each by its first and last line."""
    found: list[tuple[int, int]] = []
    begun: int | None = None
    last = 0
    for at, line in enumerate(printed):
        if not line.has_figures:
            continue
        if begun is not None and _goes_on(printed, begun, last, at):
            last = at
            continue
        if begun is not None:
            found.append((begun, last))
        begun, last = at, at
    if begun is not None:
        found.append((begun, last))
    return found


def _parted(printed: Sequence[Printed], blocks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs, each cut where the lines below have other columns than those above."""
    made: list[tuple[int, int]] = []
    for first, last in blocks:
        cut = next((at for at in range(first + 2, last - 1) if _begins_another(printed, first, at, last)), None)
        made += [(first, last)] if cut is None else [(first, _figures_before(printed, cut)), *_parted(printed, [(_figures_from(printed, cut), last)])]
    return made


def _begins_another(printed: Sequence[Printed], first: int, at: int, last: int) -> bool:
    """Whether a line without figures in a run is the head of another table: together the two would have fewer columns."""
    if printed[at].has_figures or not printed[at - 1].has_figures:
        return False
    if any(line.names_years and sum(chunk.is_figure for chunk in line.chunks) > 1 for line in printed[at + 1 : at + 3]):
        return True
    edge = min(chunk.left for line in printed[first:at] for chunk in line.chunks[1:] if chunk.is_figure)
    if all(chunk.right <= edge for chunk in printed[at].chunks):
        return False  # a label
    before = [line.chunks for line in printed[first:at] if line.has_figures and not line.names_years]
    after = [line.chunks for line in printed[at : last + 1] if line.has_figures and not line.names_years]
    if min(len(before), len(after)) < 2:
        return False
    white = _LEAST_WHITE * printed[at].line.size
    one, other, both = (len(stretches(lines, white)) for lines in (before, after, before + after))
    return both < min(one, other)


def _figures_before(printed: Sequence[Printed], at: int) -> int:
    return next(i for i in range(at - 1, -1, -1) if printed[i].has_figures)


def _figures_from(printed: Sequence[Printed], at: int) -> int:
    return next(i for i in range(at, len(printed)) if printed[i].has_figures)


def _goes_on(printed: Sequence[Printed], begun: int, last: int, at: int) -> bool:
    """Whether a line with figures belongs to the table of those before it."""
    between = printed[last + 1 : at]
    if len(between) > _BETWEEN:
        return False
    size = max(printed[last].line.size, printed[at].line.size)
    if abs(printed[last].line.size - printed[at].line.size) > 0.3 * size:
        return False
    steps = [one.line.height - other.line.height for one, other in zip(printed[last : at], printed[last + 1 : at + 1], strict=True)]
    if max(steps) > _FAR * 1.6 * size:
        return False
    numbers = [chunk.left for line in printed[begun : at + 1] if line.has_figures for chunk in line.chunks[1:] if chunk.is_figure]
    edge = min(numbers)
    if any(len(chunk.words) >= _WORDY and chunk.right > edge + 2 * size for line in between for chunk in line.chunks):
        return False
    if any(chunk.right > edge + 4 * size and len(line.chunks) == 1 and chunk.left < edge for line in between for chunk in line.chunks):
        return False
    here, there = _extent(printed[last]), _extent(printed[at])
    return min(here.right, there.right) - max(here.left, there.left) > 0.4 * min(here.right - here.left, there.right - there.left)


def _extent(printed: Printed) -> Extent:
    return Extent(printed.line.left, printed.line.right)


def _region(
    printed: Sequence[Printed], first: int, last: int, rulings: Sequence[Ruling], hint: Sequence[Extent]
) -> Region | None:
    whole = Extent(
        min(line.line.left for line in printed[first : last + 1]), max(line.line.right for line in printed[first : last + 1])
    )
    own = [one for one in rulings if min(one.last, whole.right) - max(one.first, whole.left) > 0]
    begun, first = first, _first_of_body(printed, first, last, own, whole)
    data = [line for line in printed[first : last + 1] if line.has_figures]
    if not data:
        return None
    size = median(line.line.size for line in data)
    goes_on = bool(hint) and all(_fit(line.chunks, hint) for line in data)
    columns = list(hint) if goes_on else columns_of([line.chunks for line in data], _LEAST_WHITE * size)
    if not goes_on and not _is_table(data, columns):
        return None
    heads: list[int] = []
    for _ in range(2):  # what the heads do not tell apart is one column
        set_in = cores(columns, [line.chunks for line in data])
        heads, head_end = _heads(printed, first, begun, columns, set_in, own, whole, size)
        united = _united(columns, data, [printed[at] for at in heads])
        if goes_on or len(united) == len(columns) or len(united) < 2:
            break
        columns = united
    end = _end(printed, first, last, columns, own, size)
    top = printed[heads[0] if heads else head_end].line.top + size
    bottom = printed[end - 1].line.bottom - size
    inside = tuple(one for one in own if bottom <= one.at <= top)
    return Region(
        tuple(printed[heads[0] : head_end] if heads else ()), tuple(printed[head_end:end]), tuple(columns), tuple(set_in), inside
    )


def _fit(line: Sequence[Chunk], columns: Sequence[Extent]) -> bool:
    """Whether each chunk of a line stands in a column of its own."""
    borders = [(one.right + other.left) / 2 for one, other in pairwise(columns)]
    places = [(sum(chunk.left > border for border in borders), sum(chunk.right > border for border in borders)) for chunk in line]
    if line[0].left < columns[0].left - 12 or line[-1].right > columns[-1].right + 12:
        return False
    return all(one == other for one, other in places) and len({one for one, _ in places}) == len(places)


def _united(columns: Sequence[Extent], data: Sequence[Printed], heads: Sequence[Printed]) -> list[Extent]:
    """Columns, those next to one another as one that no line fills both and no two heads tell apart: a dash stands at the left
    of a column whose numbers stand at its right."""
    made = [columns[0]]
    for column in columns[1:]:
        before = made[-1]
        if len(made) > 1 and not _together(before, column, data) and not _told_apart(before, column, heads):
            made[-1] = Extent(before.left, column.right)
        else:
            made.append(column)
    return made


def _together(one: Extent, other: Extent, data: Sequence[Printed]) -> bool:
    return any(_says(line, one) and _says(line, other) for line in data)


def _says(line: Printed, column: Extent) -> bool:
    return any(min(chunk.right, column.right) > max(chunk.left, column.left) for chunk in line.chunks)


def _told_apart(one: Extent, other: Extent, heads: Sequence[Printed]) -> bool:
    """Whether one line of heads has a head nearer to the one and another nearer to the other."""
    border = (one.right + other.left) / 2
    reach = (other.right - one.left) / 2
    for line in heads:
        near = [chunk for chunk in line.chunks if one.left - reach < chunk.middle < other.right + reach]
        left = [chunk for chunk in near if chunk.middle < border and chunk.right < other.left]
        right = [chunk for chunk in near if chunk.middle >= border and chunk.left > one.right]
        if left and right and left[-1].right > one.left - reach / 2 and right[0].left < other.right + reach / 2:
            return True
    return False


def _is_table(data: Sequence[Printed], columns: Sequence[Extent]) -> bool:
    """Whether lines with figures make a table: enough of them for their columns, and no list of contents."""
    if len(columns) < 2:
        return False
    needed = 2 if len(columns) > 2 else 3
    if len(data) < needed:
        return False
    if any(len(chunk.words) > 2 * _WORDY for line in data for chunk in line.chunks[1:]):
        return False
    return _is_filled(data, columns) and not _is_contents(data, columns)


def _is_filled(data: Sequence[Printed], columns: Sequence[Extent]) -> bool:
    """Whether most lines say something in most columns; the numbers of a drawing stand here and there."""
    filled = [
        sum(any(min(chunk.right, column.right) > max(chunk.left, column.left) for chunk in line.chunks) for column in columns)
        for line in data
    ]
    return sum(filled) >= _FILLED * len(columns) * len(data)


def _is_contents(data: Sequence[Printed], columns: Sequence[Extent]) -> bool:
    """Whether the figures are the pages of a list of contents: one column of whole numbers that never falls."""
    if len(columns) != 2:
        return False
    said = [line.chunks[-1].text for line in data]
    if not all(text.isdigit() and len(text) <= 4 for text in said):
        return False
    pages = [int(text) for text in said]
    rises = all(one <= other for one, other in pairwise(pages))
    return rises and pages[-1] > pages[0] and len(pages) > 3


def _first_of_body(printed: Sequence[Printed], first: int, last: int, rulings: Sequence[Ruling], whole: Extent) -> int:
    """The first line below heads that hold figures themselves: years alone, or what stands above the first ruling."""
    full = running_through(rulings, whole)

    def ruled(at: int) -> bool:
        return any(printed[at + 1].line.height < one < printed[at].line.height for one in full)

    block = printed[first : last + 1]
    inside = [one for one in full if block[-1].line.height < one < block[0].line.height]
    if 2 * len(inside) < sum(line.has_figures for line in block):  # not one below each row
        for at in range(first, min(first + _HEADS_WITH_FIGURES, last - 1)):
            if ruled(at):
                return at + 1
    while first < last - 1 and printed[first].has_figures and printed[first].names_years:
        first += 1
    return first


def running_through(rulings: Sequence[Ruling], whole: Extent) -> list[float]:
    """The heights at which rulings run through a table from side to side, in one piece or in several."""
    width = whole.right - whole.left
    pieces: dict[float, list[Extent]] = {}
    for one in sorted(rulings, key=lambda ruling: ruling.at):
        at = next((height for height in pieces if abs(height - one.at) <= _SAME_HEIGHT), one.at)
        pieces.setdefault(at, []).append(Extent(max(one.first, whole.left), min(one.last, whole.right)))
    return [
        at
        for at, extents in pieces.items()
        if sum(max(0.0, one.right - one.left) for one in extents) >= _FULL * width
        and min(one.left for one in extents) <= whole.left + _FROM * width
    ]


def _heads(
    printed: Sequence[Printed], first: int, begun: int, columns: Sequence[Extent], set_in: Sequence[Core],
    rulings: Sequence[Ruling], whole: Extent, size: float,
) -> tuple[list[int], int]:  # fmt: skip
    """The lines of the heads, by number from the uppermost down, and the number of the first line below them."""
    edge = columns[1].left if len(columns) > 1 else columns[0].right
    full = running_through(rulings, whole)
    taken: list[int] = []
    waiting: list[int] = []
    at = first
    below = printed[first].line
    while at > 0 and len(taken) + len(waiting) < _HEAD_LINES:
        line = printed[at - 1]
        if line.has_figures and at - 1 < begun:
            break
        ruled = any(below.height < one < line.line.height for one in full)
        step = line.line.height - below.height
        if taken and (ruled or step > 1.45 * max(1.15 * size, min(printed[one].line.height - printed[one + 1].line.height for one in taken))):
            break
        if not ruled and len(line.chunks) == 1 and _is_title(line.chunks[0], whole, size):
            break
        if step > (_FAR + 0.6 if ruled else 2.4) * 1.25 * size:
            break
        sort = "head" if at - 1 >= begun and line.has_figures else _sort_of_head(line, columns, set_in, size)
        if sort == "head":
            taken += [*waiting, at - 1]
            waiting = []
        elif sort == "label":
            waiting.append(at - 1)
        else:
            break
        below = line.line
        at -= 1
    if not taken:
        return [], first
    taken = sorted(taken)
    if waiting and _within(printed[waiting[-1]].line, full, printed[taken[0]].line, size):
        taken = sorted([*waiting, *taken])
    end = _below_heads(printed, taken, first, full, edge)
    return [one for one in taken if one < end], end


def _is_title(chunk: Chunk, whole: Extent, size: float) -> bool:
    """Whether a line is set over the middle of the whole table, its labels too."""
    return abs(chunk.middle - whole.middle) <= 1.5 * size and chunk.right - chunk.left > 0.15 * (whole.right - whole.left)


def _within(line: TextLine, full: Sequence[float], below: TextLine, size: float) -> bool:
    """Whether a line of labels above the heads stands under the ruling that the table begins with."""
    return any(0 < one - line.height < 2 * size for one in full) and line.height - below.height < 2 * size


def _below_heads(printed: Sequence[Printed], taken: Sequence[int], first: int, full: Sequence[float], edge: float) -> int:
    """Where the heads end: at the ruling below them, else below the last line that stands over columns of figures."""
    lowest = taken[-1]
    while lowest > taken[0] and all(chunk.right <= edge for chunk in printed[lowest].chunks):
        lowest -= 1
    for at in range(lowest, first):
        if any(printed[at + 1].line.height < one < printed[at].line.height for one in full):
            return at + 1
    return lowest + 1


def _sort_of_head(line: Printed, columns: Sequence[Extent], set_in: Sequence[Core], size: float) -> str:
    """What a line above figures is: of their heads, a label alone, or neither."""
    if line.line.left < columns[0].left - 3 * size or line.line.right > columns[-1].right + 3 * size:
        return "other"
    border = (columns[0].right + columns[1].left) / 2
    over = [chunk for chunk in line.chunks if chunk.left >= border - size / 2 or (chunk.middle > border and chunk.left > columns[0].left + 2 * size)]
    labels = [chunk for chunk in line.chunks if chunk not in over]
    if any(len(chunk.words) > _WORDY for chunk in line.chunks):
        return "other"
    if all(chunk.right <= columns[1].left for chunk in labels):
        return "head" if over else "label"
    return "head" if all(chunk.right <= columns[1].left or _on_columns(chunk, set_in, size) for chunk in labels) else "other"


def _on_columns(chunk: Chunk, columns: Sequence[Core], size: float) -> bool:
    """Whether a label and heads with hardly any white between them stand on their columns all the same."""
    borders = [(one.right + other.left) / 2 for one, other in pairwise(columns)]
    groups: dict[int, list[Word]] = {}
    for word in chunk.words:
        groups.setdefault(sum(word.middle > border for border in borders), []).append(word)
    later = {at: words for at, words in groups.items() if at}
    on = [off(Extent(words[0].left, words[-1].right), columns[at]) <= size / 2 for at, words in later.items()]
    return bool(on) and sum(on) >= 0.75 * len(on) and all(len(words) <= 3 for words in later.values())


def _end(printed: Sequence[Printed], first: int, last: int, columns: Sequence[Extent], rulings: Sequence[Ruling], size: float) -> int:
    """One past the last line of the table: lines that go on with the cells of its last row, up to the ruling that ends it."""
    width = columns[-1].right - columns[0].left
    closing = [one.at for one in rulings if one.at < printed[last].line.height and one.last - one.first >= _FULL * width]
    nearest = max(closing, default=None)
    block = printed[first : last + 1]
    steps = Steps.of([line.line for line in block], [line.has_figures for line in block])
    edge = columns[1].left
    at = last + 1
    taken = at
    while at < len(printed) and at - last <= _BETWEEN:
        line = printed[at]
        step = printed[at - 1].line.height - line.line.height
        if nearest is not None and printed[at - 1].line.height > nearest > line.line.height:
            break
        inside = nearest is not None and line.line.height > nearest
        label = len(line.chunks) == 1 and line.line.right <= edge + size and line.line.left >= columns[0].left - size
        in_columns = all(any(_within_column(chunk, column, size) for column in columns) for chunk in line.chunks)
        near = inside or step < 1.15 * size or line.line.text[:1].islower()
        if (step <= steps.within and in_columns) or (label and step <= 1.6 * size and near):
            taken = at + 1
        elif not (label and inside):
            break
        at += 1
    return taken


def _within_column(chunk: Chunk, column: Extent, size: float) -> bool:
    return column.left - size <= chunk.left and chunk.right <= column.right + size
