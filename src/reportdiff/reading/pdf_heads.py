"""Heads of printed tables: over the column that they are set on, over those that they are centred on or that a ruling under them
runs over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reportdiff.reading.pdf_columns import Chunk, Core, Extent, off
from reportdiff.reading.pdf_lines import Printed
from reportdiff.reading.pdf_pieces import Piece, borders_of, column_at, joined, put_together
from reportdiff.reading.pdf_regions import Region
from reportdiff.reading.pdf_rulings import Ruling
from reportdiff.reading.pdf_words import TextLine, Word
from reportdiff.reading.table_rows import PlacedCell

_NEAR = 0.7  # ems by which a head may be off its column's edge or middle
_ABOUT = 0.04  # of the width of columns, by which a head over them may be off their middle
_ON = 0.25  # and if it is hardly off at all, it can belong to no other


def pieces_of_heads(region: Region) -> list[tuple[int, Piece]]:
    """What each line of heads, by number, says over which columns."""
    whole = max((_one_each(line, region.cores) for line in region.heads), key=len, default=[])
    anchors = {piece.first: piece for piece in whole}
    found: list[tuple[int, Piece]] = []
    for at in range(len(region.heads) - 1, -1, -1):  # what stands lower tells where what stands above it belongs
        pieces = _head_pieces(region.heads[at], region, anchors)
        for piece in pieces:
            if piece.first == piece.last:
                anchors.setdefault(piece.first, piece)
        found += [(at, piece) for piece in pieces]
    return sorted(found, key=lambda one: (one[0], one[1].first))


def head_rows(pieces: Sequence[tuple[int, Piece]], columns: int) -> list[PlacedCell]:
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
                text = put_together(text, one)
            cells.append(PlacedCell(depth[column], column, text, height - depth[column], 1))
    return cells


def _spanning(pieces: Sequence[tuple[int, Piece]]) -> list[Piece]:
    """Heads over several columns, the uppermost first; two lines of one of them as one."""
    made: list[tuple[int, Piece]] = []
    for at, piece in pieces:
        same = next((i for i, (line, one) in enumerate(made) if at - line == 1 and (one.first, one.last) == (piece.first, piece.last)), None)
        if same is None:
            made.append((at, piece))
        else:
            one = made[same][1]
            made[same] = at, replace(one, text=put_together(one.text, piece.text))
    return [piece for _, piece in made]


def _head_pieces(line: Printed, region: Region, anchors: Mapping[int, Piece]) -> list[Piece]:
    """What a line of heads says over which columns; ``anchors`` are the heads of single columns in other lines."""
    cores, size = region.cores, line.line.size
    found: list[Piece] = []
    if in_order := _one_each(line, cores):
        return in_order
    for chunk in line.chunks:
        over = [at for at, column in enumerate(cores) if min(chunk.right, column.right) - max(chunk.left, column.left) > 0]
        span = _ruled_below(chunk, line.line, cores, region.across)
        if not span or span[0] == span[1]:
            if len(over) > 1 and (parts := _standing_on(chunk, cores, size)):
                found += parts
                continue
            span = _on_anchor(chunk, anchors, _ON * size)
            if not span and len(over) < 2:
                span = _over_anchors(chunk, anchors, line, region)
            span = span or _on_anchor(chunk, anchors, _NEAR * size)
        if span:
            found.append(Piece(*span, chunk.text, chunk.left, chunk.right))
            continue
        if len(over) > 1:
            found += _cut(chunk, (over[0], over[-1]), cores, line)
            continue
        own = over[0] if over else min(range(len(cores)), key=lambda at: _distance(chunk, region.columns[at]))
        found.append(Piece(*_centred(chunk, (own, own), cores, line), chunk.text, chunk.left, chunk.right))
    return _merged_heads(found)


def _on_anchor(chunk: Chunk, anchors: Mapping[int, Piece], room: float) -> tuple[int, int] | None:
    """The column of the head that another line of heads goes on with: it stands under it or over it, on the same edge or middle."""
    over = [one for one in anchors.values() if min(chunk.right, one.right) - max(chunk.left, one.left) > 0]
    if len(over) != 1 or off(Extent(chunk.left, chunk.right), Core(over[0].left, over[0].right, "any")) > room:
        return None
    return over[0].first, over[0].first


def _over_anchors(chunk: Chunk, anchors: Mapping[int, Piece], line: Printed, region: Region) -> tuple[int, int] | None:
    """The columns, each with a head of its own in another line, over whose middle a head stands that is on none of theirs."""
    others = [other for other in line.chunks if other is not chunk]
    fits: list[tuple[int, float, int, int]] = []
    for first in sorted(anchors):
        last = first + 1
        while last in anchors:
            own = [(anchors[at].left, anchors[at].right, region.columns[at]) for at in (first, last)]
            left, right = min(own[0][0], own[0][2].left), max(own[1][1], own[1][2].right)
            if any(other.right > left and other.left < right for other in others):
                break
            middles = ((left + right) / 2, (own[0][0] + own[1][1]) / 2)
            away = min(abs(middle - chunk.middle) for middle in middles)
            if left <= chunk.middle <= right and away <= max(_NEAR * line.line.size, _ABOUT * (right - left)):
                fits.append((first - last, away, first, last))
            last += 1
    return min(fits)[2:] if fits else None  # the widest


def _one_each(line: Printed, cores: Sequence[Core]) -> list[Piece]:
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
            return [Piece(at, at, chunk.text, chunk.left, chunk.right) for chunk, at in pairs]
    return []


def _distance(chunk: Chunk, column: Extent) -> float:
    return max(column.left - chunk.right, chunk.left - column.right)


def _merged_heads(pieces: Sequence[Piece]) -> list[Piece]:
    made: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: one.left):
        if made and (made[-1].first, made[-1].last) == (piece.first, piece.last):
            made[-1] = replace(made[-1], text=put_together(made[-1].text, piece.text), right=piece.right)
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


def _cut(chunk: Chunk, over: tuple[int, int], columns: Sequence[Core], line: Printed) -> list[Piece]:
    """A head that reaches over several columns: over all of them if it has their middle, else as those of each if its words stand
    near them."""
    size = line.line.size
    whole = Piece(*_centred(chunk, over, columns, line), chunk.text, chunk.left, chunk.right)
    middle = (columns[whole.first].left + columns[whole.last].right) / 2
    if abs(middle - chunk.middle) <= _NEAR * size:
        return [whole]
    for pieces in _parts(chunk, columns, size):
        if sum(_off(piece, columns) <= _NEAR * size for piece in pieces) >= 0.75 * len(pieces):
            return pieces
    return [whole]


def _standing_on(chunk: Chunk, columns: Sequence[Core], size: float) -> list[Piece]:
    """The words of a head as those of several columns, where they stand right on them."""
    for pieces in _parts(chunk, columns, size):
        hardly = sum(_off(piece, columns) <= _ON * size for piece in pieces)
        if hardly == len(pieces) or (hardly >= 3 and all(_off(piece, columns) <= _NEAR * size for piece in pieces)):
            return pieces
    return []


def _parts(chunk: Chunk, columns: Sequence[Core], size: float) -> list[list[Piece]]:
    return [pieces for groups in _groups(chunk, columns, size) if (pieces := _on_columns(groups, columns))]


def _groups(chunk: Chunk, columns: Sequence[Core], size: float) -> list[list[list[Word]]]:
    """Ways to part the words of a head: at white that is wider than the rest, or at the borders of columns."""
    gaps = [after.left - before.right for before, after in pairwise(chunk.words)]
    wide = max(0.4 * size, 1.6 * min(gaps, default=0.0))
    borders = borders_of(columns)
    ways: list[list[list[Word]]] = []
    for parted in (
        [gap >= wide for gap in gaps],
        [column_at(one.middle, borders) != column_at(other.middle, borders) for one, other in pairwise(chunk.words)],
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


def _on_columns(groups: Sequence[Sequence[Word]], columns: Sequence[Core]) -> list[Piece]:
    """Groups of words each on the column that it stands on best; none where two would stand on one, or out of order."""
    made: list[Piece] = []
    for group in groups:
        extent = Extent(group[0].left, max(word.right for word in group))
        at = min(range(len(columns)), key=lambda i: off(extent, columns[i]))
        if made and at <= made[-1].last:
            return []
        made.append(Piece(at, at, joined(group), extent.left, extent.right))
    return made


def _off(piece: Piece, columns: Sequence[Core]) -> float:
    if piece.first == 0:
        return 0.0  # a label may be set in
    return off(Extent(piece.left, piece.right), columns[piece.first])
