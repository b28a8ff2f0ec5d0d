"""A look at the last character never hides what a pattern finds at the end of a text: the words that it says to end on are
all that the pattern itself can end on, as the parser of regular expressions takes it apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _constants as of  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.lang.zh import passage, verbs
from reportdiff.languages.patterns import AtEnd

_ASKED = [(name, one) for module in (verbs, passage) for name, one in vars(module).items() if isinstance(one, AtEnd)]
_WORDS = st.lists(st.sampled_from(["增长", "提高", "到", "了", "每年", "三年来", "达到", "目标", "的", "新增", "\n", " ", "约", "全省", "人均", "x", "茶园"]))


def last_characters(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """What a text may end with that the pattern stands at the end of; ``None`` where that cannot be told from the pattern."""
    told = _ending(list(parser.parse(pattern.pattern, pattern.flags)), ended=False)
    return None if told is None or told[1] else told[0]


# What may stand last of some parts of a pattern, and whether they may be empty; ``None`` where it may be any character.
_Ending = tuple[frozenset[str], bool] | None
_REPEATS = (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT)
_NO_ROOM = (of.ASSERT, of.ASSERT_NOT, of.AT)  # what looks around and takes nothing


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


@given(_WORDS)
def test_what_is_asked_of_clauses(words: list[str]) -> None:
    text = "".join(words)
    for name, one in _ASKED:
        pattern = one.named.pattern
        if not text.endswith("\n"):  # no clause does
            assert repr(one.search(text)) == repr(pattern.search(text)), name
            assert one.sub("", text) == pattern.sub("", text), name


@pytest.mark.parametrize("one", [one for _, one in _ASKED], ids=[name for name, _ in _ASKED])
def test_every_pattern_that_is_asked_so_says_how_it_may_end(one: AtEnd) -> None:
    assert last_characters(one.named.pattern) == one.named.ends


def test_many_are_asked_so() -> None:
    assert len(_ASKED) >= 10


@pytest.mark.parametrize(
    ("pattern", "ends"),
    [
        ("(?:升|降低)$", "升低"),
        ("升(?:了|过)?$", "升了过"),
        ("升+(?:高(?!度)|低*)$", "升高低"),
        ("(?:长|(?<=收)支)$|出$", "长支出"),
        ("[高低](?<!最低)$", "高低"),
    ],
)
def test_what_a_text_may_end_with(pattern: str, ends: str) -> None:
    assert last_characters(re.compile(pattern)) == frozenset(ends)


@pytest.mark.parametrize("pattern", ["升", "升|降$", "升[^高]$", r"升\s*$", "升?$", "(?:升|降)?$", "升.$", "升$|降"])
def test_no_character_is_told_where_any_may_stand(pattern: str) -> None:
    assert last_characters(re.compile(pattern)) is None
