"""Chinese tables whose cells are set apart by nothing but a blank, and tables pasted into Markdown without its marks."""

from __future__ import annotations

import pytest
from told_facts import line

import reportdiff as rd

HEAD = "政府工作报告\n\n一、2027年工作回顾\n\n"
FOOT = "\n\n二、2028年工作安排\n\n继续努力。\n"
WORKS = "民生实事\n\n项目 目标 完成 完成情况\n修缮茶亭（个） 12 13 完成\n新建码头（座） 5 4 完成\n疏浚河道（公里） 20 20 完成"
WORKS_TOLD = [
    "target | 修缮茶亭 | level | 12 个 | 2027 | met", "actual | 修缮茶亭 | level | 13 个 | 2027 | met",
    "target | 新建码头 | level | 5 座 | 2027 | met", "actual | 新建码头 | level | 4 座 | 2027 | met",
    "target | 疏浚河道 | level | 20 公里 | 2027 | met", "actual | 疏浚河道 | level | 20 公里 | 2027 | met",
]  # fmt: skip


def told(table: str, mark: str = "") -> list[str]:
    """The facts of a table in the review of a report, each as a line."""
    return [line(fact) for fact in rd.parse(f"{mark}{HEAD}{table}{FOOT}", lang="zh").facts]


@pytest.mark.parametrize("apart", [" ", "  ", "\u3000", "\t", " | "])
@pytest.mark.parametrize("mark", ["", "# "])
def test_rows_of_as_many_cells_as_their_head(mark: str, apart: str) -> None:
    assert told(WORKS.replace(" ", apart), mark) == WORKS_TOLD


def test_a_unit_in_brackets_stands_behind_its_name_and_a_group_among_rows() -> None:
    table = "指标 2026年 2027年 增长 （%）\n茶税 （万元） 50.0 55.0 10.0\n外销\n红茶 （吨） 98 100 –\n绿茶 （吨） 40 50 25.0"
    assert told(table) == [
        "actual | 茶税 | level | 500000 元 | 2026", "actual | 茶税 | level | 550000 元 | 2027", "actual | 茶税 | growth up | 10 % | 2027",
        "actual | 红茶 | level | 98 吨 | 2026", "actual | 红茶 | level | 100 吨 | 2027",
        "actual | 绿茶 | level | 40 吨 | 2026", "actual | 绿茶 | level | 50 吨 | 2027", "actual | 绿茶 | growth up | 25 % | 2027",
    ]  # fmt: skip


def test_lines_of_words_and_sentences_are_no_rows() -> None:
    assert not rd.parse(f"{HEAD}茶税 外销 码头\n茶税 增长 10%。\n外销 增长 12%。\n修缮 茶亭 12个，新建码头5座。{FOOT}", lang="zh").tables
    assert not rd.parse(f"{HEAD}甲 乙 丙\n茶亭 12 13\n\n码头 5 4 6{FOOT}", lang="zh").tables


def test_what_stands_below_the_next_heading_is_no_caption() -> None:
    year = "\n\n二、2031年工作安排\n\n继续努力。\n"
    facts = rd.parse(f"{HEAD}{WORKS}{year}", lang="zh").facts
    assert {fact.year for fact in facts} == {2027}
    marked = f"# 政府工作报告\n\n## 2027年工作回顾\n\n{WORKS}\n\n## 2031年工作安排\n\n继续努力。\n"
    assert {fact.year for fact in rd.parse(marked, lang="zh").facts} == {2027}
