"""Words by class in a text: the longest first, each in one class, whole words where a language sets them apart."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.analysis.characters import CONTINUED
from reportdiff.analysis.coding import encode, tokens
from reportdiff.analysis.grammar import compiled
from reportdiff.analysis.vocabulary import Vocabulary
from reportdiff.errors import SettingsError
from reportdiff.languages import grammar
from reportdiff.languages.inflection import inflection
from reportdiff.model import Span

WORDS = {"and": {"words": ["及", "和"]}, "plain": {"words": ["普及", "和谐"]}, "groups": {"joint": ["and"]}}


def classes(vocabulary, text):
    names = {code: name for name, codes in vocabulary.codes.items() for code in codes if name != "joint"}
    return [(text[start:end], names[code]) for start, end, code in vocabulary.find(text)]


def test_a_word_that_holds_another_is_a_word_too():
    vocabulary = Vocabulary.of(WORDS, spaced=False)
    assert classes(vocabulary, "普及率及合格率和谐和美") == [
        ("普及", "plain"),
        ("及", "and"),
        ("和谐", "plain"),
        ("和", "and"),
    ]


def test_phrases_of_words_set_apart_the_longest_first():
    data = {"bound": {"words": ["up to", "at least"]}, "up": {"words": ["up"]}, "rise": {"verbs": ["rise|rose|risen"]}}
    vocabulary = Vocabulary.of(data, spaced=True, inflect=inflection({"inflection": "english"}))
    text = "Rose up tonight, rising up to 5 and upset at  least"
    assert [word for word, _ in classes(vocabulary, text)] == ["Rose", "up", "rising", "up to", "at  least"]


def test_a_word_has_one_class():
    with pytest.raises(SettingsError, match=r"'及' stands in \[and\] and in \[joint\]"):
        Vocabulary.of({"and": {"words": ["及"]}, "joint": {"words": ["及"]}}, spaced=False)


def test_a_group_names_classes():
    with pytest.raises(SettingsError, match="there is no such class"):
        Vocabulary.of({"and": {"words": ["及"]}, "groups": {"joint": ["or"]}}, spaced=False)


@pytest.mark.parametrize("pattern", ["FROM ~8 (FIGURE", "NOTHING", "from FIGURE", "FIGURE {2"])
def test_what_is_no_pattern_is_told(pattern):
    with pytest.raises(SettingsError, match="pattern"):
        compiled(pattern, grammar("zh").vocabulary.codes)


@pytest.mark.parametrize(
    ("pattern", "place"),
    [("from FIGURE", "'from FIGURE'"), ("FIGURE {2", "'{2'"), ("FIGURE & FIGURE FIGURE", "'& FIGURE FIG'"), ('FIGURE "', "'\"'")],
)
def test_where_a_pattern_cannot_be_read_is_told(pattern, place):
    with pytest.raises(SettingsError, match=re.escape(f"from {place} on")):
        compiled(pattern, grammar("zh").vocabulary.codes)


@given(st.text(alphabet="从由到提高普及率5%万,。、 \nabc（）“”-", max_size=60), st.data())
def test_codes_are_as_long_as_the_text_and_tokens_cover_it(text, data):
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    figures = [Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False) if start < end]
    coded = encode(text, grammar("zh").vocabulary, [(one.start, one.end, "F") for one in figures])
    assert len(coded.code) == len(text)
    assert "".join(text[start:end] for start, end, _ in tokens(coded, 0, len(text))) == text
    assert [(start, end) for start, end, code in tokens(coded, 0, len(text)) if code == "F"] == [
        (span.start, span.end) for span in figures
    ]
    assert not coded.code.startswith(CONTINUED)
