"""Cells of printed tables in a frame of rulings: words given to the places between the lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from reportdiff.reading.pdf_columns import chunks
from reportdiff.reading.pdf_lattice import Frame
from reportdiff.reading.pdf_pieces import column_at, joined, put_together
from reportdiff.reading.pdf_words import TextLine, Word
from reportdiff.reading.table_rows import PlacedCell

_RUNS_ON = 0.33  # ems of white within a text
_LONG_NOTE = 60  # characters of a note below a table that its frame encloses
_FILLED = 0.35  # of the cells of a frame say something, if it is a table
_PROSE = 60  # words in one cell, if they are nearly all, are a stretch of the report


def framed_cells(frame: Frame, lines: Sequence[TextLine]) -> list[PlacedCell]:
    """The cells of a table in a frame; none where the frame is no table."""
    rows, columns = len(frame.ys) - 1, len(frame.xs) - 1
    owner = _owners(frame)
    words: dict[tuple[int, int], list[TextLine]] = {}
    for line in lines:
        by_place: dict[tuple[int, int], list[Word]] = {}
        before: tuple[Word, tuple[int, int]] | None = None
        for word in line.words:
            row = column_at(-(word.bottom + word.top) / 2, [-y for y in frame.ys[1:-1]])
            column = column_at(word.middle, frame.xs[1:-1])
            place = owner[row, column]
            if before and word.left - before[0].right < _RUNS_ON * line.size:
                place = before[1]  # a text that is too long for its cell runs over the line
            by_place.setdefault(place, []).append(word)
            before = word, place
        for place, group in by_place.items():
            part = TextLine.of(group, line.size)
            words.setdefault(place, []).append(part)
    places = set(owner.values())
    if len(words) < _FILLED * len(places) or len(words) < 4 or _holds_prose(words):
        return []
    spans = {place: _span(place, owner, rows, columns) for place in places}
    return _trimmed(_numbered(frame, words, spans))


def _owners(frame: Frame) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place between the lines the first place of the cell that it belongs to: where no line parts two, they are one."""
    rows, columns = len(frame.ys) - 1, len(frame.xs) - 1
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(rows):
        for column in range(columns):
            if column and not frame.parted_right(row, column - 1):
                owner[row, column] = owner[row, column - 1]
            elif row and not frame.parted_below(row - 1, column) and owner[row - 1, column][1] == column:
                owner[row, column] = owner[row - 1, column]
            else:
                owner[row, column] = row, column
    return owner


def _span(place: tuple[int, int], owner: dict[tuple[int, int], tuple[int, int]], rows: int, columns: int) -> tuple[int, int]:
    row, column = place
    height = width = 1
    while row + height < rows and owner[row + height, column] == place:
        height += 1
    while column + width < columns and owner[row, column + width] == place:
        width += 1
    return height, width


def _holds_prose(words: dict[tuple[int, int], list[TextLine]]) -> bool:
    """Whether a frame encloses a stretch of the report: nearly all its words stand in one cell."""
    counts = sorted((sum(len(line.words) for line in lines) for lines in words.values()), reverse=True)
    return counts[0] > _PROSE and counts[0] > 0.8 * sum(counts)


def _numbered(
    frame: Frame, words: dict[tuple[int, int], list[TextLine]], spans: dict[tuple[int, int], tuple[int, int]]
) -> list[PlacedCell]:
    """The cells by row and column; a row of the frame that holds several rows of figures gives as many."""
    rows = len(frame.ys) - 1
    made: list[PlacedCell] = []
    shift = [0] * (rows + 1)
    for row in range(rows):
        places = [place for place in spans if place[0] == row]
        split = _figures_under_one_another({place: words[place] for place in places if place in words and spans[place][0] == 1})
        split = split or _parts({place: words[place] for place in places if place in words and spans[place][0] == 1})
        shift[row + 1] = shift[row] + max(0, len(split) - 1)
        if split:
            made += _split_row(row + shift[row], split, {place: words[place] for place in places if place in words}, spans)
            continue
        for place in places:
            if place in words:
                made += _side_by_side(frame, place, words[place], spans[place], row + shift[row])
    return [_reaching(cell, shift, rows) for cell in made]


