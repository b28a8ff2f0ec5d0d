"""Columns on a screen: how wide a text is shown, cut to a width, and how columns share a line.

A Chinese character takes two columns of a terminal; a combining mark none. wcwidth knows which.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from wcwidth import wcswidth

ELLIPSIS = "…"

_OPENING, _CLOSING = ("Ps", "Pi"), ("Pe", "Pf")  # categories of Unicode

# A letter can carry any number of combining marks; no cell needs more characters than this for a column.
_CHARACTERS_PER_COLUMN = 8


def width(text: str) -> int:
    """How many columns ``text`` (cleaned, on one line) takes on a terminal."""
    return max(0, wcswidth(text))


def clip(text: str, limit: int) -> str:
    """``text``, or as much of it as fits into ``limit`` columns with ``…`` behind; never half a wide character."""
    text = text[: limit * _CHARACTERS_PER_COLUMN + 1]
    if len(text) <= limit * _CHARACTERS_PER_COLUMN and width(text) <= limit:
        return text
    for cut in range(len(text) - 1, 0, -1):
        if unicodedata.category(text[cut])[0] == "M":  # a mark belongs to the letter before it
            continue
        kept = text[:cut].rstrip() + ELLIPSIS
        if width(kept) <= limit:
            return kept
    return ELLIPSIS


def share(natural: Sequence[int], least: Sequence[int], budget: int, yielding: Sequence[bool]) -> list[int]:
    """Widths for columns that are ``natural`` wide, so that together they take no more than ``budget``.

    Columns that are ``yielding`` give way first, down to their ``least``; then the column that has the most above its
    ``least``, so that short columns stay whole. The sum of ``least`` must not exceed the budget.
    """
    widths = [min(one, budget) for one in natural]
    while sum(widths) > budget:
        room = [have - need for have, need in zip(widths, least, strict=True)]
        first = [some if yields else 0 for some, yields in zip(room, yielding, strict=True)]
        room = first if max(first) > 0 else room
        widest = room.index(max(room))
        widths[widest] -= 1
    return widths


def fold(clauses: Sequence[str], joint: str, limit: int) -> list[str]:
    """``clauses`` joined by ``joint`` into lines of at most ``limit`` columns, broken only between clauses."""
    parts = [clause + (joint if more else "") for clause, more in _with_more(clauses)]
    lines: list[str] = []
    for part in parts:
        if lines and width(lines[-1] + part.rstrip()) <= limit:
            lines[-1] += part
        else:
            lines.append(part)
    return [clip(line.rstrip(), limit) for line in lines]


def wrap(text: str, limit: int) -> list[str]:
    """The whole of ``text`` (cleaned) on lines of at most ``limit`` columns, broken at a space where one is near.

    Chinese is written without spaces and may be broken after any character.
    """
    lines = []
    while text:
        fits = _fitting(text, limit)
        space = text.rfind(" ", fits * 2 // 3, fits + 1) if fits < len(text) else -1
        cut = space if space > 0 else _where_a_line_may_end(text, fits)
        lines.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return lines


def _where_a_line_may_end(text: str, fits: int) -> int:
    """The last place up to ``fits`` that parts no number or word, behind what opens nothing and before what closes nothing; ``fits``
    where there is none."""
    if fits >= len(text):
        return fits
    return next((at for at in range(fits, fits * 2 // 3, -1) if _may_part(text[at - 1], text[at])), fits)


def _may_part(before: str, behind: str) -> bool:
    if _closes(behind) or unicodedata.category(before) in _OPENING:
        return False
    return not (before.isascii() and behind.isascii() and not before.isspace() and not behind.isspace())


def _closes(char: str) -> bool:
    return unicodedata.category(char) in _CLOSING or (unicodedata.category(char) == "Po" and unicodedata.east_asian_width(char) in "FW")


def _fitting(text: str, limit: int) -> int:
    """How many characters from the start of ``text`` fit into ``limit`` columns; at least one, so that a line ends."""
    most = min(len(text), limit * _CHARACTERS_PER_COLUMN)
    return next((count for count in range(most, 1, -1) if width(text[:count]) <= limit), 1)


def _with_more(clauses: Sequence[str]) -> list[tuple[str, bool]]:
    return [(one, True) for one, _ in pairwise(clauses)] + [(one, False) for one in clauses[-1:]]
