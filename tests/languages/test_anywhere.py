"""A pattern behind a look at what it may begin with finds what it finds without one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.languages.anywhere import anywhere
from reportdiff.languages.patterns import named, names

_WRITTEN = (
    r"ab|(?:c|d)?e+f", r"(?<!x)(?:今|明)?年[底末]|\d{1,2}月(?!a)", r"(?:a|b)*c", r"[a-c]x|[-^\]]y", r"(?P<one>a)?(?P<two>b)(?(one)c|d)", r"\s*a|.b", r"a*",
    r"^a|\bb",
)  # fmt: skip


@pytest.mark.parametrize("written", _WRITTEN)
@given(text=st.text(alphabet="abcdefxy今明年底末月12-^] \n"))
def test_it_finds_the_same(written: str, text: str) -> None:
    plain = re.compile(written)
    assert [(one.span(), one.groups()) for one in anywhere(plain).finditer(text)] == [(one.span(), one.groups()) for one in plain.finditer(text)]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_named_pattern_finds_its_examples_so_too(code: str) -> None:
    for file in names(code):
        for one in named(code, file):
            for example in (*one.finds, *one.leaves):
                text = example.replace("｜", "")
                found = [match.span() for match in one.pattern.finditer(text)]
                assert [match.span() for match in anywhere(one.pattern).finditer(text)] == found, one.name


def test_what_may_begin_with_anything_stays_as_it_is() -> None:
    assert [anywhere(plain).pattern for plain in map(re.compile, (r".a", r"a*", r"\w+"))] == [".a", "a*", r"\w+"]
