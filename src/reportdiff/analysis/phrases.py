"""Phrases of a language's files, and whether one of them stands right before or right after a place.

A phrase is written as it stands in a text. (a|b|) is either or nothing; … is up to 14 characters of one clause, {2-5}
from 2 to 5 of them; {digit} {letter} {number} {word} {mark} {open} {close} (of a bracket) {start} {end} are what they say, {noun} and {Name} the
beginning of a small or a capital word, {numeral} a character that numerals are written with; a name in braces is a list of words that the file defines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from reportdiff.analysis.view import Spelling, Text
from reportdiff.analysis.word_tree import LETTERS, WordTree

_FAR = 96  # characters before a place in which a phrase stands
_GAP = r"[^,;:.!?。、()\d\n]"
_NEAR_GAP = "{1-14}"
_DIGITS, _MARKS = set("0123456789"), set(",;:.!?，；：。、！？()（）[]\"'“”—|")
_OPENS, _CLOSES = set("(（["), set(")）]")
_MARK = f"[{re.escape(''.join(sorted(_MARKS)))}]"
_SPECIAL = {
    "digit": r"\d", "letter": "[A-Za-z]", "number": r"\d[\d.,]*", "noun": "(?-i:[a-zäöüß])", "Name": "(?-i:[A-ZÄÖÜ][A-Za-zÄÖÜäöüß])",
    "word": r"[A-Za-zÄÖÜäöüß'-]+", "mark": _MARK, "open": "[(（[]", "close": "[])）]", "start": r"(?:\Z|(?=\n))", "end": r"(?:\Z|\n\s*(?:\n|\Z))",
}  # fmt: skip
_SPECIAL_BACK = {**_SPECIAL, "number": r"[\d.,]*\d"}
_OPENS_WORD = frozenset(["noun", "Name", "word"])  # stand behind a space
_PIECE = re.compile(r"\(([^()]*)\)|\{([^{}]*)\}|([^(){}]+)")
_SPAN = re.compile(r"(\d+)-(\d+)")
_AT_MOST = 400  # forms that one phrase may stand for


@dataclass(frozen=True, slots=True)
class _Gap:
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class _Special:
    name: str


_Node = str | _Gap | _Special


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What the phrases of a file are read with: its spelling, its lists of words, the characters of its numerals."""

    spelling: Spelling
    classes: Mapping[str, Sequence[str]]
    numerals: str

    def forms(self, phrase: str) -> list[list[_Node]]:
        """All forms that a phrase stands for, each a list of words and of what is no word. Raises ``ValueError``."""
        choices: list[list[list[_Node]]] = []
        for group, braces, literal in _PIECE.findall(phrase.replace("…", _NEAR_GAP)):
            if literal:
                choices.append([[literal]])
            elif braces:
                choices.append(self._braces(braces, phrase))
            else:
                choices.append([form for choice in group.split("|") for form in self._choice(choice)])
        forms = [[node for part in parts for node in part] for parts in product(*choices)]
        if not forms or len(forms) > _AT_MOST:
            raise ValueError(f"{phrase!r} stands for {len(forms)} phrases")
        return [_joined(form) for form in forms]

    def _choice(self, choice: str) -> list[list[_Node]]:
        return self.forms(choice) if "{" in choice else [[choice] if choice else []]

    def _braces(self, name: str, phrase: str) -> list[list[_Node]]:
        if span := _SPAN.fullmatch(name):
            return [[_Gap(int(span[1]), int(span[2]))]]
        if name in _SPECIAL or name in ("numeral", "numerals"):
            return [[_Special(name)]]
        if name not in self.classes:
            raise ValueError(f"{phrase!r}: {{{name}}} is no list of [classes]")
        return [form for word in self.classes[name] for form in self.forms(word)]

    @staticmethod
    def length(form: Sequence[_Node]) -> int:
        """How many characters a form of words and gaps may have."""
        return sum(len(node) if isinstance(node, str) else node.most if isinstance(node, _Gap) else 1 for node in form)

    def edge(self, node: _Node, *, back: bool) -> set[str] | None:
        """The characters that a form may begin with, or end on; ``None`` where it may be any."""
        if isinstance(node, str):
            return set(self.spelling.flat(self.spelling.view(node[-1 if back else 0])))
        if isinstance(node, _Gap):
            return None
        numerals = set(self.numerals)
        return {
            "digit": _DIGITS, "number": _DIGITS | set(".,"), "mark": _MARKS, "open": _OPENS, "close": _CLOSES,
            "numeral": numerals, "numerals": numerals,
        }.get(node.name)  # fmt: skip

    def pattern(self, form: Sequence[_Node], *, backward: bool) -> str:
        """A form as a pattern over the view; ``backward`` over its characters in reverse."""
        pieces = []
        for node in reversed(form) if backward else form:
            if isinstance(node, str):
                pieces.append(re.escape(node[::-1] if backward else node))
            elif isinstance(node, _Gap):
                pieces.append(f"{_GAP}{{{node.least},{node.most}}}?")
            elif node.name in ("numeral", "numerals"):
                pieces.append(f"[{self.numerals}]" + ("+" if node.name == "numerals" else ""))
            else:
                pieces.append((_SPECIAL_BACK if backward else _SPECIAL)[node.name])
        edge = form[0] if backward else form[-1]
        if isinstance(edge, str) and edge[0 if backward else -1] in LETTERS:
            pieces.append("(?![A-Za-z0-9])")
        opening = form[0]
        if backward or not isinstance(opening, _Special) or opening.name not in _OPENS_WORD:
            glued = not backward and isinstance(opening, str) and opening[0] == "-"
            return ("" if glued else " ?") + "".join(pieces)
        return " " + "".join(pieces)


