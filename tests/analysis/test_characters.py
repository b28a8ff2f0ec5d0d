"""What characters are by themselves is told alike of a short text, one by one, and of a long one, all at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportdiff.analysis.characters import UNKNOWN, Codes


@given(st.lists(st.text(st.characters(), min_size=1, max_size=20), min_size=1))
def test_a_long_text_is_told_as_its_characters_are(pieces: list[str]) -> None:
    codes, text = Codes({"一": "\ue000"}), "".join(pieces) * 100
    one_by_one = "".join(map(Codes({"一": "\ue000"}).of, text))
    assert codes.of(text) == one_by_one
    assert codes.of(text[::-1]) == one_by_one[::-1]  # met before, and in another order


def test_characters_that_no_text_should_have() -> None:
    assert Codes({}).of("\ud800茶\U0001f375。" * 100) == f"*{UNKNOWN}*." * 100
