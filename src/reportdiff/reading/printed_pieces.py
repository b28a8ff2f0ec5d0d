"""Pieces of printed lines: how wide each is in print, where a line may be cut, how well one piece goes on in the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum, auto
from functools import cache, lru_cache
from math import log
from operator import itemgetter

from reportdiff.reading.text_lines import cues

Neighbours = Mapping[tuple[str, str], int]

_LATE, _SHORT_OF = 1.0, 0.6  # what a short line costs that opens a paragraph of a column after the first; as part of a column's width
_WORD = re.compile(r"\S+")
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

# How two lines go on in one another, for and against.
_AFTER_STOP, _SMALL_AFTER_STOP, _DIGIT_AFTER_STOP, _AFTER_PARAGRAPH = 2.1, -3.5, 0.5, -1.3
_AFTER_HEADING, _OF_A_HEADING = 0.3, 0.75  # a short line that begins with a capital, and another one: a heading and what it heads
_POINT, _POINT_IN_A_SENTENCE = 1.0, -0.5
_SMALL, _OPENER, _CAPITAL, _OTHER = 1.2, -2.5, -0.2, 0.2
_HYPHEN_SMALL, _HYPHEN_CAPITAL, _HYPHEN_OTHER = 2.5, 0.5, -2.0
_WHOLE_WORD, _NO_WORD = 1.5, -2.0  # what the hyphen parts is a word that the text has elsewhere, or none
_LITTLE_WORD, _NO_PAIR, _ODD_PAIR = 0.4, -3.5, -2.0
_KNOWN, _KNOWN_MORE, _KNOWN_MOST, _KNOWN_LITTLE = 0.8, 0.5, 2.0, 0.4
_NEXT_FITTED, _MOST_ROOM, _ROOM_OF_A_HEADING = 0.35, 5.0, 0.5
_FULL, _BLANK = 0.99, 0.55
# What a cut costs or brings.
_CUT, _CUT_BEFORE_OPENER, _CUT_BEFORE_POINT, _CUT_BEFORE_SMALL, _CUT_BEFORE_SENTENCE, _CUT_IN_A_TITLE = -1.05, 4.0, 2.5, 3.0, 0.5, -0.5
_PARTS_KNOWN, _PARTS_KNOWN_MORE, _PARTS_KNOWN_MOST = 1.5, 0.6, 3.0
_STUMP, _STUMP_SHARE = -1.5, 0.2
_WIDER, _NARROWEST, _NOT_CUT, _SEVERAL = 1.12, 0.1, 0.9, 1.5
_OFF = 0.035
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


class Sort(IntEnum):
    """What a word is to the one beside it."""

    OTHER = 0
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


class Piece:
    """A stretch of a line that may be a line of its column."""

    __slots__ = (
        "as_next", "bare_first", "bare_last", "digit", "ended", "first", "first_width", "hyphened", "last", "line", "next_at", "opens", "point", "small",
        "start", "text", "upper", "width",
    )  # fmt: skip

    def __init__(self, text: str, start: int, wide: float | None = None, line: int = 0) -> None:
        self.text, self.start, self.line = text, start, line
        first, last = text.split(None, 1)[0], text.rsplit(None, 1)[-1]
        self.bare_first, self.bare_last = plain(first), plain(last)
        self.first, self.last = sort_of(self.bare_first), sort_of(self.bare_last)
        self.width = width(text) if wide is None else wide
        self.first_width = width(first.split("-")[0])
        self.ended = _ENDED.search(text) is not None and not _ABBREVIATED.search(text)
        self.small, self.upper = first[0].islower(), first[0].isupper() or first[0] in "“\"("
        self.digit, self.point = first[0].isdigit(), first[0] in _POINTS
        self.opens = self.upper or self.point
        self.hyphened = len(last) > 2 and last.endswith("-")
        self.next_at = self.width + _BLANK
        self.as_next = _SMALL if self.small else _OPENER if first in cues("openers") or (self.upper and _LABEL.fullmatch(first)) else _CAPITAL if self.upper else _OTHER


Parse = tuple[tuple[Piece, ...], tuple[int, ...], float]  # pieces of a line, the column of each, what the cuts cost


class PrintedLine:
    """A line, whole, and where it may be cut; the number tells it from the others of its page."""

    def __init__(self, text: str, number: int = 0) -> None:
        self.text, self.number = text, number
        self.whole = Piece(text, 0, line=number)
        self.width = self.whole.width
        words = text.split()
        numbers = sum(_FIGURE.match(word) is not None for word in words)
        self.is_row = numbers >= _NUMBERS and numbers * 2 >= len(words)
        self._cuts: list[tuple[int, int, float, float, float]] = []
        self._edges: dict[int, tuple[float, float]] = {}  # by the places where words begin and end
        self._pieces: dict[tuple[int, int], Piece] = {(0, len(text)): self.whole}

    def find_cuts(self, known: Neighbours) -> None:
        """Finds what it costs to cut the line between any two of its words."""
        places = [match.span() for match in _WORD.finditer(self.text)]
        at, total = 0, 0.0
        edges: list[tuple[float, float]] = []  # how wide the line is up to the beginning and to the end of each word
        for start, end in places:
            begun = total + width(self.text[at:start])
            total = begun + width(self.text[start:end])
            edges.append((begun, total))
            self._edges[start] = self._edges[end] = (begun, total)
            at = end
        for i in range(1, len(places)):
            before, after = self.text[slice(*places[i - 1])], self.text[slice(*places[i])]
            self._cuts.append((places[i - 1][1], places[i][0], _cut_between(before, after, known), edges[i - 1][1], edges[i][0]))

    def parses(self, widths: Sequence[float], places: Sequence[tuple[int, ...]], most: int, uncut: float) -> list[Parse]:
        """The likely ways to deal out the line to columns of these widths, the uncut ones first, with what the cuts cost; ``places``
        are the columns that its pieces may stand in."""
        lone = 0.0 if self.width <= _SEVERAL * max(widths) else uncut
        late = -_LATE if self.whole.opens and self.width <= _SHORT_OF * min(widths) else 0.0
        found: list[Parse] = [((self.whole,), (column,), lone + late * column) for column in range(len(widths))]
        if self.is_row or self.width < _NOT_CUT * min(widths):
            return found
        for columns in places:
            room = [widths[column] for column in columns]
            if self.width <= _WIDER * sum(room) + len(room):
                found += self._dealt(columns, room, most)
        return found

    def _dealt(self, columns: tuple[int, ...], room: Sequence[float], most: int) -> Iterator[Parse]:
        """The likely ways to cut the line into as many pieces as these columns, none of them wider than its own."""
        begun: list[tuple[float, float, int, tuple[tuple[int, int], ...], float]] = [(0.0, 0.0, 0, (), 0.0)]
        for place, own_room in enumerate(room[:-1]):
            longest, shortest = _WIDER * own_room, _NARROWEST * own_room
            ends_after = self.width - _WIDER * sum(room[place + 1 :]) - len(room)  # what is left must have room in the other columns
            following = []
            for rank, cost, start, pieces, begins in begun:
                for end, after, costs, ends, resumes in self._cuts:
                    if resumes < ends_after or ends - begins < shortest:
                        continue
                    own = ends - begins
                    if own > longest:
                        break
                    following.append((rank + costs - _OFF * abs(own - own_room), cost + costs, after, (*pieces, (start, end)), resumes))
            following.sort(key=_rank, reverse=True)
            begun = following[: 2 * most]
        for _, cost, start, pieces, _ in [one for one in begun if self.width - one[4] <= _WIDER * room[-1]][:most]:
            cut = tuple([self._piece(*place) for place in (*pieces, (start, len(self.text)))])
            for piece, own_room in zip(cut, room):  # noqa: B905  as many, and looked at very often
                if piece.width < _STUMP_SHARE * own_room and not piece.ended and not piece.opens:
                    cost += _STUMP
            yield cut, columns, cost

    def _piece(self, start: int, end: int) -> Piece:
        piece = self._pieces.get((start, end))
        if piece is None:
            wide = self._edges[end][1] - self._edges[start][0]
            piece = self._pieces[start, end] = Piece(self.text[start:end], start, wide, self.number)
        return piece


_rank = itemgetter(0)


def _cut_between(before: str, after: str, known: Neighbours) -> float:
    """What it brings to cut between two words: more where no sentence goes on so, less where the text has them side by side."""
    often = known.get((plain(before), plain(after)), 0) - 1
    ended = _ENDED.search(before) is not None
    brings = _CUT
    if often > 0:
        brings -= min(_PARTS_KNOWN_MOST, _PARTS_KNOWN + _PARTS_KNOWN_MORE * log(often))
    if not ended and after in cues("openers"):
        brings += _CUT_BEFORE_OPENER
    if after[0] in _POINTS:
        brings += _CUT_BEFORE_POINT
    if ended and after[0].islower():
        brings += _CUT_BEFORE_SMALL
    if ended and after in cues("openers"):
        brings += _CUT_BEFORE_SENTENCE
    if not ended and before[0].isupper() and after[0].isupper() and after not in cues("openers"):
        brings += _CUT_IN_A_TITLE
    return brings


def piece_after(one: Piece, other: Piece, set_to: float, known: Neighbours) -> float:
    """How well a line of a column that is set to a width goes on in the one below it."""
    if other.point:
        return _POINT if one.ended or one.width < 0.75 * set_to else _POINT_IN_A_SENTENCE
    room = _FULL * set_to - one.next_at - other.first_width  # what is left of the line when the next word has been set
    if one.ended:
        score = _AFTER_STOP if other.upper else _DIGIT_AFTER_STOP if other.digit else _SMALL_AFTER_STOP if other.small else 0.0
        return score if room < 0 else score + _AFTER_PARAGRAPH
    if one.hyphened:
        score = _HYPHEN_SMALL if other.small else _HYPHEN_CAPITAL if other.upper else _HYPHEN_OTHER
        if other.small and known:  # oppor-｜tunity, clean-｜up
            joined = (one.bare_last[:-1] + other.bare_first, one.bare_last + other.bare_first)
            whole = any(known.get(("", word), 0) for word in joined)
            score += _WHOLE_WORD if whole else _NO_WORD
    elif (one.opens or one.digit) and other.opens and one.width < _OF_A_HEADING * set_to and one.last is Sort.OTHER:
        return _AFTER_HEADING
    else:
        score = other.as_next + _pair(one.last, other.first)
        often = known.get((one.bare_last, other.bare_first), 0)
        if often:
            both = one.last is not Sort.OTHER and other.first is not Sort.OTHER
            score += _KNOWN_LITTLE if both else min(_KNOWN_MOST, _KNOWN + _KNOWN_MORE * log(often))
    if room <= 0:
        return score
    return score - min(_ROOM_OF_A_HEADING if other.upper else _MOST_ROOM, _NEXT_FITTED * room)


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
