"""Laws of the units: what converts, by how much, and what must never convert."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, combinations
from pathlib import Path

import pytest

from reportdiff.errors import LexiconError
from reportdiff.units.registry import factor, family, registry
from reportdiff.units.table import read_table, units_of

EXPRESSIONS = sorted(set(units_of("zh").values()))


def test_pint_knows_every_unit() -> None:
    for expression in EXPRESSIONS:
        registry().parse_units(expression)


def test_a_unit_is_itself() -> None:
    assert [expression for expression in EXPRESSIONS if factor(expression, expression) != 1] == []


@pytest.mark.parametrize(
    ("unit", "other", "expected"),
    [
        ("hectare", "mu", "15"),
        ("kilometer ** 2", "hectare", "100"),
        ("kilometer ** 2", "meter ** 2", "1000000"),
        ("metric_ton", "kilogram", "1000"),
        ("jin", "kilogram", "0.5"),
        ("kilogram", "jin", "2"),
        ("tce", "kgce", "1000"),
        ("gigawatt", "kilowatt", "1000000"),
        ("times", "percent", "100"),
        ("tenth", "percent", "10"),
        ("per_mille", "percent", "0.1"),
        ("percent", "times", "0.01"),
        ("basis_point", "percentage_point", "0.01"),
        ("CNY / mu", "CNY / hectare", "15"),
    ],
)
def test_factors(unit: str, other: str, expected: str) -> None:
    found = factor(unit, other)
    assert found is not None
    assert found == pytest.approx(Decimal(expected), rel=Decimal("1e-12"))


@pytest.mark.parametrize("other", ["byte", "gram / kilogram", "count / thousand_count"])
def test_decibels_compare_with_nothing_else(other: str) -> None:
    assert factor("decibel", other) is None
    assert factor(other, "decibel") is None


def test_there_and_back() -> None:
    """What one unit is of another, the other is of the one by the reciprocal, and neither is negative."""
    families: dict[str, list[str]] = {}
    for unit in EXPRESSIONS:
        families.setdefault(family(unit), []).append(unit)
    first_of_each = [units[0] for units in families.values() if units[0] != "decibel"]
    for unit, other in chain.from_iterable(combinations(units, 2) for units in (first_of_each, *families.values())):
        there, back = factor(unit, other), factor(other, unit)
        assert (there is None) == (back is None), (unit, other)
        if there is not None and back is not None:
            assert there > 0, (unit, other)
            assert abs(there * back - 1) < Decimal("1e-12"), (unit, other)


@pytest.mark.parametrize(
    ("unit", "other"),
    [
        ("CNY", "USD"),
        ("USD", "HKD"),
        ("percentage_point", "percent"),
        ("percentage_point", "times"),
        ("count", "percent"),
        ("count", "times"),
        ("count", "CNY"),
        ("mu", "meter"),
        ("TEU", "metric_ton"),
        ("TEU", "count"),
        ("score_point", "percentage_point"),
        ("index_point", "percent"),
        ("working_day", "day"),
        ("gross_ton", "metric_ton"),
        ("no_such_unit", "CNY"),
    ],
)
def test_what_never_compares(unit: str, other: str) -> None:
    assert factor(unit, other) is None
    assert factor(other, unit) is None


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("元", "CNY"), ("万元", None), ("%", "percent"), ("个百分点", "percentage_point"), ("‰", "per_mille"),
        ("倍", "times"), ("亩", "mu"),
        ("平方米", "meter ** 2"), ("吨标准煤", "tce"), ("千瓦时", "kilowatt_hour"),
        ("微克/立方米", "microgram / meter ** 3"), ("标箱", "TEU"),
        ("人次", "count"), ("家", "count"),
    ],
)  # fmt: skip
def test_written_forms(written: str, unit: str | None) -> None:
    """万 is the number's scale and never the unit's."""
    assert units_of("zh").get(written) == unit


def test_a_line_of_another_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "units.txt"
    path.write_text("# a comment\n元 | CNY\n亩 mu\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="line 3"):
        read_table(path)


def test_a_form_that_stands_twice_is_named(tmp_path: Path) -> None:
    path = tmp_path / "units.txt"
    path.write_text("元, 圆 | CNY\n圆 | JPY\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="圆"):
        read_table(path)