def _joined(form: Sequence[_Node]) -> list[_Node]:
    joined: list[_Node] = []
    for node in form:
        if isinstance(node, str) and joined and isinstance(joined[-1], str):
            joined[-1] += node
        elif node:
            joined.append(node)
    return joined


class Phrases:
    """Phrases that stand right before or right after a place, but for longer ones that only end or begin like them.

    Without phrases of its own (``only_others``) it fits where none of those others stands.
    """

    __slots__ = ("_back", "_but_pattern", "_edges", "_pattern", "_spaced", "_words", "only_others")

    def __init__(self, phrasing: Phrasing, phrases: Sequence[str], but: Sequence[str] = (), *, back: bool):
        words: dict[str, bool] = {}
        patterns: tuple[list[str], list[str]] = ([], [])
        edges: set[str] | None = set()  # the characters at the place itself; None where any may stand there
        for listed, meaning in ((phrases, True), (but, False)):
            for form in (form for phrase in listed for form in phrasing.forms(phrase)):
                first = form[0] if form else ""
                if len(form) == 1 and isinstance(first, str) and (back or first[0] != "-"):
                    words[phrasing.spelling.flat(phrasing.spelling.view(first))] = meaning
                elif form:
                    patterns[0 if meaning else 1].append(phrasing.pattern(form, backward=back))
                    edge = phrasing.edge(form[-1] if back else first, back=back)
                    edges = None if edges is None or edge is None else edges | edge
        self._words = WordTree(words)
        self._pattern, self._but_pattern = (re.compile("|".join(dict.fromkeys(p)), re.I) if p else None for p in patterns)
        self._edges = None if edges is None else frozenset(edges | {word[-1 if back else 0] for word in words})
        self._back, self.only_others, self._spaced = back, not phrases, phrasing.spelling.spaced

    def fit(self, text: Text, place: int) -> bool:
        """Whether one of the phrases stands there."""
        flat = text.flat
        if self._back:
            near = place - 1 if place and flat[place - 1] == " " else place
            edge = flat[near - 1 : near] if near else ""
        else:
            near = place + 1 if flat.startswith(" ", place) and text.view[place] != "-" else place
            edge = flat[near : near + 1]
        if self._edges is not None and edge not in self._edges:
            return self.only_others
        found = self._words.before(flat, near) if self._back else self._words.at(flat, near)
        fits, length = (found[0], abs(found[1] - near)) if found else (False, 0)
        if self._pattern is not None or self._but_pattern is not None:
            fits, length = self._longer(text, place, fits, length)
        return not length if self.only_others else fits

    def _longer(self, text: Text, place: int, fits: bool, length: int) -> tuple[bool, int]:
        """What the patterns say, where one of them is longer than the word that was found."""
        view, at = text.view if self._spaced else text.flat, place
        if self._back:
            view, at = view[max(0, place - _FAR) : place][::-1], 0
        for pattern, meaning in ((self._pattern, True), (self._but_pattern, False)):
            if pattern is not None and (match := pattern.match(view, at)) and (match.end() - at > length or not length):
                fits, length = meaning, max(1, match.end() - at)
        return fits, length
