"""The languages: each a folder of data, read here. A new language is a new folder; no file of Python names one.

language.toml    how its words are set, its sentences end, its years are written, what it builds on
words.toml       its words, by class
rules/*.toml     what its sentences say, as patterns over those classes
relations/*.toml how its figures are to each other: words, rules, wholes and their parts (``cues``)
numerals.toml    and bounds, ranges, shares, counting, units.txt, currencies.txt: its numbers, read by `analysis`

A folder whose language.toml names a ``base`` is another script of that language, read by the rules of the base:

characters.txt   characters of the base, each with those that are read as it
words.txt        words that are read as others of the same length
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from reportdiff.analysis.coding import BUILT_IN
from reportdiff.analysis.language import Grammar
from reportdiff.analysis.rules import RuleBook, literals_of, made, read_rules
from reportdiff.analysis.sentences import splitter
from reportdiff.analysis.vocabulary import Vocabulary
from reportdiff.errors import SettingsError
from reportdiff.languages.cues import Closed, Cues, cues
from reportdiff.languages.inflection import inflection
from reportdiff.model import Characters, Script

__all__ = ["Closed", "Cues", "Grammar", "cues", "grammar", "languages", "scripts"]


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that there is a whole folder for."""
    return tuple(sorted(entry.name for entry in files(__package__).iterdir() if (entry / "names.txt").is_file()))


@cache
def grammar(code: str) -> Grammar:
    """The grammar of a language, read from its folder once. Raises ``SettingsError`` for a folder that is wrong."""
    try:
        return _grammar(code)
    except SettingsError as error:
        raise SettingsError(f"languages/{code}: {error}") from error


def _grammar(code: str) -> Grammar:
    folder = files(__package__) / code
    settings = _table(folder / "language.toml")
    for wanted in ("spaced", "years"):
        if wanted not in settings:
            raise SettingsError(f"language.toml: {wanted} is missing; languages/en/language.toml shows what it may be")
    own = folder / "rules"
    rules = {
        file.name: _table(file)
        for file in (sorted(own.iterdir(), key=lambda file: file.name) if own.is_dir() else ())
        if file.name.endswith(".toml")
    }
    written = read_rules(rules)
    words = _table(folder / "words.toml") if (folder / "words.toml").is_file() else {}
    vocabulary = Vocabulary.of(
        words, spaced=settings["spaced"], inflect=inflection(settings),
        literals=literals_of(written), built_in=BUILT_IN,
    )  # fmt: skip
    return Grammar(
        code, vocabulary, RuleBook(made(written, vocabulary)), splitter(settings.get("sentences", {})),
        tuple(map(re.compile, settings["years"])), tuple(settings.get("plans", ())), frozenset(settings.get("list_joints", ())),
        frozenset(settings.get("list_ends", ())), settings.get("capitals", "names"),
        frozenset(settings.get("telling", ())), re.compile(f"(?:{settings['script']})+") if "script" in settings else None,
        settings.get("messages", ""),
    )  # fmt: skip


@cache
def scripts(code: str) -> tuple[Script, ...]:
    """The further scripts of a language."""
    found = []
    for folder in sorted(files(__package__).iterdir(), key=lambda entry: entry.name):
        if (folder / "characters.txt").is_file():
            settings = _table(folder / "language.toml")
            if settings["base"] == code:
                found.append(Script(settings["telling"], cache(partial(_spelling, folder))))
    return tuple(found)


def _spelling(folder: Traversable) -> Characters:
    characters: dict[int, str] = {}
    for number, line in _lines(folder / "characters.txt"):
        plain, _, others = line.partition(" ")
        if len(plain) != 1 or not others:
            raise SettingsError(f"{folder.name}/characters.txt, line {number}: expected a character, a blank, and those read as it")
        characters |= {ord(other): plain for other in others}
    words: dict[str, str] = {}
    for number, line in _lines(folder / "words.txt"):
        here, _, there = line.partition(" = ")
        if not here or len(here) != len(there):
            raise SettingsError(f"{folder.name}/words.txt, line {number}: expected two words of one length with = between them")
        words[here] = there
    longest = sorted(words, key=lambda word: (-len(word), word))
    return Characters(characters, words, re.compile("|".join(map(re.escape, longest))) if words else None)


def _lines(file: Traversable) -> Iterator[tuple[int, str]]:
    """The lines of a file that say something, numbered from 1."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, line


def _table(file: Traversable) -> dict[str, Any]:
    """What a file of a language holds. Raises ``SettingsError`` where it is no TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file.name}: {error}; see docs/languages.md for its form") from error
