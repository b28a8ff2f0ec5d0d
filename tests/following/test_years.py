"""Which targets are due: those of the year that is planned, and what is said of none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_facts import fact

import reportdiff as rd
from reportdiff.following.years import Plan, is_past, reports_on
from reportdiff.lang import language
from reportdiff.model import Fact, Flow, Kind


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


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (2031, 2032, [False, True, False]),
        (2031, 2034, [False, True, True]),  # the year that the later report looks back on, too
        (None, 2032, [False, True, False]),  # the one before the later report's own
        (2031, None, [False, False, False]),
    ],
)
def test_which_figures_tell_of_the_year_that_was_planned(old: int | None, new: int | None, told: list[bool]) -> None:
    first, later = report(old), report(new)
    plan = Plan.of(first, later)
    figures = [replace(target(year), kind=Kind.ACTUAL) for year in (2030, 2031, 2033)]
    assert [reports_on(one, plan, first, later, language("zh")) for one in figures] == told


def test_a_target_tells_of_no_year_and_a_sum_since_a_start_may_tell_of_any() -> None:
    first, later = report(2031), report(2032)
    plan, zh = Plan.of(first, later), language("zh")
    assert not reports_on(target(2031), plan, first, later, zh)
    assert not reports_on(replace(target(None), kind=Kind.ACTUAL), plan, first, later, zh)
    assert reports_on(replace(target(None), kind=Kind.ACTUAL, flow=Flow.TOTAL), plan, first, later, zh)
