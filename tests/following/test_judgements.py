"""A target, what the next report says of it, and how the two are judged: a table of cases, run through the public API.

``judgements.tsv``: the target as the plan of OLD words it; what the review of NEW says; outcome, relation and margin in
the target's unit; and, where the verdict needs it, what the review of OLD said. A line that begins with ``#`` is a
heading.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

import reportdiff as rd
from reportdiff.lang import language
from reportdiff.model import Outcome

TABLE = Path(__file__).parent / "judgements.tsv"
OLD = "2030年云溪县政府工作报告\n\n一、2029年工作回顾\n\n{before}。\n\n二、2030年工作安排\n\n{target}。\n"
NEW = "2031年云溪县政府工作报告\n\n一、2030年工作回顾\n\n{report}。\n\n二、2031年工作安排\n\n接着干。\n"


def cases() -> list[dict[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row for row in rows if not row["target"].startswith("#")]


def judged(case: dict[str, str]) -> Outcome:
    old = rd.parse(OLD.format(before=case["before"] or "茶叶丰收", target=case["target"]), lang="zh")
    new = rd.parse(NEW.format(report=case["report"]), lang="zh")
    (outcome,) = rd.diff(old, new).outcomes
    return outcome


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= 110


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['target']} | {case['report']}")
def test_judgement(case: dict[str, str]) -> None:
    outcome = judged(case)
    assert outcome.outcome == case["outcome"], outcome.why
    if case["relation"] == "-":
        assert outcome.margin is None
        assert outcome.actual is None
        return
    assert outcome.margin == Decimal(case["margin"])
    relation = language("zh").folder.reasons[case["relation"]].partition("{")[0]
    assert f"，{relation}" in outcome.why
    assert ("只到" in outcome.why) == (outcome.actual is not None and outcome.actual.period is not None)
