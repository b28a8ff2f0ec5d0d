"""The two invented reports of one invented district that `reportdiff demo` reads; made from `fixtures/qinglan/`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def paths() -> tuple[Path, Path]:
    """Where the bundled reports lie, the older first. The package must be installed as plain files, not in a zip."""
    folder = files(__name__)
    return Path(str(folder / "2024.txt")), Path(str(folder / "2025.txt"))
