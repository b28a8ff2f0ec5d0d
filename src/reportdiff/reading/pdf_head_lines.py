"""Which lines above the figures of a printed table are its heads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportdiff.reading.pdf_columns import Chunk, Core, Extent, off
from reportdiff.reading.pdf_lines import FAR, WORDY, Printed, running_through
from reportdiff.reading.pdf_rulings import Ruling
from reportdiff.reading.pdf_words import TextLine, Word

_HEAD_LINES = 9
_HEADS_WITH_FIGURES = 5  # lines


def first_of_body(printed: Sequence[Printed], first: int, last: int, rulings: Sequence[Ruling], whole: Extent) -> int:
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


def heads_above(
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
        if step > (FAR + 0.6 if ruled else 2.4) * 1.25 * size:
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
    if any(len(chunk.words) > WORDY for chunk in line.chunks):
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
