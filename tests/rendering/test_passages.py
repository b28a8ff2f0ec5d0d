"""The sentence around a place, whatever stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.model import Span
from reportdiff.rendering.passages import sentence_around


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("好。新建桥梁3座，绿化率40%。再见。", "绿化率", "新建桥梁3座，绿化率40%。"),
        ("一、工作\n  绿化率40%\n再见", "绿化率", "绿化率40%"),
        ("We planted 3.5 ha. Trees grew. Done.", "grew", "Trees grew."),
        ("绿化率", "绿化率", "绿化率"),
        ("好。绿化率。", "绿化率。", "绿化率。"),
    ],
)
def test_a_place_stands_in_its_sentence(text: str, word: str, sentence: str) -> None:
    start = text.index(word)
    around = sentence_around(text, Span(start, start + len(word)))
    assert text[around.start : around.end] == sentence


@given(st.text("甲乙。 \n.", max_size=30), st.integers(0, 30), st.integers(1, 5))
def test_the_place_is_never_lost(text: str, at: int, length: int) -> None:
    start, end = min(at, len(text)), min(at + length, len(text))
    place = text[start:end]
    if place.strip() == place and place:
        around = sentence_around(text, Span(start, end))
        assert around.start <= start
        assert end <= around.end <= len(text)
