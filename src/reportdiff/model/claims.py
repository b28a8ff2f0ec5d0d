"""What a text says of its own figures and lists, as claims that a rule can hold against them.

``start`` and ``end`` are offsets in the report's text. A figure of a claim is a fact of the report, or a quantity where
the report states it of no indicator.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportdiff.model.documents import Span
from reportdiff.model.quantities import Quantity
from reportdiff.model.reports import Fact


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number of a heading or of a point (一、, （二）, 三是), as a claim about its place in its list.

    ``first`` and ``following`` are the first of its form and the one after it, as the text would write them.
    """

    start: int
    end: int
    form: str
    number: int
    first: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True)
class Respective:
    """“A、B和C分别增长x%、y%”: how many things the text may be read to name, at least and at most, and how many values.

    ``exact`` is false where a value only bounds, so that a single one may hold for each of the things; ``open`` where the
    text says itself that it does not name all of them (等).
    """

    start: int
    end: int
    fewest: int
    most: int
    values: int
    exact: bool
    open: bool = False


@dataclass(frozen=True, slots=True)
class FromTo:
    """“from A to B, up C” or down: what the change between two figures is said to be.

    ``years`` is over how many years where ``change`` is that of each of them on average; with ``times`` it is how many
    times as much the second is.
    """

    start: int
    end: int
    before: Quantity
    after: Quantity
    change: Quantity
    falls: bool
    years: int | None = None
    times: bool = False


@dataclass(frozen=True, slots=True)
class Compound:
    """“up X since 2020, Z a year”: a growth over ``years`` years and the average one, in per cent."""

    start: int
    end: int
    total: Quantity
    yearly: Quantity
    years: int


@dataclass(frozen=True, slots=True)
class Course:
    """“raised from A to B” or “lowered from A to B”: which way the verb says that it went."""

    start: int
    end: int
    before: Quantity
    after: Quantity
    verb: str
    falls: bool


@dataclass(frozen=True, slots=True)
class MovedBy:
    """A growth or change told since the year ``since``, and the ``level`` of the same thing that it is told beside."""

    start: int
    end: int
    change: Fact
    level: Fact | None
    since: int


@dataclass(frozen=True, slots=True)
class PartOf:
    """“a whole, of which a part”: ``wholes`` are the figures that the part may be one of."""

    start: int
    end: int
    part: Fact
    wholes: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ShareOf:
    """“a whole A, of which B, C per cent of it”, in whatever order."""

    start: int
    end: int
    whole: Quantity
    part: Quantity
    share: Quantity


@dataclass(frozen=True, slots=True)
class SumOf:
    """“A 3, B 5, C 2, together 10”: parts that make up the whole."""

    start: int
    end: int
    whole: Quantity
    parts: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """Shares in per cent that make up a whole (7.4:39.6:53): their ``total``, and what ``rounding`` allows."""

    start: int
    end: int
    total: Decimal
    rounding: Decimal


@dataclass(frozen=True, slots=True)
class Announced:
    """A count that the text announces, and how many things it then lists, at least and at most.

    ``open`` where the list says itself that it is not whole (等); ``listing`` is where the things are listed.
    """

    start: int
    end: int
    count: int
    fewest: int
    most: int
    open: bool
    listing: Span


@dataclass(frozen=True, slots=True)
class YearNamed:
    """A year where only one can be meant, ``expected``, or with ``or_later`` that one and all after it."""

    start: int
    end: int
    year: int
    expected: int
    or_later: bool


@dataclass(frozen=True, slots=True)
class YearOrder:
    """A stretch of years, from the ``first`` to the ``last``."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range of time (3—5年), from ``low`` to ``high`` of some unit."""

    start: int
    end: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Series:
    """Something that is said to have gone on for so many ``years``; ``matter`` is the same in the next report."""

    start: int
    end: int
    matter: str
    years: int


@dataclass(frozen=True, slots=True)
class Completion:
    """“figure, so many per cent of the year's task”: ``over`` where only what is beyond the task is told."""

    start: int
    end: int
    actual: Fact
    rate: Quantity
    over: bool


@dataclass(frozen=True, slots=True)
class Threshold:
    """A level that is said to be passed; ``first`` where it is said to be so for the first time."""

    start: int
    end: int
    fact: Fact
    first: bool


@dataclass(frozen=True, slots=True)
class AllMet:
    """“All targets of the year were met.”"""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StatedTarget:
    """“a figure, above the target of so much”: what the text says that the target of a figure was.

    ``over`` where it says that the figure is more than the target.
    """

    start: int
    end: int
    actual: Fact
    target: Quantity
    over: bool = False


Claim = (
    Numbering
    | Respective
    | FromTo
    | Compound
    | Course
    | MovedBy
    | PartOf
    | ShareOf
    | SumOf
    | Structure
    | Announced
    | YearNamed
    | YearOrder
    | Series
    | Stretch
    | Completion
    | Threshold
    | AllMet
    | StatedTarget
)
