"""Long reports are compared and checked in seconds: what once took a matrix of all pairs. ``make limits`` measures more."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import reportdiff as rd

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import long_reports


@contextmanager
def collecting_nothing() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


ROOMY = 4.0  # seconds of the processor, on a slow machine; a matrix of all pairs took twice as much and more


@pytest.mark.parametrize(
    ("make", "size"),
    [
        (long_reports.headings, 500),
        (long_reports.same_headings, 1_000),
        (long_reports.targets, 375),
        (long_reports.one_name, 375),
        (long_reports.promises, 375),
        (long_reports.one_sentence, 500),
    ],
    ids=["headings", "same headings", "like names", "one name", "promises", "one sentence"],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_long_reports_are_compared_in_time(make: Callable[[int, str], tuple[str, ...]], size: int, lang: str) -> None:
    old, new = (rd.parse(text, lang=lang) for text in make(size, lang))
    began = time.process_time()
    found = rd.diff(old, new)
    rd.check(new, [old])
    assert time.process_time() - began < ROOMY
    assert len([one for one in found.sections if one.old]) >= len(old.sections)
    assert len(found.commitments) == len(old.commitments)


def test_many_targets_under_like_names_find_their_own() -> None:
    """But for those whose names differ by one character in nine: with the same number they are taken for one."""
    old, new = (rd.parse(text, lang="zh") for text in long_reports.targets(600, "zh"))
    found = rd.diff(old, new)
    assert len(found.outcomes) == 600
    answered = [one for one in found.outcomes if one.actual and one.actual.indicator == one.target.indicator]
    assert len(answered) > 560


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_made_of_long_reports_holds_itself_in_no_circle(lang: str) -> None:
    """Which is why a process of the program's own looks for circles seldom: nothing is kept for it."""

    def compared(size: int) -> None:
        old, new = (rd.parse(text, lang=lang) for text in long_reports.prose(size, lang))
        found = rd.diff(old, new)
        assert found.sections
        assert found.commitments
        rd.check(new, [old])

    compared(2_000)  # which loads the libraries
    gc.collect()
    with collecting_nothing():
        compared(10_000)
        assert gc.collect() < 100


def test_a_text_beyond_reason_is_refused() -> None:
    with pytest.raises(rd.ReadError, match=r"long\.txt: has more than 5,000,000 characters; give the report alone"):
        rd.parse("增长5%。" * 1_000_001, name="long.txt")
