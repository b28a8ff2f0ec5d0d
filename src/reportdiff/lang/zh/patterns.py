"""Patterns as data: files of named patterns over lists of words, each with examples of what it finds and what it leaves.

What stands in braces in a pattern is any word of a list, the longest that fits first, or a piece of a pattern; lists and
pieces stand at the head of the file. The tests look for every example.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from reportdiff.lang.zh.words import any_of


@dataclass(frozen=True, slots=True)
class Named:
    """A pattern by its name; what it finds in an example stands between two ｜."""

    name: str
    pattern: re.Pattern[str]
    finds: tuple[str, ...]
    leaves: tuple[str, ...]


@cache
def named(file: str) -> tuple[Named, ...]:
    """The patterns of a file, in its order."""
    data = tomllib.loads((files(__package__) / file).read_text(encoding="utf-8"))
    parts = pieces(data)
    return tuple(
        Named(
            one["name"],
            re.compile(written(one["match"], parts)),
            tuple(one.get("finds", ())),
            tuple(one.get("leaves", ())),
        )
        for one in data["patterns"]
    )


@cache
def patterns(file: str) -> Mapping[str, re.Pattern[str]]:
    """The patterns of a file by their names."""
    return {one.name: one.pattern for one in named(file)}


@cache
def table(file: str, name: str) -> Mapping[str, Any]:
    """A table of a file beside its patterns."""
    found: Mapping[str, Any] = tomllib.loads((files(__package__) / file).read_text(encoding="utf-8"))[name]
    return found


def pieces(data: Mapping[str, Any]) -> dict[str, str]:
    """What the braces of a file stand for: its words as patterns, and its pieces, which may name those before them."""
    parts = {name: any_of(listed) for name, listed in data.get("words", {}).items()}
    for name, piece in data.get("pieces", {}).items():
        parts[name] = written(piece, parts)
    return parts


def written(pattern: str, parts: Mapping[str, str]) -> str:
    """A pattern with what its braces stand for."""
    return re.sub(r"\{([a-z_]+)\}", lambda match: parts[match[1]], pattern)
