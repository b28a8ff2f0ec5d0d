"""The same report as text, Word, web page and PDF: the same facts, at other offsets."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import reportdiff as rd
from reportdiff.model import Fact, Report

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"


@cache
def _read(year: int, ending: str) -> Report:
    return rd.read(FIXTURES / f"{year}.{ending}")


def _said(fact: Fact) -> tuple[object, ...]:
    """What a fact says, without where: PDFs break a figure over two lines."""
    return (
        "".join(fact.text.split()), fact.indicator, fact.value, fact.low, fact.high,
        fact.unit, fact.kind, fact.measure, fact.direction,
        fact.comparator, fact.year,
    )  # fmt: skip


@pytest.mark.parametrize("year", [2024, 2025])
@pytest.mark.parametrize("ending", ["docx", "html", "pdf"])
def test_facts_are_those_of_the_text(year: int, ending: str) -> None:
    plain, other = [_said(f) for f in _read(year, "txt").facts], [_said(f) for f in _read(year, ending).facts]
    assert [fact for fact in other if fact not in plain] == []
    assert [fact for fact in plain if fact not in other] == []
    assert other == plain


@pytest.mark.parametrize("year", [2024, 2025])
@pytest.mark.parametrize("ending", ["txt", "docx", "html", "pdf"])
def test_every_fact_quotes_its_text(year: int, ending: str) -> None:
    report = _read(year, ending)
    for fact in report.facts:
        assert report.text[fact.start : fact.end] == fact.text
        assert fact.sentence_start <= fact.start < fact.end <= fact.sentence_end


@pytest.mark.parametrize("year", [2024, 2025])
@pytest.mark.parametrize("ending", ["docx", "html", "pdf"])
def test_head_is_that_of_the_text(year: int, ending: str) -> None:
    plain, other = _read(year, "txt"), _read(year, ending)
    assert (other.title, other.issuer, other.date, other.year) == (plain.title, plain.issuer, plain.date, plain.year)


@pytest.mark.parametrize("ending", ["docx", "html", "pdf"])
def test_outcomes_are_those_of_the_text(ending: str) -> None:
    plain, other = rd.diff(_read(2024, "txt"), _read(2025, "txt")), rd.diff(_read(2024, ending), _read(2025, ending))
    assert [(_said(o.target), o.status, o.change, o.margin) for o in other.outcomes] == [
        (_said(o.target), o.status, o.change, o.margin) for o in plain.outcomes
    ]
