"""Reads a language's tables of units: the written forms, and the unit that the registry knows each by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from reportdiff.errors import LexiconError

NO_UNIT = "-"  # beside words that only begin as a unit does


@cache
def units_of(lang: str) -> dict[str, str]:
    """Written form → registry unit, for the bundled language ``lang``."""
    return {form: unit for form, unit in forms_of(lang).items() if unit != NO_UNIT}


@cache
def forms_of(lang: str) -> dict[str, str]:
    """As ``units_of``, with the words that only begin as a unit does, and ``-`` for their unit."""
    return read_table(files("reportdiff") / "languages" / lang / "units.txt")


@cache
def currencies_of(lang: str) -> dict[str, tuple[str, str]]:
    """What stands before a number for a currency → its unit, and how it is called where only the sign stands."""
    path = files("reportdiff") / "languages" / lang / "currencies.txt"
    found: dict[str, tuple[str, str]] = {}
    for number, cells in _rows(path, 3, "written forms | unit | name"):
        forms, unit, name = cells
        for form in _forms(forms):
            if form in found:
                raise LexiconError(f"{path}, line {number}: {form!r} stands here a second time")
            found[form] = unit, name
    return found


def read_table(path: Traversable) -> dict[str, str]:
    """Reads lines ``written form, written form | registry unit``; ``#`` begins a comment.

    Raises ``LexiconError`` that names the line which is not of that form, or gives a written form twice.
    """
    table: dict[str, str] = {}
    for number, (forms, unit) in _rows(path, 2, "written forms | unit"):
        for form in _forms(forms):
            if form in table:
                raise LexiconError(f"{path}, line {number}: {form!r} stands here a second time")
            table[form] = unit
    return table


def _forms(cell: str) -> list[str]:
    return [form.strip() for form in cell.split(",")]


def _rows(path: Traversable, cells: int, expected: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        row = [cell.strip() for cell in line.split("|")]
        if len(row) != cells or not all(row):
            raise LexiconError(f"{path}, line {number}: expected '{expected}', got {line!r}")
        yield number, row
