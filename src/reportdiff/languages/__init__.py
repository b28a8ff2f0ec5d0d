"""The languages: each a folder of data, read here. A new language is a new folder; no file of Python names one.

language.toml    how its words are set, what it builds on
words.toml       its words, by class
rules/*.toml     what its sentences say, as patterns over those classes
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from reportdiff.analysis.rules import Rule, literals_of, made, read_rules
from reportdiff.analysis.vocabulary import Vocabulary
from reportdiff.languages.inflection import inflection


@dataclass(frozen=True)
class Grammar:
    """What a language's folder says of its sentences: its words, and its rules by what they give."""

    code: str
    vocabulary: Vocabulary
    rules: Mapping[str, tuple[Rule, ...]]

    def giving(self, *kinds: str) -> tuple[Rule, ...]:
        """The rules that give one of these kinds of thing, in the order of their files."""
        return tuple(rule for kind in kinds for rule in self.rules.get(kind, ()))


@cache
def grammar(code: str) -> Grammar:
    """The grammar of a language, read from its folder once."""
    folder = files(__package__) / code
    settings: dict[str, Any] = tomllib.loads((folder / "language.toml").read_text(encoding="utf-8"))
    texts = {
        file.name: file.read_text(encoding="utf-8")
        for file in sorted((folder / "rules").iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    }
    written = read_rules(texts)
    words = tomllib.loads((folder / "words.toml").read_text(encoding="utf-8"))
    vocabulary = Vocabulary.of(
        words, spaced=settings["spaced"], inflect=inflection(settings.get("inflection")), literals=literals_of(written)
    )
    by_kind: dict[str, tuple[Rule, ...]] = {}
    for rule in made(written, vocabulary):
        by_kind[rule.gives] = (*by_kind.get(rule.gives, ()), rule)
    return Grammar(code, vocabulary, by_kind)
