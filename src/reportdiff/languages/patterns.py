"""Patterns as data: files of named patterns over lists of words, each with examples of what it finds and what it leaves.

What stands in braces in a pattern is any word of a list, the longest that fits first, or a piece of a pattern. Lists and
pieces stand at the head of the file, or in ``classes.toml`` where several files use them; a list holds all of another one
that it names in braces. ``{^rising}`` is the one or two characters with which a word of the list ``rising`` begins, put before
alternatives that are tried at every place. ``ends`` are words, or lists in braces, on one of which a text ends that the pattern stands at
the end of; ``begins`` the characters, as a set of regular expressions, with one of which all begins that the pattern finds: most
texts hold few of them, and it is tried nowhere else. The tests look for every example.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

_CLASSES = "classes.toml"  # whose lists and pieces every file of the folder may name
_NAME = re.compile(r"\{(\^?)([a-z_]+)\}")
_TABLES = frozenset({"words", "pieces", "patterns"})


@dataclass(frozen=True, slots=True)
class Named:
    """A pattern by its name; what it finds in an example stands between two ｜."""

    name: str
    pattern: re.Pattern[str]
    finds: tuple[str, ...]
    leaves: tuple[str, ...]
    ends: frozenset[str]  # the last characters of a text at whose end it can stand; none where any may be


@cache
def data(code: str, file: str) -> Mapping[str, Any]:
    """What a file holds of the patterns of a language; nothing where there is none."""
    path = files("reportdiff.languages") / code / "patterns" / file
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def names(code: str) -> tuple[str, ...]:
    """The files of the patterns of a language."""
    folder = files("reportdiff.languages") / code / "patterns"
    return tuple(sorted(file.name for file in folder.iterdir())) if folder.is_dir() else ()


@cache
def named(code: str, file: str) -> tuple[Named, ...]:
    """The patterns of a file, in its order."""
    parts = pieces(code, file)
    return tuple(
        Named(
            one["name"],
            re.compile(_begun(one.get("begins"), written(one["match"], parts))),
            tuple(one.get("finds", ())),
            tuple(one.get("leaves", ())),
            frozenset(word[-1] for word in _words(one.get("ends", ()), lists(code, file))),
        )
        for one in data(code, file).get("patterns", ())
    )


@cache
def patterns(code: str, file: str) -> Mapping[str, re.Pattern[str]]:
    """The patterns of a file by their names."""
    return {one.name: one.pattern for one in named(code, file)}


class AtEnd:
    """A pattern at the end of a text, behind a look at its last character: most texts end on none of the words that it is
    about, and that says so for a fraction of what a search from the beginning takes."""

    __slots__ = ("named",)

    def __init__(self, named: Named):
        self.named = named

    def search(self, text: str) -> re.Match[str] | None:
        """Where it stands at the end of a text."""
        return self.named.pattern.search(text) if text[-1:] in self.named.ends else None

    def sub(self, other: str, text: str) -> str:
        """A text with something else in its place."""
        return self.named.pattern.sub(other, text) if text[-1:] in self.named.ends else text


def at_end(code: str, file: str, *names: str) -> tuple[AtEnd, ...]:
    """Patterns of a file that stand at the end of a text."""
    known = {one.name: one for one in named(code, file)}
    return tuple(AtEnd(known[name]) for name in names)


def table(code: str, file: str, name: str) -> Mapping[str, Any]:
    """A table of a file beside its patterns."""
    found: Mapping[str, Any] = data(code, file)[name]
    return found


@cache
def pieces(code: str, file: str) -> Mapping[str, str]:
    """What the braces of a file stand for: its words as patterns, and its pieces, which may name those before them."""
    parts: dict[str, str] = {}
    for name, listed in lists(code, file).items():
        parts[name] = any_of(listed)
        if all(listed):
            parts["^" + name] = begins_any_of(listed)
    for pieces in (data(code, _CLASSES).get("pieces", {}), data(code, file).get("pieces", {})):
        for name, piece in pieces.items():
            parts[name] = written(piece, parts)
    return parts


@cache
def lists(code: str, file: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of words that a file may name: those of all files, and its own."""
    found = dict(_joining(code))
    told = data(code, file)
    for name, listed in chain(data(code, _CLASSES).get("words", {}).items(), _sections(told), told.get("words", {}).items()):
        found[name] = tuple(_words(listed, found))
    return found


def _begun(characters: str | None, match: str) -> str:
    """A pattern that passes over at once what it cannot begin with."""
    return match if characters is None else f"(?=[{characters}])(?:{match})"


def _words(listed: Iterable[str], known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Words, with those of the lists that are named among them."""
    for one in listed:
        yield from known[one[1:-1]] if _NAME.fullmatch(one) else (one,)


@cache
def _joining(code: str) -> Mapping[str, tuple[str, ...]]:
    """The words by which a language joins things, of its ``relations``: they stand there for all."""
    path = files("reportdiff.languages") / code / "relations" / "words.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {name: tuple(told[name]["words"]) for name in ("and",) if name in told}


def _sections(told: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The lists of words that stand by themselves or in tables: ``up`` of [change] is ``change_up``, ``words`` of [heads] is ``heads``."""
    for section, listed in told.items():
        if section in _TABLES:
            continue
        for key, words in listed.items() if isinstance(listed, dict) else [("words", listed)]:
            if isinstance(words, list):
                yield section if key == "words" else f"{section}_{key}", [*chain.from_iterable([one] if isinstance(one, str) else one for one in words)]


def written(pattern: str, parts: Mapping[str, str]) -> str:
    """A pattern with what its braces stand for."""
    return _NAME.sub(lambda match: parts[match[1] + match[2]], pattern)


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest that fits first."""
    return "(?:" + "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) + ")"


def begins_any_of(words: Iterable[str]) -> str:
    """A pattern that passes over at once what none of the words begins with: by one character, and the next where each has one."""
    known = set(words)
    shortest = min(map(len, known))
    return f"(?={''.join(_one_of({word[at] for word in known}) for at in range(min(shortest, 2)))})"


def _one_of(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(characters)))}]"
