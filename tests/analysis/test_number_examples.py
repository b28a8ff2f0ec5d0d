"""The examples that stand beside the rules in a language's files: what must be read, and what must be left alone."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

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


def _examples(*keys: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for code in languages():
        for name in FILES:
            text = (LANGUAGES / code / f"{name}.toml").read_text(encoding="utf-8")
            for table in _tables(tomllib.loads(text)):
                found += [(code, example) for key in keys for example in table.get(key, [])]
    return found


def _written(quantity: Quantity) -> str:
    numbers = (quantity.value,) if quantity.value is not None else (quantity.low, quantity.high)
    value = "..".join(f"{number.normalize():f}" for number in numbers if number is not None)
    bound = str(quantity.comparator)
    return value if bound in ("eq", "range") else f"{value} {bound}"


def _is_read(code: str, example: str) -> bool:
    """``phrase = value bound | unit``; of several quantities one after the other, with a semicolon between."""
    phrase, _, expected = example.rpartition(" = ")
    expected, _, unit = (part.strip() for part in expected.partition(" | "))
    quantities = [mention.quantity for mention in numbers_of(code).find(phrase).mentions]
    told = [_written(quantity) for quantity in quantities] == [one.strip().removesuffix(" eq") for one in expected.split(";")]
    return told and (not unit or [quantity.unit for quantity in quantities] == [unit])


def test_every_example_is_read() -> None:
    assert len(_examples("reads", "reads_all")) > 200
    assert [example for code, example in _examples("reads", "reads_all") if not _is_read(code, example)] == []


def test_every_example_that_is_none_is_left_alone() -> None:
    assert len(_examples("leaves")) > 50
    assert [phrase for code, phrase in _examples("leaves") if numbers_of(code).find(phrase).mentions] == []


def test_every_language_has_examples_in_every_file() -> None:
    for code in languages():
        for name in FILES:
            text = (LANGUAGES / code / f"{name}.toml").read_text(encoding="utf-8")
            assert "reads" in text, (code, name)
