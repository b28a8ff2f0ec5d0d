"""The languages: each a folder of data, read here. A new language is a new folder; no file of Python names one.

language.toml    how its words are set, what it builds on
words.toml       its words, by class
wholes.toml      parts that make up their whole, by the words in their names
rules/*.toml     what its sentences say, as patterns over those classes
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from reportdiff.analysis.rules import Rule, literals_of, made, read_rules
from reportdiff.analysis.vocabulary import Vocabulary
from reportdiff.languages.inflection import inflection


@dataclass(frozen=True, slots=True)
class Closed:
    """Parts that make up their whole, whatever it is, by the words that their names have: 中央 and 地方, 出口 and 进口."""

    name: str
    parts: tuple[tuple[str, ...], ...]
    but: tuple[str, ...]
    of: tuple[str, ...]
    disjoint: bool  # no part is in another, but there may be further ones
    spaced: bool

    def members(self, names: Sequence[str], whole: str) -> tuple[int, ...]:
        """Which of these names, the first of the list, are those parts, each once; none where some part is missing, or
        where they make up only certain wholes, and not this one."""
        places: list[int] = []
        if self.of and not any(word in whole for word in self.of):
            return ()
        for name in names[: len(self.parts)]:
            if (own := self.part(name)) is None:
                return ()
            places.append(own)
        return tuple(range(len(places))) if sorted(places) == list(range(len(self.parts))) else ()

    def part(self, name: str) -> int | None:
        """Which of the parts a name is of; ``None`` for none, or for several."""
        for other in self.but:
            name = name.replace(other, "")
        edge = " " if self.spaced else ""
        written = f"{edge}{name.lower()}{edge}"
        own = [i for i, words in enumerate(self.parts) if any(f"{edge}{word}{edge}" in written for word in words)]
        return own[0] if len(own) == 1 else None


@dataclass(frozen=True, eq=False)
class Grammar:
    """What a language's folder says of its sentences: its words, its rules by what they give, what a year looks like."""

    code: str
    years: str
    economy: str
    counters: Mapping[str, str]  # the word that counts a thing, for each that counts it as well
    vocabulary: Vocabulary
    closed: tuple[Closed, ...]
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
    return Grammar(code, settings["years"], settings["economy"], _counters(settings), vocabulary, _closed(folder, settings["spaced"]), by_kind)


def _counters(settings: Mapping[str, Any]) -> Mapping[str, str]:
    return {word: words[0] for words in settings.get("counters", ()) for word in words}


def _closed(folder: Traversable, spaced: bool) -> tuple[Closed, ...]:
    written = tomllib.loads((folder / "wholes.toml").read_text(encoding="utf-8"))
    return tuple(
        Closed(name, tuple(tuple(words) for words in one["parts"]), tuple(one.get("but", ())), tuple(one.get("of", ())), one.get("disjoint", False), spaced)
        for name, one in written.items()
    )
