"""A table as understood: what its rows and columns are, and the figures in them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reportdiff.model.documents import Span
from reportdiff.model.quantities import Comparator
from reportdiff.model.reports import Kind


class Role(StrEnum):
    """What the cells of a column, or of a row, hold."""

    NUMBER = "number"
    LABEL = "label"
    GROUP = "group"
    UNIT = "unit"
    STATUS = "status"
    RANK = "rank"
    OWNER = "owner"
    PARTNER = "partner"
    DEADLINE = "deadline"
    OTHER = "other"
    GROWTH = "growth"
    CHANGE = "change"
    SHARE = "share"
    COMPLETION = "completion"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its head: what its cells are, and for values of which kind, year and indicator.

    ``about`` is what the head names where the columns are indicators (``""`` where the rows are); ``base_year`` is the one
    that a growth or change is told against; ``total`` where it sums up other columns.
    """

    label: str
    role: Role
    kind: Kind | None = None
    year: int | None = None
    about: str = ""
    base_year: int | None = None
    total: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its label. ``group`` is the heading in the table that it stands under, ``whole`` the number of the row that
    it is said to be a part of; ``total`` where it sums up others; ``flow`` is one of ``opening added removed closing`` where
    it is a line of an account. ``numbered`` is its number as written (一、). ``status`` is what the row says of its target,
    ``said`` where it says so; ``marked`` where a footnote's mark stands in the row."""

    label: str
    group: str = ""
    whole: int | None = None
    total: bool = False
    flow: str | None = None
    numbered: str = ""
    status: str | None = None
    said: Span | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a table: its place, as it is printed, and what it stands for.

    ``printed`` is the number in the cell with its sign, ``half`` half a unit of its last digit, ``scale`` what the two are
    multiplied by to stand in ``unit``; ``fact`` is the fact that it is, if it is one.
    """

    row: int
    column: int
    start: int
    end: int
    text: str
    printed: Decimal
    half: Decimal
    scale: Decimal
    unit: str
    pint: str
    comparator: Comparator
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a report, by its number in it: its columns, its rows below the heads, its figures by row and column.

    ``restated`` where the words in it or around it say that figures of earlier years were restated.
    """

    number: int
    start: int
    end: int
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    figures: tuple[Figure, ...]
    restated: bool = False
