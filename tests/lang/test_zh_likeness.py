"""Which names mean the same indicator: the corpus of pairs, and the laws that hold of any two names."""

from __future__ import annotations

from collections import Counter

import name_pairs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from laws import law

SAME_FROM = 0.70  # what is at least so alike is the same indicator
PAIRS = name_pairs.pairs()
KNOWN_WRONG = name_pairs.known_wrong()
NAMES = sorted({name for pair in PAIRS for name in (pair.one, pair.other)})


def _case(pair: name_pairs.Pair) -> object:
    wrong = pair.line in KNOWN_WRONG
    return pytest.param(pair, id=pair.line, marks=[pytest.mark.xfail(reason="known wrong")] if wrong else [])


@pytest.mark.parametrize("pair", [_case(pair) for pair in PAIRS])
def test_pair_is_the_same_or_not(pair: name_pairs.Pair) -> None:
    assert (name_pairs.likeness(pair.one, pair.other) >= SAME_FROM) == pair.same


def test_the_corpus_holds_each_pair_once_and_every_known_fault() -> None:
    unordered = Counter(frozenset((pair.one, pair.other)) for pair in PAIRS)
    assert [sorted(pair) for pair, times in unordered.items() if times > 1 or len(pair) < 2] == []
    assert sorted(KNOWN_WRONG - {pair.line for pair in PAIRS}) == []
    assert len(PAIRS) >= 230


# == laws ==

_NAMES = st.one_of(st.sampled_from(NAMES), st.text(st.sampled_from("".join(NAMES)), min_size=1, max_size=12))


@law(200)
@given(_NAMES, _NAMES)
def test_likeness_is_between_0_and_1_and_the_same_both_ways(one: str, other: str) -> None:
    there, back = name_pairs.likeness(one, other), name_pairs.likeness(other, one)
    assert 0 <= there <= 1
    assert there == pytest.approx(back)


def test_a_name_is_like_itself_whatever_the_scope_is_called() -> None:
    assert [name for name in NAMES if name_pairs.likeness(name, name) != 1] == []
    scoped = [name for name in NAMES if not name.startswith(("全", "我", "国"))]
    assert [name for name in scoped if name_pairs.likeness(name, f"全县{name}") < SAME_FROM] == []
