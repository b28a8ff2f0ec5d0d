"""All that is read and found in the examples of the rules of relations, to the last line."""

from __future__ import annotations

import pytest
from told_examples import TOLD, Example, examples, lines

from looked_at import blocks, slipped


@pytest.mark.parametrize("example", examples(), ids=lambda one: f"{one.lang} {one.rule}: {one.text}")
def test_all_that_is_read_in_an_example(example: Example) -> None:
    told = tuple(lines(example))
    assert told in [block for block in blocks(TOLD, example.lang) if block[0] == told[0]]


@pytest.mark.parametrize(("text", "other"), [("达1234亿元", "达1243亿元"), ("从3.5到5.5", "从3.5到5.8"), ("1,233", "1,323"), ("茶叶", "茶叶")])
def test_a_slip_is_put_into_the_last_number(text: str, other: str) -> None:
    assert slipped(text) == other
