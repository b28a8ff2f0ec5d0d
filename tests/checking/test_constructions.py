"""Constructions that are looked at by all rules: everything that is found and read in them."""

from __future__ import annotations

import pytest
from told_cases import TOLD, all_cases, lines

from looked_at import blocks


def name_of(place: int) -> str:
    return f"{all_cases()[place].file}-{place}"


@pytest.mark.parametrize("place", [at for at, case in enumerate(all_cases()) if not case.kind], ids=name_of)
def test_all_that_is_read_in_a_construction(place: int) -> None:
    told = tuple(lines(place))
    assert told in [block for block in blocks(TOLD, all_cases()[place].file) if block[0] == told[0]]
