"""The words of ``words.toml`` as patterns, longest first, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


def _any_of(words: list[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) + ")"


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns over the half-width text; each is anchored where it is used: at the end or at the start of a name."""

    change_up: re.Pattern[str]
    change_down: re.Pattern[str]
    growth_noun_up: re.Pattern[str]
    growth_noun_down: re.Pattern[str]
    links: re.Pattern[str]
    adverbs: re.Pattern[str]
    action_start: re.Pattern[str]
    action_end: re.Pattern[str]
    weak_start: re.Pattern[str]
    openers: re.Pattern[str]
    relative: frozenset[str]
    subjects: re.Pattern[str]
    heads: re.Pattern[str]
    committed: re.Pattern[str]
    aspirational: re.Pattern[str]
    background: re.Pattern[str]
    population: re.Pattern[str]


@cache
def words() -> Words:
    """The bundled words."""
    data = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))

    def at_end(section: str, key: str = "words") -> re.Pattern[str]:
        return re.compile(_any_of(data[section][key]) + "$")

    def at_start(section: str, key: str = "words") -> re.Pattern[str]:
        return re.compile(_any_of(data[section][key]))

    actions = data["actions"]["words"] + data["actions"]["weak"]
    return Words(
        change_up=at_end("change", "up"),
        change_down=at_end("change", "down"),
        growth_noun_up=at_end("growth_nouns", "up"),
        growth_noun_down=at_end("growth_nouns", "down"),
        links=at_end("state", "links"),
        adverbs=at_end("adverbs"),
        action_start=re.compile(_any_of(actions)),
        action_end=re.compile(_any_of(actions) + "$"),
        weak_start=at_start("actions", "weak"),
        openers=at_start("openers"),
        relative=frozenset(data["relative"]["words"]),
        subjects=re.compile(r"^[ ]*([^,;:。、\d]{1,10}?" + _any_of(data["relative"]["subjects"]) + ")"),
        heads=at_end("heads"),
        committed=re.compile(_any_of(data["strength"]["committed"])),
        aspirational=re.compile(_any_of(data["strength"]["aspirational"])),
        background=re.compile(_any_of(data["background"]["words"])),
        population=re.compile(_any_of(data["background"]["population"]) + "(?:的|有)?$"),
    )
