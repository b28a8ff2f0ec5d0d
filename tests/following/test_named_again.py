"""A result under the name under which the new report sets the target again."""

from __future__ import annotations

import reportdiff as rd


def reports(promised: str, told: str, again: str) -> tuple[rd.Report, rd.Report]:
    old = f"青岭县人民政府工作报告\n（2030年1月10日）\n\n一、2029年工作回顾\n\n地区生产总值增长6%。\n\n二、2030年工作安排\n\n{promised}\n"
    new = f"青岭县人民政府工作报告\n（2031年1月10日）\n\n一、2030年工作回顾\n\n{told}\n\n二、2031年工作安排\n\n{again}\n"
    return rd.parse(old, name="old.txt"), rd.parse(new, name="new.txt")


def proof(promised: str, told: str, again: str) -> str | None:
    (row,) = rd.diff(*reports(promised, told, again)).outcomes
    return row.actual.text if row.actual else None


def test_what_the_plan_calls_it_now_the_review_calls_it_too() -> None:
    again = "竹木特色产业一二三产融合总产值增长10%以上。"
    assert proof("竹木特色优势产业融合产值增长10%以上。", "竹木特色产业一二三产融合总产值增长17.9%。", again) == "17.9%"


def test_nothing_where_the_review_tells_two_figures_under_the_name() -> None:
    told = "竹木特色产业一二三产融合总产值增长17.9%。其中上半年，竹木特色产业一二三产融合总产值增长3%。"
    assert proof("竹木特色优势产业融合产值增长10%以上。", told, "竹木特色产业一二三产融合总产值增长10%以上。") is None


def test_nothing_that_is_of_another_size() -> None:
    assert proof("落实国储林项目35万亩。", "建设国储林2万亩。", "建设国储林29万亩。") is None
    assert proof("落实国储林项目35万亩。", "建设国储林35.3万亩。", "建设国储林29万亩。") == "35.3万亩"
