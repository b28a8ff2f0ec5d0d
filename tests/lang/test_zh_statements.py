"""What Chinese sentences say of their figures: the corpus, and the laws that hold of any text."""

from __future__ import annotations

from collections import Counter

import pytest
import statement_corpus
from hypothesis import example, given
from hypothesis import strategies as st

import reportdiff as rd
from laws import law
from reportdiff.model import Direction, Fact, Kind, Measure, Period, Strength

SENTENCES = statement_corpus.sentences()
KNOWN_WRONG = statement_corpus.known_wrong()
LAW = law(100)


def _case(sentence: statement_corpus.Sentence) -> object:
    wrong = sentence.text in KNOWN_WRONG
    return pytest.param(sentence, id=sentence.text, marks=[pytest.mark.xfail(reason="known wrong")] if wrong else [])


@pytest.mark.parametrize("sentence", [_case(sentence) for sentence in SENTENCES])
def test_sentence_says_of_its_figures(sentence: statement_corpus.Sentence) -> None:
    assert statement_corpus.differences(sentence) == []


def test_the_corpus_holds_each_sentence_once_and_every_known_fault() -> None:
    texts = [sentence.text for sentence in SENTENCES]
    assert [text for text, times in Counter(texts).items() if times > 1] == []
    assert sorted(KNOWN_WRONG - set(texts)) == []
    english = statement_corpus.sentences("en")
    rows = {f"{sentence.text} | {row.text} | {row.indicator}" for sentence in (*SENTENCES, *english) for row in sentence.rows}
    assert sorted(statement_corpus.known_wrong_names() - rows) == []
    assert len(texts) >= 330


def test_the_corpus_quotes_its_sentences_in_the_words_of_the_model() -> None:
    for sentence in SENTENCES:
        position = 0
        for row in sentence.rows:
            position = sentence.text.index(row.text, position) + len(row.text)
            assert row.kind in set(Kind)
            assert row.measure in set(Measure)
            assert row.direction in {*Direction, "-"}
            assert (row.direction != "-") == (row.measure in ("growth", "change"))
            assert row.year in ("-", "?") or 2025 <= int(row.year) <= 2035
            assert row.strength in {None, "-", *Strength}


# == laws ==

_PARTS = st.sampled_from(["review", "plan"])
_WITHOUT_FULL_STOPS = st.sampled_from([sentence.text.rstrip("。") for sentence in SENTENCES])
_MIXED = st.lists(
    st.one_of(_WITHOUT_FULL_STOPS, st.sampled_from("，、；：。（）“”和及其中分别由到占\n")), min_size=1, max_size=5
).map("".join)


@LAW
@given(_MIXED, _PARTS)
def test_facts_quote_their_text_in_order_inside_their_sentence(text: str, part: str) -> None:
    position = 0
    for fact in statement_corpus.facts_of(statement_corpus.Sentence("", part, text, ())):
        assert text[fact.start : fact.end] == fact.text
        assert max(position, fact.sentence_start) <= fact.start < fact.end <= fact.sentence_end
        assert fact.indicator
        position = fact.end


@LAW
@given(_MIXED, _PARTS)
@example("黄羊存栏、出栏量分别达到30万头、增加46万头。", "plan")
def test_growth_and_change_have_a_direction_and_nothing_else_has(text: str, part: str) -> None:
    for fact in statement_corpus.facts_of(statement_corpus.Sentence("", part, text, ())):
        moves = fact.measure in (Measure.GROWTH, Measure.CHANGE)
        assert (fact.direction is not None) == moves, (fact.text, fact.indicator)
        if fact.kind is Kind.ACTUAL:
            assert (fact.strength, fact.deadline, fact.owner) == (None, None, None)


@LAW
@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_a_paragraph_before_changes_nothing_unless_it_sums_up_years(
    first: statement_corpus.Sentence, second: statement_corpus.Sentence
) -> None:
    """The subject of a paragraph, and what its sentences look back on, end with it; only the years summed up go on."""
    if first.part != second.part or first.group.startswith("five years"):
        return
    together = statement_corpus.Sentence("", second.part, f"{first.text}\n{second.text}", ())
    offset = len(first.text) + 1
    after = [_said(fact) for fact in statement_corpus.facts_of(together) if fact.start >= offset]
    assert after == [_said(fact) for fact in statement_corpus.facts_of(second)]


def _said(fact: Fact) -> tuple[object, ...]:
    return fact.text, fact.kind, fact.indicator, fact.measure, fact.direction, fact.year, fact.strength


@pytest.mark.parametrize(
    ("months", "period"),
    [
        ("1—11月", Period("2032-01-01", "2032-11-30")),
        ("1—2月", Period("2032-01-01", "2032-02-29")),
        ("前三季度", Period("2032-01-01", "2032-09-30")),
        ("上半年", Period("2032-01-01", "2032-06-30")),
        ("11—12月", None),
        ("1—25月", None),
    ],
)
def test_part_of_a_year(months: str, period: Period | None) -> None:
    (fact,) = rd.parse(f"一、工作回顾\n{months}茶叶产量增长6%。\n", lang="zh", year=2033).facts
    assert fact.period == period
