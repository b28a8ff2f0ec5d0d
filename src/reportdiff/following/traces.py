"""Where NEW holds a name, whole or in part: its sentences by the pieces of the names that are sought.

A name is looked for by its pieces (pairs of characters, words), each weighing the more the rarer it is, so that an
abbreviation or another order of the words is still found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from math import log

from reportdiff.following.pieces_told import places_of
from reportdiff.following.said import Said
from reportdiff.lang import Language
from reportdiff.model import Part, Report, Span, frequent

_FEW, _MOST = 100, 400  # places at which the pieces of one name are followed up, its rarest first; then the commoner ones
# only add to what was found: after a few places where they alone tell nothing, after many in any case.
_APART = "\0"  # stands in no word, and is no blank
_EQUAL = 1e-9  # sums of the same numbers in another order
_EARLIEST = 0.4  # explanations begin in no earlier part of a text
TELLING = 0.36  # of the weight of a name: a sentence with less of it tells nothing


@frequent
@dataclass(frozen=True, slots=True)
class Trace:
    """How much of a name one sentence of NEW holds, 0 to 1; ``place`` is that of the sentence among all."""

    held: float
    place: int
    name: str


def explained(report: Report) -> tuple[Span, ...]:
    """Where a report only explains its terms, behind its last chapter: what stands there tells nothing of what was done. Chapters of
    neither review nor plan that stand between those, or that make up most of a report, are none of it."""
    told = max((one.start for one in report.sections if one.part is not Part.OTHER), default=len(report.text))
    others = tuple(one for one in report.sections if one.part is Part.OTHER and one.level == 1 and one.start > told)
    late = bool(others) and others[0].start >= _EARLIEST * len(report.text)
    return tuple(Span(one.start, one.end) for one in others) if late else ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """NEW's sentences but for those of ``terms``, and what each says in the spelling of ``compared``."""

    text: str
    sentences: tuple[Span, ...]
    compared: tuple[str, ...]
    terms: tuple[Span, ...]

    @classmethod
    def of(cls, said: Said) -> Spoken:
        """The sentences of a report."""
        terms = explained(said.report)
        told = tuple(one for one in said.spoken if not any(term.start <= one.start < term.end for term in terms)) if terms else said.spoken
        return cls(said.report.text, told, tuple(all_compared([said.view[span.start : span.end] for span in told], said.language)), terms)


def all_compared(said: Sequence[str], language: Language) -> Sequence[str]:
    """Texts in the spelling of ``compared``: all at once, which takes a third of the time, unless one has the mark that sets them apart."""
    compared = language.compared(_APART.join(said)).split(_APART)
    return compared if len(compared) == len(said) else [language.compared(one) for one in said]


class Traces:
    """NEW's sentences by those of their pieces that any of ``sought`` holds, which are in the spelling of ``compared``."""

    def __init__(self, spoken: Spoken, sought: Iterable[str], language: Language) -> None:
        self._language = language
        self.sentences, self._compared = spoken.sentences, spoken.compared
        self._by_piece = places_of(chain.from_iterable(map(language.pieces, sought)), self._compared, language)
        self._starts = [span.start for span in self.sentences]
        self._sets: dict[str, frozenset[int]] = {}
        self._weights: dict[str, float] = {}
        self._stretches: dict[tuple[str, int], tuple[int, ...]] = {}

    def of(self, name: str, sought: str, enough: float) -> list[Trace]:
        """The sentences that hold ``enough`` of a name, of which ``sought`` is the spelling, or else those that hold most."""
        rarest_first = sorted([(-self._weight(piece), piece) for piece in set(self._language.pieces(sought))])
        whole = rest = -sum([weight for weight, _ in rarest_first])
        held: dict[int, float] = {}
        followed = 0
        for lightness, piece in rarest_first:
            weight = -lightness
            places = self._by_piece.get(piece, [])
            followed += len(places)
            if held and (followed > _MOST or (followed > _FEW and rest < TELLING * whole)):
                among = self._among(piece)
                for place in among.intersection(held) if len(held) < len(among) else held.keys() & among:
                    held[place] += weight
            else:
                for place in places[:_MOST]:
                    held[place] = held.get(place, 0.0) + weight
            rest -= weight
        least = min(enough * whole, max(held.values(), default=0.0)) - _EQUAL
        return [Trace(round(weight / whole, 9), place, name) for place, weight in held.items() if weight >= least]

    def holds_any(self, place: int, pieces: Iterable[str]) -> bool:
        """Whether one sentence of NEW holds any of these pieces of what is sought."""
        return any(place in self._among(piece) for piece in pieces)

    def share(self, word: str, name: str) -> float:
        """How much of a name a word is, 0 to 1, by the weight of the pieces that both have."""
        whole = sorted(set(self._language.pieces(name)))  # sums of the same numbers in one order
        own = set(self._language.pieces(word))
        held = sum(self._weight(piece) for piece in whole if piece in own)
        return round(held / (sum(map(self._weight, whole)) or 1.0), 9)

    def _among(self, piece: str) -> frozenset[int]:
        """The sentences that hold a piece, to ask whether one of them does."""
        if piece not in self._sets:
            self._sets[piece] = frozenset(self._by_piece.get(piece, ()))
        return self._sets[piece]

    def _weight(self, piece: str) -> float:
        if piece not in self._weights:
            places = self._by_piece.get(piece, ())
            self._weights[piece] = log(1 + len(self.sentences) / (1 + len(places)))
        return self._weights[piece]

    def sentence_at(self, position: int) -> Span:
        """The sentence in which a place of NEW stands."""
        return self.sentences[self._sentence_of(position)] if self.sentences else Span(position, position)

    def _sentence_of(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def holding(self, stretch: str, most: int) -> tuple[int, ...]:
        """The first sentences that hold a stretch of characters in the spelling of ``compared``, at most so many."""
        if (stretch, most) not in self._stretches:
            held = [self._by_piece.get(piece, []) for piece in self._language.pieces(stretch)]
            places = min(held, key=len, default=[])
            found = (place for place in places[:_MOST] if stretch in self._compared[place])
            self._stretches[stretch, most] = tuple(islice(found, most))
        return self._stretches[stretch, most]

    def longest_of(self, words: str, least: int, most: int) -> tuple[str, tuple[int, ...]]:
        """The longest stretch of ``words``, of at least so many characters, that stands in NEW, in at most so many sentences;
        where a longer one stands in more of them, none."""
        for size in range(len(words), max(1, least - 1), -1):
            held = [(words[at : at + size], self.holding(words[at : at + size], most + 1)) for at in range(len(words) - size + 1)]
            held = [one for one in held if one[1]]
            if held:
                rare = [one for one in held if len(one[1]) <= most]
                return rare[0] if rare else ("", ())
        return "", ()
