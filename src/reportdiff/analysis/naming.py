"""Names out of the text: what a rule kept, without the words around it that are no part of a name, put together as the rule says.

A language says by groups of words what may not begin a name (``lead``), end it (``tail``), or be all of it (``empty``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportdiff.analysis.characters import BLANK
from reportdiff.analysis.coding import BUILT_IN, Coded, tokens
from reportdiff.analysis.language import Grammar
from reportdiff.analysis.marking import Marked
from reportdiff.model import Span, frequent

_PART = re.compile(r"\{(?P<part>[a-z_]+)(?::(?P<form>[a-z_]+))?\}")
_ALL = "all"  # with the words at its ends that are no part of a name by itself: in rural roads
_QUOTES = "\"“”'"
LONGEST = 16  # words of a name, or characters where they are not set apart, times four


@frequent
@dataclass(frozen=True, slots=True)
class Word:
    """A token of a name: its wording, its code, and whether a blank stands before it."""

    text: str
    code: str
    apart: bool


@dataclass(frozen=True, slots=True)
class Capitals:
    """Which words of a report are written small, and which with a capital, where they do not open a sentence.

    ``keeps`` is true of languages whose nouns have capitals anyway.
    """

    small: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()


def words_of(marked: Marked, span: Span, *, whole: bool = False) -> tuple[Word, ...]:
    """The tokens of a stretch, without brackets and, unless ``whole``, without what was put aside."""
    found: list[Word] = []
    depth, apart = 0, False
    left = marked.full if whole else marked.code
    for start, end, code in tokens(Coded(marked.view, marked.full), span.start, span.end):
        if code == BUILT_IN["OPEN"]:
            depth += 1
        elif code == BUILT_IN["CLOSE"]:
            depth = max(0, depth - 1)
            apart = True
        elif code == BLANK or depth or left[start] == BLANK:
            apart = True
        else:
            found.append(Word(marked.view[start:end], code, apart and bool(found)))
            apart = False
    return tuple(found)


def trimmed(grammar: Grammar, words: Sequence[Word]) -> tuple[Word, ...]:
    """Words without those at their ends that are no part of a name."""
    lead, tail = grammar.group("lead"), grammar.group("tail")
    first, last = 0, len(words)
    while first < last and (words[first].code in lead or words[first].text in _QUOTES):
        first += 1
    while first < last and (words[last - 1].code in tail or words[last - 1].text in _QUOTES):
        last -= 1
    return tuple(words[first:last])


def written(words: Sequence[Word]) -> str:
    """Words as a text, with blanks where they stood apart."""
    text = "".join((BLANK if word.apart and i else "") + word.text for i, word in enumerate(words))
    return text if text.count('"') % 2 == 0 else text.replace('"', "").strip()


def says_nothing(grammar: Grammar, words: Sequence[Word]) -> bool:
    """Whether words name nothing by themselves: the figure, which, an increase."""
    empty = grammar.group("empty")
    return not any(word.code not in empty and any(char.isalpha() for char in word.text) for word in words)


class Names:
    """Makes the names of a sentence's figures out of what its rules kept; with what was put aside if ``whole``."""

    def __init__(self, grammar: Grammar, marked: Marked, capitals: Capitals, *, whole: bool = False) -> None:
        self._grammar, self._marked, self._whole = grammar, marked, whole
        self._ordinary, self._proper = capitals.small, capitals.proper

    def part(self, span: Span | None, form: str | None = None) -> str:
        """What a kept stretch is called; with ``form`` in that form of its word. Empty where it says nothing."""
        if span is None:
            return ""
        if form == _ALL:
            return written(words_of(self._marked, span, whole=self._whole))
        if form:
            word = " ".join(self._marked.view[span.start : span.end].lower().split())
            return self._grammar.vocabulary.form(word, form)
        words = self.words(span)
        if says_nothing(self._grammar, words):
            return ""
        return written(words[: LONGEST * (1 if self._grammar.vocabulary.spaced else 4)])

    def words(self, span: Span) -> Sequence[Word]:
        """The words of a kept stretch that are a name."""
        return self._small(trimmed(self._grammar, words_of(self._marked, span, whole=self._whole)), span)

    def label(self, template: str, kept: Mapping[str, Span], given: Mapping[str, str]) -> str:
        """A template filled with what a rule kept, or with what is ``given`` under the same name; empty where a part of it
        is."""
        parts: list[str] = []
        position = 0
        for match in _PART.finditer(template):
            name = match["part"]
            text = given[name] if name in given else self.part(kept.get(name), match["form"])
            if not text:
                return ""
            parts += (template[position : match.start()], text)
            position = match.end()
        return "".join((*parts, template[position:])).strip()

    def _small(self, words: Sequence[Word], span: Span) -> Sequence[Word]:
        """Words without the capital that the first has from opening its sentence: Grain output is grain output."""
        if self._grammar.capitals == "nouns":
            return words
        first = words[0] if words else None
        opens = first is not None and not self._marked.view[: span.start].strip("—-–•\"'( ")
        alone = len(words) < 2 or not words[1].text[:1].isupper()
        small = first is not None and (first.text.lower() in self._ordinary or (alone and first.text not in self._proper))
        if first and opens and first.text[1:].islower() and small:
            return (Word(first.text.lower(), first.code, first.apart), *words[1:])
        return words


def parts_of(template: str) -> Iterator[str]:
    """The names of the parts that a template is filled with."""
    return (match["part"] for match in _PART.finditer(template))
