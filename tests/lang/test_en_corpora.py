"""English: the corpora of phrases, sentences and pairs of names, and the laws that hold of any text."""

from __future__ import annotations

from collections import Counter

import name_pairs
import pytest
import quantity_corpus
import statement_corpus
from hypothesis import given
from hypothesis import strategies as st

from laws import law
from reportdiff.extraction import find_quantities
from reportdiff.languages.folder import folder
from reportdiff.model import Direction, Kind, Measure, Strength

plain = folder("en").view
PHRASES = quantity_corpus.phrases("en")
SENTENCES = statement_corpus.sentences("en")
PAIRS = name_pairs.pairs("en")
SAME_FROM = 0.70  # what is at least so alike is the same indicator
LAW = law(200)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.text)
def test_phrase_gives_its_quantities(phrase: quantity_corpus.Phrase) -> None:
    assert [quantity_corpus.as_row(quantity) for quantity in find_quantities(phrase.text, "en")] == list(phrase.quantities)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.text)
def test_sentence_says_of_its_figures(sentence: statement_corpus.Sentence) -> None:
    assert statement_corpus.differences(sentence, "en") == []


def test_pairs_are_the_same_or_not() -> None:
    assert [pair.line for pair in PAIRS if (name_pairs.likeness(pair.one, pair.other, "en") >= SAME_FROM) != pair.same] == []


def test_the_corpora_hold_each_entry_once() -> None:
    for texts in (
        [phrase.text for phrase in PHRASES],
        [sentence.text for sentence in SENTENCES],
        [pair.line for pair in PAIRS],
    ):
        assert [text for text, times in Counter(texts).items() if times > 1] == []
    assert (len(PHRASES) >= 100, len(SENTENCES) >= 100, len(PAIRS) >= 60) == (True, True, True)


@pytest.mark.parametrize("frame", ["We saw that {}.", "— {}; and so on", "Here: {}\n"])
def test_phrases_read_the_same_inside_a_sentence(frame: str) -> None:
    for phrase in PHRASES:
        if phrase.text[0].isdigit():
            continue  # what stands before its first number would change
        found = find_quantities(frame.format(phrase.text), "en")
        assert tuple(quantity_corpus.as_row(quantity) for quantity in found) == phrase.quantities, phrase.text


# == laws ==

_PIECES = (
    "rose", "fell by", "to", "from", "about", "over", "no more than", "or more", "between", "and", "respectively", "of which",
    "half", "a third of", "doubled", "million", "billion yuan", "percent", "percentage points", "%", "$", "RMB", "jobs",
    "in 2024", "2030", "Article", "GDP", "was", "will be", "an increase of", "-", ",", ".", ";", ":", "(", ")", '"', "—", "\n",
    "0", "1", "12", "120", "3.5", "1,200", "twenty-five", "two times", "5G", "years", "days", "per", "such bonds",
)  # fmt: skip
_MIXED = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=16).map(" ".join)
_ANY_TEXT = st.one_of(_MIXED, st.text(max_size=60), st.text(alphabet="0123456789.,% -tomilnbu$", max_size=60))


@LAW
@given(_ANY_TEXT)
def test_quantities_quote_their_text_in_order(text: str) -> None:
    position = 0
    for quantity in find_quantities(text, "en"):
        assert position <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        assert (quantity.value is None) == (quantity.low is not None and quantity.high is not None)
        assert quantity.precision > 0
        position = quantity.end


@LAW
@given(st.lists(st.one_of(st.sampled_from([s.text for s in SENTENCES]), _MIXED), max_size=4).map(" ".join), st.sampled_from(["review", "plan"]))
def test_facts_stand_in_their_sentences(text: str, part: str) -> None:
    position = 0
    for fact in statement_corpus.facts_of(statement_corpus.Sentence("", part, text, ()), "en"):
        assert text[fact.start : fact.end] == fact.text
        assert max(position, fact.sentence_start) <= fact.start < fact.end <= fact.sentence_end
        assert fact.indicator
        assert (fact.direction is not None) == (fact.measure in (Measure.GROWTH, Measure.CHANGE))
        if fact.kind is Kind.ACTUAL:
            assert (fact.strength, fact.deadline, fact.owner) == (None, None, None)
        position = fact.end


@LAW
@given(st.sampled_from(PAIRS), st.sampled_from(PAIRS))
def test_likeness_is_between_0_and_1_and_the_same_both_ways(first: name_pairs.Pair, second: name_pairs.Pair) -> None:
    there = name_pairs.likeness(first.one, second.other, "en")
    assert 0 <= there <= 1
    assert there == pytest.approx(name_pairs.likeness(second.other, first.one, "en"))
    assert name_pairs.likeness(first.one, first.one, "en") == 1


def test_the_corpus_is_in_the_words_of_the_model() -> None:
    for row in (row for sentence in SENTENCES for row in sentence.rows):
        assert row.kind in set(Kind)
        assert row.measure in set(Measure)
        assert row.direction in {*Direction, "-"}
        assert row.strength in {None, "-", *Strength}


@given(st.text(max_size=80))
def test_the_view_keeps_every_character_at_its_offset(text: str) -> None:
    assert len(plain(text)) == len(text)
