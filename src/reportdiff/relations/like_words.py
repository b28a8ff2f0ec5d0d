"""Figures that are one, or would be but for a slip of the keyboard, told in like words: 2,847 here and 2,487 in last year's report.

Their names do not say that they are of one thing. But that two numbers of three digits and more come so near to each other is rare, and
where the words around them are the same it is hardly chance. The rarer a word is in the reports, the more it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from math import log, sqrt
from sys import intern

from reportdiff.model import Comparator, Fact
from reportdiff.relations.identity import Told, same_name, same_unit
from reportdiff.relations.interval import exchanged, written
from reportdiff.relations.relation import Known, Relation, value_of
from reportdiff.relations.sheet import Sheet

_DIGITS, _LONG = 3, 5  # digits of a number, but noughts at its end, of which two may stand the other way round, and of which one may be another
_FAR = 100  # times one number is the other, if only their units differ: then two digits are enough
_LIKE, _MUCH = 0.2, 0.35  # how much passages must have in common: of numbers with many digits, and of those with few or of shares
_SHARED = 3  # pieces that passages share at least that are told in like words
_COMMON = 3.0  # the weight of a word that says nothing: one of twenty
_BEFORE = 60  # characters before a figure that tell what it is
_BEHIND = {True: 30, False: 8}  # and behind it, where words are set apart and where not
_MOST = 12  # numbers of the same digits that others are set against
_KEPT = 16384  # figures whose words are kept, because others are set against them over and over
_FEW = 100  # pieces that are looked for in the texts one by one
_DATES = ("year", "month", "day")

_Met = tuple[Sheet, Fact, str]  # a figure with its report and its digits


def read_like_words(sheet: Sheet, told: Told) -> Iterator[Relation]:
    """Each figure against those with its digits, or with them but for a slip, in other sentences of this report and in the one before."""
    passages = Passages((sheet, *told.latest))
    met: dict[tuple[str, str], list[_Met]] = {}
    for of in reversed(passages.sheets):
        for fact in of.report.facts:
            digits = _digits(fact)
            for shape in _shapes(digits) if len(digits.rstrip("0")) > 1 and fact.pint not in _DATES else ():
                others = met.setdefault((fact.pint, shape), [])
                if of is sheet and sheet.in_sentence(fact):
                    yield from _beside(fact, digits, others, passages)
                if len(others) < _MOST:
                    others.append((of, fact, digits))


def _beside(fact: Fact, digits: str, others: Sequence[_Met], passages: Passages) -> Iterator[Relation]:
    """A figure and the one that is told in the likest words, of those with its digits or with nearly the same."""
    sheet = passages.sheets[0]
    apart = [one for one in others if not (one[0] is sheet and one[1].sentence_start == fact.sentence_start)]
    near = [(of, other) for of, other, second in apart if _is_near(fact, digits, other, second)]
    near = [(of, other) for of, other in near if same_name(fact, other, sheet.language) is None and same_unit(fact, other, sheet.language)]
    if not near:
        return
    around = passages.around(sheet, fact)
    found = [(passages.alike(around, passages.around(of, other)), of, other) for of, other in near]
    like, of, other = max(found, key=lambda one: (one[0], one[2].value == fact.value))
    one, two = sheet.operand(fact), of.operand(other)
    if one is not None and two is not None and like >= _least(fact, other):
        where = "here" if of is sheet else "before"
        yield Relation("same", f"in like words, {where}", Known.AROUND, (("one", one.as_named), ("other", two.as_named)), fact.start, fact.end)


def _least(fact: Fact, other: Fact) -> float:
    many = min(len(_digits(one).rstrip("0")) for one in (fact, other)) >= _DIGITS
    return _LIKE if many and fact.pint != "percent" else _MUCH


def _is_near(fact: Fact, first: str, other: Fact, second: str) -> bool:
    """Whether two numbers are one, or one but for a slip that their digits are enough to tell."""
    one, two = value_of(fact), value_of(other)
    if fact.pint == "percent" and fact.year != other.year:
        return False  # what grew by 4.3% one year may well grow by 3.4% the next
    if one == two or first.rstrip("0") == second.rstrip("0"):
        return one == two or not one / _FAR < two < one * _FAR
    if fact.precision != other.precision or fact.measure is not other.measure or min(len(first), len(second)) < _DIGITS:
        return False
    differing = sum(a != b for a, b in zip(first, second, strict=False))
    return exchanged(one, two, fact.precision) or (len(first) == len(second) and differing == 1 and len(first.rstrip("0")) >= _LONG)


def _digits(fact: Fact) -> str:
    """The digits of a number to the last that is given; none of what is only bounded."""
    if fact.value is None or fact.value <= 0 or fact.comparator is not Comparator.EQ:
        return ""
    return written(fact.value, fact.precision)


def _shapes(digits: str) -> Iterator[str]:
    """Under what a number is found again: its digits but noughts at its end, its digits in order of size, and all but one of them."""
    bare = digits.rstrip("0")
    yield bare
    if len(digits) >= _DIGITS:
        yield f"{''.join(sorted(digits))}~"
    for at in range(len(digits) if len(bare) >= _LONG else 0):
        yield f"{digits[:at]}?{digits[at + 1 :]}"


@dataclass(slots=True)
class Around:
    """The pieces of the words around a figure, and, once it was asked, how much they say."""

    pieces: frozenset[str]
    said: float | None = None


class Rarity(dict[str, float]):
    """How much each piece says that was asked for: little what stands over and over in the reports, nothing what only a name has that was put together."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        super().__init__()
        self.sheets = sheets

    def __missing__(self, piece: str) -> float:
        often = self.often(piece)
        told = self[piece] = max(self._total - log(often) - _COMMON, 0.0) if often else 0.0
        return told

    @cached_property
    def _texts(self) -> Sequence[str]:
        return [sheet.language.compared(sheet.view) for sheet in self.sheets]

    @cached_property
    def _words(self) -> Mapping[str, int]:
        """How often each word stands in the reports, where words are set apart."""
        language = self.sheets[0].language
        return {} if self.sheets[0].cues.names_in_full else Counter(word for text in self._texts for word in language.pieces(text))

    @cached_property
    def _pairs(self) -> Mapping[str, int]:
        """How often each two characters stand side by side in the reports: made where it is asked of many, for which a look through the texts is dear."""
        pieces = self.sheets[0].language.pieces
        return Counter(chain.from_iterable(map(pieces, self._texts)))

    def often(self, piece: str) -> int:
        """How often a piece stands in the reports."""
        if self._words:
            return self._words.get(piece, 0)
        if len(self) < _FEW or piece[:1] == piece[1:]:  # of which three in a row are one, not two
            return sum(text.count(piece) for text in self._texts)
        return self._pairs.get(piece, 0)

    @cached_property
    def _total(self) -> float:
        """The logarithm of how many pieces there are, in all."""
        return log(sum(self._words.values()) or sum(map(len, self._texts)))


