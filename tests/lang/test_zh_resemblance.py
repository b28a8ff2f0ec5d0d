"""What is told apart at once is never alike: the matrix against each pair compared by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportdiff as rd
from reportdiff.lang import language

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"


@pytest.mark.parametrize("at_least", [0.3, 0.6])
def test_no_pair_that_is_alike_is_passed_over(at_least: float) -> None:
    zh = language("zh")
    old, new = (rd.read(FIXTURES / f"{year}.txt").facts for year in (2024, 2025))
    hopeful = zh.may_be_alike(old, new, at_least)
    passed_over = [(a, b) for i, a in enumerate(old) for j, b in enumerate(new) if not hopeful[i, j]]
    assert len(passed_over) > 0.9 * len(old) * len(new)
    assert max(zh.alike(a, b) for a, b in passed_over) < at_least
