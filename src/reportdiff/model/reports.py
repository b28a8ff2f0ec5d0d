"""A report as read: its sections, the facts that it states, the work that its plan commits to."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from reportdiff.model.assignments import Assignment
from reportdiff.model.deferring import may_be_deferred
from reportdiff.model.documents import Furniture, Note, Page, Silence
from reportdiff.model.making import frequent
from reportdiff.model.quantities import Comparator, Quantities

if TYPE_CHECKING:
    from reportdiff.model.tables import Table


class Part(StrEnum):
    """Which part of a report a section belongs to."""

    REVIEW = "review"
    PLAN = "plan"
    OTHER = "other"


class Kind(StrEnum):
    """Whether a figure is reported as so, or committed to, planned or expected."""

    ACTUAL = "actual"
    TARGET = "target"


class Measure(StrEnum):
    """What a figure says of its indicator.

    ``level``: how much there is; ``growth``: relative change; ``change``: absolute change; ``share``: a percentage or
    ratio as a state; ``rank``: a place in an order.
    """

    LEVEL = "level"
    GROWTH = "growth"
    CHANGE = "change"
    SHARE = "share"
    RANK = "rank"


class Direction(StrEnum):
    """Which way a growth or change goes; its value is given without a sign."""

    UP = "up"
    DOWN = "down"


class Basis(StrEnum):
    """On what basis a growth or change is told: like for like, at constant prices, at current prices."""

    COMPARABLE = "comparable"
    CONSTANT = "constant"
    NOMINAL = "nominal"


class Flow(StrEnum):
    """How a level relates to time: how much there is, what was newly added, the sum since a start, what is left over."""

    STOCK = "stock"
    NEW = "new"
    TOTAL = "total"
    BALANCE = "balance"


class Strength(StrEnum):
    """How firmly a target is promised: 确保 commits, 力争 aspires."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"


@frequent
@dataclass(frozen=True, slots=True)
class Period:
    """From when to when a figure holds, as ISO dates."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a figure stands: the table by its number in the report, row and column by their labels.

    ``status`` is what a status cell of the row says of the target: ``met``, ``missed`` or ``None``. ``unit`` is the unit
    of the figure as the table writes it beside the cell (万元 in a head), empty where the cell has it or there is none.
    """

    table: int
    row: str
    column: str
    status: str | None = None
    unit: str = ""


@frequent
@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. ``start`` is that of its heading, ``end`` where its text ends.

    ``number`` is the heading's number as written (``一``, ``（二）``, ``1.``) or ``None``; ``level`` counts from 1.
    """

    id: str
    parent: str | None
    level: int
    number: str | None
    title: str
    part: Part
    start: int
    end: int


@frequent
@dataclass(frozen=True, slots=True)
class Fact:
    """A quantity that a report states about one indicator. Fields as in the JSON document ``reportdiff/extract-1``.

    ``basis``, ``flow`` and ``scope`` tell figures apart that share a name; ``base_year`` and ``base_value`` are what a
    change is measured from (42 % below 2019), the value in ``unit``; ``page`` is that of a file with pages, ``cell`` that of
    a figure of a table.
    """

    id: str
    start: int
    end: int
    text: str
    sentence_start: int
    sentence_end: int
    section: str | None
    kind: Kind
    indicator: str
    concept: str | None
    measure: Measure
    direction: Direction | None
    comparator: Comparator
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    precision: Decimal
    unit: str
    pint: str
    year: int | None
    period: Period | None
    qualifiers: tuple[str, ...]
    strength: Strength | None
    deadline: str | None
    owner: str | None
    basis: Basis | None = None
    flow: Flow | None = None
    base_year: int | None = None
    base_value: Decimal | None = None
    scope: str | None = None
    page: int | None = None
    cell: Cell | None = None


def as_written(fact: Fact) -> str:
    """A figure as its report writes it, with the unit that a table gives beside the cell: 91.1 under 亿元 is 91.1亿元.

    A sign that only says which way a growth or change goes is left out: that is the figure's ``direction``.
    """
    if fact.cell is None:
        return fact.text.lstrip("+-−－﹣–± ") if fact.direction else fact.text
    text = fact.text.strip("()（）+-−–—▲△ ") if fact.direction else fact.text
    unit = fact.cell.unit
    if not unit:
        return text
    if not unit.isascii() or unit[0] in "%":
        return text + unit
    return f"{text} {unit}" if unit[0].isalnum() else f"{text} ({unit})"


class Specificity(StrEnum):
    """How particular a promise is: it names a thing; it is of work that can be told to be done; or it is what any plan says."""

    NAMED = "named"
    CONCRETE = "concrete"
    GENERAL = "general"


@frequent
@dataclass(frozen=True, slots=True)
class Commitment:
    """Work that a plan commits to without a number. Fields as in the JSON document ``reportdiff/extract-1``."""

    id: str
    start: int
    end: int
    text: str
    section: str | None
    action: str
    object: str
    names: tuple[str, ...]
    strength: Strength | None
    deadline: str | None
    owner: str | None
    specificity: Specificity = Specificity.NAMED


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of a plan that is of several years: what it sets is for the years up to ``until``, not for the one planned."""

    start: int
    end: int
    until: int


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """A report as read: where it came from, what it is, its text, its sections and its facts.

    ``year`` is the year whose plan the report sets: 2018 for one that reviews 2017 and plans 2018; ``None`` where it
    could not be told. ``genre`` is the kind of report that it was read as. ``notes`` are plain sentences about what could not be told. ``tables`` are the tables whose figures
    are among the facts. ``assignments`` say who is to see to
    which stretch of its plan. ``furniture``, ``pages`` and ``left_out`` (its notes) are those of its document. ``commitments``
    may be read when they are first asked for. ``quantities`` are those of its words, where its reader met them. ``terms`` are the
    stretches of its plan that are of several years.
    """

    source: str
    sha256: str
    format: str
    lang: str
    title: str | None
    issuer: str | None
    date: str | None
    year: int | None
    text: str
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    commitments: tuple[Commitment, ...] = ()
    notes: tuple[str, ...] = ()
    silences: tuple[Silence, ...] = ()
    tables: tuple[Table, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    pages: tuple[Page, ...] = ()
    left_out: tuple[Note, ...] = ()
    genre: str = ""
    assignments: tuple[Assignment, ...] = ()
    quantities: Quantities | None = field(default=None, compare=False)
    terms: tuple[Term, ...] = ()

    def __repr__(self) -> str:
        counts = f"{len(self.sections)} sections, {len(self.facts)} facts, {len(self.commitments)} commitments"
        return f"{type(self).__name__}({self.source!r}, issuer={self.issuer!r}, year={self.year}, {self.lang}, {counts})"


may_be_deferred(Report, "commitments")
