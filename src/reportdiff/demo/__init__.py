"""The invented reports of `reportdiff demo`, a pair in Chinese and one in English; made from `fixtures/`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

LANGS = ("zh", "en")


def paths(lang: str = LANGS[0]) -> tuple[Path, Path]:
    """Where the two reports in this language lie, the older first. The package must be installed as plain files, not in a zip."""
    folder = files(__name__) / lang
    return Path(str(folder / "2024.txt")), Path(str(folder / "2025.txt"))
