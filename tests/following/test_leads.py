"""Results of things without a name of their own, by what they are told under; two numbers that are both repeated."""

from __future__ import annotations

import pytest

import reportdiff as rd

OLD = "石湾市2031年政府工作报告\n一、2030年工作回顾\n茶叶产量增长5%。\n二、2031年工作安排\n{plan}\n"
NEW = "石湾市2032年政府工作报告\n一、2031年工作回顾\n{told}\n二、2032年工作安排\n接着干。\n"


def rows(plan: str, told: str) -> dict[str, tuple[str, str | None]]:
    found = rd.diff(rd.parse(OLD.format(plan=plan)), rd.parse(NEW.format(told=told)))
    return {row.target.text: (row.status.value, row.actual.text if row.actual else None) for row in found.outcomes}


PLAN = "深化“茶乡建设年”活动，实施项目58个，年度计划投资51亿元。开展湿地修复行动，新建栈道3公里。"


def test_things_without_a_name_are_answered_under_their_lead() -> None:
    told = "白鹭湖小镇实施项目64个。深化“茶乡建设年”活动。59个项目完成投资53亿元。"
    found = rows(PLAN, told)
    assert (found["58个"], found["51亿元"]) == (("met", "59个"), ("met", "53亿元"))


def test_they_are_set_again_under_their_lead_only() -> None:
    def again(plan: str) -> list[str | None]:
        new = NEW.format(told="深化“茶乡建设年”活动。59个项目完成投资53亿元。").replace("接着干。", plan)
        found = rd.diff(rd.parse(OLD.format(plan=PLAN)), rd.parse(new)).outcomes
        return [row.renewed.text if row.renewed else None for row in found][:2]

    assert again("实施重点项目350个，年度计划投资947亿元。") == [None, None]
    assert again("深化“茶乡建设年”活动，实施项目60个，年度计划投资55亿元。") == ["60个", "55亿元"]


@pytest.mark.parametrize(
    "told",
    [
        "深化“茶乡建设年”活动。全市发放助餐券53万张。",  # measured otherwise
        "深化“茶乡建设年”活动。\n\n59个项目完成投资53亿元。",  # another paragraph
    ],
)
def test_a_lead_alone_answers_nothing(told: str) -> None:
    assert rows(PLAN, told)["51亿元"][0] != "met"


def test_two_numbers_repeated_side_by_side_answer_both() -> None:
    found = rows("新建改扩建小学校舍15所、投用16所。", "市区新建、扩建小学校舍15所，投入使用16所。")
    assert set(found.values()) == {("met", "15所"), ("met", "16所")}


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ("综合改造主次干道6条。", "新改扩建道路31条。"),
        ("年内“小升规”100家。", "净增规模以上工业企业233家。"),
        ("新增健身场所20处。", "健身设施进一步完善。"),
    ],
)
def test_the_same_matter_in_other_words_is_looked_at(plan: str, told: str) -> None:
    assert [status for status, _ in rows(plan, told).values()] == ["mentioned"]
