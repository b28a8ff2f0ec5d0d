"""A place is found again by its words: after edits elsewhere, and in the public source."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import pytest
import sample_reports as sample
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.rendering.anchors import address, anchor

WORDS = st.text("增长，、-% 6\n", max_size=80)


@given(WORDS, st.integers(0, 80), st.integers(0, 80))
def test_an_anchor_stands_in_its_text(text, start, end):
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    found = anchor(text, start, end)
    if found is None:
        assert start == end
    else:
        whole = found["prefix"] + found["exact"] + found["suffix"]
        assert found["exact"] == text[start:end]
        assert whole in text
        assert text.find(whole) + len(found["prefix"]) <= start


@given(WORDS, WORDS)
def test_edits_elsewhere_leave_it(before, behind):
    around = "甲" * 32, "乙" * 32
    text = before + around[0] + "6%左右" + around[1] + behind
    at = len(before) + 32
    assert anchor(text, at, at + 4) == {"exact": "6%左右", "prefix": around[0], "suffix": around[1]}


@pytest.mark.parametrize(
    ("form", "url", "page", "expected"),
    [
        ("html", "https://example.org/a.html#top", None, f"https://example.org/a.html#:~:text={quote('生产总值')}-,{quote('增长6')}%2D{quote('7%')},-{quote('左右')}"),
        ("pdf", "https://example.org/a.pdf", 7, "https://example.org/a.pdf#page=7"),
        ("txt", "https://example.org/a.pdf", None, "https://example.org/a.pdf"),
    ],
)
def test_the_public_source(form, url, page, expected):
    report = sample.report(format=form, text="今年\n生产总值增长6-7%左右\n完")
    fact = sample.fact(start=7, end=13, page=page)
    told = address(url, report, fact)
    assert told == expected
    assert urlsplit(told).netloc == "example.org"
