"""Rows of printed tables without a frame: lines that belong to one row put together, words given to their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportdiff.reading.pdf_columns import Chunk, Extent
from reportdiff.reading.pdf_heads import head_rows, pieces_of_heads
from reportdiff.reading.pdf_lines import Printed, Steps, running_through
from reportdiff.reading.pdf_pieces import Piece, borders_of, column_at, joined, put_together
from reportdiff.reading.pdf_regions import Region
from reportdiff.reading.pdf_rulings import Ruling
from reportdiff.reading.pdf_sides import side_cells
from reportdiff.reading.pdf_words import Word, is_figure, is_number
from reportdiff.reading.table_rows import PlacedCell


@dataclass(frozen=True, slots=True)
class Rows:
    """The cells of a table without a frame, and how far its columns reach, their heads included."""

    cells: list[PlacedCell]
    reach: tuple[Extent, ...]


def region_cells(region: Region) -> Rows | None:
    """The cells of a table that no frame encloses."""
    columns = region.columns
    body = _body_rows(region.body, columns, region.across)
    if len(body) + len(region.heads) < 2:
        return None
    pieces = pieces_of_heads(region)
    heads = head_rows(pieces, len(columns))
    height = max((cell.row + cell.rows for cell in heads), default=0)
    cells = [*heads]
    for number, (_, row) in enumerate(body):
        cells += [PlacedCell(height + number, piece.first, piece.text, 1, piece.last - piece.first + 1) for piece in row]
    cells += side_cells(region.sides, [at for at, _ in body], height)
    return Rows(cells, tuple(_reach(column, at, pieces) for at, column in enumerate(columns)))


def _reach(column: Extent, at: int, heads: Sequence[tuple[int, Piece]]) -> Extent:
    own = [piece for _, piece in heads if piece.first == piece.last == at]
    return Extent(min([column.left, *(one.left for one in own)]), max([column.right, *(one.right for one in own)]))


def _pieces(printed: Printed, columns: Sequence[Extent]) -> list[Piece]:
    """What a line of the body says in each column; a label that is too long for its column runs over empty ones."""
    borders = borders_of(columns)
    found: list[Piece] = []
    for chunk in printed.chunks:
        for words in _split_numbers(chunk, borders):
            left, right = words[0].left, max(word.right for word in words)
            text = joined(words)
            first, last = column_at(left + 0.5, borders), column_at(right - 0.5, borders)
            if first != last:
                if is_number(text):
                    first = last = column_at((left + right) / 2, borders)
                elif first == 0:
                    last = first
                else:
                    first, last = _covered(left, right, columns, borders)
            found.append(Piece(first, last, text, left, right))
    return _merged(found)


def _split_numbers(chunk: Chunk, borders: Sequence[float]) -> list[list[Word]]:
    """The words of a chunk, numbers at its end that stand in later columns each alone."""
    words = list(chunk.words)
    tail: list[list[Word]] = []
    while len(words) > 1 and words[-1].is_number and column_at(words[-1].middle, borders) > column_at(words[-2].middle, borders):
        tail.insert(0, [words.pop()])
    return [words, *tail]


def _covered(left: float, right: float, columns: Sequence[Extent], borders: Sequence[float]) -> tuple[int, int]:
    """The columns that a text stands over by more than a little."""
    over = [
        at for at, column in enumerate(columns)
        if min(right, column.right) - max(left, column.left) > 0.3 * min(right - left, column.right - column.left)
    ]  # fmt: skip
    middle = column_at((left + right) / 2, borders)
    return (over[0], over[-1]) if over else (middle, middle)


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces of one column as one."""
    made: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.first, one.left)):
        last = made[-1] if made else None
        if last and last.last >= piece.first:
            made[-1] = Piece(last.first, max(last.last, piece.last), put_together(last.text, piece.text), last.left, max(last.right, piece.right))
        else:
            made.append(piece)
    return made


