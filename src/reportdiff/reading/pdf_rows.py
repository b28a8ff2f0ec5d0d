"""Rows of a printed table: lines that belong to one row put together, words given to their columns, heads to what they span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from reportdiff.reading.lines import IS_CJK
from reportdiff.reading.pdf_columns import Chunk, Core, Extent, chunks, columns_of, off
from reportdiff.reading.pdf_lattice import Frame
from reportdiff.reading.pdf_regions import Printed, Region, Steps, running_through
from reportdiff.reading.pdf_rulings import Ruling
from reportdiff.reading.pdf_words import TextLine, Word, is_figure, is_number
from reportdiff.reading.table_rows import PlacedCell

_NEAR = 0.7  # ems by which a head may be off its column's edge or middle
_ABOUT = 0.04  # of the width of columns, by which a head over them may be off their middle
_ON = 0.25  # and if it is hardly off at all, it can belong to no other
_RUNS_ON = 0.33  # ems of white within a text
_LONG_NOTE = 60  # characters of a note below a table that its frame encloses
_FILLED = 0.35  # of the cells of a frame say something, if it is a table


@dataclass(frozen=True, slots=True)
class Rows:
    """The cells of a table without a frame, and how far its columns reach, their heads included."""

    cells: list[PlacedCell]
    reach: tuple[Extent, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text that stands in columns ``first`` to ``last``."""

    first: int
    last: int
    text: str
    left: float
    right: float


# -- tables without frames --


def region_cells(region: Region) -> Rows | None:
    """The cells of a table that no frame encloses."""
    columns = region.columns
    body = _body_rows(region.body, columns, region.across)
    if len(body) + len(region.heads) < 2:
        return None
    pieces = _pieces_of_heads(region)
    heads = _head_rows(pieces, len(columns))
    height = max((cell.row + cell.rows for cell in heads), default=0)
    cells = [*heads]
    for number, row in enumerate(body):
        cells += [PlacedCell(height + number, piece.first, piece.text, 1, piece.last - piece.first + 1) for piece in row]
    return Rows(cells, tuple(_reach(column, at, pieces) for at, column in enumerate(columns)))


def _reach(column: Extent, at: int, heads: Sequence[tuple[int, _Piece]]) -> Extent:
    own = [piece for _, piece in heads if piece.first == piece.last == at]
    return Extent(min([column.left, *(one.left for one in own)]), max([column.right, *(one.right for one in own)]))


def _borders(columns: Sequence[Extent]) -> list[float]:
    """The middle of the white between each two columns."""
    return [(one.right + other.left) / 2 for one, other in pairwise(columns)]


def _column_at(x: float, borders: Sequence[float]) -> int:
    return sum(x > border for border in borders)


def _pieces(printed: Printed, columns: Sequence[Extent]) -> list[_Piece]:
    """What a line of the body says in each column; a label that is too long for its column runs over empty ones."""
    borders = _borders(columns)
    found: list[_Piece] = []
    for chunk in printed.chunks:
        for words in _split_numbers(chunk, borders):
            left, right = words[0].left, max(word.right for word in words)
            text = _joined(words)
            first, last = _column_at(left + 0.5, borders), _column_at(right - 0.5, borders)
            if first != last:
                if is_number(text):
                    first = last = _column_at((left + right) / 2, borders)
                elif first == 0:
                    last = first
                else:
                    first, last = _covered(left, right, columns, borders)
            found.append(_Piece(first, last, text, left, right))
    return _merged(found)


def _split_numbers(chunk: Chunk, borders: Sequence[float]) -> list[list[Word]]:
    """The words of a chunk, numbers at its end that stand in later columns each alone."""
    words = list(chunk.words)
    tail: list[list[Word]] = []
    while len(words) > 1 and words[-1].is_number and _column_at(words[-1].middle, borders) > _column_at(words[-2].middle, borders):
        tail.insert(0, [words.pop()])
    return [words, *tail]


