"""Real reports of a quarter of their issuers, with hostile files in the middle: killed and started again, the rows are the same.

Reads ``../shared/eval``, or what REPORTDIFF_EVAL names; skipped where that is absent.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from data_sets import everything, rows
from test_batch import awaited

from looked_at import turn

EVALUATION = Path(os.environ.get("REPORTDIFF_EVAL") or Path(__file__).parents[3] / "shared" / "eval")
REAL = sorted(
    str(path) for name in ("reports", "cities") for path in (EVALUATION / name).glob("*.*")
    if path.suffix in (".txt", ".md", ".docx", ".pdf") and turn(re.sub(r"\d.*", "", path.name), 4) == 0
)  # fmt: skip

pytestmark = pytest.mark.skipif(not REAL, reason=f"no real reports in {EVALUATION}; name them in REPORTDIFF_EVAL")


def batch(out: Path, *sources: str) -> list[str]:
    return [sys.executable, "-m", "reportdiff", "batch", *sources, "-o", str(out), "--workers", "2", "-q"]


def hostile(folder: Path) -> Path:
    """A bomb, a line of 200,000 characters, a Word file that was cut short."""
    folder.mkdir()
    with zipfile.ZipFile(folder / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        with bomb.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(b" " * 1024 * 1024)
    line = "茶叶产量7万吨，增长6%，"
    (folder / "line.txt").write_text((line * 20_000)[:200_000], encoding="utf-8")
    whole = next((EVALUATION / "reports").glob("*.docx")).read_bytes()
    (folder / "cut.docx").write_bytes(whole[: len(whole) // 2])
    return folder


def test_killed_and_started_again_with_hostile_files_in_the_middle(tmp_path: Path) -> None:
    sources = [*REAL[::2], str(hostile(tmp_path / "hostile")), *REAL[1::2]]
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    for pattern, count in (("_work/reports/*/*", len(REAL) // 3), ("_work/rows/*/*", len(REAL) // 4)):
        process = subprocess.Popen(batch(killed, *sources), stderr=subprocess.PIPE)
        awaited(process, killed, pattern, count)
        process.kill()
        process.communicate()
    subprocess.run(batch(killed, *sources), check=True)
    subprocess.run(batch(whole, *reversed(sources)), check=True)
    assert everything(killed) == everything(whole)
    told = {Path(row[0]).name: row[1] for row in rows(whole, "errors", "source, kind")}
    assert (told["bomb.docx"], told["cut.docx"]) == ("unreadable", "unreadable")
    assert told["line.txt"] in ("year", "time")
    assert {row[0] for row in rows(whole, "reports", "source")} >= set(REAL) - {
        row[0] for row in rows(whole, "errors", "source") if told[Path(str(row[0])).name] == "unreadable"
    }
