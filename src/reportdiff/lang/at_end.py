"""Patterns that end where the text does, behind a look at its last character.

Most of what stands before a figure ends on none of the words that such a pattern is about, and the last character says so
for a fraction of what a search from the beginning takes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _constants as of  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any


class AtEnd:
    """A pattern that ends in ``$``: ``search`` and ``sub`` as of the pattern itself, with the same result."""

    __slots__ = ("_last", "_pattern")

    def __init__(self, pattern: re.Pattern[str]):
        self._pattern = pattern
        self._last = last_characters(pattern)

    def search(self, text: str) -> re.Match[str] | None:
        """Where it stands at the end of a text."""
        if self._last is None or text[-1:] in self._last:
            return self._pattern.search(text)
        return None

    def sub(self, other: str, text: str) -> str:
        """A text with something else in its place."""
        if self._last is None or text[-1:] in self._last:
            return self._pattern.sub(other, text)
        return text


def last_characters(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """What a text may end with that the pattern stands at the end of; ``None`` where that cannot be told from the pattern.

    More than can be is told where only what stands further ahead would say less, never fewer. Before ``$`` a line may end.
    """
    told = _ending(list(parser.parse(pattern.pattern, pattern.flags)), ended=False)
    if told is None or told[1]:
        return None
    return told[0] | {"\n"}


# What may stand last of some parts of a pattern, and whether they may be empty; ``None`` where it may be any character.
_Ending = tuple[frozenset[str], bool] | None
_REPEATS = (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT)
_NO_ROOM = (of.ASSERT, of.ASSERT_NOT, of.AT)  # what looks around and takes nothing


def characters_before_an_end(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """What any match of a pattern ends with, wherever in a text; ``None`` where that cannot be told from the pattern."""
    told = _ending(list(parser.parse(pattern.pattern, pattern.flags)), ended=True)
    return None if told is None or told[1] else told[0]


def _ending(parts: Sequence[Any], *, ended: bool) -> _Ending:
    """How these parts may end; ``ended`` where the text does behind them, as it must by the last of them."""
    told: frozenset[str] = frozenset()
    for op, what in reversed(parts):
        if op is of.AT and what is of.AT_END:
            ended = True
        elif op not in _NO_ROOM:
            own = _of_part(op, what, ended=ended)
            if own is None:
                return None
            told, ended = told | own[0], True
            if not own[1]:
                return told, False
    return (told, True) if ended else None


def _of_part(op: Any, what: Any, *, ended: bool) -> _Ending:
    if op is of.BRANCH:
        ways = [_ending(list(way), ended=ended) for way in what[1]]
        known = [way for way in ways if way is not None]
        return (frozenset().union(*(chars for chars, _ in known)), any(empty for _, empty in known)) if len(known) == len(ways) else None
    if op is of.SUBPATTERN:
        return _ending(list(what[3]), ended=ended)
    if not ended:
        return None
    if op is of.LITERAL:
        return frozenset(chr(what)), False
    if op is of.IN and all(kind is of.LITERAL for kind, _ in what):
        return frozenset(chr(char) for _, char in what), False
    if op in _REPEATS and (inner := _ending(list(what[2]), ended=True)) is not None:
        return inner[0], inner[1] or what[0] == 0
    return None
