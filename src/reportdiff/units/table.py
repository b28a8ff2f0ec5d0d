"""Reads a language's table of units: the written forms, and the unit that the registry knows each by."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from reportdiff.errors import LexiconError

COUNT = "count"  # the registry's unit of what is counted: people, households, projects


@cache
def units_of(lang: str) -> dict[str, str]:
    """Written form → registry unit, for the bundled language ``lang``."""
    return read_table(files("reportdiff.lang") / lang / "units.txt")


def read_table(path: Traversable) -> dict[str, str]:
    """Reads lines ``written form, written form | registry unit``; ``#`` begins a comment.

    Raises ``LexiconError`` that names the line which is not of that form, or gives a written form twice.
    """
    table: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        forms, bar, unit = (piece.strip() for piece in line.partition("|"))
        if not bar or not unit or not forms:
            raise LexiconError(f"{path}, line {number}: expected 'written forms | unit', got {line!r}")
        for form in (form.strip() for form in forms.split(",")):
            if form in table:
                raise LexiconError(f"{path}, line {number}: {form!r} stands here a second time")
            table[form] = unit
    return table
