"""The main job in English from end to end: the invented reports of Harwick against the table that a person wrote of them."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

import reportdiff as rd
from reportdiff.model import CommitmentStatus, Diff, Fact, Kind, Move, Outcome

FIXTURES = Path(__file__).parents[2] / "fixtures" / "harwick"
Span = tuple[int, int]


@cache
def _found() -> Diff:
    return rd.diff(rd.read(FIXTURES / "2024.txt"), rd.read(FIXTURES / "2025.txt"))


def _rows(part: str) -> list[dict[str, str]]:
    lines = (FIXTURES / "expected.tsv").read_text(encoding="utf-8").splitlines()
    rows, current = [], ""
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["no"].startswith("# "):
            current = row["no"][2:]
        elif current == part:
            rows.append(row)
    return rows


def _span(text: str, begin: int, context: str, figure: str) -> Span | None:
    if figure == "-":
        return None
    assert text.count(context, begin) == 1, context
    start = text.index(context, begin) + context.index(figure)
    return start, start + len(figure)


def _holds(span: Span | None, fact: Fact | None) -> bool:
    return fact is None if span is None else fact is not None and fact.start < span[1] and span[0] < fact.end


def _outcome(row: dict[str, str]) -> Outcome:
    text = _found().old.text
    span = _span(text, text.index("II. Tasks for 2024"), row["target_context"], row["target"])
    return next(one for one in _found().outcomes if _holds(span, one.target))


@pytest.mark.parametrize("row", _rows("due"), ids=lambda row: row["indicator"])
def test_outcome_of_a_target(row: dict[str, str]) -> None:
    outcome, text = _outcome(row), _found().new.text
    assert outcome.status == row["status"], outcome.why
    assert _holds(_span(text, 0, row["proof_context"], row["proof"]), outcome.actual), outcome.actual
    plan = text.index("II. Tasks for 2025")
    assert _holds(_span(text, plan, row["renewed_context"], row["renewed"]), outcome.renewed), outcome.renewed
    assert (outcome.change or "-") == row["change"]
    assert outcome.why.isascii()


def test_nothing_else_is_followed() -> None:
    assert len(_found().outcomes) == len(_rows("due"))
    text = _found().old.text
    plan = text.index("II. Tasks for 2024")
    targets = [fact for fact in _found().old.facts if fact.kind is Kind.TARGET]
    for row in _rows("not targets"):
        span = _span(text, plan, row["target_context"], row["target"])
        assert not any(_holds(span, fact) for fact in targets), row
    (pending,) = _found().pending
    assert (pending.target.text, pending.target.year) == ("45 percent", 2026)


def test_heads_owner_and_deadline() -> None:
    old, new = _found().old, _found().new
    assert (old.lang, old.year, old.date, old.issuer) == ("en", 2024, "2024-01-16", "Harwick City Government")
    assert (new.lang, new.year, new.date, new.issuer) == ("en", 2025, "2025-01-14", "Harwick City Government")
    target = next(one.target for one in _found().outcomes if one.target.text == "40")
    assert (target.owner, target.deadline) == ("Economic Bureau", "by the end of September")


def test_commitments_without_a_figure() -> None:
    told = {one.commitment.names[0]: one.status for one in _found().commitments if one.commitment.names}
    assert told["Gull Point Science Park"] is CommitmentStatus.REPORTED
    assert told["East Quay Rail Link"] is CommitmentStatus.CONTINUED


def test_sections_of_the_plan() -> None:
    pairs = {pair.old.title: pair for pair in _found().sections if pair.old and pair.old.part == "plan"}
    assert pairs["Tasks for 2024"].new is not None
    assert pairs["Tasks for 2024"].new.title == "Tasks for 2025"
    assert pairs["We will make the port work faster"].new is not None
    assert pairs["We will make the port work faster"].new.title == "We will make the port a gateway"
    assert pairs["We will make the city safe from floods"].change is Move.KEPT


def test_a_report_against_itself_drops_nothing() -> None:
    report = rd.read(FIXTURES / "2025.txt")
    assert {pair.change for pair in rd.diff(report, report).sections} == {Move.KEPT}
    assert rd.check(report) == ()
