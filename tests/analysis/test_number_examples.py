"""The examples that stand beside the rules in a language's files: what must be read, and what must be left alone."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from reportdiff.analysis import languages, numbers_of
from reportdiff.analysis.files import LANGUAGES
from reportdiff.model import Quantity

FILES = ("numerals", "bounds", "ranges", "shares", "counting")


def _tables(table: Any) -> Iterator[dict[str, Any]]:
    """Every table of a file, however deep."""
    for value in [table] if isinstance(table, dict) else table if isinstance(table, list) else []:
        if isinstance(value, dict):
            yield value
            for inner in value.values():
                yield from _tables(inner)


def _examples(*keys: str) -> list[Any]:
    found = []
    for code in languages():
        for name in FILES:
            text = (LANGUAGES / code / f"{name}.toml").read_text(encoding="utf-8")
            for table in _tables(tomllib.loads(text)):
                found += [pytest.param(code, example, id=f"{code}: {example}") for key in keys for example in table.get(key, [])]
    return found


def _written(quantity: Quantity) -> str:
    numbers = (quantity.value,) if quantity.value is not None else (quantity.low, quantity.high)
    value = "..".join(f"{number.normalize():f}" for number in numbers if number is not None)
    bound = str(quantity.comparator)
    return value if bound in ("eq", "range") else f"{value} {bound}"


@pytest.mark.parametrize(("code", "example"), _examples("reads", "reads_all"))
def test_example_is_read(code: str, example: str) -> None:
    """``phrase = value bound | unit``; of several quantities one after the other, with a semicolon between."""
    phrase, _, expected = example.rpartition(" = ")
    expected, _, unit = (part.strip() for part in expected.partition(" | "))
    quantities = [mention.quantity for mention in numbers_of(code).find(phrase).mentions]
    assert [_written(quantity) for quantity in quantities] == [one.strip().removesuffix(" eq") for one in expected.split(";")]
    assert not unit or [quantity.unit for quantity in quantities] == [unit]


@pytest.mark.parametrize(("code", "phrase"), _examples("leaves"))
def test_example_is_left_alone(code: str, phrase: str) -> None:
    assert [mention.quantity.text for mention in numbers_of(code).find(phrase).mentions] == []


def test_every_language_has_examples_in_every_file() -> None:
    for code in languages():
        for name in FILES:
            text = (LANGUAGES / code / f"{name}.toml").read_text(encoding="utf-8")
            assert "reads" in text, (code, name)