def _covered(left: float, right: float, columns: Sequence[Extent], borders: Sequence[float]) -> tuple[int, int]:
    """The columns that a text stands over by more than a little."""
    over = [
        at for at, column in enumerate(columns)
        if min(right, column.right) - max(left, column.left) > 0.3 * min(right - left, column.right - column.left)
    ]  # fmt: skip
    middle = _column_at((left + right) / 2, borders)
    return (over[0], over[-1]) if over else (middle, middle)


def _merged(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Pieces of one column as one."""
    made: list[_Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.first, one.left)):
        last = made[-1] if made else None
        if last and last.last >= piece.first:
            made[-1] = _Piece(last.first, max(last.last, piece.last), _with(last.text, piece.text), last.left, max(last.right, piece.right))
        else:
            made.append(piece)
    return made


def _joined(words: Iterable[Word]) -> str:
    text = ""
    for word in words:
        text = _with(text, word.text)
    return text


def _with(before: str, after: str) -> str:
    """Two texts of one cell: no space between Chinese characters."""
    if not before or not after:
        return before or after
    joined = (IS_CJK.match(before[-1]) and IS_CJK.match(after[0])) or (before[-1] == "-" and after[0].islower())
    return before + after if joined else f"{before} {after}"


def _body_rows(lines: Sequence[Printed], columns: Sequence[Extent], across: Sequence[Ruling]) -> list[list[_Piece]]:
    """The rows below the heads: a line each, but for lines that only go on with a cell of the row above or below."""
    read = [_pieces(line, columns) for line in lines]
    whole = Extent(columns[0].left, columns[-1].right)
    full = running_through(across, whole)
    ruled = [any(two.line.height < one < top.line.height for one in full) for top, two in pairwise(lines)]
    figured = [any(piece.first and is_figure(piece.text) for piece in pieces) for pieces in read]
    numbered = [any(piece.first and is_number(piece.text) for piece in pieces) for pieces in read]
    banded = sum(ruled) >= 0.6 * max(1, sum(figured) - 1) and sum(figured) > 2
    steps = Steps.of([line.line for line in lines], figured)
    rows: list[list[_Piece]] = []
    at = 0
    while at < len(lines):
        row, took = [*read[at]], 1
        has_figures, has_numbers = figured[at], numbered[at]
        while at + took < len(lines) and not ruled[at + took - 1]:
            below = at + took
            if (numbered[below] and has_numbers) or (figured[below] and has_figures and not banded):
                break
            if not (banded and steps.between[below - 1] < 2.2 * lines[below].line.size) and not _goes_on(
                row, has_figures, read[below], figured[below], below, steps, lines[below].line.size
            ):
                break
            row, took = _stacked(row, read[below]), took + 1
            has_figures, has_numbers = has_figures or figured[below], has_numbers or numbered[below]
        rows.append(row)
        at += took
    return rows


def _goes_on(
    row: Sequence[_Piece], has_figures: bool, below: Sequence[_Piece], figured: bool, at: int, steps: Steps, size: float
) -> bool:
    """Whether line ``at`` goes on with the row that the lines above it make."""
    step = steps.between[at - 1]
    after = steps.between[at] if at < len(steps.between) else None
    if step < 0.75 * size:
        return True  # set between two lines of a label: the figures stand at its middle
    label, under = _label(row), _label(below)
    if figured:
        small = bool(under) and under[:1].islower() and step < 1.6 * size
        centred = not under and after is not None and after < 0.75 * size and step < 1.3 * size
        return bool(row) and (step <= steps.within or (small and len(row) == 1) or centred)
    if after is not None and after < 0.7 * step:
        return False  # it belongs to what stands below it
    if under and row and row[0].first == 0 and below[0].left < row[0].left - 0.2 * size:
        return False  # less set in than the label that it would go on with
    there = {piece.first for piece in row}
    wraps = all(piece.first in there for piece in below)
    if step <= steps.within:
        return wraps or has_figures
    if under and len(below) == 1:
        begins_small = under[:1].islower() or label.endswith(("-", "/", ",", "、", "（", "("))
        deeper = bool(row) and row[0].first == 0 and below[0].left > row[0].left + 0.3 * size
        return begins_small and (deeper or not has_figures or step <= 1.05 * steps.usual) and step < 1.6 * size
    return not under and bool(below) and wraps and step < 1.35 * size


def _label(pieces: Sequence[_Piece]) -> str:
    return next((piece.text for piece in pieces if piece.first == 0), "")


def _stacked(row: Sequence[_Piece], below: Sequence[_Piece]) -> list[_Piece]:
    """Two lines as one row: the texts of each column one after the other."""
    made = list(row)
    for piece in below:
        at = next((i for i, one in enumerate(made) if one.first == piece.first), None)
        if at is None:
            made.append(piece)
        else:
            one = made[at]
            made[at] = _Piece(one.first, max(one.last, piece.last), _with(one.text, piece.text), min(one.left, piece.left), max(one.right, piece.right))
    return sorted(made, key=lambda one: one.first)


# -- heads --


def _pieces_of_heads(region: Region) -> list[tuple[int, _Piece]]:
    """What each line of heads, by number, says over which columns."""
    anchors = max((_one_each(line, region.cores) for line in region.heads), key=len, default=[])
    return [
        (at, piece)
        for at, line in enumerate(region.heads)
        for piece in _head_pieces(line, region.cores, region.columns, region.across, anchors)
    ]


def _head_rows(pieces: Sequence[tuple[int, _Piece]], columns: int) -> list[PlacedCell]:
    """Heads as cells: what stands over several columns above what stands over one."""
    spans = _spanning([(at, piece) for at, piece in pieces if piece.last > piece.first])
    depth = [0] * columns
    cells: list[PlacedCell] = []
    for piece in spans:
        level = max(depth[piece.first : piece.last + 1])
        cells.append(PlacedCell(level, piece.first, piece.text, 1, piece.last - piece.first + 1))
        for column in range(piece.first, piece.last + 1):
            depth[column] = level + 1
    height = max(depth) + 1
    for column in range(columns):
        texts = [piece.text for _, piece in pieces if piece.first == piece.last == column]
        if texts:
            text = ""
            for one in texts:
                text = _with(text, one)
            cells.append(PlacedCell(depth[column], column, text, height - depth[column], 1))
    return cells


def _spanning(pieces: Sequence[tuple[int, _Piece]]) -> list[_Piece]:
    """Heads over several columns, the uppermost first; two lines of one of them as one."""
    made: list[tuple[int, _Piece]] = []
    for at, piece in pieces:
        same = next((i for i, (line, one) in enumerate(made) if at - line == 1 and (one.first, one.last) == (piece.first, piece.last)), None)
        if same is None:
            made.append((at, piece))
        else:
            one = made[same][1]
            made[same] = at, replace(one, text=_with(one.text, piece.text))
    return [piece for _, piece in made]


def _head_pieces(
    line: Printed, cores: Sequence[Core], columns: Sequence[Extent], across: Sequence[Ruling], anchors: Sequence[_Piece] = ()
) -> list[_Piece]:
    """What a line of heads says over which columns; ``cores`` is where the texts of each usually stand, ``anchors`` the heads of
    another line that has one for each."""
    found: list[_Piece] = []
    if in_order := _one_each(line, cores):
        return in_order
    for chunk in line.chunks:
        ruled = _ruled_below(chunk, line.line, cores, across)
        if ruled and ruled[1] > ruled[0]:
            found.append(_Piece(*ruled, chunk.text, chunk.left, chunk.right))
            continue
        if (anchor := _anchor_of(chunk, anchors, line.line.size)) is not None:
            found.append(_Piece(anchor, anchor, chunk.text, chunk.left, chunk.right))
            continue
        over = [at for at, column in enumerate(cores) if min(chunk.right, column.right) - max(chunk.left, column.left) > 0]
        if len(over) > 1:
            found += _cut(chunk, (over[0], over[-1]), cores, line)
            continue
        own = over[0] if over else min(range(len(cores)), key=lambda at: _distance(chunk, columns[at]))
        found.append(_Piece(*_centred(chunk, (own, own), cores, line), chunk.text, chunk.left, chunk.right))
    return _merged_heads(found)


def _anchor_of(chunk: Chunk, anchors: Sequence[_Piece], size: float) -> int | None:
    """The column of the head that another line of heads goes on with: it stands under it or over it, on the same edge or middle."""
    over = [one for one in anchors if min(chunk.right, one.right) - max(chunk.left, one.left) > 0]
    if len(over) != 1:
        return None
    extent = Extent(over[0].left, over[0].right)
    return over[0].first if off(Extent(chunk.left, chunk.right), Core(extent.left, extent.right, "any")) <= _NEAR * size else None


def _one_each(line: Printed, cores: Sequence[Core]) -> list[_Piece]:
    """A line with a head for each column, or for each but that of the labels, where none stands over another column than its own."""
    for first in (0, 1):
        if len(line.chunks) != len(cores) - first:
            continue
        pairs = list(zip(line.chunks, range(first, len(cores)), strict=True))
        astray = any(
            min(chunk.right, core.right) - max(chunk.left, core.left) > 0
            for chunk, own in pairs for at, core in enumerate(cores) if at != own
        )  # fmt: skip
        if not astray:
            return [_Piece(at, at, chunk.text, chunk.left, chunk.right) for chunk, at in pairs]
    return []


def _distance(chunk: Chunk, column: Extent) -> float:
    return max(column.left - chunk.right, chunk.left - column.right)


def _merged_heads(pieces: Sequence[_Piece]) -> list[_Piece]:
    made: list[_Piece] = []
    for piece in sorted(pieces, key=lambda one: one.left):
        if made and (made[-1].first, made[-1].last) == (piece.first, piece.last):
            made[-1] = replace(made[-1], text=_with(made[-1].text, piece.text), right=piece.right)
        else:
            made.append(piece)
    return made


def _ruled_below(chunk: Chunk, line: TextLine, columns: Sequence[Extent], across: Sequence[Ruling]) -> tuple[int, int] | None:
    """The columns that a ruling right below a head runs over, if it is not that of the whole table."""
    size = line.size
    for ruling in across:
        under = 0 < line.height - ruling.at < 1.6 * size
        if not under or not (ruling.first - size <= chunk.left and chunk.right <= ruling.last + size):
            continue
        over = [at for at, column in enumerate(columns) if ruling.first - size <= column.middle <= ruling.last + size]
        if over and len(over) < len(columns) and ruling.last - ruling.first > (chunk.right - chunk.left) * 0.99:
            return over[0], over[-1]
    return None


def _centred(chunk: Chunk, own: tuple[int, int], columns: Sequence[Core], line: Printed) -> tuple[int, int]:
    """The columns that a head stands over: those that it is set on, or as many around them as have their middle where it has its own
    and no other head in the line."""
    size = line.line.size
    if own[0] == own[1] and off(Extent(chunk.left, chunk.right), columns[own[0]]) <= _NEAR * size:
        return own
    others = [other for other in line.chunks if other is not chunk]
    best = own
    for first in range(own[0], 0, -1):
        for last in range(own[1], len(columns)):
            left, right = columns[first].left, columns[last].right
            clear = not any(other.right > left and other.left < right for other in others)
            wider = last - first > best[1] - best[0]
            if wider and clear and abs((left + right) / 2 - chunk.middle) <= max(_NEAR * size, _ABOUT * (right - left)):
                best = first, last
    return best


def _cut(chunk: Chunk, over: tuple[int, int], columns: Sequence[Core], line: Printed) -> list[_Piece]:
    """A head that reaches over several columns: as those of the columns if its words stand on them, else over all of them."""
    size = line.line.size
    parts = [pieces for groups in _groups(chunk, columns, size) if (pieces := _on_columns(groups, columns))]
    for pieces in parts:
        hardly = sum(_off(piece, columns) <= _ON * size for piece in pieces)
        if hardly == len(pieces) or (hardly >= 3 and all(_off(piece, columns) <= _NEAR * size for piece in pieces)):
            return pieces
    whole = _Piece(*_centred(chunk, over, columns, line), chunk.text, chunk.left, chunk.right)
    middle = (columns[whole.first].left + columns[whole.last].right) / 2
    if abs(middle - chunk.middle) <= _NEAR * size:
        return [whole]
    for pieces in parts:
        if sum(_off(piece, columns) <= _NEAR * size for piece in pieces) >= 0.75 * len(pieces):
            return pieces
    return [whole]


def _groups(chunk: Chunk, columns: Sequence[Core], size: float) -> list[list[list[Word]]]:
    """Ways to part the words of a head: at white that is wider than the rest, or at the borders of columns."""
    gaps = [after.left - before.right for before, after in pairwise(chunk.words)]
    wide = max(0.4 * size, 1.6 * min(gaps, default=0.0))
    borders = _borders(columns)
    ways: list[list[list[Word]]] = []
    for parted in (
        [gap >= wide for gap in gaps],
        [_column_at(one.middle, borders) != _column_at(other.middle, borders) for one, other in pairwise(chunk.words)],
    ):
        groups: list[list[Word]] = [[chunk.words[0]]]
        for word, new in zip(chunk.words[1:], parted, strict=True):
            if new:
                groups.append([word])
            else:
                groups[-1].append(word)
        if len(groups) > 1:
            ways.append(groups)
    return ways


def _on_columns(groups: Sequence[Sequence[Word]], columns: Sequence[Core]) -> list[_Piece]:
    """Groups of words each on the column that it stands on best; none where two would stand on one, or out of order."""
    made: list[_Piece] = []
    for group in groups:
        extent = Extent(group[0].left, max(word.right for word in group))
        at = min(range(len(columns)), key=lambda i: off(extent, columns[i]))
        if made and at <= made[-1].last:
            return []
        made.append(_Piece(at, at, _joined(group), extent.left, extent.right))
    return made


def _off(piece: _Piece, columns: Sequence[Core]) -> float:
    if piece.first == 0:
        return 0.0  # a label may be set in
    return off(Extent(piece.left, piece.right), columns[piece.first])


# -- framed tables --


def framed_cells(frame: Frame, lines: Sequence[TextLine]) -> list[PlacedCell]:
    """The cells of a table in a frame; none where the frame is no table."""
    rows, columns = len(frame.ys) - 1, len(frame.xs) - 1
    owner = _owners(frame)
    words: dict[tuple[int, int], list[TextLine]] = {}
    for line in lines:
        by_place: dict[tuple[int, int], list[Word]] = {}
        before: tuple[Word, tuple[int, int]] | None = None
        for word in line.words:
            row = _column_at(-(word.bottom + word.top) / 2, [-y for y in frame.ys[1:-1]])
            column = _column_at(word.middle, frame.xs[1:-1])
            place = owner[row, column]
            if before and word.left - before[0].right < _RUNS_ON * line.size:
                place = before[1]  # a text that is too long for its cell runs over the line
            by_place.setdefault(place, []).append(word)
            before = word, place
        for place, group in by_place.items():
            part = TextLine(tuple(group), min(word.bottom for word in group), max(word.top for word in group), line.size)
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
    return counts[0] > 60 and counts[0] > 0.8 * sum(counts)


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
        text = _with(text, _joined(line.words))
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
            texts[at] = _with(texts.get(at, ""), _joined(line.words))
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


def columns_in(lines: Sequence[TextLine]) -> list[Extent]:
    """The columns of lines that no rulings part."""
    return columns_of([chunks(line.words, line.size) for line in lines], 1.0)
