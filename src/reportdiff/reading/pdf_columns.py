"""Columns of printed lines: stretches of words with white between them that runs down through the lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, pstdev

from reportdiff.reading.lines import IS_CJK
from reportdiff.reading.pdf_words import SideBySide, TextLine, Word, is_figure

_WIDE = 0.9  # ems of white that part two stretches of a line
_WIDE_HAN = 0.6  # and Chinese characters, which stand without spaces
_NARROW = 0.15  # and that part two numbers
_SPREAD = 0.8  # points by which edges must differ for one to be told from the other
_STRAY = 0.04  # of the lines may have something in the white between two columns


@dataclass(frozen=True, slots=True)
class Chunk(SideBySide):
    """Words of a line that stand together."""

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def is_figure(self) -> bool:
        """Whether it is a number, with or without a unit."""
        return is_figure(self.text)


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to where something stands across the page."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def chunks(words: Sequence[Word], size: float) -> list[Chunk]:
    """The words of a line in stretches: parted by wide white, and numbers that stand beside one another each alone."""
    found: list[list[Word]] = []
    for word in words:
        if found and word.left - found[-1][-1].right <= (_WIDE_HAN if _is_unspaced(found[-1][-1], word) else _WIDE) * size:
            found[-1].append(word)
        else:
            found.append([word])
    made: list[Chunk] = []
    for group in found:
        if len(group) > 1 and all(word.is_number for word in group):
            made += _numbers(group, size)
        else:
            made.append(Chunk(tuple(group)))
    return made


def _is_unspaced(one: Word, other: Word) -> bool:
    """Whether two words would stand together with hardly any white if they were of one text: one of them is Chinese there."""
    return bool(IS_CJK.match(one.text[-1]) or IS_CJK.match(other.text[0]))


def _numbers(words: Sequence[Word], size: float) -> Iterable[Chunk]:
    """Numbers each alone, but a sign of money or per cent with its number."""
    group: list[Word] = []
    for word in words:
        joined = group and (group[-1].text in _SIGNS or word.text in ("%", "％", ")"))
        if group and not joined and word.left - group[-1].right > _NARROW * size:
            yield Chunk(tuple(group))
            group = []
        group.append(word)
    if group:
        yield Chunk(tuple(group))


_SIGNS = frozenset("$£€¥￥<>≤≥~±")


def columns_of(lines: Sequence[Sequence[Chunk]], least: float) -> list[Extent]:
    """The columns that lines of chunks have in common, from the left; ``least`` is how wide the white between two must be."""
    return _without_signs(stretches(lines, least), lines)


def stretches(lines: Sequence[Sequence[Chunk]], least: float) -> list[Extent]:
    """As `columns_of`, signs of money or per cent that stand apart as columns of their own."""
    stray = int(len(lines) * _STRAY)
    edges = sorted(
        edge
        for at, line in enumerate(lines)
        for chunk in line
        for edge in ((chunk.left, 0, at), (max(chunk.right, chunk.left), 1, at))
    )
    inside = [0] * len(lines)  # how many chunks of each line run on here
    covering = 0
    found: list[Extent] = []
    begun: float | None = None
    for place, closes, at in edges:
        if closes:
            inside[at] -= 1
            covering -= inside[at] == 0
        else:
            covering += inside[at] == 0
            inside[at] += 1
        if begun is None and covering > stray:
            begun = found.pop().left if found and place - found[-1].right < least else place
        elif begun is not None and covering <= stray:
            found.append(Extent(begun, place))
            begun = None
    return found


def _without_signs(columns: list[Extent], lines: Sequence[Sequence[Chunk]]) -> list[Extent]:
    """Columns, those that hold only signs of money or per cent with the numbers that these belong to, and two of which no
    line has both as one."""
    made: list[Extent] = []
    for column in columns:
        inside = [[chunk for chunk in line if _in(chunk, column)] for line in lines]
        texts = [chunk.text for line in inside for chunk in line]
        before = made[-1] if made else None
        if before and texts and all(text in ("%", "％", ")", "*", "†") for text in texts):
            made[-1] = Extent(before.left, column.right)
            continue
        if before:
            left = [[chunk for chunk in line if _in(chunk, before)] for line in lines]
            signs = [chunk.text for line in left for chunk in line]
            if signs and all(text in _SIGNS for text in signs):
                made[-1] = Extent(before.left, column.right)
                continue
            together = sum(bool(one and other) for one, other in zip(left, inside, strict=True))
            if not together and len(made) > 1 and column.left - before.right < 12:
                made[-1] = Extent(before.left, column.right)
                continue
        made.append(column)
    return made


@dataclass(frozen=True, slots=True)
class Core(Extent):
    """Where the texts of a column usually begin and end, and at which of its edges they are set: ``left``, ``right``, ``middle``
    or, where one cannot tell, any."""

    edge: str


def cores(columns: Sequence[Extent], lines: Sequence[Sequence[Chunk]]) -> list[Core]:
    """Where the texts of each column usually stand."""
    made = []
    for column in columns:
        inside: list[Chunk | Extent] = [chunk for line in lines for chunk in line if _in(chunk, column)]
        inside = inside or [column]
        lefts = [one.left for one in inside]
        rights = [one.right for one in inside]
        middles = [(left + right) / 2 for left, right in zip(lefts, rights, strict=True)]
        spread = {name: pstdev(places) for name, places in (("right", rights), ("left", lefts), ("middle", middles))}
        best = min(spread, key=lambda name: spread[name])
        plain = max(spread.values()) - spread[best] > _SPREAD
        made.append(Core(median(lefts), median(rights), best if plain else "any"))
    return made


def off(one: Extent, core: Core) -> float:
    """How far something stands off the edge at which a column is set, or off its middle."""
    edges = {"left": abs(one.left - core.left), "right": abs(one.right - core.right)}
    kept = [distance for edge, distance in edges.items() if core.edge in (edge, "any")]
    return min([*kept, abs(one.middle - core.middle)])


def _in(chunk: Chunk, column: Extent) -> bool:
    return min(chunk.right, column.right) - max(chunk.left, column.left) > 0


def line_chunks(line: TextLine) -> list[Chunk]:
    """The chunks of a line."""
    return chunks(line.words, line.size)
