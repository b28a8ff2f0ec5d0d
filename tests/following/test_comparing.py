"""Laws of a comparison, on the invented reports of the fixtures."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import reportdiff as rd
from reportdiff.following.compare import compare
from reportdiff.following.years import Plan
from reportdiff.model import Diff, Fact, Kind, Outcome, Report, Result, Revision, Status

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"


@cache
def _read(year: int) -> Report:
    return rd.read(FIXTURES / f"{year}.txt")


def _due(report: Report) -> list[Fact]:
    return [fact for fact in report.facts if fact.kind is Kind.TARGET and Plan.of(report).is_due(fact)]


def _number(fact: Fact) -> tuple[object, ...]:
    return fact.value, fact.low, fact.high, fact.pint, fact.measure


@pytest.mark.parametrize("year", [2024, 2025])
def test_a_plan_set_again_word_for_word_drops_nothing(year: int) -> None:
    """diff(a, a): every target is renewed by itself or by the same figure said twice, none raised, lowered or new."""
    report = _read(year)
    found = compare(report, report)
    assert len(found.outcomes) == len(_due(report)) > 0
    for outcome in found.outcomes:
        assert outcome.renewed is not None
        assert _number(outcome.renewed) == _number(outcome.target)
        assert outcome.change is Revision.SAME
        assert outcome.status is not Status.DROPPED
    renewed = {_number(outcome.renewed) for outcome in found.outcomes if outcome.renewed}
    assert [fact for fact in found.new_targets if _number(fact) not in renewed] == []


def _told(outcomes: tuple[Outcome, ...]) -> dict[str, tuple[object, ...]]:
    return {
        o.target.id: (
            o.outcome,
            o.status,
            o.change,
            o.margin,
            o.actual and o.actual.id,
            o.renewed and o.renewed.id,
            o.confidence,
        )
        for o in outcomes
    }


@pytest.mark.parametrize("seed", range(5))
def test_order_of_targets_changes_nothing(seed: int) -> None:
    old, new = _read(2024), _read(2025)
    facts = list(old.facts)
    random.Random(seed).shuffle(facts)
    assert _told(compare(replace(old, facts=tuple(facts)), new).outcomes) == _told(compare(old, new).outcomes)


@pytest.mark.parametrize("seed", range(5))
def test_order_of_the_figures_of_new_changes_no_status(seed: int) -> None:
    """Only of equal figures may another be quoted: the first that is stated is taken."""
    old, new = _read(2024), _read(2025)
    facts = list(new.facts)
    random.Random(seed).shuffle(facts)
    shuffled = compare(old, replace(new, facts=tuple(facts)))
    straight = compare(old, new)
    assert {o.target.id: o.status for o in shuffled.outcomes} == {o.target.id: o.status for o in straight.outcomes}


def test_same_input_same_result() -> None:
    assert compare(_read(2024), _read(2025)) == compare(_read(2024), _read(2025))


def _check_shape(found: Diff) -> None:
    assert [outcome.target for outcome in found.outcomes] == _due(found.old)
    for outcome in found.outcomes:
        assert (outcome.actual is None) == (outcome.outcome is Result.UNREPORTED)
        assert (outcome.margin is None) == (outcome.actual is None)
        assert (outcome.renewed is None) == (outcome.change is None)
        assert outcome.status.value == outcome.outcome.value or outcome.outcome is Result.UNREPORTED
        assert not (outcome.status is Status.DROPPED and outcome.renewed)
        assert 0 <= outcome.confidence <= 1
        assert outcome.why
        assert outcome.actual is None or outcome.actual.kind is Kind.ACTUAL
        assert outcome.renewed is None or outcome.renewed.kind is Kind.TARGET
        for span in outcome.mentions:
            assert 0 <= span.start < span.end <= len(found.new.text)
    taken = {outcome.renewed.id for outcome in found.outcomes if outcome.renewed}
    assert {fact.id for fact in found.new_targets}.isdisjoint(taken)


@pytest.mark.parametrize(("old", "new"), [(2024, 2025), (2025, 2024), (2024, 2024)])
def test_shape_of_outcomes(old: int, new: int) -> None:
    _check_shape(compare(_read(old), _read(new)))


def test_nothing_is_met_where_nothing_is_reported() -> None:
    """Without NEW's review no target is met or missed, and what its plan sets again is the same as before."""
    old, new = _read(2024), _read(2025)
    only_plan = replace(new, facts=tuple(fact for fact in new.facts if fact.kind is Kind.TARGET))
    silent, full = compare(old, only_plan), compare(old, new)
    assert {outcome.outcome for outcome in silent.outcomes} == {Result.UNREPORTED}
    assert [outcome.renewed for outcome in silent.outcomes] == [outcome.renewed for outcome in full.outcomes]


def test_everything_is_dropped_where_nothing_is_said() -> None:
    old = _read(2024)
    empty = rd.parse(
        "各位代表：\n\n　　一、2024年工作回顾\n\n　　茶叶丰收。\n\n　　二、2025年工作安排\n\n　　接着干。\n",
        name="empty",
        lang="zh",
    )
    found = compare(old, empty)
    assert {outcome.status for outcome in found.outcomes} == {Status.DROPPED}
    assert found.new_targets == ()


def test_reports_that_do_not_follow_each_other_are_noted() -> None:
    assert compare(_read(2024), _read(2025)).notes == ()
    assert any("2024" in note and "2025" in note for note in compare(_read(2025), _read(2024)).notes)


_PAGE = "{year}年澜江县政府工作报告\n一、{before}年工作回顾\n{review}\n二、{year}年工作安排\n{plan}\n"


def _made(year: int, review: str, plan: str) -> Report:
    return rd.parse(_PAGE.format(year=year, before=year - 1, review=review, plan=plan), name=str(year), year=year)


def test_what_a_target_adds_to_stands_in_its_own_sentence() -> None:
    """1.2亿元, 0.2亿元 more than the year before: that was 1亿元, and 1.3亿元 is 0.3亿元 more."""
    old = _made(2030, "各项工作顺利推进。", "今年安排水利支出1.2亿元，比上年增加0.2亿元。")
    new = _made(2031, "安排水利支出1.3亿元。", "今年继续抓好水利。")
    level, more = compare(old, new).outcomes
    assert (level.outcome, level.margin) == (Result.MET, 10_000_000)
    assert (more.outcome, more.margin) == (Result.MET, 10_000_000)
    assert "1.2亿元−0.2亿元" in more.why


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("qinglan/2024", "qinglan/2025"), ("harwick/2024", "harwick/2025"), ("counties/yuwan2021", "counties/yuwan2022"),
        ("counties/yuwan2024", "counties/yuwan2025"),
    ],
)  # fmt: skip
def test_results_alone_are_those_of_the_whole_comparison(old: str, new: str) -> None:
    """What a check asks for says of each target what the whole says: the same verdict by the same figure, or that NEW is silent;
    only how NEW speaks of one that no figure answers is not told apart."""
    reports = [rd.read(FIXTURES.parent / f"{name}.txt") for name in (old, new)]

    def told(found: Diff) -> list[tuple[object, ...]]:
        return [
            (one.target.id, one.outcome, one.actual and one.actual.id, one.renewed and one.renewed.id, one.change, one.status is Status.DROPPED)
            for one in found.outcomes
        ]

    assert told(compare(*reports, results_only=True)) == told(compare(*reports)) != []
