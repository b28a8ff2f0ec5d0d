"""Tables that rulings draw: lines across and down that meet, and the cells that they enclose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.reading.pdf_rulings import Ruling, Rulings

_NEAR = 4.0  # points between lines that meet, and between lines that are one
_LEAST_SIDE = 6.0  # points of a row's height and a column's width
_COVERS = 0.6  # of a cell's side a line must run along to be its border


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def overlaps(self, other: Box) -> bool:
        """Whether the two have more than their edges in common."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > 1
            and min(self.top, other.top) - max(self.bottom, other.bottom) > 1
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """A table as its rulings draw it: the borders of its columns from the left, of its rows from the top, and the lines."""

    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[Ruling, ...]
    down: tuple[Ruling, ...]

    def parted_below(self, row: int, column: int) -> bool:
        """Whether a line runs below a cell."""
        left, right = self.xs[column], self.xs[column + 1]
        return _runs(self.across, self.ys[row + 1], left, right)

    def parted_right(self, row: int, column: int) -> bool:
        """Whether a line runs to the right of a cell."""
        return _runs(self.down, self.xs[column + 1], self.ys[row + 1], self.ys[row])


def _runs(lines: Sequence[Ruling], at: float, first: float, last: float) -> bool:
    covered = sum(
        max(0.0, min(line.last, last) - max(line.first, first)) for line in lines if abs(line.at - at) <= _NEAR
    )
    return covered >= _COVERS * (last - first)


def frames(rulings: Rulings) -> list[Frame]:
    """The tables of a page that lines across and down draw together, with two columns and two rows at least."""
    found = []
    for across, down in _meeting(rulings):
        frame = _frame(across, down)
        if frame is not None:
            found.append(frame)
    return found


def _meeting(rulings: Rulings) -> Iterator[tuple[list[Ruling], list[Ruling]]]:
    """Lines in groups, each of which meets others of its group."""
    across, down = list(rulings.across), list(rulings.down)
    group = list(range(len(across) + len(down)))

    def root(of: int) -> int:
        while group[of] != of:
            group[of] = group[group[of]]
            of = group[of]
        return of

    for i, line in enumerate(across):
        for j, other in enumerate(down):
            if (
                line.first - _NEAR <= other.at <= line.last + _NEAR
                and other.first - _NEAR <= line.at <= other.last + _NEAR
            ):
                group[root(len(across) + j)] = root(i)
    members: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i, line in enumerate(across):
        members.setdefault(root(i), ([], []))[0].append(line)
    for j, line in enumerate(down):
        members.setdefault(root(len(across) + j), ([], []))[1].append(line)
    for lines_across, lines_down in members.values():
        if len(lines_across) >= 2 and lines_down:
            yield lines_across, lines_down


def _frame(across: list[Ruling], down: list[Ruling]) -> Frame | None:
    left = min(min(line.first for line in across), min(line.at for line in down))
    right = max(max(line.last for line in across), max(line.at for line in down))
    bottom = min(line.at for line in across)
    top = max(line.at for line in across)
    xs = _places([left, right, *(line.at for line in down)])
    ys = _places([bottom, top, *(line.at for line in across)])[::-1]
    if len(xs) < 3 or len(ys) < 3:
        return None
    return Frame(Box(left, bottom, right, top), tuple(xs), tuple(ys), tuple(across), tuple(down))


def _places(values: Sequence[float]) -> list[float]:
    """Places of lines, those that are hardly apart as one."""
    made: list[list[float]] = []
    for value in sorted(values):
        if made and value - made[-1][0] <= _NEAR + _LEAST_SIDE / 3:
            made[-1].append(value)
        else:
            made.append([value])
    return [sum(group) / len(group) for group in made]
