"""Where sentences end: a list too long for one is read in parts, of which nothing is lost."""

from __future__ import annotations

import pytest

from reportdiff.analysis.sentences import Splitter

ENGLISH = Splitter(ends="", doubtful=".!?", abbreviations=("No",))


@pytest.mark.parametrize("item", ["rents rose by 5% in all our homes, ", "rents rose by 5% in all our homes ", "x"])
def test_a_sentence_without_an_end_is_read_in_parts(item: str) -> None:
    text = item * 2000
    found = list(ENGLISH.sentences(text, 0, len(text)))
    assert max(end - start for start, end in found) <= 6000
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.replace(" ", "")


def test_a_sentence_of_usual_length_is_whole() -> None:
    text = "Rents rose by 5% in No. 3 Street, and by 4% elsewhere. Fees fell."
    assert [text[start:end] for start, end in ENGLISH.sentences(text, 0, len(text))] == [text[:54], text[55:]]


def test_an_abbreviation_ends_a_sentence_after_a_figure_and_before_a_word_that_opens_one() -> None:
    splitter = Splitter(ends="", doubtful=".!?", abbreviations=("bn", "Dr", "U.S"), opens=("In", "We"))
    sentences = ["Rents came to £2.1bn.", "Fees came to £6m.", "Dr. Reed left the U.S.", "In May J. Hale followed."]
    text = " ".join(sentences)
    assert [text[start:end] for start, end in splitter.sentences(text, 0, len(text))] == sentences
