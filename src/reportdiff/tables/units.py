"""In which unit a figure of a table is: of all places that may say so, the first that says anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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


def unit_of_figure(
    own: TableUnit | None, row: TableUnit | None, label: Label | None, told: Told, role: Role, caption: tuple[TableUnit, ...],
    beside: TableUnit | None = None,
) -> TableUnit:
    """The unit of a figure: its cell's, its row's, its label's, its column's, the caption's, that of the cells beside it; else none.

    A column of growths, shares or rates of completion is in per cent whatever its rows are in; the caption's money and scale
    are not those of rates, nor its money that of what is counted.
    """
    if own is not None and (own.unit or own.scale != 1):
        return _merged(own, row, label, told, caption)
    if role in _IN_PERCENT and (told.unit is None or told.percent):
        return PERCENT if told.unit is None or told.unit.pint != "percent" else told.unit
    if role is Role.CHANGE and told.unit is not None:
        return told.unit
    if told.percent and told.unit is not None and (row is None or row.pint == COUNT):
        return told.unit
    nature = label.nature if label else None
    for unit in (row, label.unit if label else None, told.unit):
        if unit is not None:
            return unit
    rate = nature == "rate"
    for unit in caption:
        if rate and unit.pint not in RATIOS:
            continue
        if not rate and unit.pint in RATIOS and len(caption) > 1:
            continue
        if nature == "count" and unit.pint != COUNT:
            continue
        return unit
    if role is Role.VALUE and beside is not None and nature != "count" and (rate or beside.pint not in RATIOS):
        return beside
    return UNSAID if nature in ("rate", "money") else NONE


def unit_beside(units: Sequence[TableUnit | None]) -> TableUnit | None:
    """The unit that some cells of a row give themselves, if all that give any give the same: 60 days beside 58."""
    own = {unit.unit: unit for unit in units if unit is not None and unit.unit}
    return next(iter(own.values())) if len(own) == 1 else None


def _merged(
    own: TableUnit, row: TableUnit | None, label: Label | None, told: Told, caption: tuple[TableUnit, ...]
) -> TableUnit:
    """A cell's unit. A scale alone (2.3 million) goes with the unit that row, label or head give; a sign of money alone ($412)
    with the scale that they or the caption give ($ in millions), but for a rate: $1.23 a share."""
    around = [unit for unit in (row, label.unit if label else None, told.unit) if unit is not None]
    if not own.unit:
        whole = next((unit for unit in around if unit.unit and unit.scale == 1), None)
        return replace(whole, scale=own.scale) if whole else own
    if own.scale == 1 and Unit.of(own.pint).is_money and not Unit.of(own.pint).is_rate:
        rate = label is not None and label.nature == "rate"
        scaled = (unit for unit in (*around, *(() if rate else caption)) if unit.scale != 1 and unit.pint in (own.pint, COUNT))
        return replace(own, scale=next((unit.scale for unit in scaled), own.scale))
    return own
