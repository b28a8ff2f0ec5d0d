"""How well one piece of a printed line goes on in another below it: the words of a page as arrays, and every pair of pieces at once.

What two words say of lines that end and begin with them is worked out once for all pairs of words of a page. What else counts, how
much room a line left, is arithmetic over as many pairs as are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from reportdiff.reading.printed_pieces import PrintedLine
from reportdiff.reading.printed_words import Neighbours, Sort, Word

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

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
_OPENS, _GOES_ON = -0.3, -0.8  # a column that begins with a capital, or with a small letter
_WAITS = -0.1  # a column whose line has not ended its sentence, while others go on


class Forms:
    """The words of a page, each form once, as arrays of what is to know of them; behind the last, nothing."""

    def __init__(self, words: Sequence[Word]) -> None:
        def told(values: Sequence[object], of_nothing: object = False) -> Bools:
            return np.array([*values, of_nothing], dtype=np.bool_)

        self.words = words
        self.ended, self.hyphened = told([word.ends for word in words]), told([word.hyphened for word in words])
        self.small, self.upper = told([word.small for word in words]), told([word.upper for word in words])
        self.digit, self.point = told([word.digit for word in words]), told([word.point for word in words])
        self.opens_or_counts = self.upper | self.point | self.digit
        self.sort: Ints = np.array([*(word.sort for word in words), Sort.OTHER], dtype=np.int64)
        # A line that ends so may be a heading.
        self.may_head = ~self.ended & ~self.hyphened & (self.sort == Sort.OTHER)
        self.may_head[-1] = False
        self.as_next: Floats = np.array([*map(_as_next, words), 0.0])
        # Nothing, and the point of a list, need no room in the line above.
        self.begins: Floats = np.array([*(np.inf if word.point else word.begins for word in words), np.inf])
        self.most_room = np.where(self.upper, _ROOM_OF_A_HEADING, _MOST_ROOM)

    def said(self, last: Ints, first: Ints) -> Floats:
        """What it says that lines end with such words, and the ones below begin with such, whatever room the upper ones left."""
        small, upper = self.small[first], self.upper[first]
        ended = np.where(upper, _AFTER_STOP, np.where(self.digit[first], _DIGIT_AFTER_STOP, np.where(small, _SMALL_AFTER_STOP, 0.0)))
        parted = np.where(small, _HYPHEN_SMALL, np.where(upper, _HYPHEN_CAPITAL, _HYPHEN_OTHER))
        goes_on = self.as_next[first] + _pairs()[self.sort[last], self.sort[first]]
        said = np.where(self.ended[last], ended, np.where(self.hyphened[last], parted, goes_on))
        points = np.where(self.ended[last], _POINT, _POINT_IN_A_SENTENCE)
        return np.where(self.point[first], points, said)

    def table(self, known: Neighbours) -> Floats:
        """`said` of any two words, the last by row, and by column the first of the line below; where the text has words side by side
        elsewhere, it counts. Nothing comes last: a column that begins, and one that does not go on."""
        every = np.arange(len(self.words) + 1)
        found = self.said(every[:, None], every[None, :])
        found[:-1, :-1] += self._known(known)
        if known.words:
            self._parted_words(known, found)
        found[-1] = np.where(self.upper | self.point, _OPENS, _GOES_ON)
        found[:, -1] = np.where(self.ended, 0.0, _WAITS)
        found[-1, -1] = 0.0
        return found

    def _known(self, known: Neighbours) -> Floats:
        """What it brings that words stand side by side in the text, where a sentence goes on."""
        bare = {word.bare: word.sort for word in self.words}
        number = {form: at for at, form in enumerate(bare)}
        brings = np.zeros((len(bare), len(bare)))
        for one, sort in bare.items():
            own = brings[number[one]]
            for other, often in known.behind.get(one, {}).items():
                if other in number:
                    both = sort is not Sort.OTHER and bare[other] is not Sort.OTHER
                    own[number[other]] = _KNOWN_LITTLE if both else min(_KNOWN_MOST, _KNOWN + _KNOWN_MORE * log(often))
        of = [number[word.bare] for word in self.words]
        brings = brings[of][:, of]
        brings[self.ended[:-1] | self.hyphened[:-1]] = 0.0
        brings[:, self.point[:-1]] = 0.0
        return brings

    def _parted_words(self, known: Neighbours, found: Floats) -> None:
        """Adds what it says that what a hyphen parts is a word of the text, or is none: oppor-｜tunity, clean-｜up."""
        small = np.flatnonzero(self.small).tolist()
        for at in np.flatnonzero(self.hyphened & ~self.ended).tolist():
            one = self.words[at].bare
            whole = [one[:-1] + self.words[other].bare in known.words or one + self.words[other].bare in known.words for other in small]
            found[at, small] += np.where(whole, _WHOLE_WORD, _NO_WORD)


@dataclass(frozen=True, slots=True)
class Lasts:
    """The last pieces of columns, or lines, as arrays of one shape: the form of the last word, how wide, and whether it ended a sentence
    or may be a heading."""

    form: Ints
    wide: Floats
    ended: Bools
    may_head: Bools

    def by_row(self) -> Lasts:
        """The same as the rows of a table."""
        return Lasts(self.form[:, None], self.wide[:, None], self.ended[:, None], self.may_head[:, None])


class PageWords:
    """The words of all lines of a page, in order, and behind the last nothing; of each its form, where it stands in its line, and which
    line that is (of nothing, -1)."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        words = [word for line in lines for word in line.words]
        number: dict[Word, int] = {}
        self.form: Ints = np.array([*(number.setdefault(word, len(number)) for word in words), 0], dtype=np.int64)
        self.form[-1] = len(number)
        self.forms = Forms(list(number))
        self._begun: Floats = np.array([*(begun for line in lines for begun in line.begun), 0.0])
        self._until: Floats = np.array([*(until for line in lines for until in line.until), np.inf])
        self.line: Ints = np.array([*(line.number for line in lines for _ in line.words), -1], dtype=np.int64)
        self.ended = self.forms.ended[self.form]
        self.nothing = len(words)

    def wide(self, first: Ints, last: Ints) -> Floats:
        """How wide pieces are that begin and end with such words, in ordinary letters; nothing is as wide as can be, as it leaves no room."""
        wide: Floats = self._until[last] - self._begun[first]
        return wide

    def lasts(self, first: Ints, last: Ints) -> Lasts:
        """The pieces that begin and end with such words."""
        form, forms = self.form[last], self.forms
        may_head = forms.may_head[form] & forms.opens_or_counts[self.form[first]]
        return Lasts(form, self.wide(first, last), forms.ended[form], may_head)

    def steps(self, lines: Sequence[PrintedLine], set_to: float) -> Floats:
        """How well each line but the first goes on in the one above it, by the words alone."""
        first = np.array([line.first for line in lines])
        last = np.array([line.first + len(line.words) - 1 for line in lines])
        lasts, firsts = self.lasts(first[:-1], last[:-1]), self.form[first[1:]]
        return go_on(self.forms.said(lasts.form, firsts), lasts, firsts, self.forms, set_to)


