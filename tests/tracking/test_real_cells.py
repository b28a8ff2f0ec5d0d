"""Indicators over the years, as a person read them beside the reports: year, target and result, each with its number and where
it stands. Ten of the national reports, a dozen and more of three cities. No text of the reports is here.

Reads ``../shared/eval``, or what REPORTDIFF_EVAL names; skipped where that is absent.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import reportdiff as rd

EVALUATION = Path(os.environ.get("REPORTDIFF_EVAL") or Path(__file__).parents[3] / "shared" / "eval")
NATIONAL = sorted((EVALUATION / "reports").glob("nat20*.zh*"))
CELLS = {
    name: json.loads((Path(__file__).parent / f"{name}_cells.json").read_text(encoding="utf-8")) for name in ("national", "city")
}

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not NATIONAL, reason=f"no real reports in {EVALUATION}; name them in REPORTDIFF_EVAL")]


def found(told: rd.Told | None) -> list[object] | None:
    return [str(told.fact.value), told.fact.start] if told else None


def right(files: Sequence[Path], cells: dict[str, Any]) -> tuple[int, int]:
    """How many targets and results stand in their years as they were read, and of how many."""
    series = {one.id: {year.year: year for year in one.years} for one in rd.track(rd.read_many(files)).series if not one.spread}
    checks = [
        found(getattr(told, side) if (told := series.get(name, {}).get(year)) else None) == read
        for name, years in cells.items()
        for year, *sides in years
        for side, read in zip(("target", "result"), sides, strict=True)
    ]
    return sum(checks), len(checks)


def test_targets_and_results_of_ten_national_indicators_stand_in_their_years() -> None:
    good, all_ = right(NATIONAL, CELLS["national"])
    assert good / all_ >= 0.95, f"{good} of {all_} cells"


@pytest.mark.parametrize("city", CELLS["city"])
def test_targets_and_results_of_a_citys_indicators_stand_in_their_years(city: str) -> None:
    good, all_ = right(sorted((EVALUATION / "cities").glob(f"{city}*.md")), CELLS["city"][city])
    assert good / all_ >= 0.9, f"{good} of {all_} cells"
