"""Where on a page tables stand that no lines enclose: lines of figures under one another, with the heads above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reportdiff.reading.pdf_blocks import blocks, parted
from reportdiff.reading.pdf_columns import Chunk, Core, Extent, columns_of, cores, line_chunks
from reportdiff.reading.pdf_head_lines import first_of_body, heads_above
from reportdiff.reading.pdf_lines import BETWEEN, FULL, LEAST_WHITE, WORDY, Printed, Steps
from reportdiff.reading.pdf_rulings import Ruling
from reportdiff.reading.pdf_sides import Side, sides_of
from reportdiff.reading.pdf_words import TextLine

_FILLED = 0.55  # of the places of a table say something


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of a table: those of its heads and those below, its columns, where the texts in each usually stand, the rulings
    across in it, and the labels of groups in its first column, which are taken out of its lines."""

    heads: tuple[Printed, ...]
    body: tuple[Printed, ...]
    columns: tuple[Extent, ...]
    cores: tuple[Core, ...]
    across: tuple[Ruling, ...]
    sides: tuple[Side, ...] = ()

    @property
    def lines(self) -> tuple[Printed, ...]:
        return (*self.heads, *self.body)


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
    for first, last in parted(printed, blocks(printed)):
        region = _region(printed, first, last, rulings, hint if not found else ())
        if region is not None:
            found.append(region)
    return found


def _region(
    printed: Sequence[Printed], first: int, last: int, rulings: Sequence[Ruling], hint: Sequence[Extent]
) -> Region | None:
    whole = Extent(
        min(line.line.left for line in printed[first : last + 1]), max(line.line.right for line in printed[first : last + 1])
    )
    own = [one for one in rulings if min(one.last, whole.right) - max(one.first, whole.left) > 0]
    begun, first = first, first_of_body(printed, first, last, own, whole)
    data = [line for line in printed[first : last + 1] if line.has_figures]
    if not data:
        return None
    size = median(line.line.size for line in data)
    goes_on = bool(hint) and all(_fit(line.chunks, hint) for line in data)
    columns = list(hint) if goes_on else columns_of([line.chunks for line in data], LEAST_WHITE * size)
    if not goes_on and not _is_table(data, columns):
        return None
    sides = None if goes_on else sides_of(printed[first : last + 1], columns)
    if sides:
        columns = [sides.column, *(column for column in columns if column.left > sides.column.right)]
    heads: list[int] = []
    for _ in range(2):  # what the heads do not tell apart is one column
        set_in = cores(columns, [line.chunks for line in data])
        heads, head_end = heads_above(printed, first, begun, columns, set_in, own, whole, size)
        united = _united(columns, data, [printed[at] for at in heads])
        if goes_on or len(united) == len(columns) or len(united) < 2:
            break
        columns = united
    end = _end(printed, first, last, columns, own, size)
    top = printed[heads[0] if heads else head_end].line.top + size
    bottom = printed[end - 1].line.bottom - size
    inside = tuple(one for one in own if bottom <= one.at <= top)
    body = printed[head_end:end]
    if sides:
        body = [*printed[head_end:first], *sides.lines, *printed[last + 1 : end]]
    return Region(
        tuple(printed[heads[0] : head_end] if heads else ()), tuple(body), tuple(columns), tuple(set_in), inside,
        sides.labels if sides else (),
    )  # fmt: skip


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
    if any(len(chunk.words) > 2 * WORDY for line in data for chunk in line.chunks[1:]):
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


def _end(printed: Sequence[Printed], first: int, last: int, columns: Sequence[Extent], rulings: Sequence[Ruling], size: float) -> int:
    """One past the last line of the table: lines that go on with the cells of its last row, up to the ruling that ends it."""
    width = columns[-1].right - columns[0].left
    closing = [one.at for one in rulings if one.at < printed[last].line.height and one.last - one.first >= FULL * width]
    nearest = max(closing, default=None)
    block = printed[first : last + 1]
    steps = Steps.of([line.line for line in block], [line.has_figures for line in block])
    edge = columns[1].left
    at = last + 1
    taken = at
    while at < len(printed) and at - last <= BETWEEN:
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
