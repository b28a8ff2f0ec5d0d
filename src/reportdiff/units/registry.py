"""The pint registry with the project's units, loaded when figures in two units of one dimension are first compared."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from reportdiff.units.table import read_table
from reportdiff.units.unit import COUNT, Family, Unit

if TYPE_CHECKING:
    import pint

# Ratios are one family: 4 times is 400 percent. Counts are another, and never convert to a ratio.
_NO_FACTOR = (Family.TEMPERATURE, Family.LOUDNESS)  # no factor leads from one scale of these to another
_IN_PERCENT = {"percent": Decimal(1), "per_mille": Decimal("0.1"), "times": Decimal(100), "tenth": Decimal(10)}


@cache
def registry() -> pint.UnitRegistry[Decimal]:
    """pint's units and those of ``registry.txt``, with exact decimals."""
    import pint

    units: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=Decimal)
    with as_file(files(__package__) / "registry.txt") as path:
        units.load_definitions(path)
    return units


@cache
def factor(unit: str, other: str) -> Decimal | None:
    """What a value in ``unit`` is multiplied by to stand in ``other``; ``None`` where the two do not compare."""
    if unit == other:
        return Decimal(1)
    if unit in _IN_PERCENT or other in _IN_PERCENT:
        if unit in _IN_PERCENT and other in _IN_PERCENT:
            return _IN_PERCENT[unit] / _IN_PERCENT[other]
        return None
    if Unit.of(unit).family in _NO_FACTOR or Unit.of(other).family in _NO_FACTOR:
        return None
    if (COUNT in unit) != (COUNT in other) or COUNT in (unit, other):
        return None  # pint's count has no dimension: 元 and 元/人 would be one
    if unit in _bases() and other in _bases() and _bases()[unit] != _bases()[other]:
        return None
    import pint

    try:
        return Decimal(registry().Quantity(Decimal(1), unit).to(other).magnitude)
    except pint.PintError:
        return None


@cache
def family(unit: str) -> str:
    """One name for all units that convert to each other: ``percent`` for ratios, ``meter ** 2`` for areas, ``count``."""
    if asks_nobody(unit):
        return "percent" if unit in _IN_PERCENT else unit
    return _bases().get(unit) or asks_pint(unit)


def asks_nobody(unit: str) -> bool:
    """Whether a unit's family is no matter of its dimension: ratios, counts, loudness, none."""
    return unit in _IN_PERCENT or not unit or COUNT in unit or Unit.of(unit).family is Family.LOUDNESS


def asks_pint(unit: str) -> str:
    """The base units of a unit, by pint; the unit itself where pint does not know it."""
    import pint

    try:
        return str(registry().Quantity(Decimal(1), unit).to_base_units().units)
    except pint.PintError:
        return unit


@cache
def _bases() -> dict[str, str]:
    """The base units of the units that ``families.toml`` and the languages name: most reports have no others, and then pint, a quarter of
    a cold start, is not loaded."""
    return read_table(files(__package__) / "bases.txt")
