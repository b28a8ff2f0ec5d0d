"""Spoiled inputs through the whole way, the same ones each time; ``fuzzing.py`` goes on from there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import fuzzing
import pytest

# Cases that once broke something, by their seeds; what each was is told where it was mended.
BROKEN = (1795988784003, 1795994132851, 1795994133149, 1795995835188, 1795995835696)
GROUPS = [BROKEN, *(range(first, first + 50) for first in range(0, 400, 50))]  # a minute or so in all


@pytest.mark.skipif(os.name != "posix", reason="timers of POSIX")
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("seeds", GROUPS, ids=lambda seeds: str(seeds[0]))
def test_spoiled_inputs_break_nothing(tmp_path: Path, seeds: Sequence[int]) -> None:
    for seed in seeds:
        with fuzzing.impatient(fuzzing.PATIENCE):
            try:
                fuzzing.run(fuzzing.case(seed), tmp_path)
            except Exception as fault:
                raise AssertionError(f"python tests/fuzz/fuzzing.py --seed {seed}: {fuzzing.place(fault)}") from fault


def test_a_case_is_found_again_by_its_seed() -> None:
    assert fuzzing.case(7) == fuzzing.case(7)
    assert len({fuzzing.case(seed).old for seed in range(20)}) > 15
