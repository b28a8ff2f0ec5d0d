"""A look at the first character never hides what a pattern finds: the characters that it says to begin with are all that it can
begin with, as the parser of regular expressions takes it apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _constants as of  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from reportdiff.languages import languages
from reportdiff.languages.patterns import data, names, pieces, written

_DECLARED = [
    (code, file, one) for code in languages() for file in names(code) for one in data(code, file).get("patterns", ()) if "begins" in one
]
_NO_ROOM = (of.ASSERT, of.ASSERT_NOT, of.AT)  # what looks around and takes nothing: without it more may stand, never less
_REPEATS = (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT)


def _beginning(parts: Sequence[Any]) -> tuple[set[str], bool]:
    """What may stand first of some parts of a pattern, and whether they may be empty."""
    told: set[str] = set()
    for op, what in parts:
        if op not in _NO_ROOM:
            own, empty = _of_part(op, what)
            told |= own
            if not empty:
                return told, False
    return told, True


def _of_part(op: Any, what: Any) -> tuple[set[str], bool]:
    if op is of.LITERAL:
        return {chr(what)}, False
    if op is of.IN:
        return set().union(*(_of_set(kind, value) for kind, value in what)), False
    if op is of.SUBPATTERN:
        return _beginning(list(what[3]))
    if op is of.BRANCH:
        ways = [_beginning(list(way)) for way in what[1]]
        return set().union(*(told for told, _ in ways)), any(empty for _, empty in ways)
    assert op in _REPEATS, f"{op} may begin with anything"
    inner, empty = _beginning(list(what[2]))
    return inner, empty or what[0] == 0


def _of_set(kind: Any, value: Any) -> set[str]:
    if kind is of.CATEGORY:
        assert value is of.CATEGORY_DIGIT
        return set("0123456789")
    return {chr(value)} if kind is of.LITERAL else {chr(code) for code in range(value[0], value[1] + 1)}


def test_some_patterns_say_how_they_begin() -> None:
    assert _DECLARED


@pytest.mark.parametrize(("code", "file", "one"), _DECLARED, ids=[one["name"] for _, _, one in _DECLARED])
def test_a_pattern_begins_with_nothing_else(code: str, file: str, one: dict[str, Any]) -> None:
    told, empty = _beginning(list(parser.parse(written(one["match"], pieces(code, file)))))
    assert not empty
    declared = re.compile(f"[{one['begins']}]")
    assert {char for char in told if not declared.match(char)} == set()
