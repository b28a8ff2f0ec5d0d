"""A few hundred spoiled inputs through the whole way, the same ones each time; ``fuzzing.py`` goes on from there."""

from __future__ import annotations

import os
import time
from pathlib import Path

import fuzzing
import pytest

SECONDS = 20.0
# Cases that once broke something, by their seeds; what each was is told where it was mended.
BROKEN = (1795988784003, 1795994132851, 1795994133149, 1795995835188, 1795995835696)


@pytest.mark.skipif(os.name != "posix", reason="timers of POSIX")
@pytest.mark.filterwarnings("ignore")
def test_spoiled_inputs_break_nothing(tmp_path: Path) -> None:
    began = time.process_time()
    for seed in (*BROKEN, *range(400)):
        with fuzzing.impatient(fuzzing.PATIENCE):
            try:
                fuzzing.run(fuzzing.case(seed), tmp_path)
            except Exception as fault:
                raise AssertionError(f"python tests/fuzz/fuzzing.py --seed {seed}: {fuzzing.place(fault)}") from fault
        if time.process_time() - began > SECONDS:
            break


def test_a_case_is_found_again_by_its_seed() -> None:
    assert fuzzing.case(7) == fuzzing.case(7)
    assert len({fuzzing.case(seed).old for seed in range(20)}) > 15
