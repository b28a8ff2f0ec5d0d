"""Where a report holds a name: its sentences by number, how much of the name each holds, the longest stretch of words in it."""

from __future__ import annotations

import pytest

import reportdiff as rd
from reportdiff.following.said import Said
from reportdiff.following.traces import Spoken, Trace, Traces
from reportdiff.lang import language

ZH = language("zh")
REPORT = rd.parse(
    "2031年云溪县政府工作报告\n\n一、2030年工作回顾\n\n新建晾茶棚70座。茶园道路通车。“青竹贷”发放。\n\n二、2031年工作安排\n\n接着干。修缮晾茶棚。\n\n"
    "名词解释\n\n青竹险：一种保险。\n",
    lang="zh",
)
SPOKEN = Spoken.of(Said(REPORT, ZH))


def traces(*sought: str) -> Traces:
    return Traces(SPOKEN, sought, ZH)


def place_of(words: str) -> int:
    """The sentence that begins with some words."""
    (place,) = (at for at, span in enumerate(SPOKEN.sentences) if REPORT.text[span.start : span.end].lstrip().startswith(words))
    return place


@pytest.mark.parametrize("words", ["新建晾茶棚", "茶园道路", "接着干", "修缮晾茶棚"])
def test_a_place_is_in_its_sentence_from_the_first_character_to_the_last(words: str) -> None:
    span = SPOKEN.sentences[place_of(words)]
    assert traces().sentence_at(span.start) == span
    assert traces().sentence_at(span.end - 1) == span


def test_a_report_without_sentences_has_a_place_only() -> None:
    empty = Traces(Spoken("", (), (), ()), ["茶园"], ZH)
    assert empty.sentence_at(5) == rd.Span(5, 5)
    assert empty.of("茶园", "茶园", 0.5) == []
    assert empty.longest_of("茶园道路", 2, 3) == ("", ())


def test_how_much_of_a_name_a_sentence_holds() -> None:
    found = traces("茶园道路")
    assert found.of("name", "茶园道路", 1.0) == [Trace(1.0, place_of("茶园道路"), "name")]
    half = traces("道路拓宽")
    (trace,) = half.of("name", "道路拓宽", 0.1)
    assert trace.place == place_of("茶园道路")
    assert 0 < trace.held < 0.34  # of three pieces the one that is not rarer than those that stand nowhere
    assert traces("茶山").of("name", "茶山", 0.5) == []


def test_sentences_that_hold_a_stretch_are_the_first_so_many() -> None:
    found = traces("晾茶棚")
    first, second = place_of("新建晾茶棚"), place_of("修缮晾茶棚")
    assert found.holding("晾茶棚", 5) == (first, second)
    assert found.holding("晾茶棚", 1) == (first,)
    assert found.holding("晾棚", 5) == ()
    assert found.holds_any(first, ["路灯", "茶棚"])
    assert not found.holds_any(first, ["路灯", "茶园"])


def test_the_longest_stretch_that_stands_in_few_sentences() -> None:
    found = traces("修晾茶棚架")
    assert found.longest_of("修晾茶棚架", 2, 2) == ("晾茶棚", (place_of("新建晾茶棚"), place_of("修缮晾茶棚")))
    assert found.longest_of("修晾茶棚架", 2, 1) == ("", ())  # a longer one stands in more
    assert found.longest_of("修晾茶棚架", 4, 2) == ("", ())
    assert found.longest_of("棚架", 2, 2) == ("", ())


def test_what_only_explains_terms_is_no_trace() -> None:
    (terms,) = SPOKEN.terms
    assert REPORT.text[terms.start :].startswith("名词解释")
    assert max(span.start for span in SPOKEN.sentences) < terms.start
