"""What a unit is: its family, what it is told for, and that the table of families says what the registry says."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations

import bases
import pytest

from reportdiff.analysis import languages
from reportdiff.units.registry import factor, registry
from reportdiff.units.table import currencies_of, units_of
from reportdiff.units.unit import Family, Unit, _families, multiple_of

WRITTEN = sorted({unit for code in languages() for unit in [*units_of(code).values(), *(unit for unit, _ in currencies_of(code).values())]})


def test_every_written_unit_has_a_family_and_is_known_to_the_registry() -> None:
    assert [unit for unit in WRITTEN if Unit.of(unit).family is Family.OTHER] == []
    for unit in WRITTEN:
        registry().parse_units(unit)


@pytest.mark.parametrize(
    ("unit", "family", "per", "money", "rate", "count"),
    [
        ("CNY", Family.MONEY, None, True, False, False),
        ("CNY / mu", Family.MONEY, "mu", True, True, False),
        ("CNY / count / year", Family.MONEY, "count / year", True, True, False),
        ("US_cent", Family.MONEY, None, True, False, False),
        ("TEU", Family.TRANSPORT, None, False, False, False),
        ("count", Family.COUNT, None, False, False, True),
        ("count / hundred_thousand_count", Family.COUNT, "hundred_thousand_count", False, True, False),
        ("percent", Family.SHARE, None, False, False, False),
        ("percentage_point", Family.POINTS, None, False, False, False),
        ("gram / kilowatt_hour", Family.MASS, "kilowatt_hour", False, True, False),
        ("meter ** 2", Family.AREA, None, False, False, False),
        ("no_such_unit", Family.OTHER, None, False, False, False),
    ],
)
def test_units_say_what_they_are(unit: str, family: Family, per: str | None, money: bool, rate: bool, count: bool) -> None:
    found = Unit.of(unit)
    assert (found.id, found.family, found.per) == (unit, family, per)
    assert (found.is_money, found.is_rate, found.is_count) == (money, rate, count)
    assert found.is_sum_of_money == (money and not rate)
    assert found.is_ratio == (family in (Family.SHARE, Family.POINTS))


def test_a_unit_stands_in_one_family() -> None:
    listed = list(_families())
    assert len(listed) == len(set(listed))


# What converts within a family: everything of these does, for they are one dimension each.
@pytest.mark.parametrize("family", [Family.LENGTH, Family.AREA, Family.VOLUME, Family.MASS, Family.ENERGY, Family.SHARE])
def test_units_of_one_family_convert(family: Family) -> None:
    others = {"gross_ton", "ppm_share"}  # a ship's space; told of what is mixed in
    units = [unit for unit, of in _families().items() if of is family and unit not in others]
    assert len(units) > 3
    assert [(one, other) for one, other in combinations(units, 2) if factor(one, other) is None] == []


def test_units_of_two_families_never_convert() -> None:
    one_of_each = {family: unit for unit, family in reversed(_families().items())}
    for one, other in combinations(one_of_each.values(), 2):
        assert factor(one, other) is None, (one, other)


def test_the_table_of_bases_says_what_pint_says() -> None:
    assert bases.BASES.read_text(encoding="utf-8") == bases.told()


def test_pint_is_not_loaded_to_tell_that_units_have_nothing_in_common() -> None:
    told = "import sys; from reportdiff.units.registry import factor, family; print(factor('hour', 'CNY'), family('mu'), family('jin'), 'pint' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["None", *(["meter", "**", "2"]), "kilogram", "False"]


@pytest.mark.parametrize(
    ("unit", "times", "name"),
    [("count", 1, "count"), ("count", 100_000, "hundred_thousand_count"), ("hour", 1_000_000, "million_hour"), ("count", 7, None), ("acre", 1000, None)],
)
def test_rates_are_told_for_what_the_registry_has_a_name_for(unit: str, times: int, name: str | None) -> None:
    assert multiple_of(unit, times) == name
