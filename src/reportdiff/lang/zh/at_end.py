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
    found = _last(list(parser.parse(pattern.pattern, pattern.flags)), ended=False)
    return found | {"\n"} if found is not None else None


def _last(parts: Sequence[Any], *, ended: bool) -> frozenset[str] | None:
    """What the last of these parts may be, the end behind it being ``ended`` or to be found in them."""
    told: frozenset[str] = frozenset()
    for op, what in reversed(parts):
        if op is of.AT and what is of.AT_END:
            ended = True
            continue
        if op in (of.ASSERT, of.ASSERT_NOT, of.AT):
            continue  # stands in no room of its own
        if op is of.BRANCH:
            ways = [_last(list(way), ended=ended) for way in what[1]]
            if any(way is None for way in ways):
                return None
            told = told.union(*(way for way in ways if way is not None))
            if any(not ended and not _ends(list(way)) for way in what[1]) or not all(_takes_room(list(way)) for way in what[1]):
                return None
            return told
        if not ended:
            return None
        own = _characters(op, what)
        if own is None:
            return None
        told |= own
        if not _optional(op, what):
            return told
    return None  # it may be empty


def _ends(parts: Sequence[Any]) -> bool:
    return bool(parts) and any(op is of.AT and what is of.AT_END for op, what in parts[-1:])


def _takes_room(parts: Sequence[Any]) -> bool:
    return any(op not in (of.ASSERT, of.ASSERT_NOT, of.AT) and not _optional(op, what) for op, what in parts)


def _optional(op: Any, what: Any) -> bool:
    return op in (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT) and what[0] == 0


def _characters(op: Any, what: Any) -> frozenset[str] | None:
    """What a part may end with; ``None`` for one that may be of any character."""
    if op is of.LITERAL:
        return frozenset(chr(what))
    if op is of.IN:
        if any(kind is not of.LITERAL for kind, _ in what):
            return None
        return frozenset(chr(char) for _, char in what)
    if op in (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT):
        return _last(list(what[2]), ended=True)
    if op is of.SUBPATTERN:
        return _last(list(what[3]), ended=True)
    return None
