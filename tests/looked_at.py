"""What was said of each case when it was last looked at: files of blocks of lines, the first line of each naming its case; and slips put into cases."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


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


def turn(text: str, among: int) -> int:
    """Which of so many ways or groups a text takes: always the same one, whatever is added before it."""
    return zlib.crc32(text.encode()) % among


def slipped(text: str) -> str:
    """A text in whose last number two digits are exchanged, or one is another where all are the same."""
    number = [*_NUMBER.finditer(text)][-1:]
    if not number:
        return text
    said = number[0][0]
    for at in range(len(said) - 1, 0, -1):
        if said[at - 1] != said[at] and said[at - 1].isdigit() and said[at].isdigit():
            other = f"{said[: at - 1]}{said[at]}{said[at - 1]}{said[at + 1 :]}"
            break
    else:
        other = said[:-1] + str((int(said[-1]) + 3) % 10)
    return text[: number[0].start()] + other + text[number[0].end() :]
