"""Every rule against its cases: what it must find, and what it must leave alone."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from told_cases import TOLD, all_cases, lines, seen

import reportdiff as rd
from looked_at import blocks
from reportdiff.checking import RULES
from reportdiff.checking.rule import Rule
from rule_cases import cases, report

LEAST = 6  # cases of either kind for each rule, in Chinese
LEAST_ENGLISH = 2


def name_of(place: int) -> str:
    return f"{all_cases()[place].file}-{all_cases()[place].kind}-{place}"


@pytest.mark.parametrize("place", [at for at, case in enumerate(all_cases()) if case.kind], ids=name_of)
def test_case(place: int) -> None:
    case, one = all_cases()[place], seen(place)
    if case.kind == "silent":
        assert [finding.message for finding in one.findings] == []
    if case.kind == "find":
        assert one.findings, "nothing was found"
    if "quote" in case.said:
        start = one.report.text.index(case.said["quote"])
        assert any(finding.start < start + len(case.said["quote"]) and start < finding.end for finding in one.findings), one.findings
    if "expected" in case.said:
        assert case.said["expected"] in {finding.expected for finding in one.findings}
    told = tuple(lines(place))
    assert told in [block for block in blocks(TOLD, case.file) if block[0] == told[0]]


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
