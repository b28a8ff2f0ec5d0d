"""Confidence: what speaks for a row never makes it less sure, what speaks against it never more; the parts add up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportdiff as rd
from reportdiff.following.confidence import confidence
from reportdiff.model import Score, Status

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"

shares = st.floats(0, 1)
scores = st.builds(
    Score,
    name=st.floats(0.7, 1),
    lead=st.floats(-1, 1),
    tolerance=st.sampled_from([0.0, -0.1]),
    nearest=shares,
)


@given(st.sampled_from(Status), scores, shares)
def test_a_better_fit_or_lead_is_never_less_sure(status: Status, score: Score, more: float) -> None:
    sure = confidence(status, score)
    assert 0 < sure < 1
    assert confidence(status, replace(score, name=min(1.0, score.name + more))) >= sure
    assert confidence(status, replace(score, lead=score.lead + more)) >= sure


@given(st.sampled_from(Status), scores, shares)
def test_what_speaks_against_a_row_never_makes_it_surer(status: Status, score: Score, more: float) -> None:
    sure = confidence(status, score)
    assert confidence(status, replace(score, tolerance=-0.1)) <= sure
    assert confidence(status, replace(score, nearest=score.nearest + more)) <= sure


def outcome(target: str, report: str) -> rd.Outcome:
    old = f"2030年云溪县政府工作报告\n\n一、2029年工作回顾\n\n茶叶丰收。\n\n二、2030年工作安排\n\n{target}。\n"
    new = f"2031年云溪县政府工作报告\n\n一、2030年工作回顾\n\n{report}。\n\n二、2031年工作安排\n\n接着干。\n"
    (found,) = rd.diff(rd.parse(old, lang="zh"), rd.parse(new, lang="zh")).outcomes
    return found


def parts(target: str, report: str) -> Score:
    found = outcome(target, report).parts
    assert found is not None
    return found


def test_parts_say_what_a_row_rests_on() -> None:
    same = parts("新建公园10个", "新建公园12个")
    assert (same.name, same.measure, same.size, same.tolerance, same.nearest) == (1, 0, 0, 0, 0)
    assert same.lead == 1
    assert parts("新建公园10个左右", "新建公园9个").tolerance < 0
    assert parts("新建公园10个", "公园12个").size < 0
    rivals = parts("新设乡村书画讲堂1500个", "新设乡村书画讲堂1600个，新设书画讲堂3400个")
    assert rivals.name == 1
    assert 0 < rivals.lead < 1
    assert parts("新建公园10个", "新建公园12个，全年新建公园12个").lead == 1  # the same again is no rival
    near = parts("新建高标准农田15万亩", "高标准农田120万亩")
    assert near.name == 0 < near.nearest < 0.7


@pytest.mark.parametrize(("surer", "less"), [("新建公园12个", "新建公园9个"), ("新建公园12个", "新建市民公园12个")])
def test_a_row_with_less_to_rest_on_is_less_sure(surer: str, less: str) -> None:
    assert outcome("新建公园10个左右", surer).confidence > outcome("新建公园10个左右", less).confidence


def test_fit_is_the_sum_of_its_parts_on_the_fixtures() -> None:
    found = rd.diff(*(rd.read(FIXTURES / f"{year}.txt") for year in (2024, 2025)))
    for row in found.outcomes:
        assert row.parts is not None
        total = row.parts.name + row.parts.measure + row.parts.size + row.parts.place
        assert row.parts.fit == max(0.0, total)
        assert (row.parts.nearest == 0) or row.actual is None


@given(scores, shares, shares)
def test_the_more_of_a_name_is_told_the_surer_is_what_is_mentioned(score: Score, held: float, more: float) -> None:
    sure = confidence(Status.MENTIONED, score, held)
    assert confidence(Status.MENTIONED, score, min(1.0, held + more)) >= sure
    assert confidence(Status.DROPPED, score, held) == confidence(Status.DROPPED, score)


def test_a_chance_word_is_no_mention_to_be_sure_of() -> None:
    named = outcome("新建茶企托育园所20家", "茶企托育园所建设有序推进")
    faint = outcome("关爱老人，为茶农免费体检1万名", "国防动员、关爱老人、气象地震等工作取得新成绩")
    assert (named.status, faint.status) == (Status.MENTIONED, Status.MENTIONED)
    assert named.confidence > 0.8
    assert faint.confidence < 0.3
    assert "没有明确提到" in faint.why
    assert "没有明确提到" not in named.why
