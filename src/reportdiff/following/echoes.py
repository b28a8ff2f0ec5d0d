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
_LISTED = re.compile(r"[^、,，\s]+")
_ALONE = 0.5  # of its weight has a piece that stands in no other clause
_AROUND = 2  # clauses before and behind one that still tell of the same
_TRIED = 8  # clauses that share most with a promise, in review and in plan
_MANY = 300  # clauses that hold a piece: it leads to none of them, and only adds to what is found
_UNIT = 1000  # weights are whole numbers, so that sums do not depend on the order
_FULL = 30 * _UNIT  # so much weight shared is as good as more


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the later report: where it stands, which sentence holds it, the pieces of it, of it with the clause before, and of
    it with those around it in the sentence."""

    span: Span
    sentence: int
    pieces: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class Echo:
    """How a clause takes up a promise, each part from 0 to 1: how much of what is promised it holds (``held``), in one stretch
    (``run``), how much of the clause that is (``filled``), how much weight is shared (``shared``), how much of the name the clause
    holds with the one before it (``name``); how much of what it is about the clauses around hold (``matter``), and of how many of
    the words of that something (``words``); how much of the one thing of a list that it holds most of (``item``)."""

    clause: Clause
    held: float
    run: float
    filled: float
    shared: float
    name: float
    matter: float
    words: float
    item: float

    @property
    def fit(self) -> float:
        """How well it fits, to choose among clauses."""
        return self.held + self.shared + 0.5 * self.filled + 0.5 * self.name + self.matter + 0.3 * self.words


@dataclass(frozen=True, slots=True)
class Sought:
    """A promise in pieces: of all that is promised, of each name in it, of each word of what it is about, of each thing that it
    lists; and what they weigh."""

    pieces: tuple[str, ...]
    all: frozenset[str]
    whole: int
    names: tuple[tuple[frozenset[str], int], ...]
    matters: tuple[frozenset[str], ...]
    matter: frozenset[str]
    of_matter: int
    items: tuple[tuple[frozenset[str], int], ...]


class _Weights(dict[str, int]):
    """What each piece weighs: the more, the fewer clauses of both reports hold it; reckoned when it is first asked for."""

    def __init__(self, count: Counter[str], clauses: int):
        super().__init__()
        self._count, self._all = count, clauses

    def __missing__(self, piece: str) -> int:
        count = self._count[piece]
        weight = self[piece] = round(_UNIT * log(1 + self._all / (1 + count)) * (1 if count > 1 else _ALONE))
        return weight


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
        count = Counter({piece: len(places) for piece, places in self._by_piece.items()})
        count.update(piece for pieces in earlier for piece in pieces)
        self._weights = _Weights(count, len(self._clauses) + len(earlier))
        self._own: dict[int, int] = {}

    def of(self, promised: str, names: Sequence[str]) -> tuple[Echo | None, Echo | None]:
        """The clause of the review and the clause of the plan that fit what is promised best; ``None`` where none shares anything."""
        sought = self._sought(promised, names)
        shared: dict[int, int] = {}
        for piece in sought.all:
            places = self._by_piece.get(piece, ())
            weight = self._weights[piece]
            for place in places if len(places) <= _MANY else ():
                shared[place] = shared.get(place, 0) + weight
        best = sorted(shared, key=lambda place: (-shared[place], place))
        review, plan = ([place for place in best if self._planned[place] is planned][:_TRIED] for planned in (False, True))
        return self._best(review, sought), self._best(plan, sought)

    def _sought(self, promised: str, names: Sequence[str]) -> Sought:
        compared = self._language.compared
        pieces = tuple(_pieces(compared(promised), self._language))
        every = frozenset(pieces)
        named = (frozenset(_pieces(compared(self._told_by(name)), self._language)) for name in names)
        matters = tuple(filter(None, (frozenset(_pieces(word, self._language)) for word in self._language.matters(promised))))
        matter = frozenset().union(*matters) or every
        text = compared(promised)
        listed = [frozenset(_pieces(one, self._language)) for one in _LISTED.findall(text)] if "、" in text else []
        return Sought(
            pieces, every, self._sum(every) or 1, tuple((name, self._sum(name)) for name in named if name), matters, matter, self._sum(matter) or 1,
            tuple((item, self._sum(item)) for item in listed if item),
        )  # fmt: skip

    def _told_by(self, name: str) -> str:
        """What of a name says which thing it is: what it quotes, if it quotes anything."""
        return "".join(self._language.quotations(name)[:1]) or name

    def _best(self, places: Sequence[int], sought: Sought) -> Echo | None:
        tried = [self._echo(place, sought) for place in places]
        return max(tried, key=lambda echo: (echo.fit, -echo.clause.span.start), default=None)

    def _echo(self, place: int, sought: Sought) -> Echo:
        clause = self._clauses[place]
        held = self._sum(sought.all & clause.pieces)
        if place not in self._own:
            self._own[place] = self._sum(clause.pieces) or 1
        names = [self._sum(name & clause.near) / whole for name, whole in sought.names]
        told = sum(not word.isdisjoint(clause.around) for word in sought.matters)
        return Echo(
            clause=clause,
            held=held / sought.whole,
            run=self._run(sought.pieces, clause.pieces) / sought.whole,
            filled=held / self._own[place],
            shared=min(1.0, held / _FULL),
            name=max(names, default=held / sought.whole),
            matter=self._sum(sought.matter & clause.around) / sought.of_matter,
            words=told / max(1, len(sought.matters)),
            item=max((self._sum(item & clause.pieces) / whole for item, whole in sought.items), default=held / sought.whole),
        )

    def _run(self, pieces: Sequence[str], of: frozenset[str]) -> int:
        """The most weight of pieces that follow each other and that a clause holds all."""
        best = now = 0
        weights = self._weights
        for piece in pieces:
            if piece in of:
                now += weights[piece]
                if now > best:
                    best = now
            else:
                now = 0
        return best

    def _sum(self, pieces: Iterable[str]) -> int:
        return sum(map(self._weights.__getitem__, pieces))


def _pieces(text: str, language: Language) -> Iterable[str]:
    """The pieces of a text in the spelling of ``compared``, in order, without those that hold a mark."""
    return filter(str.isalnum, language.pieces(text))


def _clauses(new: Spoken, language: Language) -> Iterable[Clause]:
    for place, sentence in enumerate(new.sentences):
        found = [(Span(*one.span()), frozenset(_pieces(language.compared(one[0]), language))) for one in _PAUSE.finditer(new.text, sentence.start, sentence.end)]
        told = [one for one in found if one[1]]
        for at, (span, pieces) in enumerate(told):
            near = pieces.union(*(one[1] for one in told[max(0, at - 1) : at]))
            around = pieces.union(*(one[1] for one in told[max(0, at - _AROUND) : at + _AROUND + 1]))
            yield Clause(span, place, pieces, near, around)
