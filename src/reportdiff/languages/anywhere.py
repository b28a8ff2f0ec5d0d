"""Patterns that are looked for anywhere in texts of which most have nothing of them.

A pattern of many ways that each begin otherwise is tried at every place, way by way. Here what it may begin with is told from the
pattern, and a place with another character is passed over at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _constants as of  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_FLAGS = re.compile(r"\(\?[aimsux]+\)")


def anywhere(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern to search with, which finds the same; the pattern itself where it may begin with any character, or with none."""
    first = _beginning(list(parser.parse(pattern.pattern, pattern.flags)))
    if first is None or first[1]:
        return pattern
    flags = _FLAGS.match(pattern.pattern)  # stand before all else
    opening, rest = (flags[0], pattern.pattern[flags.end() :]) if flags else ("", pattern.pattern)
    return re.compile(f"{opening}(?=[{''.join(sorted(first[0]))}])(?:{rest})", pattern.flags)


# What may stand first of some parts of a pattern, as it is written in a set, and whether they may be empty; ``None`` where it may be
# any character.
_Beginning = tuple[frozenset[str], bool] | None
_REPEATS = (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT)
_NO_ROOM = (of.ASSERT, of.ASSERT_NOT, of.AT)  # what looks around and takes nothing: without it more may stand, never less


def _beginning(parts: Sequence[Any]) -> _Beginning:
    told: frozenset[str] = frozenset()
    for op, what in parts:
        if op in _NO_ROOM:
            continue
        own = _of_part(op, what)
        if own is None:
            return None
        told |= own[0]
        if not own[1]:
            return told, False
    return told, True


def _of_part(op: Any, what: Any) -> _Beginning:
    if op is of.LITERAL:
        return frozenset({re.escape(chr(what))}), False
    if op is of.IN:
        return _of_set(what)
    if op is of.SUBPATTERN:
        return _beginning(list(what[3]))
    if op is of.BRANCH:
        ways = [_beginning(list(way)) for way in what[1]]
        known = [way for way in ways if way is not None]
        return (frozenset().union(*(chars for chars, _ in known)), any(empty for _, empty in known)) if len(known) == len(ways) else None
    if op in _REPEATS and (inner := _beginning(list(what[2]))) is not None:
        return inner[0], inner[1] or what[0] == 0
    return None


def _of_set(what: Sequence[Any]) -> _Beginning:
    told = set()
    for kind, value in what:
        if kind is of.LITERAL:
            told.add(re.escape(chr(value)))
        elif kind is of.RANGE:
            told.add(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        elif kind is of.CATEGORY and value is of.CATEGORY_DIGIT:
            told.add(r"\d")
        else:
            return None
    return frozenset(told), False
