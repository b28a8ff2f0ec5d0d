"""A result under the name under which the new report sets the target again."""

from __future__ import annotations

from pathlib import Path

import reportdiff as rd


def reports(promised: str, told: str, again: str) -> tuple[rd.Report, rd.Report]:
    old = f"青岭县人民政府工作报告\n（2030年1月10日）\n\n一、2029年工作回顾\n\n地区生产总值增长6%。\n\n二、2030年工作安排\n\n{promised}\n"
    new = f"青岭县人民政府工作报告\n（2031年1月10日）\n\n一、2030年工作回顾\n\n{told}\n\n二、2031年工作安排\n\n{again}\n"
    return rd.parse(old, name="old.txt"), rd.parse(new, name="new.txt")


def proof(promised: str, told: str, again: str) -> str | None:
    (row,) = rd.diff(*reports(promised, told, again)).outcomes
    return row.actual.text if row.actual else None


def test_what_the_plan_calls_it_now_the_review_calls_it_too() -> None:
    again = "香榧名优产业前中后端聚合总产值增长10%以上。"
    assert proof("香榧名优加工产业聚合产值增长10%以上。", "香榧名优产业前中后端聚合总产值增长17.9%。", again) == "17.9%"


def test_nothing_where_the_review_tells_two_figures_under_the_name() -> None:
    told = "香榧名优产业前中后端聚合总产值增长17.9%。其中上半年，香榧名优产业前中后端聚合总产值增长3%。"
    assert proof("香榧名优加工产业聚合产值增长10%以上。", told, "香榧名优产业前中后端聚合总产值增长10%以上。") is None


def test_nothing_that_is_of_another_size() -> None:
    assert proof("落实国储林项目35万亩。", "建设国储林2万亩。", "建设国储林29万亩。") is None
    assert proof("落实国储林项目35万亩。", "建设国储林35.3万亩。", "建设国储林29万亩。") == "35.3万亩"


def _sentence(report: rd.Report, fact: rd.Fact) -> str:
    return report.text[fact.sentence_start : fact.sentence_end]


def test_what_a_person_refused_is_not_taken_again(tmp_path: Path) -> None:
    again = "香榧名优产业前中后端聚合总产值增长10%以上。"
    old, new = reports("香榧名优加工产业聚合产值增长10%以上。", "香榧名优产业前中后端聚合总产值增长17.9%。", again)
    target, figure = next(fact for fact in old.facts if fact.text == "10%"), next(fact for fact in new.facts if fact.text == "17.9%")
    said = {
        "decide": "not", "indicator": target.indicator, "target": target.text, "sentence": _sentence(old, target),
        "figure": figure.text, "figure_sentence": _sentence(new, figure),
        "reason": "口径不同", "by": "督查室",
    }  # fmt: skip
    file = tmp_path / "decisions.toml"
    file.write_text("[[decision]]\n" + "".join(f'{key} = "{value}"\n' for key, value in said.items()), encoding="utf-8")
    (row,) = rd.diff(old, new, decisions=file).outcomes
    assert row.actual is None


def test_a_figure_four_times_as_small_says_too_little_by_its_name_alone() -> None:
    assert proof("落实国储林项目35万亩。", "建设国储林8.8万亩。", "建设国储林29万亩。") == "8.8万亩"
    assert proof("落实国储林项目35万亩。", "建设国储林8.6万亩。", "建设国储林29万亩。") is None


def test_what_several_years_came_to_is_no_result_of_one() -> None:
    again = "香榧名优产业前中后端聚合总产值12亿元。"
    assert proof("香榧名优加工产业聚合产值12亿元。", "四年累计香榧名优产业前中后端聚合总产值46亿元。", again) is None
    assert proof("香榧名优加工产业聚合产值12亿元。", "香榧名优产业前中后端聚合总产值13亿元。", again) == "13亿元"


def test_whatever_verb_says_that_it_is_made() -> None:
    again = "组建茶旅联合体30家。"
    assert proof("组建开放型、合作型茶旅联合体10家。", "布局建设茶旅联合体60家。", again) == "60家"
    assert proof("组建开放型、合作型茶旅联合体10家。", "布局建设茶旅联合体300家。", again) is None


def test_a_verb_of_another_stage_is_another_work() -> None:
    assert proof("新开工农村驿站30座。", "建成投用农村驿站36座。", "建设农村驿站20座。") is None
