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

LEAST = 6  # cases of either kind for each rule
_HEAD = "青澜县{year}年政府工作报告\n——{year}年1月10日在青澜县第三届人民代表大会第五次会议上\n青澜县县长  林远\n各位代表：\n"


def report(year: int, review: str, plan: str, name: str) -> rd.Report:
    """A report of two chapters around the sentences of a case."""
    chapters = f"一、{year - 1}年工作回顾\n{review}\n二、{year}年工作安排\n{plan}\n"
    return rd.parse(_HEAD.format(year=year) + chapters, name=name, year=year)


def cases(rule: Rule) -> dict[str, list[dict[str, Any]]]:
    """The cases beside a rule, ``find`` and ``silent``.

    Each has ``review`` and ``plan``, the sentences of the two chapters, or ``text``, a whole report; and of last year's
    report ``old_review`` and ``old_plan``.
    """
    module = type(rule).__module__.rpartition(".")[2]
    file = resources.files("reportdiff.checking.rules") / f"{module}.toml"
    loaded: dict[str, list[dict[str, Any]]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return loaded


def findings(rule: Rule, case: dict[str, Any]) -> tuple[rd.Report, tuple[rd.Finding, ...]]:
    """What the rule says of a case."""
    new = report(2025, case.get("review", ""), case.get("plan", ""), "new")
    if "text" in case:
        new = rd.parse(case["text"], name="new", year=case.get("year", 2025))
    previous = []
    if "old_review" in case or "old_plan" in case:
        previous = [report(2024, case.get("old_review", ""), case.get("old_plan", ""), "old")]
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
    assert min(len(listed["find"]), len(listed["silent"])) >= LEAST


def test_each_rule_has_a_file_of_its_own() -> None:
    folder = Path(str(resources.files("reportdiff.checking.rules")))
    assert len(list(folder.glob("rd*.py"))) == len(RULES) == len({rule.code for rule in RULES})
