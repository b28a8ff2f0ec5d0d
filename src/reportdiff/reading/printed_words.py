"""Words as they are printed: how wide each is, what a line says that begins or ends with it, which stand side by side in a text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, auto
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from reportdiff.reading.text_lines import cues

_ENDED = re.compile(r"[.!?:][”\"’)\d]{0,2}\Z")
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.[A-Za-z]|No|vs|Inc|Ltd|approx|St)\.\Z")
_FIGURE = re.compile(r"[(<>≤≥~+–−-]*[$€£]?\d")
_LABEL = re.compile(r"[A-Z][a-z]{3,}[.:]")  # a word that opens a paragraph and says what it tells
_NUMBER = re.compile(r"[+–−-]?\d[\d.,]*%?")
_LOST = 2  # letters
_MARKS = "“”\"'(),.;:*"
_POINTS = frozenset("•●■▪◆➤‣")


# How wide letters are in print, in thousandths of the size of the type; the others are as wide as most.
class _Letters(dict[str, int]):
    def __missing__(self, char: str) -> int:
        self[char] = _MOST
        return _MOST


_MOST = 556
_LETTERS = _Letters({
    **dict.fromkeys("ijl’'", 222), **dict.fromkeys("ft .,:;/I", 278), **dict.fromkeys("r-()“”", 333), "•": 350,
    **dict.fromkeys("ckszvxyJ", 500), "F": 611, "T": 611, **dict.fromkeys("ABCDEGHKNOPQRSUVXYZ", 690), "w": 722,
    **dict.fromkeys("mM", 833), "%": 889, "W": 944,
})  # fmt: skip
_LETTER = 500  # an ordinary one; widths are told in these


def width(text: str) -> float:
    """How wide a text is in print, in ordinary letters."""
    return sum(map(_LETTERS.__getitem__, text)) / _LETTER


def is_figure(word: str) -> bool:
    """Whether a word begins as figures do."""
    return _FIGURE.match(word) is not None


def is_strewn(text: str) -> bool:
    """Whether a line is of the numbers of an axis, or a figure that a formula lost: it belongs to no column."""
    words = text.split()
    return all(map(_NUMBER.fullmatch, words)) and (len(words) > 1 or len(text) <= _LOST)


class Sort(IntEnum):
    """What a word is to the one beside it."""

    OTHER = 0
    ARTICLE = auto()
    PREPOSITION = auto()
    AUXILIARY = auto()
    CONJUNCTION = auto()
    LITTLE = auto()


_SORTS = {"articles": Sort.ARTICLE, "prepositions": Sort.PREPOSITION, "auxiliaries": Sort.AUXILIARY, "conjunctions": Sort.CONJUNCTION, "never_last": Sort.LITTLE}


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """What is to know of a word: bare of marks, figures all alike; whether it ends a sentence, or with a hyphen; how it begins. Of one
    form there is one word (`word_of`)."""

    bare: str
    sort: Sort
    wide: float  # in ordinary letters
    begins: float  # up to its first hyphen
    ended: bool
    abbreviated: bool
    hyphened: bool
    small: bool
    capital: bool
    upper: bool  # a capital, or what stands before one
    digit: bool
    point: bool
    opener: bool  # a word that opens sentences
    label: bool

    @property
    def opens(self) -> bool:
        """Whether a line that begins with it opens something."""
        return self.upper or self.point

    @property
    def ends(self) -> bool:
        """Whether a line that ends with it ends a sentence."""
        return self.ended and not self.abbreviated


@lru_cache(maxsize=16384)
def word_of(form: str) -> Word:
    """The word that is printed so."""
    bare = form.strip(_MARKS).lower()
    bare = "0" if is_figure(bare) else bare
    return Word(
        bare=bare, sort=next((sort for kind, sort in _SORTS.items() if bare in cues(kind)), Sort.OTHER),
        wide=width(form), begins=width(form.split("-")[0]),
        ended=_ENDED.search(form) is not None, abbreviated=_ABBREVIATED.search(form) is not None, hyphened=len(form) > 2 and form.endswith("-"),
        small=form[0].islower(), capital=form[0].isupper(), upper=form[0].isupper() or form[0] in "“\"(", digit=form[0].isdigit(), point=form[0] in _POINTS,
        opener=form in cues("openers"), label=_LABEL.fullmatch(form) is not None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Neighbours:
    """How often a text has two bare words side by side within a line and a sentence, by the first of them; and every bare word of it."""

    behind: Mapping[str, Mapping[str, int]]
    words: frozenset[str]

    def often(self, one: str, other: str) -> int:
        """How often the one is followed by the other."""
        return self.behind.get(one, _NONE).get(other, 0)


_NONE: Mapping[str, int] = MappingProxyType({})


def neighbours(texts: Iterable[str]) -> Neighbours:
    """The words of lines and which stand side by side in them."""
    behind: defaultdict[str, Counter[str]] = defaultdict(Counter)
    found: set[str] = set()
    for text in texts:
        words = [word_of(form) for form in text.split()]
        found.update(word.bare for word in words)
        for one, other in pairwise(words):
            if not one.ended:
                behind[one.bare][other.bare] += 1
    return Neighbours(dict(behind), frozenset(found))
