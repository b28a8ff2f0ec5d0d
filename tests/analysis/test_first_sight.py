"""What is told at first sight hides nothing: where words say that no rule finds anything, none does."""

from collections.abc import Iterator
from importlib.resources import files

import pytest

from reportdiff.analysis import numbers_of
from reportdiff.analysis.marking import Marked, mark
from reportdiff.analysis.rules import find
from reportdiff.analysis.times import find_years
from reportdiff.languages import cues, grammar

LANGUAGES = sorted(entry.name for entry in files("reportdiff.languages").iterdir() if (entry / "words.toml").is_file())


def sentences(code: str) -> Iterator[Marked]:
    """The examples and counter-examples of all rules of a language, made ready."""
    tongue = grammar(code)
    for rule in (rule for rules in tongue.rules.values() for rule in rules):
        for text in (*rule.reads, *rule.leaves):
            yield mark(tongue, tongue.plain(text), 0, numbers_of(code).find(text).mentions)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_sentence_that_may_set_nothing_has_no_label_and_no_time(code: str) -> None:
    tongue = grammar(code)
    without = [one for one in sentences(code) if not one.found and not tongue.may_set(one.view)]
    assert [one.view for one in without if one.times or any(find(tongue.giving("label"), one.code))] == []


def test_most_sentences_without_a_figure_may_set_nothing() -> None:
    tongue = grammar("en")
    assert not tongue.may_set("We mended the nets of both boats.")
    assert not tongue.may_set("Net repair and boat hire")
    assert tongue.may_set("Our goals for the harbour")
    assert tongue.may_set("Nets were mended last year.")
    assert tongue.may_set("Nets mended by 2031")
    assert tongue.may_set("Nets: mended")


@pytest.mark.parametrize("code", LANGUAGES)
def test_years_are_found_as_by_all_ways_in_which_they_are_written(code: str) -> None:
    tongue = grammar(code)
    told = [(one.view, tongue.years_in(one.view), find_years(one.view, tongue.years, tongue.plans)) for one in sentences(code)]
    assert any(years for _, years, _ in told) or not tongue.years
    assert [view for view, years, every in told if years != every] == []


def test_a_word_stands_where_its_spelling_says_however_it_is_written() -> None:
    words = cues("en").vocabulary
    for word, code in words.words.items():
        spelled = words.spelling([code])
        assert spelled.search(f"so {word} it"), word
        assert spelled.search(f"({word.upper().replace(' ', '  ')}), it"), word
    over = words.spelling([words.words["over"]])
    assert [text for text in ("5 over 4", "2031over 4", "moreover", "overt", "take-over") if over.search(text)] == ["5 over 4", "2031over 4", "take-over"]
