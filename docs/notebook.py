"""Runs the notebook of the documentation and checks that its outputs are what it shows, or writes them anew.

    python docs/notebook.py --check     # exit 1 where it shows something else
    python docs/notebook.py --write     # after the program changed

It runs from the repository's root. Pictures are written but not compared: their bytes change with the library.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "docs" / "years.ipynb"


def executed(notebook: Any) -> Any:
    """The notebook with the outputs that it has now."""
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
    for cell in notebook.cells:
        cell.metadata = {}
    notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}, "language_info": {"name": "python"}}
    return notebook


def shown(notebook: Any) -> list[list[str]]:
    """The texts that each cell shows."""
    return [
        [output.get("text") or output.get("data", {}).get("text/plain", "") for output in cell.get("outputs", ())]
        for cell in notebook.cells
    ]


def main() -> int:
    """Check or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--check", action="store_true")
    wanted.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    before = shown(nbformat.read(NOTEBOOK, as_version=4))
    now = executed(nbformat.read(NOTEBOOK, as_version=4))
    if write:
        nbformat.write(now, NOTEBOOK)
        return 0
    for number, (old, new) in enumerate(zip(before, shown(now), strict=True), 1):
        if old != new:
            print(f"cell {number} shows\n{''.join(old)}\nand gives\n{''.join(new)}")
            return 1
    print("the notebook shows what it gives")
    return 0


if __name__ == "__main__":
    sys.exit(main())
