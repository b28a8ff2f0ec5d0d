"""What was said of each case when it was last looked at: files of blocks of lines, the first line of each naming its case."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path


@cache
def blocks(folder: Path, file: str) -> frozenset[tuple[str, ...]]:
    """The blocks of one of the files of a folder."""
    return frozenset(tuple(block.splitlines()) for block in _at(folder, file).read_text(encoding="utf-8").rstrip("\n").split("\n\n"))


def write(folder: Path, told: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Writes anew what is told of all cases, each with the name of its file."""
    folder.mkdir(exist_ok=True)
    files: dict[str, list[str]] = {}
    for file, lines in told:
        files.setdefault(file, []).append("\n".join(lines))
    for file, written in files.items():
        _at(folder, file).write_text("\n\n".join(written) + "\n", encoding="utf-8")


def _at(folder: Path, file: str) -> Path:
    return folder / f"{file}.txt"
