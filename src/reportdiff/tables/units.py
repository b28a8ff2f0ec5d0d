"""In which unit a figure of a table is: of all places that may say so, the first that says anything."""

from __future__ import annotations

from decimal import Decimal

from reportdiff.lang.tables import Label, TableUnit
from reportdiff.model import Role
from reportdiff.tables.heads import Told
from reportdiff.units.unit import COUNT

PERCENT = TableUnit(Decimal(1), "%", "percent", "%")
NONE = TableUnit(Decimal(1), "", COUNT, "")
UNSAID = TableUnit(Decimal(1), "", "", "", known=False)
RATIOS = frozenset({"percent", "per_mille", "percentage_point", "basis_point"})
_IN_PERCENT = (Role.GROWTH, Role.SHARE, Role.COMPLETION)


def unit_of_figure(
    own: TableUnit | None, row: TableUnit | None, label: Label | None, told: Told, role: Role, caption: tuple[TableUnit, ...]
) -> TableUnit:
    """The unit of a figure: its cell's, its row's, its label's, its column's, the caption's; else none.

    A column of growths, shares or rates of completion is in per cent whatever its rows are in; the caption's money and scale
    are not those of rates, nor its money that of what is counted.
    """
    if own is not None and (own.unit or own.scale != 1):
        return _merged(own, row, label, told)
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
    return UNSAID if nature in ("rate", "money") else NONE


def _merged(own: TableUnit, row: TableUnit | None, label: Label | None, told: Told) -> TableUnit:
    """A cell's unit; a scale alone (2.3 million) goes with the unit that row, label or head give."""
    if own.unit:
        return own
    for unit in (row, label.unit if label else None, told.unit):
        if unit is not None and unit.unit and unit.scale == 1:
            return TableUnit(own.scale, unit.unit, unit.pint, unit.written, unit.known)
    return own
