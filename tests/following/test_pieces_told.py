"""Where pieces of names stand among sentences: as numbers all at once, and one by one, which must be the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportdiff.following.pieces_told import places_of
from reportdiff.lang import language

ZH, EN = language("zh"), language("en")
_LETTERS = st.text("茶园棚县𠮷ab1\n。", max_size=12)


@given(st.lists(_LETTERS, max_size=4), st.lists(_LETTERS, max_size=6))
def test_all_at_once_is_as_one_by_one(names: list[str], sentences: list[str]) -> None:
    pieces = {piece for name in names for piece in ZH.pieces(name)}
    by_hand = {piece: [place for place, sentence in enumerate(sentences) if piece in sentence] for piece in pieces}
    assert places_of(pieces, sentences, ZH) == by_hand


def test_nothing_goes_over_the_end_of_a_sentence() -> None:
    assert places_of(["园棚", "茶园"], ["新茶园", "棚下茶园", ""], ZH) == {"园棚": [], "茶园": [0, 1]}


def test_words_are_held_as_words() -> None:
    (word,) = {*EN.pieces("harbours")}
    assert places_of([word], ["A harbour opened.", "The arbour", "harbours and quays"], EN)[word] == [
        place for place, sentence in enumerate(["A harbour opened.", "The arbour", "harbours and quays"]) if word in {*EN.pieces(sentence)}
    ]
