"""The figures of a table as rules compare them: by place, in the unit in which they are printed, with what rounding leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportdiff.checking.written import rounded
from reportdiff.model import Comparator, Figure, Role, Table
from reportdiff.relations import Interval
from reportdiff.units.unit import COUNT

RATIOS = frozenset({"percent", "per_mille", "percentage_point", "basis_point", "times", ""})
_ONE_DIGIT = frozenset("123456789")


@dataclass(frozen=True, slots=True)
class Places:
    """A table's figures by row and column."""

    table: Table
    figures: dict[tuple[int, int], Figure]
    amounts: tuple[int, ...]
    """The columns of amounts that can be added: neither rates, nor so much for each."""

    @classmethod
    def of(cls, table: Table) -> Places:
        """The places of a table."""
        by_column: dict[int, list[Figure]] = {}
        for one in table.figures:
            by_column.setdefault(one.column, []).append(one)
        adding = (
            column
            for column, figures in sorted(by_column.items())
            if table.columns[column].role is Role.VALUE and all(_adds(one) for one in figures)
        )
        return cls(table, {(one.row, one.column): one for one in table.figures}, tuple(adding))

    def at(self, row: int, column: int) -> Figure | None:
        """The figure of a place, if it is one number and no bound."""
        found = self.figures.get((row, column))
        return found if found and found.comparator is Comparator.EQ else None

    def column(self, rows: Iterable[int], column: int) -> list[Figure] | None:
        """The figures of a column in these rows; ``None`` where one is missing."""
        found = [self.at(row, column) for row in rows]
        return None if any(one is None for one in found) else [one for one in found if one]


def _adds(figure: Figure) -> bool:
    return figure.pint not in RATIOS and "/" not in figure.unit and " per " not in figure.unit


def stands_for(figure: Figure) -> Interval:
    """What a figure may stand for, in the unit in which it is printed; a count is that number and no other."""
    room = half_width(figure)
    return Interval(figure.printed - room, figure.printed + room)


def half_width(figure: Figure) -> Decimal:
    """How far what a figure may stand for reaches to either side of it, in the unit in which it is printed."""
    is_exact = figure.pint == COUNT and figure.scale == 1 and figure.printed == figure.printed.to_integral_value()
    return Decimal(0) if is_exact else figure.half


def summed(figures: Sequence[Figure]) -> Interval:
    """What the sum of figures may be."""
    total = Interval(Decimal(0), Decimal(0))
    for one in figures:
        total = total + stands_for(one)
    return total


def label_of(table: Table, figure: Figure) -> str:
    """What a figure of a table is called: by its row and its column."""
    return f"{table.rows[figure.row].label}, {table.columns[figure.column].label}".strip(", ")


def exact(figures: Iterable[Figure]) -> Decimal:
    """The sum of figures as they are printed."""
    return sum((one.printed for one in figures), Decimal(0))


def written_like(value: Decimal, figure: Figure) -> str:
    """A number as a figure is printed: to its last digit, with its thousands parted as there, below zero in brackets or with a sign."""
    number = rounded(abs(value), figure.half * 2)
    if "," in figure.text or "，" in figure.text:
        whole, point, rest = number.partition(".")
        number = f"{int(whole):,}{point}{rest}"
    unit = "".join(char for char in figure.text if char in "%％‰")
    if value >= 0:
        return number + unit
    return f"({number}{unit})" if "(" in figure.text or "（" in figure.text else f"-{number}{unit}"


def one_digit_off(stated: Decimal, expected: Decimal, half: Decimal) -> bool:
    """Whether two numbers differ in one digit, or in two that changed places, as a slip of the hand leaves it."""
    step = half * 2 or Decimal(1)
    difference = abs(stated - expected) / step
    if difference != difference.to_integral_value() or not difference:
        return False
    digits = f"{difference:f}".rstrip("0")
    if digits in _ONE_DIGIT and f"{difference:f}" not in _ONE_DIGIT:
        return True
    one, other = (f"{abs(number) / step:.0f}" for number in (stated, expected))
    changed = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    swapped = len(changed) == 2 and changed[1] == changed[0] + 1 and sorted(one) == sorted(other)
    return len(one) == len(other) and swapped
