"""Pieces of printed lines: how wide each is in print, where a line may be cut, how well one piece goes on in the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum, auto
from functools import cache, lru_cache
from itertools import pairwise
from math import log

from reportdiff.reading.text_lines import cues

Neighbours = Mapping[tuple[str, str], int]

_WORD = re.compile(r"\S+")
_ENDED = re.compile(r"[.!?:][”\"’)\d]{0,2}\Z")
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.[A-Za-z]|No|vs|Inc|Ltd|approx|St)\.\Z")
_FIGURE = re.compile(r"[(<>≤≥~+–−-]*[$€£]?\d")
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

# How two lines go on in one another, for and against.
_AFTER_STOP, _SMALL_AFTER_STOP = 1.98, -3.5
_POINT, _POINT_IN_A_SENTENCE = 1.0, -0.5
_SMALL, _OPENER, _CAPITAL, _OTHER = 0.67, -1.36, -0.28, 0.25
_HYPHEN_SMALL, _HYPHEN_CAPITAL, _HYPHEN_OTHER = 2.5, 0.5, -2.0
_WHOLE_WORD, _NO_WORD = 1.5, -2.0  # what the hyphen parts is a word that the text has elsewhere, or none
_LITTLE_WORD, _NO_PAIR, _ODD_PAIR = 0.32, -1.03, -2.0
_KNOWN, _KNOWN_MORE, _KNOWN_MOST, _KNOWN_LITTLE = 0.8, 0.58, 2.0, 0.55
_NEXT_FITTED, _MOST_ROOM, _ROOM_OF_A_HEADING = 0.35, 3.88, 0.5
_FULL, _BLANK = 1.0, 0.55
# What a cut costs or brings.
_CUT, _CUT_BEFORE_OPENER, _CUT_BEFORE_POINT, _CUT_BEFORE_SMALL = -2.16, 2.31, 2.96, 2.31
_CUT_BEFORE_RELATIVE, _RELATIVE = -2.0, -0.8  # …, which
_PARTS_KNOWN, _PARTS_KNOWN_MORE, _PARTS_KNOWN_MOST = 1.28, 0.88, 3.0
_NUMBERS = 3  # of a row of a table, at least half of its words


def width(text: str) -> float:
    """How wide a text is in print, in ordinary letters."""
    return sum(map(_LETTERS.__getitem__, text)) / _LETTER


def plain(word: str) -> str:
    """A word as neighbours are counted: without marks, figures all alike."""
    bare = word.strip(_MARKS).lower()
    return "0" if _FIGURE.match(bare) else bare


def neighbours(texts: Iterable[str]) -> Neighbours:
    """How often two words stand side by side in lines, within one sentence, and, beside nothing, each word by itself."""
    found: Counter[tuple[str, str]] = Counter()
    for text in texts:
        words = text.split()
        bare = [plain(word) for word in words]
        found.update(("", word) for word in bare)
        found.update((bare[i], bare[i + 1]) for i in range(len(words) - 1) if not _ENDED.search(words[i]))
    return found


class Sort(Enum):
    """What a word is to the one beside it."""

    OTHER = auto()
    ARTICLE = auto()
    PREPOSITION = auto()
    AUXILIARY = auto()
    CONJUNCTION = auto()
    LITTLE = auto()


@lru_cache(maxsize=8192)
def sort_of(word: str) -> Sort:
    """What sort a word is of, by ``cues.toml``."""
    sorts = {"articles": Sort.ARTICLE, "prepositions": Sort.PREPOSITION, "auxiliaries": Sort.AUXILIARY, "conjunctions": Sort.CONJUNCTION, "never_last": Sort.LITTLE}
    return next((sort for kind, sort in sorts.items() if word in cues(kind)), Sort.OTHER)


def is_strewn(text: str) -> bool:
    """Whether a line is of the numbers of an axis, or a figure that a formula lost: it belongs to no column."""
    words = text.split()
    return all(map(_NUMBER.fullmatch, words)) and (len(words) > 1 or len(text) <= _LOST)


class PrintedWord:
    """A word of a line: what it is where a piece begins with it, and where a piece ends on it."""

    __slots__ = (
        "as_next", "bare", "begun", "closed", "digit", "end", "ended", "first_width", "hyphened", "opens", "point", "small", "sort",
        "start", "text", "upper",
    )  # fmt: skip

    def __init__(self, text: str, start: int, begun: float) -> None:
        self.text, self.start, self.end = text, start, start + len(text)
        self.begun, self.closed = begun, begun + width(text)  # how wide the line is up to its beginning, and to its end
        self.bare = plain(text)
        self.sort = sort_of(self.bare)
        self.first_width = width(text.split("-")[0])
        self.ended = _ENDED.search(text) is not None and not _ABBREVIATED.search(text)
        self.small, self.upper = text[0].islower(), text[0].isupper() or text[0] in "“\"("
        self.digit, self.point = text[0].isdigit(), text[0] in _POINTS
        self.opens = self.upper or self.point
        self.hyphened = len(text) > 2 and text.endswith("-")
        self.as_next = _SMALL if self.small else _OPENER if text in cues("openers") else _CAPITAL if self.upper else _OTHER


class Piece:
    """A stretch of a line that may be a line of its column."""

    __slots__ = ("first", "last", "width")

    def __init__(self, first: PrintedWord, last: PrintedWord) -> None:
        self.first, self.last, self.width = first, last, last.closed - first.begun


class PrintedLine:
    """A line, whole, and what it costs to begin a piece at each of its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[PrintedWord] = []
        at, total = 0, 0.0
        for match in _WORD.finditer(text):
            word = PrintedWord(match[0], match.start(), total + width(text[at : match.start()]))
            self.words.append(word)
            at, total = match.end(), word.closed
        self.whole = Piece(self.words[0], self.words[-1])
        self.width = self.whole.width
        numbers = sum(_FIGURE.match(word.text) is not None for word in self.words)
        self.is_row = numbers >= _NUMBERS and numbers * 2 >= len(self.words)
        self.cuts: list[float] = []
        self._pieces: dict[tuple[int, int], Piece] = {(0, len(self.words)): self.whole}

    def find_cuts(self, known: Neighbours) -> None:
        """Finds what it costs to cut the line before each of its words."""
        self.cuts = [0.0, *(_cut_between(before, after, known) for before, after in pairwise(self.words))]

    def piece(self, first: int, end: int) -> Piece:
        """The words from the ``first`` on, without the one at the ``end``."""
        piece = self._pieces.get((first, end))
        if piece is None:
            piece = self._pieces[first, end] = Piece(self.words[first], self.words[end - 1])
        return piece


