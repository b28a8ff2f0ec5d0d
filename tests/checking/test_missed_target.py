"""What RD406 says of a target that was missed."""

from __future__ import annotations

import pytest

import reportdiff as rd


def report(year: int, review: str, plan: str) -> rd.Report:
    text = f"青川县人民政府工作报告\n（{year}年1月10日）\n\n一、{year - 1}年工作回顾\n\n{review}\n\n二、{year}年工作安排\n\n{plan}\n"
    return rd.parse(text, name=f"{year}.txt")


@pytest.mark.parametrize(
    ("before", "target", "after", "message"),
    [
        ("规模以上工业企业达到414家。", "新增规模以上工业企业30家。", "规模以上工业企业达到438家。", "现为438家，按上年数折算为24家"),
        ("茶叶丰收。", "新建学校5所。", "新建学校3所。", "实际3所"),
        ("茶叶丰收。", "城镇登记失业率控制在4%以内。", "城镇登记失业率4.6%。", "实际4.6%"),
        ("茶叶丰收。", "单位GDP能耗下降3%。", "单位GDP能耗下降2.1%。", "实际下降2.1%"),
    ],
)
def test_the_figure_is_told_as_what_it_comes_to(before: str, target: str, after: str, message: str) -> None:
    old, new = report(2030, before, target), report(2031, after, "茶叶增产。")
    (found,) = (one for one in rd.check(new, previous=old) if one.rule == "RD406")
    assert found.message.endswith(f"未达到：{message}")
