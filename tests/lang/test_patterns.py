"""The patterns of languages that are data: every example finds what it says, and nothing where it says nothing."""

from __future__ import annotations

import re

import pytest

from reportdiff.languages import languages
from reportdiff.languages.patterns import Named, data, named, names

FILES = [(code, file) for code in languages() for file in names(code) if "patterns" in data(code, file)]
NAMED = [one for code, file in FILES for one in named(code, file)]


def _found(one: Named, text: str) -> str | None:
    match = one.pattern.search(text)
    return match[0] if match else None


@pytest.mark.parametrize("one", NAMED, ids=[one.name for one in NAMED])
def test_a_pattern_finds_its_examples_and_leaves_what_is_not_meant(one: Named) -> None:
    assert [example for example in one.finds if _found(one, example.replace("｜", "")) != example.split("｜")[1]] == []
    assert [example for example in one.leaves if _found(one, example) is not None] == []


@pytest.mark.parametrize(("code", "file"), FILES)
def test_names_are_given_once_and_every_pattern_has_an_example(code: str, file: str) -> None:
    names = [one.name for one in named(code, file)]
    assert sorted(set(names)) == sorted(names)
    assert [one.name for one in named(code, file) if not one.finds] == []
    assert all(isinstance(one.pattern, re.Pattern) for one in named(code, file))