@dataclass(frozen=True)
class Passages:
    """The words around figures, and how much each says: the rarer in the reports, the more."""

    sheets: Sequence[Sheet]
    _arounds: dict[tuple[bool, int], Around] = field(default_factory=dict)

    @cached_property
    def rarity(self) -> Rarity:
        """How much each piece says."""
        return Rarity(self.sheets)

    def alike(self, one: Around, two: Around) -> float:
        """How much what the words around two figures say they say of both, 0 to 1."""
        both = one.pieces & two.pieces
        if len(both) < _SHARED:
            return 0.0
        shared = self._weight(both)
        return shared / sqrt(self._said(one) * self._said(two)) if shared else 0.0

    def _said(self, around: Around) -> float:
        """How much all the words around a figure say."""
        if around.said is None:
            around.said = self._weight(around.pieces)
        return around.said

    def _weight(self, pieces: frozenset[str]) -> float:
        return sum(map(self.rarity.__getitem__, sorted(pieces)))

    def around(self, sheet: Sheet, fact: Fact) -> Around:
        """The words around a figure, and its name."""
        place = (sheet is self.sheets[0], fact.start)
        if place not in self._arounds:
            if len(self._arounds) >= _KEPT:
                self._arounds.clear()
            self._arounds[place] = Around(self._pieces_around(sheet, fact))
        return self._arounds[place]

    @staticmethod
    def _pieces_around(sheet: Sheet, fact: Fact) -> frozenset[str]:
        language, behind = sheet.language, _BEHIND[not sheet.cues.names_in_full]
        before = sheet.view[max(sheet.clause_start(fact.start), fact.start - _BEFORE) : fact.start]
        after = sheet.view[fact.end : fact.end + behind]
        return frozenset(intern(piece) for text in (before, after, fact.indicator) for piece in language.pieces(language.compared(text)))
