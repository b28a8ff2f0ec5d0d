"""Where pieces of names stand among sentences: as numbers all at once, and one by one, which must be the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportdiff as rd
from reportdiff.following import mentions
from reportdiff.following.mentions import Mentions
from reportdiff.following.pieces_told import Stretches, places_of
from reportdiff.lang import language

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"
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
    assert places_of([word], ["A harbour opened.", "The arbour", "harbours and quays"], EN) == {word: [0, 2]}


@given(st.text("茶园棚县a𠮷", max_size=60), st.text("茶园棚县a𠮷", min_size=4, max_size=4))
def test_stretches_are_looked_up_where_they_stand(text: str, stretch: str) -> None:
    held = [at for at in range(len(text)) if text.startswith(stretch, at)]
    assert [at for at in Stretches.of(text, 4).places(stretch) if text.startswith(stretch, at)] == held


def test_a_long_text_is_gone_through_once_for_all_names(monkeypatch: pytest.MonkeyPatch) -> None:
    report = rd.read(FIXTURES / "2025.txt")
    targets = [fact for fact in rd.read(FIXTURES / "2024.txt").facts if fact.kind is rd.Kind.TARGET]
    usual = [(Mentions(report, ZH).of(target), Mentions(report, ZH).planned(target)) for target in targets]
    monkeypatch.setattr(mentions, "_LONG", 0)
    assert [(Mentions(report, ZH).of(target), Mentions(report, ZH).planned(target)) for target in targets] == usual
    assert any(places for places, _ in usual)
