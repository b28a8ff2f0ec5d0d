"""Ten indicators over the national reports, as a person read them beside the texts: year, target and result, each with its number
and where it stands. No text of the reports is here.

Reads ``../shared/eval``, or what REPORTDIFF_EVAL names; skipped where that is absent.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import reportdiff as rd

EVALUATION = Path(os.environ.get("REPORTDIFF_EVAL") or Path(__file__).parents[3] / "shared" / "eval")
CELLS = json.loads((Path(__file__).parent / "national_cells.json").read_text(encoding="utf-8"))
FILES = sorted((EVALUATION / "reports").glob("nat20*.zh*"))

pytestmark = pytest.mark.skipif(not FILES, reason=f"no real reports in {EVALUATION}; name them in REPORTDIFF_EVAL")


def found(told: rd.Told | None) -> list[object] | None:
    return [str(told.fact.value), told.fact.start] if told else None


def test_targets_and_results_of_ten_indicators_stand_in_their_years():
    series = {one.id: {year.year: year for year in one.years} for one in rd.track(rd.read_many(FILES)).series}
    right = wrong = 0
    for name, cells in CELLS.items():
        years = series.get(name, {})
        for year, target, result in cells:
            told = years.get(year)
            for expected, got in ((target, told and told.target), (result, told and told.result)):
                same = found(got) == expected
                right, wrong = right + same, wrong + (not same)
    assert right / (right + wrong) >= 0.95, f"{right} of {right + wrong} cells"
