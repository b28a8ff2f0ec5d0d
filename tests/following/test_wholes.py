"""Headline targets, blanket sentences, and what else a row's facets say."""

from __future__ import annotations

import pytest

import reportdiff as rd


def diffed(plan: str, review: str, next_plan: str = "接着干。") -> rd.Diff:
    old = f"2030年云溪县政府工作报告\n\n一、2029年工作回顾\n\n茶叶丰收。\n\n二、2030年工作安排\n\n{plan}\n"
    new = f"2031年云溪县政府工作报告\n\n一、2030年工作回顾\n\n{review}\n\n二、2031年工作安排\n\n{next_plan}\n"
    return rd.diff(rd.parse(old, lang="zh"), rd.parse(new, lang="zh"))


def headline(plan: str) -> list[str]:
    return [row.target.text for row in diffed(plan, "夏粮丰收。").outcomes if row.headline]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("今年发展的主要预期目标是：地区生产总值增长6%左右，城镇新增就业2万人。\n\n新建公园3个。", ["6%", "2万人"]),
        ("经济社会发展主要预期目标为地区生产总值增长6%左右。围绕上述目标，抓好以下工作。新建公园3个。", ["6%"]),
        ("主要预期目标：\n\n地区生产总值增长6%左右；\n\n城镇新增就业2万人。\n\n新建公园3个。", ["6%", "2万人"]),
        ("为实现主要目标，新建公园3个。", []),
        ("今后五年的主要目标是：到2034年，地区生产总值达到300亿元。\n\n新建公园3个。", []),
    ],
)
def test_headline_targets_are_those_of_their_paragraph(plan: str, expected: list[str]) -> None:
    assert headline(plan)[: len(expected)] == expected
    assert "3个" not in headline(plan) or plan.startswith("主要预期目标：\n")


def test_headline_targets_are_counted_apart() -> None:
    found = diffed(
        "今年发展的主要预期目标是：地区生产总值增长6%左右，一般公共预算收入增长5%，城镇新增就业2万人。\n\n新建公园3个。",
        "地区生产总值增长5.8%，一般公共预算收入增长4%。新建公园4个。",
    )
    counts = rd.diff(found.old, found.new).summary.headline
    assert (counts.targets, counts.met, counts.missed, counts.unreported, counts.within_tolerance) == (3, 1, 1, 1, 1)


def facets(plan: str, review: str, next_plan: str = "接着干。") -> list[str]:
    (row,) = diffed(plan, review, next_plan).outcomes
    return [facet.value for facet in row.facets]


@pytest.mark.parametrize(
    ("plan", "review", "next_plan", "expected"),
    [
        ("举办演出200场左右。", "举办演出190场。", "接着干。", ["within_tolerance"]),
        ("举办演出200场左右。", "举办演出200场。", "接着干。", []),
        ("地区生产总值增长6%。", "1—11月，地区生产总值增长6.2%。", "接着干。", ["mid_year"]),
        ("地区生产总值增长6%以上。", "地区生产总值增长6.2%。", "地区生产总值增长6%左右。", ["weakened"]),
        ("地区生产总值增长6%。", "地区生产总值增长6.2%。", "地区生产总值增长6.5%。", ["strengthened"]),
        ("城镇登记失业率控制在4%以内。", "城镇登记失业率3.5%。", "城镇登记失业率控制在4.5%以内。", ["weakened"]),
    ],
)
def test_facets(plan: str, review: str, next_plan: str, expected: list[str]) -> None:
    assert facets(plan, review, next_plan) == expected


BLANKET = "办好10件民生实事：新建智慧菜场12个，发放助餐券4万张。"


def test_a_blanket_sentence_claims_what_it_covers() -> None:
    rows = diffed(f"新建公园3个。\n\n{BLANKET}", "夏粮丰收，10件民生实事全部完成。").outcomes
    found = {row.target.text: row for row in rows}
    assert not found["3个"].facets
    assert found["3个"].status is rd.Status.DROPPED
    for listed in ("12个", "4万张"):
        assert found[listed].facets == (rd.Facet.CLAIMED,)
        assert found[listed].status is rd.Status.MENTIONED
        assert "10件民生实事全部完成" in found[listed].why


POINTS = """（一）扩大就业。今年办好以下民生实事：

1．出行方面。新增停车位2000个。

2．教育方面。新建幼儿园20所。

（二）改善环境。建设公园3个。"""


@pytest.mark.parametrize("said", ["多数指标好于预期，民生实事项目全面完成。", "一年来，全面完成10件民生实事。"])
def test_a_blanket_sentence_claims_the_points_under_the_name_of_their_set(said: str) -> None:
    found = {row.target.text: row.facets for row in diffed(POINTS, said).outcomes}
    assert found == {"2000个": (rd.Facet.CLAIMED,), "20所": (rd.Facet.CLAIMED,), "3个": ()}


def test_headings_of_the_same_list_are_no_points_of_a_set() -> None:
    plan = "（一）改善民生。办好10件民生实事。\n\n（二）改善环境。建设公园3个。"
    found = {row.target.text: row.facets for row in diffed(plan, "民生实事全面完成。").outcomes}
    assert found == {"10件": (rd.Facet.CLAIMED,), "3个": ()}


@pytest.mark.parametrize("said", ["10件民生实事扎实推进。", "确保10件民生实事全部完成。"])
def test_other_sentences_claim_nothing(said: str) -> None:
    assert not any(row.facets for row in diffed(BLANKET, said).outcomes)


def test_an_aim_of_the_new_plan_claims_nothing() -> None:
    assert not any(row.facets for row in diffed(BLANKET, "夏粮丰收。", "10件民生实事全部完成。").outcomes)
