"""A look at the last character never hides what a pattern finds at the end of a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.lang.at_end import AtEnd, last_characters
from reportdiff.lang.zh import verbs

_ASKED = [(name, one) for name, one in vars(verbs).items() if isinstance(one, AtEnd)]
_WORDS = st.lists(st.sampled_from(["增长", "提高", "到", "了", "每年", "三年来", "达到", "目标", "的", "新增", "\n", " ", "约", "全省", "人均", "x", "茶园"]))


@given(_WORDS)
def test_what_is_asked_of_clauses(words: list[str]) -> None:
    text = "".join(words)
    for name, one in _ASKED:
        pattern = one._pattern
        assert repr(one.search(text)) == repr(pattern.search(text)), name
        assert one.sub("", text) == pattern.sub("", text), name


def test_every_pattern_that_is_asked_so_says_how_it_may_end() -> None:
    assert len(_ASKED) >= 10
    assert all(one._last for _, one in _ASKED)


@pytest.mark.parametrize(
    ("pattern", "ends"),
    [
        ("(?:升|降低)$", "升低\n"),
        ("升(?:了|过)?$", "升了过\n"),
        ("升+(?:高(?!度)|低*)$", "升高低\n"),
        ("(?:长|(?<=收)支)$|出$", "长支出\n"),
        ("[高低](?<!最低)$", "高低\n"),
    ],
)
def test_what_a_text_may_end_with(pattern: str, ends: str) -> None:
    assert last_characters(re.compile(pattern)) == frozenset(ends)


@pytest.mark.parametrize("pattern", ["升", "升|降$", "升[^高]$", r"升\s*$", "升?$", "(?:升|降)?$", "升.$", "升$|降"])
def test_no_character_is_told_where_any_may_stand(pattern: str) -> None:
    assert last_characters(re.compile(pattern)) is None


@given(st.sampled_from(["升(?:了|过)?$", "升+(?:高(?!度)|低*)$", "(?:长|(?<=收)支)$|出$", "升|降$", "(?:升|)了?$"]), st.text("升了过高低收支长出降\n", max_size=6))
def test_a_look_hides_nothing(pattern: str, text: str) -> None:
    plain = re.compile(pattern)
    assert repr(AtEnd(plain).search(text)) == repr(plain.search(text))
