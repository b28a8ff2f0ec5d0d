"""What figures of reports are said to be to each other: operands, the relation between them, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from reportdiff.model import Fact, Quantity, Report, frequent
from reportdiff.relations.interval import Interval, Rounding, exactly, named, stands_for

OF_YEARS = ", of years"  # in the cue of a relation whose figures stand where several years are told
PERHAPS = ", perhaps"  # ends the cue of a relation whose failure is never worth more than a look, however often it held
REVISED = ", revised"  # ends the cue of a relation that leaves room for revisions
Place = tuple[int, int, int]  # a report, start and end
# 增长4倍 is a growth of 400 %, 30 basis points are 0.3 percentage points, 5‰ are 0.5 %
FACTORS = {"times": Decimal(100), "basis_point": Decimal("0.01"), "per_mille": Decimal("0.1")}


class Known(StrEnum):
    """How operands were recognised as being of what the relation says they are of, the surest first.

    ``clause``: the words between them say so; ``sentence``: they stand in one sentence under one name; ``words``: they have
    the same name word for word; ``concept``: the lexicon knows their names for one; ``core``: their names are the same but
    for scope and what was done; ``alike``: their names are alike; ``digits``: their names are one and their digits differ
    as a slip makes them differ; ``around``: their digits are the same, or would be but for a slip, and the words around them are alike;
    ``target``: the comparison of the reports says that one answers the other.
    """

    CLAUSE = "clause"
    SENTENCE = "sentence"
    WORDS = "words"
    CONCEPT = "concept"
    CORE = "core"
    ALIKE = "alike"
    DIGITS = "digits"
    AROUND = "around"
    TARGET = "target"


BESIDE = (Known.CLAUSE, Known.SENTENCE, Known.TARGET)  # recognised by where they stand, and not by their names


@frequent
@dataclass(frozen=True, slots=True)
class Operand:
    """A figure, a count or an ordinal in its place, and what it may stand for, with the sign of its movement."""

    report: Report = field(repr=False)
    start: int
    end: int
    text: str
    value: Decimal | None
    range: Interval
    figure: Fact | Quantity | None = None
    falls: bool = False

    @property
    def place(self) -> Place:
        """Which figure it is, whatever relation it is an operand of."""
        return id(self.report), self.start, self.end

    @property
    def fact(self) -> Fact | None:
        """The fact that it is, where it is one."""
        return self.figure if isinstance(self.figure, Fact) else None

    @property
    def exact(self) -> bool:
        """Whether it is told as a number, and not as a bound, a range or about so much."""
        return self.value is not None and (self.figure is None or self.figure.comparator.value == "eq")

    @property
    def as_named(self) -> Operand:
        """The same, for the number that it names, whether or not it is also a bound."""
        range_ = named(self.figure) if self.figure else None
        return replace(self, range=range_) if range_ else self

    @property
    def as_set(self) -> Operand:
        """The same as a target is set: the number that is written, and no other."""
        return replace(self, range=exactly(self.value)) if self.value is not None else self

    def times(self, factor: Decimal) -> Operand:
        """The same, so many times as much."""
        return replace(self, range=self.range.times(factor), value=None if self.value is None else self.value * factor)

    def with_room(self, share: Decimal) -> Operand:
        """The same, where it may be another by that share of itself."""
        room = abs(self.range.middle) * share if self.range.bounded else Decimal(0)
        return replace(self, range=self.range.around(room))

    @property
    def nominal(self) -> Interval:
        """The number that is written, as if it were exact; of what is no single number, what it may stand for."""
        return exactly(self.value) if self.exact and self.value is not None else self.range


class Placed(Protocol):
    """What stands somewhere in a text: a figure, what a rule found."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def is_before(one: Placed, other: Placed) -> bool:
    """Whether one ends where another begins, or before."""
    return one.end <= other.start


def noun_of(name: str) -> str:
    """The noun that a name ends on where words are set apart: its last word."""
    return name.rpartition(" ")[2]


def value_of(one: Fact | Quantity | Operand) -> Decimal:
    """The number that a figure tells; nought where it tells a range."""
    return one.value or Decimal(0)


def total_of(ones: Iterable[Fact | Quantity | Operand]) -> Decimal:
    """What the numbers of figures come to."""
    return sum(map(value_of, ones), Decimal(0))


def operand(
    report: Report, figure: Fact | Quantity, rounding: Rounding = Rounding.NEAREST, *, falls: bool = False
) -> Operand | None:
    """A figure of a report as an operand; ``None`` where it says no number. ``falls``: what it tells is taken away."""
    told = stands_for(figure, rounding)
    if told is None:
        return None
    value = figure.value
    if (factor := FACTORS.get(figure.pint)) is not None:
        told, value = told.times(factor), value and value * factor
    if falls:
        told, value = -told, value and -value
    return Operand(report, figure.start, figure.end, figure.text, value, told, figure, falls)


def number(report: Report, start: int, end: int, value: int | Decimal, most: int | Decimal | None = None) -> Operand:
    """A count or an ordinal as an operand; ``most`` where it may be read as any from ``value`` to that."""
    exact = most is None or most == value
    least, greatest = Decimal(value), Decimal(value if most is None else most)
    return Operand(report, start, end, report.text[start:end], least if exact else None, Interval(least, greatest))


@frequent
@dataclass(frozen=True, slots=True)
class Relation:
    """What operands, each in its role, are said to be to each other.

    ``kind`` names the arithmetic, ``cue`` the rule or the circumstance that says that it is meant, ``known`` how the
    operands were recognised; the three, and the language, are the relation's class. ``says`` are further words of the
    claim: over how many years, for the first time. ``start`` and ``end`` are where the claim stands.
    """

    kind: str
    cue: str
    known: Known
    operands: tuple[tuple[str, Operand], ...]
    start: int
    end: int
    says: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, role: str) -> Operand:
        return next(one for name, one in self.operands if name == role)

    def get(self, role: str) -> Operand | None:
        """The first operand in a role, or ``None``."""
        return next((one for name, one in self.operands if name == role), None)

    def all(self, role: str) -> tuple[Operand, ...]:
        """All operands in a role."""
        return tuple(one for name, one in self.operands if name == role)

    @property
    def allows_revision(self) -> bool:
        """Whether it leaves room for a figure of last year that was revised since."""
        return self.cue.endswith(REVISED)

    @property
    def exact(self) -> bool:
        """Whether each of its operands is told as a number."""
        return all(one.exact for _, one in self.operands)