def go_on(said: Floats, lasts: Lasts, first: Ints, forms: Forms, set_to: float | Floats) -> Floats:
    """How well lines of columns that are set to a width go on in those that begin with such words, by what the words say and the room
    that is left of a line when the next word has been set: who had room for it ended a paragraph, or the line is none of the column's."""
    room = _FULL * set_to - (lasts.wide + _BLANK) - forms.begins[first]
    lost = np.minimum(forms.most_room[first], _NEXT_FITTED * np.maximum(room, 0.0))
    lost = np.where(lasts.ended, -_AFTER_PARAGRAPH * (room >= 0), lost)
    short = lasts.wide < _OF_A_HEADING * set_to
    found = np.where(lasts.may_head & short & forms.upper[first], _AFTER_HEADING, said - lost)
    point = forms.point[first]
    if point.any():  # it may stand below any short line
        found = np.where(point & short, _POINT, found)
    return found


def _as_next(word: Word) -> float:
    """What it says that a line whose sentence goes on has a line below that begins so."""
    return _SMALL if word.small else _OPENER if word.opener or (word.upper and word.label) else _CAPITAL if word.upper else _OTHER


def _pairs() -> Floats:
    """What the sorts of the last word of a line, by row, and of the first of the next say."""
    return np.array([[_pair(last, first) for first in Sort] for last in Sort])


def _pair(last: Sort, first: Sort) -> float:
    if last is Sort.OTHER:
        return 0.0
    if first in (Sort.AUXILIARY, Sort.CONJUNCTION) and last in (Sort.ARTICLE, Sort.PREPOSITION):
        return _NO_PAIR
    if last is Sort.ARTICLE and first in (Sort.ARTICLE, Sort.PREPOSITION):
        return _NO_PAIR
    return _ODD_PAIR if last is first is Sort.PREPOSITION else _LITTLE_WORD
