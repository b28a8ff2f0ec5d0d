"""The half-width view of a text: every character at its own offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.languages.folder import folder

half_width = folder("zh").view


@given(st.text())
def test_same_length_and_idempotent(text: str) -> None:
    view = half_width(text)
    assert len(view) == len(text)
    assert half_width(view) == view


@given(st.text(), st.text())
def test_each_character_alone(first: str, second: str) -> None:
    assert half_width(first + second) == half_width(first) + half_width(second)


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("２０１０年，７．５％", "2010年,7.5%"),
        ("（一）稳增长；", "(一)稳增长;"),
        ("Ａ～Ｂ　Ｃ", "A~B C"),
        ("6﹪", "6%"),
        ("9.5∶45.6", "9.5:45.6"),
        ("3–5年", "3—5年"),
        ("“双碳”、《纲要》。", "“双碳”、《纲要》。"),
    ],
)
def test_forms(text: str, view: str) -> None:
    assert half_width(text) == view
