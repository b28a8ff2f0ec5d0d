"""How a later report takes up what was promised: its clauses that share rare pieces with a promise, and how well each fits.

Pieces (pairs of characters, words) weigh the more the rarer they are in both reports together; one that stands nowhere else says
less, since it may be the end of one word and the beginning of the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log

from reportdiff.following.traces import Spoken
from reportdiff.lang import Language
from reportdiff.model import Span

_PAUSE = re.compile(r"[^,，;；:：\n]+")
_ALONE = 0.5  # of its weight has a piece that stands in no other clause
_TRIED = 12  # clauses that share most with a promise, in review and in plan
_MANY = 300  # clauses that hold a piece: it leads to none of them, and only adds to what is found
_FULL = 30.0  # so much weight shared is as good as more


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the later report: where it stands, which sentence holds it, the pieces of it, of it with the clause before, and of
    its sentence."""

    span: Span
    sentence: int
    pieces: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class Echo:
    """How a clause takes up a promise, each part from 0 to 1: how much of what is promised it holds (``held``), in one stretch
    (``run``), how much of the clause that is (``filled``), how much weight is shared (``shared``), how much of the name the clause
    holds with the one before it (``name``); how much of what it is about its sentence holds (``matter``), and of how many of the words
    of that something (``words``)."""

    clause: Clause
    held: float
    run: float
    filled: float
    shared: float
    name: float
    matter: float
    words: float

    @property
    def fit(self) -> float:
        """How well it fits, to choose among clauses."""
        return self.held + 0.3 * (self.run + self.filled + self.name) + 0.9 * self.matter


@dataclass(frozen=True, slots=True)
class Sought:
    """A promise in pieces: of all that is promised, of each name in it, of each word of what it is about."""

    pieces: tuple[str, ...]
    names: tuple[frozenset[str], ...]
    matters: tuple[frozenset[str], ...]


class Echoes:
    """The clauses of a later report by their pieces."""

    def __init__(self, old: Spoken, new: Spoken, planned: Callable[[int], bool], language: Language) -> None:
        self._language = language
        self._clauses = tuple(_clauses(new, language))
        self._planned = [planned(one.span.start) for one in self._clauses]
        self._by_piece: dict[str, list[int]] = {}
        for place, clause in enumerate(self._clauses):
            for piece in clause.pieces:
                self._by_piece.setdefault(piece, []).append(place)
        earlier = [frozenset(_pieces(one, language)) for one in old.compared]
        self._count = Counter({piece: len(places) for piece, places in self._by_piece.items()})
        self._count.update(piece for pieces in earlier for piece in pieces)
        self._all = len(self._clauses) + len(earlier)
        self._weights: dict[str, float] = {}

    def of(self, promised: str, names: Sequence[str]) -> tuple[Echo | None, Echo | None]:
        """The clause of the review and the clause of the plan that fit what is promised best; ``None`` where none shares anything."""
        sought = self._sought(promised, names)
        shared: dict[int, float] = {}
        for piece in sorted(set(sought.pieces)):
            places = self._by_piece.get(piece, ())
            for place in places if len(places) <= _MANY else ():
                shared[place] = shared.get(place, 0.0) + self._weight(piece)
        best = sorted(shared, key=lambda place: (-shared[place], place))
        review, plan = ([place for place in best if self._planned[place] is planned][:_TRIED] for planned in (False, True))
        return self._best(review, sought), self._best(plan, sought)

    def _sought(self, promised: str, names: Sequence[str]) -> Sought:
        compared = self._language.compared
        pieces = tuple(_pieces(compared(promised), self._language))
        named = (frozenset(_pieces(compared(self._told_by(name)), self._language)) for name in names)
        matters = (frozenset(_pieces(word, self._language)) for word in self._language.matters(promised))
        return Sought(pieces, tuple(filter(None, named)), tuple(filter(None, matters)))

    def _told_by(self, name: str) -> str:
        """What of a name says which thing it is: what it quotes, if it quotes anything."""
        return "".join(self._language.quotations(name)[:1]) or name

    def _best(self, places: Sequence[int], sought: Sought) -> Echo | None:
        tried = [self._echo(self._clauses[place], sought) for place in places]
        return max(tried, key=lambda echo: (echo.fit, -echo.clause.span.start), default=None)

    def _echo(self, clause: Clause, sought: Sought) -> Echo:
        pieces = frozenset(sought.pieces)
        held, whole = self._sum(pieces & clause.pieces), self._sum(pieces) or 1.0
        matter = frozenset().union(*sought.matters) or pieces
        names = [self._sum(name & clause.near) / self._sum(name) for name in sought.names]
        told = sum(not word.isdisjoint(clause.around) for word in sought.matters)
        return Echo(
            clause=clause,
            held=held / whole,
            run=self._run(sought.pieces, clause.pieces) / whole,
            filled=held / (self._sum(clause.pieces) or 1.0),
            shared=min(1.0, held / _FULL),
            name=max(names, default=held / whole),
            matter=self._sum(matter & clause.around) / (self._sum(matter) or 1.0),
            words=told / max(1, len(sought.matters)),
        )

    def _run(self, pieces: Sequence[str], of: frozenset[str]) -> float:
        """The most weight of pieces that follow each other and that a clause holds all."""
        best = now = 0.0
        for piece in pieces:
            now = now + self._weight(piece) if piece in of else 0.0
            best = max(best, now)
        return best

    def _weight(self, piece: str) -> float:
        if piece not in self._weights:
            count = self._count[piece]
            self._weights[piece] = log(1 + self._all / (1 + count)) * (1 if count > 1 else _ALONE)
        return self._weights[piece]

    def _sum(self, pieces: Iterable[str]) -> float:
        return sum(map(self._weight, sorted(pieces)))


def _pieces(text: str, language: Language) -> Iterable[str]:
    """The pieces of a text in the spelling of ``compared``, in order, without those that hold a mark."""
    return filter(str.isalnum, language.pieces(text))


def _clauses(new: Spoken, language: Language) -> Iterable[Clause]:
    for place, sentence in enumerate(new.sentences):
        before: frozenset[str] = frozenset()
        around = frozenset(_pieces(new.compared[place], language))
        for match in _PAUSE.finditer(new.text, sentence.start, sentence.end):
            pieces = frozenset(_pieces(language.compared(match[0]), language))
            if pieces:
                yield Clause(Span(*match.span()), place, pieces, pieces | before, around)
                before = pieces
