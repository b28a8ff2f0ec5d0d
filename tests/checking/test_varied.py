"""All that is found and read in cases that are said otherwise, and in long reports, to the last line."""

from __future__ import annotations

import pytest
from told_varied import TOLD, Case, file_of, lines, lines_of_report, names, varied

from looked_at import blocks


@pytest.mark.parametrize("case", varied(), ids=str)
def test_all_that_is_read_in_a_case_said_otherwise(case: Case) -> None:
    assert tuple(lines(case)) in blocks(TOLD, case.file)


@pytest.mark.parametrize("name", names())
def test_all_that_is_read_in_a_long_report(name: str) -> None:
    assert tuple(lines_of_report(name)) in blocks(TOLD, f"report-{file_of(name)}")
