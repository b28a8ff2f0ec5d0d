"""Targets that NEW leaves open, looked up in a bulletin, a plan report or a table of results."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportdiff as rd

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"

PLAN_REPORT = """关于青澜区2024年国民经济和社会发展计划
执行情况与2025年国民经济和社会发展计划（草案）的报告

各位代表：

一、2024年国民经济和社会发展计划执行情况

全年盘活闲置厂房10.6万平方米，营造林7000亩。

二、2025年国民经济和社会发展计划安排

盘活闲置厂房6万平方米。
"""


@pytest.fixture(scope="module")
def old() -> rd.Report:
    return rd.read(FIXTURES / "2024.txt")


@pytest.fixture(scope="module")
def new() -> rd.Report:
    return rd.read(FIXTURES / "2025.txt")


@pytest.fixture(scope="module")
def bulletin() -> rd.Report:
    return rd.read(FIXTURES / "bulletin-2024.txt")


def test_a_bulletin_plans_nothing_and_gives_results_of_the_year_it_names(bulletin: rd.Report) -> None:
    assert (bulletin.year, bulletin.title, bulletin.notes) == (None, "2024年青澜区国民经济和社会发展统计公报", ())
    assert {(fact.kind, fact.year) for fact in bulletin.facts} == {(rd.Kind.ACTUAL, 2024)}
    assert {section.part for section in bulletin.sections} == {rd.Part.REVIEW}


def test_a_plan_report_reviews_one_year_and_plans_the_next() -> None:
    report = rd.parse(PLAN_REPORT)
    assert report.year == 2025
    assert [(fact.text, fact.kind.value, fact.year) for fact in report.facts] == [
        ("10.6万平方米", "actual", 2024), ("7000亩", "actual", 2024), ("6万平方米", "target", 2025),
    ]  # fmt: skip


def test_only_what_new_leaves_open_is_looked_up(old: rd.Report, new: rd.Report, bulletin: rd.Report) -> None:
    alone, helped = rd.diff(old, new), rd.diff(old, new, evidence=[bulletin])
    assert helped.evidence == (bulletin,)
    for before, after in zip(alone.outcomes, helped.outcomes, strict=True):
        if after.document is None:
            assert after == before
            continue
        assert before.outcome == "unreported"
        assert after.document == bulletin.source
        assert after.renewed == before.renewed
        assert after.actual is not None
        assert bulletin.text[after.actual.start : after.actual.end] == after.actual.text
        assert bulletin.source in after.why
    found = {one.target.indicator: (one.status.value, one.actual.text) for one in helped.outcomes if one.document}
    assert found["营造林"] == ("met", "8260亩")
    assert found["新增城市绿地"] == ("missed", "13公顷")
    assert found["区属国有企业平均资产负债率"] == ("met", "58.7%")


def test_the_first_document_that_can_decides(old: rd.Report, new: rd.Report, bulletin: rd.Report) -> None:
    plan = rd.parse(PLAN_REPORT, name="plan.txt")

    def forest(*evidence: rd.Report) -> str | None:
        outcomes = rd.diff(old, new, evidence=evidence).outcomes
        return next(one.document for one in outcomes if one.target.indicator == "营造林")

    assert forest(plan, bulletin) == "plan.txt"
    assert forest(bulletin, plan) == bulletin.source


def test_figures_of_another_year_prove_nothing(old: rd.Report, new: rd.Report) -> None:
    text = (FIXTURES / "bulletin-2024.txt").read_text(encoding="utf-8").replace("2024年", "2023年")
    found = rd.diff(old, new, evidence=[rd.parse(text, name="b.txt")])
    assert found.outcomes == rd.diff(old, new).outcomes
    assert any(note.startswith("b.txt: ") for note in found.notes)


def test_evidence_that_is_one_of_the_reports_is_refused(old: rd.Report, new: rd.Report) -> None:
    for report, name in ((old, "OLD"), (new, "NEW")):
        with pytest.raises(rd.SettingsError, match=f"is {name} itself"):
            rd.diff(old, new, evidence=[report])


def test_a_name_with_braces_is_shown_as_it_is(old: rd.Report, new: rd.Report, bulletin: rd.Report) -> None:
    odd = rd.parse(bulletin.text, name="{actual}{0}.txt")
    found = [one.why for one in rd.diff(old, new, evidence=[odd]).outcomes if one.document]
    assert found
    assert all("{actual}{0}.txt" in why for why in found)
