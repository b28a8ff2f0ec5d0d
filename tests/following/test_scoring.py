"""How well a figure fits a target, part by part, at each limit and beside it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from made_facts import fact, up

from reportdiff.following.scoring import flow_and_size, is_of_like_size, is_telling, measures, score
from reportdiff.lang import language
from reportdiff.model import Comparator, Direction, Fact, Flow, Kind, Measure, Period, Score

ZH = language("zh")
LONG = "云溪河谷茶园步道栈道"  # of many characters


def result(value: str, indicator: str = "茶叶产量", **given: Any) -> Fact:
    return replace(fact(value, kind=Kind.ACTUAL, indicator=indicator), **given)


def fitted(target: Fact, told: Fact, *, any_size: bool = False, answering: dict[str, set[str]] | None = None) -> Score | None:
    return score(target, told, ZH, answering or {}, any_size)


def size(aim: str, told: str, indicator: str = "茶叶产量") -> float:
    found = fitted(fact(aim, indicator=indicator), result(told, indicator))
    assert found is not None
    return round(found.size, 4)


@pytest.mark.parametrize(
    ("aim", "told", "indicator", "wanted"),
    [
        ("954", "954", "茶叶产量", 0.15),  # the very number
        ("15", "15", "茶叶产量", 0.15),
        ("14", "14", "茶叶产量", 0.0),  # many things are 14
        ("20", "20", "茶叶产量", 0.06),  # a round number says less
        ("500", "500", "茶叶产量", 0.06),
        ("100", "90", LONG, 0.04),  # nearly the number, of a name that says much
        ("100", "89", LONG, 0.0),
        ("100", "115", LONG, 0.04),
        ("100", "116", LONG, 0.0),
        ("100", "100.5", "茶叶产量", 0.0),
        ("100", "400", "茶叶产量", 0.0),  # of another size
        ("100", "401", "茶叶产量", -0.25),
        ("100", "25", "茶叶产量", 0.0),
        ("100", "24", "茶叶产量", -0.25),
    ],
)
def test_what_the_number_says(aim: str, told: str, indicator: str, wanted: float) -> None:
    assert size(aim, told, indicator) == wanted


@pytest.mark.parametrize(
    ("names", "told", "any_size", "wanted"),
    [
        (("新建茶园", "茶园"), "100", False, -0.12),  # a stock for what is new, of a like size
        (("新建茶园", "茶园"), "50", False, -0.12),
        (("新建茶园", "茶园"), "200", False, -0.12),
        (("新建茶园", "茶园"), "201", False, -0.40),
        (("新建茶园", "茶园"), "49", False, -0.40),
        (("新建茶园", "茶园"), "401", False, -0.65),
        (("新建茶园", "茶园"), "401", True, -0.40),
        (("茶园", "新建茶园"), "100", False, -0.12),
        (("茶园", "新建茶园"), "300", False, -0.12),
        (("茶园", "茶园"), "100", False, 0.0),
        (("新建茶园", "新建茶园"), "100", False, 0.0),
        (("茶园", "茶园"), "0", False, 0.0),  # nought says nothing of size
    ],
)
def test_what_is_new_and_what_there_is(names: tuple[str, str], told: str, any_size: bool, wanted: float) -> None:
    target, figure = fact("100", indicator=names[0]), result(told, names[1])
    assert round(flow_and_size(target, figure, ZH, any_size), 4) == wanted


def test_size_is_told_of_levels_alone() -> None:
    assert flow_and_size(up("100"), replace(up("1"), kind=Kind.ACTUAL), ZH, False) == 0.0


@pytest.mark.parametrize(("told", "name", "like"), [("80", 0.9, True), ("79", 0.9, False), ("150", 0.9, True), ("151", 0.9, False), ("100", 0.89, False), ("0", 1.0, False)])
def test_a_running_total_of_like_size(told: str, name: float, like: bool) -> None:
    assert is_of_like_size(fact("100"), result(told), name) is like


def test_a_running_total_answers_only_where_it_is_of_like_size() -> None:
    told = {"flow": Flow.TOTAL, "year": None, "period": None}
    assert fitted(fact("100"), result("151", **told)) is None
    assert fitted(fact("100"), result("151", **told), any_size=True) is not None
    assert fitted(fact("100"), result("150", **told)) is not None
    assert fitted(fact("100"), result("151", flow=Flow.TOTAL)) is not None  # of the year alone


def test_numbers_that_tell_a_thing() -> None:
    assert [is_telling(fact(value)) for value in ("954", "95", "950", "1000", "12.5", "1005")] == [True, False, False, False, True, True]


def test_which_measures_compare() -> None:
    level, change, growth = Measure.LEVEL, Measure.CHANGE, Measure.GROWTH
    assert measures(level, "count", level, "meter") == 0.0
    assert measures(level, "count", change, "count") == -0.06
    assert measures(change, "count", level, "count") == -0.06
    assert measures(level, "count", change, "meter") is None
    assert measures(level, "percent", growth, "percent") is None


def test_a_change_answers_a_level_of_what_is_added_or_cut() -> None:
    added = fact("100", indicator="新增茶园")
    change = result("90", "茶园", measure=Measure.CHANGE, direction=Direction.UP)
    found = fitted(added, replace(change, indicator="新增茶园"))
    assert found is not None
    assert found.measure == -0.06
    assert fitted(fact("100", indicator="茶园"), change) is None
    assert fitted(added, replace(change, indicator="新增茶园", direction=Direction.DOWN)) is None


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({}, 0.0),
        ({"comparator": Comparator.GE}, -0.04),  # a bound proves less
        ({"comparator": Comparator.LE}, -0.04),
        ({"comparator": Comparator.APPROX}, 0.0),
        ({"period": Period("2031-01-01", "2031-06-30")}, -0.04),  # and so does half a year
        ({"period": Period("2031-01-01", "2031-12-31")}, 0.0),
    ],
)
def test_what_proves_less(changed: dict[str, Any], wanted: float) -> None:
    found = fitted(fact("100"), result("112", **changed))
    assert found is not None
    assert round(found.size, 4) == wanted


def test_a_bound_takes_nothing_for_its_number() -> None:
    found = fitted(fact("954"), result("954", comparator=Comparator.GE))
    assert found is not None
    assert round(found.size, 4) == -0.04


def test_the_section_that_answers() -> None:
    target, told = replace(fact("100"), section="s2"), result("112", section="t4")
    assert [one.place for one in (fitted(target, told, answering=answers) for answers in ({"s2": {"t4"}}, {"s2": {"t5"}}, {})) if one] == [0.06, 0.0, 0.0]


def test_of_two_years_one_never_answers_for_the_other() -> None:
    assert fitted(fact("100"), result("112", year=2030)) is None
    assert fitted(fact("100"), result("112", year=None)) is not None
    assert fitted(replace(fact("100"), year=None), result("112", year=2030)) is not None


def test_what_has_no_name_or_another_unit_answers_nothing() -> None:
    assert fitted(fact("100"), result("112", "—")) is None
    assert fitted(fact("100", indicator="—"), result("112")) is None
    assert fitted(fact("100"), result("112", pint="meter")) is None
    assert fitted(fact("100", indicator="茶叶产量"), result("112", "桥梁")) is None
    assert fitted(replace(fact("100"), value=Decimal(100)), result("112")) is not None
