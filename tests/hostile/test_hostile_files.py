"""Files made to exhaust a reader are read, or refused in one line, in seconds; ``make hostile`` makes them far larger."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

import reportdiff as rd

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from hostile_files import HOSTILE, Hostile

ROOMY = 8.0  # seconds of the processor


@pytest.mark.parametrize("kind", HOSTILE, ids=lambda kind: kind.name)
def test_is_read_or_refused_in_time(tmp_path: Path, kind: Hostile) -> None:
    file = tmp_path / f"r{kind.suffix}"
    file.write_bytes(kind.make(kind.small))
    began = time.process_time()
    try:
        report, refused = rd.read(file), ""
    except rd.ReportError as error:
        report, refused = None, str(error)
    assert time.process_time() - began < ROOMY
    assert "\n" not in refused
    assert report is None or all(report.text[fact.start : fact.end] == fact.text for fact in report.facts)


def test_a_quotation_within_many_keeps_its_places(tmp_path: Path) -> None:
    file = tmp_path / "r.md"
    file.write_text("# 2025年政府工作报告\n\n" + ">" * 3_000 + "产值增长6.5%。\n\n产值增长7%。\n", encoding="utf-8")
    report = rd.read(file, lang="zh")
    assert [report.text[fact.start : fact.end] for fact in report.facts] == ["6.5%", "7%"]
