"""The lexicon: a name as it is written goes before the form that it comes to."""

from __future__ import annotations

import pytest

from reportdiff.lang.zh.lexicon import bundled
from reportdiff.names.lexicon import Indicator, Lexicon


def test_every_name_finds_its_own_indicator() -> None:
    for indicator in bundled().indicators:
        assert {bundled().concept_of(name) for name in (indicator.concept, *indicator.names)} == {indicator.concept}


@pytest.mark.parametrize(
    ("name", "concept"),
    [
        ("全国重点实验室", "全国重点实验室"),
        ("财政赤字", "财政赤字"),
        ("地方财政赤字", "地方财政赤字"),
        ("全省规上工业增加值增速", "规模以上工业增加值"),
        ("青云桥", None),
    ],
)
def test_find(name: str, concept: str | None) -> None:
    assert bundled().concept_of(name) == concept


def _indicator(concept: str) -> Indicator:
    return Indicator(concept, (), "count", None, None, ())


def test_a_form_that_two_come_to_is_neither() -> None:
    found = Lexicon(
        "zh", (_indicator("省桥"), _indicator("市桥"), _indicator("路"), _indicator("省路")), lambda n: n[-1]
    )
    assert found.concept_of("县桥") is None
    assert found.concept_of("省桥") == "省桥"
    assert found.concept_of("县路") == "路"
