"""The notebook of the documentation runs, and shows what it gives."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "years.ipynb"


def test_it_shows_what_it_gives() -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "notebook.py"), "--check"],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"python docs/notebook.py --write writes it anew\n{done.stdout}{done.stderr}"


def test_it_has_no_fault_and_two_pictures() -> None:
    outputs = [output for cell in nbformat.read(NOTEBOOK, as_version=4).cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output["output_type"] == "error"]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 2
