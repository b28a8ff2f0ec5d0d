"""A page speaks one language: whatever is not of the reports' own words is in the one that was asked for."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from pathlib import Path

import pytest

import reportdiff as rd
from reportdiff import following
from reportdiff.lang import language
from reportdiff.model import as_written
from reportdiff.rendering import page

FIXTURES = Path(__file__).parents[2] / "fixtures"
_OUT = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)
_SPOKEN = re.compile(r'(?:title|aria-label|placeholder|alt)="([^"]*)"')
_HAN, _LATIN = re.compile(r"[\u4e00-\u9fff]+"), re.compile(r"[A-Za-z]{2,}")


def words(text: str, form: re.Pattern[str]) -> set[str]:
    """The words of a page that a reader meets, also those that a screen reader says."""
    said = _OUT.sub("\n", text) + "\n".join(_SPOKEN.findall(text))
    return set(form.findall(html.unescape(said)))


def pages(old: rd.Report, new: rd.Report, ui: str) -> dict[str, str]:
    found = rd.diff(old, new, ui=ui)
    findings = rd.check(new, previous=[old], ui=ui)
    return {
        "diff": page.diff(found, following.quoted, ui, findings),
        "check": page.check([new, old], findings, ui),
        "ledger": page.ledger(rd.ledger(old, new, ui=ui), ui),
        "track": page.track(rd.track([old, new], ui=ui), ui),
    }


def own_words(*reports: rd.Report) -> str:
    """What the reports say, and how names, tasks and figures are told from it."""
    forms = language(reports[0].lang).folder.findings
    told = [
        *(f"{fact.indicator} {fact.concept} {as_written(fact)}" for report in reports for fact in report.facts),
        *(one.object for report in reports for one in report.commitments),
        *(task.task for report in reports for task in rd.ledger(report).tasks),
        *(forms[name] for name in forms if name.startswith(("bound_", "growth_", "change_"))),
        *(f"{report.title} {report.issuer}" for report in reports),
    ]
    return "\n".join(["".join(report.text.split()) for report in reports] + [report.text for report in reports] + told)


@pytest.mark.parametrize("kind", ["diff", "check", "ledger", "track"])
def test_english_pages_of_chinese_reports_have_no_chinese_of_their_own(kind: str) -> None:
    old, new = (rd.read(FIXTURES / "qinglan" / f"{year}.txt") for year in (2024, 2025))
    own = own_words(old, new)
    found = {re.sub("个左右$|下降三成$", "", word) for word in words(pages(old, new, "en")[kind], _HAN)}  # a figure with its movement
    assert not {word for word in found if any(pair not in own for pair in map("".join, pairwise(word)))}


@pytest.mark.parametrize("kind", ["diff", "check", "ledger", "track"])
def test_chinese_pages_of_english_reports_have_no_english_of_their_own(kind: str) -> None:
    old, new = (rd.read(FIXTURES / "harwick" / f"{year}.txt") for year in (2024, 2025))
    rules = "".join(f"{one.rule} {one.name}" for one in rd.check(new, previous=[old]))
    own = own_words(old, new) + rules
    assert not {word for word in words(pages(old, new, "zh")[kind], _LATIN) - {"reportdiff", "txt"} if word not in own}