def _body_rows(lines: Sequence[Printed], columns: Sequence[Extent], across: Sequence[Ruling]) -> list[tuple[float, list[Piece]]]:
    """The rows below the heads, with the height of each: a line each, but for lines that only go on with a cell of the row above
    or below."""
    read = [_pieces(line, columns) for line in lines]
    whole = Extent(columns[0].left, columns[-1].right)
    full = running_through(across, whole)
    ruled = [any(two.line.height < one < top.line.height for one in full) for top, two in pairwise(lines)]
    figured = [any(piece.first and is_figure(piece.text) for piece in pieces) for pieces in read]
    numbered = [any(piece.first and is_number(piece.text) for piece in pieces) for pieces in read]
    banded = sum(ruled) >= 0.6 * max(1, sum(figured) - 1) and sum(figured) > 2
    steps = Steps.of([line.line for line in lines], figured)
    rows: list[tuple[float, list[Piece]]] = []
    at = 0
    while at < len(lines):
        row, took = [*read[at]], 1
        has_figures, has_numbers = figured[at], numbered[at]
        while at + took < len(lines) and not ruled[at + took - 1]:
            below = at + took
            if (numbered[below] and has_numbers) or (figured[below] and has_figures and not banded):
                break
            if not (banded and steps.between[below - 1] < 2.2 * lines[below].line.size) and not _goes_on(
                _Below(row, has_figures, read[below], figured[below], below, steps, lines[below].line.size)
            ):
                break
            row, took = _stacked(row, read[below]), took + 1
            has_figures, has_numbers = has_figures or figured[below], has_numbers or numbered[below]
        rows.append(((lines[at].line.height + lines[at + took - 1].line.height) / 2, row))
        at += took
    return rows


@dataclass(frozen=True, slots=True)
class _Below:
    """A line below the row that the lines above it make: whether either has figures, how far below it stands, how far the next
    stands below it, in which size it is set."""

    row: Sequence[Piece]
    has_figures: bool
    pieces: Sequence[Piece]
    figured: bool
    at: int
    steps: Steps
    size: float

    @property
    def step(self) -> float:
        return self.steps.between[self.at - 1]

    @property
    def after(self) -> float | None:
        return self.steps.between[self.at] if self.at < len(self.steps.between) else None

    @property
    def begins_small(self) -> bool:
        return _label(self.pieces)[:1].islower()

    @property
    def wraps(self) -> bool:
        """Whether each of its pieces has one above it."""
        there = {piece.first for piece in self.row}
        return all(piece.first in there for piece in self.pieces)

    def set_in(self, ems: float) -> float:
        """How much further than so many ems it is set in than the label that it would go on with; 0 where there is none."""
        return self.pieces[0].left - self.row[0].left - ems * self.size if self.row and self.row[0].first == 0 else 0.0


def _goes_on(below: _Below) -> bool:
    """Whether a line goes on with the row above it: by the first rule that says so or not."""
    return next((goes_on for rule in _GOING_ON if (goes_on := rule(below)) is not None), False)


def _between_two_lines(below: _Below) -> bool | None:
    """Set between two lines of a label: the figures stand at its middle."""
    return True if below.step < 0.75 * below.size else None


def _figures_beside(below: _Below) -> bool | None:
    """Figures belong to the label above them where that goes on beside them, or stands close."""
    if not below.figured:
        return None
    label, step, size = _label(below.pieces), below.step, below.size
    small = below.begins_small and step < 1.6 * size and len(below.row) == 1
    centred = not label and below.after is not None and below.after < 0.75 * size and step < 1.3 * size
    return bool(below.row) and (step <= below.steps.within or small or centred)


def _of_the_next(below: _Below) -> bool | None:
    """It stands nearer to what is below it."""
    return False if below.after is not None and below.after < 0.7 * below.step else None


def _set_out(below: _Below) -> bool | None:
    """Less set in than the label that it would go on with."""
    return False if _label(below.pieces) and below.set_in(-0.2) < 0 else None


def _close(below: _Below) -> bool | None:
    return (below.wraps or below.has_figures) if below.step <= below.steps.within else None


def _rest_of_a_label(below: _Below) -> bool | None:
    """A label alone goes on with one that breaks off."""
    if not _label(below.pieces) or len(below.pieces) != 1:
        return None
    begins_small = below.begins_small or _label(below.row).endswith(("-", "/", ",", "、", "（", "("))
    near = below.set_in(0.3) > 0 or not below.has_figures or below.step <= 1.05 * below.steps.usual
    return begins_small and near and below.step < 1.6 * below.size


def _rest_of_cells(below: _Below) -> bool | None:
    return not _label(below.pieces) and bool(below.pieces) and below.wraps and below.step < 1.35 * below.size


_GOING_ON = (_between_two_lines, _figures_beside, _of_the_next, _set_out, _close, _rest_of_a_label, _rest_of_cells)


def _label(pieces: Sequence[Piece]) -> str:
    return next((piece.text for piece in pieces if piece.first == 0), "")


def _stacked(row: Sequence[Piece], below: Sequence[Piece]) -> list[Piece]:
    """Two lines as one row: the texts of each column one after the other."""
    made = list(row)
    for piece in below:
        at = next((i for i, one in enumerate(made) if one.first == piece.first), None)
        if at is None:
            made.append(piece)
        else:
            one = made[at]
            made[at] = Piece(one.first, max(one.last, piece.last), put_together(one.text, piece.text), min(one.left, piece.left), max(one.right, piece.right))
    return sorted(made, key=lambda one: one.first)
