"""A law over every report at hand: each fact and each claim quotes its text, and every number of a claim is that of a fact or is
itself quoted.

The invented reports of ``fixtures``, and those of ``../shared/eval`` or of what REPORTDIFF_EVAL names, where there are any.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import reportdiff as rd
from reportdiff.lang import language
from reportdiff.model import report_in_words
from reportdiff.relations import laid_out, relations

ROOT = Path(__file__).parents[2]
EVALUATION = Path(os.environ.get("REPORTDIFF_EVAL") or ROOT.parent / "shared" / "eval")
DAMAGED = ("yuwan2023.docx",)  # on purpose
INVENTED = sorted(
    path for path in (ROOT / "fixtures").rglob("*") if path.suffix in (".txt", ".docx", ".html", ".pdf") and path.name not in DAMAGED
)
REAL = sorted(path for room in ("reports", "companies", "cities") for path in (EVALUATION / room).glob("*.txt"))


def _quotes(path: Path) -> None:
    report = rd.read(path)
    for fact in report.facts:
        assert report.text[fact.start : fact.end] == fact.text, fact.id
        assert 0 <= fact.sentence_start <= fact.start < fact.end <= fact.sentence_end <= len(report.text), fact.id
    for promise in report.commitments:
        assert report.text[promise.start : promise.end] == promise.text, promise.id
    tongue = language(report.lang)
    told, _ = report_in_words(report, tongue.folder.scripts)
    sheet = laid_out(told, tongue)
    for claim in relations(sheet):
        assert 0 <= claim.start < claim.end <= len(told.text), claim
        for role, one in claim.operands:
            assert told.text[one.start : one.end] == one.text, (claim.kind, role)
            assert one.fact is None or one.fact in told.facts, (claim.kind, role)


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.relative_to(ROOT).as_posix(), marks=[] if path.suffix == ".txt" else pytest.mark.slow) for path in INVENTED]
)
def test_facts_and_claims_of_invented_reports_quote_their_text(path: Path) -> None:
    _quotes(path)


@pytest.mark.slow
@pytest.mark.skipif(not REAL, reason=f"no real reports in {EVALUATION}; name them in REPORTDIFF_EVAL")
@pytest.mark.parametrize("path", REAL, ids=[path.stem for path in REAL])
def test_facts_and_claims_of_real_reports_quote_their_text(path: Path) -> None:
    _quotes(path)
