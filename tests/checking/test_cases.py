"""Every rule against its cases: what it must find, and what it must leave alone."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

import reportdiff as rd
from reportdiff.checking import RULES
from reportdiff.checking.rule import Rule

LEAST = 6  # cases of either kind for each rule, in Chinese
LEAST_ENGLISH = 2
_CHAPTERS = {
    "zh": "一、{last}年工作回顾\n{review}\n二、{year}年工作安排\n{plan}\n",
    "en": "I. A Review of Our Work in {last}\n{review}\nII. Tasks for {year}\n{plan}\n",
}
_HEADS = {
    "zh": "青澜县{year}年政府工作报告\n——{year}年1月10日在青澜县第三届人民代表大会第五次会议上\n青澜县县长  林远\n各位代表：\n",
    "en": "Report on the Work of the Government\nDelivered at the Fifth Session of the Third People's Congress of Marlow County on "
    "January 10, {year}\nFellow Deputies,\n",
}


def report(year: int, review: str, plan: str, name: str, lang: str) -> rd.Report:
    """A report of two chapters around the sentences of a case."""
    chapters = _CHAPTERS[lang].format(last=year - 1, year=year, review=review, plan=plan)
    return rd.parse(_HEADS[lang].format(year=year) + chapters, name=name, year=year, lang=lang)


def cases(rule: Rule) -> dict[str, list[dict[str, Any]]]:
    """The cases beside a rule, ``find`` and ``silent``.

    Each has ``review`` and ``plan``, the sentences of the two chapters, or ``text``, a whole report; and of last year's
    report ``old_review`` and ``old_plan``. ``lang`` is the language of a case, ``zh`` where it does not say.
    """
    module = type(rule).__module__.rpartition(".")[2]
    file = resources.files("reportdiff.checking.rules") / f"{module}.toml"
    loaded: dict[str, list[dict[str, Any]]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return loaded


def findings(rule: Rule, case: dict[str, Any]) -> tuple[rd.Report, tuple[rd.Finding, ...]]:
    """What the rule says of a case."""
    lang = case.get("lang", "zh")
    new = report(2025, case.get("review", ""), case.get("plan", ""), "new", lang)
    if "text" in case:
        new = rd.parse(case["text"], name="new", year=case.get("year", 2025), lang=lang)
    previous = []
    if "old_review" in case or "old_plan" in case:
        previous = [report(2024, case.get("old_review", ""), case.get("old_plan", ""), "old", lang)]
    return new, rd.check(new, previous, select=[rule.code])


ALL = [(rule, kind, case) for rule in RULES for kind, listed in cases(rule).items() for case in listed]


@pytest.mark.parametrize(("rule", "kind", "case"), ALL, ids=[f"{r.code}-{k}-{i}" for i, (r, k, _) in enumerate(ALL)])
def test_case(rule: Rule, kind: str, case: dict[str, Any]) -> None:
    new, found = findings(rule, case)
    if kind == "silent":
        assert [one.message for one in found] == []
        return
    assert found, "nothing was found"
    if "quote" in case:
        start = new.text.index(case["quote"])
        assert any(one.start < start + len(case["quote"]) and start < one.end for one in found), found
    if "expected" in case:
        assert case["expected"] in {one.expected for one in found}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_has_cases_of_both_kinds(rule: Rule) -> None:
    listed = cases(rule)
    assert set(listed) == {"find", "silent"}
    for kind in listed.values():
        assert sum(case.get("lang", "zh") == "zh" for case in kind) >= LEAST
        assert sum(case.get("lang") == "en" for case in kind) >= LEAST_ENGLISH


def test_each_rule_has_a_file_of_its_own() -> None:
    folder = Path(str(resources.files("reportdiff.checking.rules")))
    assert len(list(folder.glob("rd*.py"))) == len(RULES) == len({rule.code for rule in RULES})


def test_a_report_of_headings_without_a_figure_is_looked_at() -> None:
    assert rd.check(report(2025, "一项工作。", "一项工作。", "空", "zh")) == ()
