"""The words of a language by their classes, and where they stand in a text: longest first, a word in one class alone.

A language writes them in ``words.toml``, a table for each class::

    [rise]
    verbs = ["increase", "rise rose risen"]   # with their forms, where the language inflects
    words = ["up"]                            # as they stand

    [groups]                                  # classes under one name
    move = ["rise", "fall"]

A word that only looks like another, or holds one, is a word too: 普及 in a class of its own keeps 及 from being read in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reportdiff.errors import SettingsError

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

# What a language adds to an entry: its forms. ``kind`` is the key that it stands under: ``words``, ``verbs``, ``nouns``.
Inflect = Callable[[str, str], Iterable[str]]

CONTINUED = "·"  # every character of a token but its first
_FIRST_CODE = 0xE000
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LONGEST_PHRASE = 6  # words


def as_written(kind: str, entry: str) -> Iterable[str]:
    """An entry as it stands, for languages that do not inflect."""
    return (entry,)


@dataclass(frozen=True)
class Vocabulary:
    """Classes of words, each with a code: a character that stands for its words wherever they begin.

    ``spaced`` says whether the language sets words apart; ``codes`` gives the codes of each class and group.
    """

    spaced: bool
    words: Mapping[str, str]
    codes: Mapping[str, str]
    _longest: int = field(default=1, repr=False)

    @classmethod
    def of(
        cls, data: Mapping[str, Any], *, spaced: bool, inflect: Inflect = as_written, literals: Iterable[str] = ()
    ) -> Vocabulary:
        """The vocabulary that ``data`` (a ``words.toml``) writes down; words in ``literals`` get codes of their own.

        Raises ``SettingsError`` for a word in two classes and for a group of what is no class.
        """
        class_of: dict[str, str] = {}
        for name, table in data.items():
            if name == "groups":
                continue
            for word in _forms(table, inflect):
                if class_of.setdefault(word, name) != name:
                    raise SettingsError(
                        f"words.toml: {word!r} stands in [{class_of[word]}] and in [{name}]; a word has one class"
                    )
        cells: dict[tuple[str, str], str] = {}
        words: dict[str, str] = {}
        codes: dict[str, str] = {name: "" for name in data if name != "groups"}
        own = set(literals)
        for word in (*class_of, *sorted(own - class_of.keys())):
            name = class_of.get(word, "")
            cell = (name, word if word in own else "")
            if cell not in cells:
                code = cells[cell] = chr(_FIRST_CODE + len(cells))
                if name:
                    codes[name] += code
                if word in own:
                    codes[f'"{word}"'] = code
            words[word] = cells[cell]
        for name, members in data.get("groups", {}).items():
            if unknown := [member for member in members if member not in codes]:
                raise SettingsError(
                    f"words.toml: [groups] {name} names {', '.join(unknown)}; there is no such class above it"
                )
            codes[name] = "".join(codes[member] for member in members)
        return cls(spaced, words, codes, max((word.count(" ") + 1 for word in words), default=1))

    def find(self, view: str) -> Iterator[tuple[int, int, str]]:
        """Where the words of a text begin and end, with their codes, in order and never one in another."""
        return self._in_spaced(view) if self.spaced else self._in_unspaced(view)

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, Sequence[str]]:
        from ahocorasick_rs import AhoCorasick, MatchKind

        known = tuple(self.words)
        return AhoCorasick(known, matchkind=MatchKind.LeftmostLongest), tuple(self.words[word] for word in known)

    def _in_unspaced(self, view: str) -> Iterator[tuple[int, int, str]]:
        if not self.words:
            return
        automaton, codes = self._automaton
        for index, start, end in automaton.find_matches_as_indexes(view):
            yield start, end, codes[index]

    @cached_property
    def _beginnings(self) -> Mapping[str, int]:
        """For the first word of each phrase how many words the longest phrase has that begins with it."""
        longest: dict[str, int] = {}
        for phrase in self.words:
            first, *more = phrase.split(" ")
            longest[first] = max(longest.get(first, 1), 1 + len(more))
        return longest

    def _in_spaced(self, view: str) -> Iterator[tuple[int, int, str]]:
        found = [(match.start(), match.end(), match[0].lower()) for match in _WORD.finditer(view)]
        i = 0
        while i < len(found):
            start, _, word = found[i]
            most = self._beginnings.get(word, 0)
            for count in range(min(most, len(found) - i), 0, -1):
                phrase = self._phrase(view, found[i : i + count])
                if phrase is not None and (code := self.words.get(phrase)):
                    yield start, found[i + count - 1][1], code
                    i += count
                    break
            else:
                i += 1

    @staticmethod
    def _phrase(view: str, found: Sequence[tuple[int, int, str]]) -> str | None:
        """Words as one phrase, where nothing but blanks stands between them."""
        gaps = pairwise(found)
        if any(view[end:start].strip(" ") or end == start for (_, end, _), (start, _, _) in gaps):
            return None
        return " ".join(word for _, _, word in found)


def _forms(table: Mapping[str, Any], inflect: Inflect) -> Iterator[str]:
    for kind, entries in table.items():
        for entry in entries:
            yield from inflect(kind, entry)
