"""In which unit a figure of a table is: of all places that may say so, the first that says anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportdiff.lang.tables import Label, TableUnit
from reportdiff.model import Role
from reportdiff.tables.heads import Told
from reportdiff.units.unit import COUNT, Unit

PERCENT = TableUnit(Decimal(1), "%", "percent", "%")
NONE = TableUnit(Decimal(1), "", COUNT, "")
UNSAID = TableUnit(Decimal(1), "", "", "", known=False)
RATIOS = frozenset({"percent", "per_mille", "percentage_point", "basis_point"})
_IN_PERCENT = (Role.GROWTH, Role.SHARE, Role.COMPLETION)


@dataclass(frozen=True, slots=True)
class Units:
    """What may say in which unit a figure is: its cell, row, label and column, the caption, the cells beside it."""

    own: TableUnit | None
    row: TableUnit | None
    label: Label | None
    told: Told
    role: Role
    caption: tuple[TableUnit, ...] = ()
    beside: TableUnit | None = None

    @property
    def nature(self) -> str | None:
        """What the label says that the figure is by nature: a rate, a count, money."""
        return self.label.nature if self.label else None

    @property
    def around(self) -> tuple[TableUnit, ...]:
        """The units that row, label and column give."""
        given = (self.row, self.label.unit if self.label else None, self.told.unit)
        return tuple(unit for unit in given if unit is not None)

    def of_figure(self) -> TableUnit:
        """That of the first place that says any; else none, which of rates and money only says that it is not known."""
        told = (unit for place in _PLACES if (unit := place(self)) is not None)
        return next(told, UNSAID if self.nature in ("rate", "money") else NONE)


def unit_beside(units: Sequence[TableUnit | None]) -> TableUnit | None:
    """The unit that some cells of a row give themselves, if all that give any give the same: 60 days beside 58."""
    own = {unit.unit: unit for unit in units if unit is not None and unit.unit}
    return next(iter(own.values())) if len(own) == 1 else None


def _of_its_cell(said: Units) -> TableUnit | None:
    """A scale alone (2.3 million) goes with the unit that row, label or head give; a sign of money alone ($412) with the scale
    that they or the caption give ($ in millions), but for a rate: $1.23 a share."""
    own = said.own
    if own is None or not (own.unit or own.scale != 1):
        return None
    if not own.unit:
        whole = next((unit for unit in said.around if unit.unit and unit.scale == 1), None)
        return replace(whole, scale=own.scale) if whole else own
    if own.scale == 1 and Unit.of(own.pint).is_money and not Unit.of(own.pint).is_rate:
        over = () if said.nature == "rate" else said.caption
        scaled = (unit for unit in (*said.around, *over) if unit.scale != 1 and unit.pint in (own.pint, COUNT))
        return replace(own, scale=next((unit.scale for unit in scaled), own.scale))
    return own


def _of_a_column_of_rates(said: Units) -> TableUnit | None:
    """A column of growths, shares or rates of completion is in per cent whatever its rows are in."""
    head = said.told.unit
    if said.role not in _IN_PERCENT or not (head is None or said.told.percent):
        return None
    return head if head is not None and head.pint == "percent" else PERCENT


def _of_its_head(said: Units) -> TableUnit | None:
    """A column of changes is in the unit of its head whatever its rows are in, one in per cent but where a row says otherwise."""
    in_percent = said.told.percent and (said.row is None or said.row.pint == COUNT)
    return said.told.unit if said.role is Role.CHANGE or in_percent else None


def _of_what_is_around(said: Units) -> TableUnit | None:
    return next(iter(said.around), None)


def _of_the_caption(said: Units) -> TableUnit | None:
    """Its money and scale are not those of rates, nor its money that of what is counted."""
    if said.nature == "rate":
        return next((unit for unit in said.caption if unit.pint in RATIOS), None)
    fitting = (unit for unit in said.caption if unit.pint not in RATIOS or len(said.caption) == 1)
    return next((unit for unit in fitting if said.nature != "count" or unit.pint == COUNT), None)


def _of_the_cells_beside(said: Units) -> TableUnit | None:
    beside = said.beside
    if beside is None or said.role is not Role.VALUE or said.nature == "count":
        return None
    return beside if said.nature == "rate" or beside.pint not in RATIOS else None


# The places that may say it, in the order in which they are believed.
_PLACES: tuple[Callable[[Units], TableUnit | None], ...] = (
    _of_its_cell, _of_a_column_of_rates, _of_its_head, _of_what_is_around, _of_the_caption, _of_the_cells_beside,
)  # fmt: skip
