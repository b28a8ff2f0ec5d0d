"""Which targets are due: those of the year that is planned, and what is said of none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_facts import fact

import reportdiff as rd
from reportdiff.following.years import Plan, is_past
from reportdiff.model import Fact


def report(year: int | None) -> rd.Report:
    return replace(rd.parse("云溪县政府工作报告\n\n新建茶园20座。\n", lang="zh"), year=year)


def due(plan: Plan, *years: int | None) -> list[bool]:
    return [plan.is_due(target(year)) for year in years]


def target(year: int | None) -> Fact:
    return replace(fact("100"), year=year)


def test_what_the_plan_of_a_year_holds() -> None:
    plan = Plan.of(report(2031), report(2032))
    assert plan == Plan(frozenset({2031}), 2031)
    assert due(plan, 2030, 2031, 2032, None) == [False, True, False, False]


def test_what_is_due_by_a_report_that_comes_later() -> None:
    plan = Plan.of(report(2031), report(2034))
    assert due(plan, 2031, 2032, 2033, 2034) == [True, False, True, False]
    assert [plan.comes_later(target(year)) for year in (2031, 2033, 2034, None)] == [False, True, False, False]


def test_a_target_is_past_where_it_was_for_a_year_before_that_of_the_report() -> None:
    assert [is_past(target(year), report(2031)) for year in (2030, 2031, 2032, None)] == [True, False, False, False]
    assert not is_past(target(2030), report(None))


@pytest.mark.parametrize(
    ("later", "told", "wanted"),
    [(report(2032), 2031, [True, True, False, True]), (None, None, [True, True, True, True]), (report(None), None, [True, True, True, True])],
)
def test_where_the_year_of_a_report_is_not_known(later: rd.Report | None, told: int | None, wanted: list[bool]) -> None:
    plan = Plan.of(report(None), later)
    assert plan == Plan(frozenset(), told)
    assert due(plan, 2030, 2031, 2032, None) == wanted
    assert not plan.comes_later(target(2031))