def _side_by_side(frame: Frame, place: tuple[int, int], lines: Sequence[TextLine], span: tuple[int, int], row: int) -> list[PlacedCell]:
    """A cell over several columns that says several things beside one another, each over as many columns as lie around it."""
    parts = chunks(lines[0].words, lines[0].size) if len(lines) == 1 and span[1] > 2 else []
    if len(parts) < 2 or len(parts) > span[1]:
        return [_cell(place, lines, span, row)]
    column = place[1]
    made: list[PlacedCell] = []
    for one, other in zip(parts, [*parts[1:], None], strict=True):
        end = place[1] + span[1]
        if other is not None:
            middle = (one.right + other.left) / 2
            end = min(range(column + 1, place[1] + span[1]), key=lambda at: abs(frame.xs[at] - middle), default=column + 1)
        made.append(PlacedCell(row, column, one.text, span[0], max(1, end - column)))
        column = end
    return made if column == place[1] + span[1] else [_cell(place, lines, span, row)]


def _reaching(cell: PlacedCell, shift: Sequence[int], rows: int) -> PlacedCell:
    """A cell that covers several rows of the frame with as many rows as these have become."""
    if cell.rows == 1:
        return cell
    first = next(row for row in range(rows) if row + shift[row] == cell.row)
    last = min(first + cell.rows, rows)
    return replace(cell, rows=last + shift[last] - cell.row)


def _cell(place: tuple[int, int], lines: Sequence[TextLine], span: tuple[int, int], row: int) -> PlacedCell:
    text = ""
    for line in lines:
        text = put_together(text, joined(line.words))
    return PlacedCell(row, place[1], text, span[0], span[1])


def _parts(cells: dict[tuple[int, int], list[TextLine]]) -> list[float]:
    """The heights at which the parts of a row begin that white runs between, across all its cells; none if it has one part."""
    lines = sorted(((line, place[1]) for place, group in cells.items() for line in group), key=lambda one: -one[0].height)
    if len(lines) < 4:
        return []
    steps = [one.height - other.height for (one, _), (other, _) in pairwise(lines)]
    usual = median([step for step in steps if step > 0.5 * lines[0][0].size] or [0.0])
    starts = [0, *(at + 1 for at, step in enumerate(steps) if step > 1.6 * usual > 0)]
    parts = [lines[first:last] for first, last in pairwise([*starts, len(lines)])]
    whole = [part for part in parts if len({column for _, column in part}) > 1]
    labels = [part for part in parts if {column for _, column in part} == {0} and len(part) == 1]
    if len(whole) < 2 or len(whole) + len(labels) < len(parts):
        return []
    return [part[0][0].height for part in parts]


def _figures_under_one_another(cells: dict[tuple[int, int], list[TextLine]]) -> list[float]:
    """The heights of the rows of figures in a row of the frame, if there are several; from the top down."""
    best: list[float] = []
    for place, lines in cells.items():
        if place[1] == 0:
            continue
        numbers = [line.height for line in lines if all(word.is_number for word in line.words)]
        if len(numbers) >= 2 and len(numbers) > len(best) and len(numbers) >= 0.6 * len(lines):
            best = numbers
    if not best:
        return []
    size = median(line.size for lines in cells.values() for line in lines)
    rows: list[float] = []
    for height in sorted((line.height for lines in cells.values() for line in lines), reverse=True):
        if not rows or rows[-1] - height > 0.5 * size:
            rows.append(height)
    return rows


def _split_row(
    first: int, heights: Sequence[float], cells: dict[tuple[int, int], list[TextLine]], spans: dict[tuple[int, int], tuple[int, int]]
) -> list[PlacedCell]:
    """The cells of one row of the frame as those of several rows, which begin at these heights."""
    size = median(line.size for lines in cells.values() for line in lines)
    made: list[PlacedCell] = []
    for place, lines in cells.items():
        texts: dict[int, str] = {}
        for line in lines:
            at = max((i for i, height in enumerate(heights) if line.height <= height + 0.5 * size), default=0)
            texts[at] = put_together(texts.get(at, ""), joined(line.words))
        made += [PlacedCell(first + at, place[1], text, 1, spans[place][1]) for at, text in texts.items()]
    return made


def _trimmed(cells: list[PlacedCell]) -> list[PlacedCell]:
    """Cells without notes that the frame encloses below the table, and numbered from the first row that says anything."""
    width = max(cell.column + cell.columns for cell in cells)
    last = max(cell.row for cell in cells)
    while last > 0:
        row = [cell for cell in cells if cell.row == last]
        if row and not (len(row) == 1 and row[0].columns == width > 1 and len(row[0].text) > _LONG_NOTE):
            break
        cells = [cell for cell in cells if cell.row != last]
        last -= 1
    return cells
