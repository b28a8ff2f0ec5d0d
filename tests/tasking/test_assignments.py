"""Who is to see to the tasks of a plan, and by when, in each of the ways in which plans say it."""

from __future__ import annotations

import pytest

import reportdiff as rd

HEAD = "青岭县2031年政府工作报告重点工作责任分解"


def told(*parts: str, title: str = HEAD) -> list[tuple[str, str | None, tuple[str, ...], str | None]]:
    report = rd.parse("\n\n".join((title, *parts)) + "\n", name="plan.txt")
    return [(task.task, task.lead, task.departments, task.deadline) for task in rd.ledger(report).tasks]


@pytest.mark.parametrize(
    ("said", "lead", "departments", "deadline"),
    [
        ("（牵头单位：县农业农村局；配合单位：县水利局、各乡镇；完成时限：2031年11月底前）", "县农业农村局", ("县水利局", "各乡镇"), "2031年11月底前"),
        ("（责任单位：县农业农村局）", "县农业农村局", (), None),
        ("（责任单位：县农业农村局和县水利局）", None, ("县农业农村局", "县水利局"), None),
        ("（责任单位：县发展和改革局）", "县发展和改革局", (), None),
        ("（责任单位：县农业农村局、县水利局）", None, ("县农业农村局", "县水利局"), None),
        ("（县农业农村局牵头，县水利局、县财政局等按职责分工负责，11月底前完成）", "县农业农村局", ("县水利局", "县财政局"), "11月底前完成"),
        ("（县农业农村局牵头，各县（市、区）政府配合）", "县农业农村局", ("各县(市、区)政府",), None),
        ("（农业农村局、水利局分别负责，年内持续推进）", None, ("农业农村局", "水利局"), "年内持续推进"),
        ("【县农业农村局、县水利局分别牵头】", "县农业农村局、县水利局", (), None),
    ],
)
def test_in_brackets_behind_the_task(said: str, lead: str | None, departments: tuple[str, ...], deadline: str | None) -> None:
    first = told("一、农业农村", f"1．新建高标准农田3万亩。{said}", "2．改造老旧小区12个。（牵头单位：县住房城乡建设局）")[0]
    assert first == ("1．新建高标准农田3万亩。", lead, departments, deadline)


def test_in_lines_below_the_task() -> None:
    found = told(
        "一、民生", "1．新增养老床位500张。", "牵头单位：县民政局", "责任单位：县卫生健康局、各镇人民政府", "完成时限：2031年10月",
        "2．新增学位1200个。", "责任单位：县教育局、县财政局（列第一位的为牵头单位，下同）",
    )  # fmt: skip
    assert found == [
        ("1．新增养老床位500张。", "县民政局", ("县卫生健康局", "各镇人民政府"), "2031年10月"),
        ("2．新增学位1200个。", "县教育局", ("县财政局",), None),
    ]


def test_in_the_sentence_itself() -> None:
    plan = ("一、2030年工作回顾", "地区生产总值增长6%。", "二、2031年工作安排", "由县教育局牵头，县财政局、县人社局配合，新增学位1200个。")
    (found,) = told(*plan, title="青岭县人民政府工作报告\n（2031年1月10日）")
    assert found[1:] == ("县教育局", ("县财政局", "县人社局"), None)


def test_in_the_columns_of_a_table() -> None:
    rows = (
        "| 序号 | 工作任务 | 牵头单位 | 责任单位 | 完成时限 |", "|---|---|---|---|---|",
        "| 1 | 新建高标准农田3万亩 | 县农业农村局 | 县水利局、各乡镇 | 2031年11月底 |",
        "| 2 | 启动青岭大桥前期研究 | 县交通运输局 | 县财政局 | 2031年9月 |",
    )  # fmt: skip
    report = rd.parse("# 青岭县2031年政府工作报告重点工作任务分解表\n\n" + "\n".join(rows) + "\n", name="plan.md")
    assert [(task.task, task.lead, task.departments, task.deadline) for task in rd.ledger(report).tasks] == [
        ("新建高标准农田3万亩", "县农业农村局", ("县水利局", "各乡镇"), "2031年11月底"),
        ("启动青岭大桥前期研究", "县交通运输局", ("县财政局",), "2031年9月"),
    ]


def test_what_is_handed_out_is_a_task_without_figure_or_name() -> None:
    found = told("一、民生", "1．按时足额发放各类补贴。（牵头单位：县财政局）", "2．新增学位1200个。（牵头单位：县教育局）")
    assert [(task, lead) for task, lead, _, _ in found] == [("1．按时足额发放各类补贴。", "县财政局"), ("2．新增学位1200个。", "县教育局")]


@pytest.mark.parametrize("aside", ["（含东部新区）", "（街道）", "（县农业农村局）", "（同口径）", "（简称“一带”）"])
def test_brackets_that_say_something_else_are_left(aside: str) -> None:
    plan = ("一、2030年工作回顾", "地区生产总值增长6%。", "二、2031年工作安排", f"新增学位1200个{aside}。改造老旧小区12个。")
    assert [row[1:] for row in told(*plan, title="青岭县人民政府工作报告\n（2031年1月10日）")] == [(None, (), None)] * 2


def test_a_target_of_the_extract_knows_lead_and_deadline() -> None:
    report = rd.parse(f"{HEAD}\n\n一、农业\n\n1．新建高标准农田3万亩。（县农业农村局牵头，11月底前完成）\n", name="plan.txt")
    (fact,) = report.facts
    assert (fact.owner, fact.deadline, fact.text) == ("县农业农村局", "11月底前完成", "3万亩")
    assert report.text[fact.start : fact.end] == "3万亩"