def _cut_between(before: PrintedWord, after: PrintedWord, known: Neighbours) -> float:
    """What it brings to cut between two words: more where no sentence goes on so, less where the text has them side by side."""
    often = known.get((before.bare, after.bare), 0) - 1
    brings = _CUT
    if often > 0:
        brings -= min(_PARTS_KNOWN_MOST, _PARTS_KNOWN + _PARTS_KNOWN_MORE * log(often))
    if not before.ended and after.text in cues("openers"):
        brings += _CUT_BEFORE_OPENER
    if after.point:
        brings += _CUT_BEFORE_POINT
    if before.ended and after.small:
        brings += _CUT_BEFORE_SMALL
    if before.text.endswith(",") and after.bare in cues("relatives"):
        brings += _CUT_BEFORE_RELATIVE
    return brings


def piece_after(one: Piece, other: PrintedWord, set_to: float, known: Neighbours) -> float:
    """How well a line of a column that is set to a width goes on in the one below it, which begins with a word."""
    last = one.last
    if other.point:
        return _POINT if last.ended or one.width < 0.75 * set_to else _POINT_IN_A_SENTENCE
    if last.ended:
        return _AFTER_STOP if other.upper or other.digit else _SMALL_AFTER_STOP if other.small else 0.0
    if last.hyphened:
        score = _HYPHEN_SMALL if other.small else _HYPHEN_CAPITAL if other.upper else _HYPHEN_OTHER
        if other.small and known:  # oppor-｜tunity, clean-｜up
            joined = (last.bare[:-1] + other.bare, last.bare + other.bare)
            whole = any(known.get(("", word), 0) for word in joined)
            score += _WHOLE_WORD if whole else _NO_WORD
    else:
        score = other.as_next + _pair(last.sort, other.sort)
        if other.bare in cues("relatives") and not last.text.endswith(","):
            score += _RELATIVE
        often = known.get((last.bare, other.bare), 0)
        if often:
            both = last.sort is not Sort.OTHER and other.sort is not Sort.OTHER
            score += _KNOWN_LITTLE if both else min(_KNOWN_MOST, _KNOWN + _KNOWN_MORE * log(often))
    room = _FULL * set_to - (one.width + _BLANK + other.first_width)
    if room <= 0:
        return score
    heading = other.upper and not one.first.small
    return score - min(_ROOM_OF_A_HEADING if heading else _MOST_ROOM, _NEXT_FITTED * room)


@cache
def _pair(last: Sort, first: Sort) -> float:
    """What the sorts of the last word of a line and of the first of the next say."""
    if last is Sort.OTHER:
        return 0.0
    if first in (Sort.AUXILIARY, Sort.CONJUNCTION) and last in (Sort.ARTICLE, Sort.PREPOSITION):
        return _NO_PAIR
    if last is Sort.ARTICLE and first in (Sort.ARTICLE, Sort.PREPOSITION):
        return _NO_PAIR
    return _ODD_PAIR if last is first is Sort.PREPOSITION else _LITTLE_WORD
