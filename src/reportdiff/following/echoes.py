"""How a later report takes up what was promised: its clauses that share rare pieces with a promise, and how well each fits.

Pieces (pairs of characters, words) weigh the more the rarer they are in both reports together; one that stands nowhere else says
less, since it may be the end of one word and the beginning of the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log
from typing import NamedTuple

from reportdiff.following.traces import Spoken
from reportdiff.lang import Language
from reportdiff.model import Commitment, Span, frequent

_LISTED = re.compile(r"[^、,，\s]+")
_ALONE = 0.5  # of its weight has a piece that stands in no other clause
_AROUND = 2  # clauses before and behind one that still tell of the same
_TRIED = 8  # clauses that share most with a promise, in review and in plan
_FEW = 20  # clauses that hold a piece by which a name may be told shorter
_MANY = 300  # clauses that hold a piece: it leads to none of them, and only adds to what is found
_MATTER, _NAMED = 1.0, 0.8 + 1e-9  # of a fit, the most that what clauses around hold can add: of what is promised, of its name and
# its words; and a little, for sums in another order
_CONTEXT = 1.5  # of a fit, the most that what stands around can add
_SAME_MATTER = 5.0  # the logarithm of so much weight shared around: it is the same matter
_STEM = 5  # letters of a word
_LEFT_OUT = 7  # characters in a row, the most that a shorter form of a name leaves out
_SHORTEST, _KEPT = 4, 0.5  # characters of a shorter form, and how much of the name it keeps, marks apart
_UNIT = 1000  # weights are whole numbers, so that sums do not depend on the order
_FULL = 30 * _UNIT  # so much weight shared is as good as more


@frequent
@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the later report: where it stands, which sentence holds it, its pieces; as how many clauses of the sentence stand
    before it, and behind."""

    span: Span
    sentence: int
    pieces: frozenset[str]
    before: int
    behind: int


@frequent
@dataclass(frozen=True, slots=True)
class Echo:
    """How a clause takes up a promise, each part from 0 to 1: how much of what is promised it holds (``held``), in one stretch
    (``run``), how much of the clause that is (``filled``), how much weight is shared (``shared``), how much of the name the clause
    holds with the one before it (``name``); how much of what it is about the clauses around hold (``matter``), and of how many of
    the words of that something (``words``); how much of the one thing of a list that it holds most of (``item``); how much of the signs
    of what it is about it holds with the clauses beside it, whatever words they stand in (``signs``); how much weight the sentences
    around both share beside it (``context``); how much, of the word that tells the thing from others of its kind and of which it holds
    least, it holds in one stretch (``own``); how alike the thing and the one of those that it lists are that is most like it
    (``alike``); and how well it fits in all, to choose among clauses."""

    clause: Clause
    held: float
    run: float
    filled: float
    shared: float
    name: float
    matter: float
    words: float
    item: float
    signs: float
    context: float
    own: float
    alike: float
    fit: float


class _Fit(NamedTuple):
    """What of an echo says how well its clause, that at ``place``, fits."""

    place: int
    held: float
    filled: float
    shared: float
    name: float
    matter: float
    words: float
    context: float
    fit: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a promise: as compared, its pieces and what they weigh, and the pieces of the later report that may bridge what a
    shorter form of it leaves out (云江 of 云溪至江口高速 in 云江高速)."""

    text: str
    pieces: frozenset[str]
    whole: int
    bridges: frozenset[str]

    @property
    def longer(self) -> re.Pattern[str] | None:
        """What finds the name with one character more in it (人民大剧院 for 人民剧院); ``None`` for one that is too short."""
        if len(self.text) < _SHORTEST:
            return None
        ways = (re.escape(self.text[:at]) + "[^\\W\\d]" + re.escape(self.text[at:]) for at in range(2, len(self.text) - 1))
        return re.compile("|".join(ways))

    def told_shorter(self, said: frozenset[str]) -> bool:
        """Whether pieces lead from the first character of the name to its last, and past enough of those between."""
        if self.bridges.isdisjoint(said):
            return False
        text = self.text
        kept = [1] + [0] * (len(text) - 1)  # of each character, how many stand in the longest form that leads to it
        for at in range(1, len(text)):
            before = (kept[i] for i in range(max(0, at - _LEFT_OUT - 1), at) if kept[i] and text[i] + text[at] in said)
            kept[at] = max(before, default=-1) + 1
        return kept[-1] >= max(_SHORTEST, _KEPT * sum(map(str.isalnum, text)))


@dataclass(frozen=True, slots=True)
class Sought:
    """A promise in pieces: of all that is promised (those of many clauses are ``common``), of each name in it, of each word of what it
    is about, of each thing that it lists, of what it names first, or else of all, and of each word of that which is its ``own``; and what
    they weigh."""

    pieces: tuple[str, ...]
    all: frozenset[str]
    common: frozenset[str]
    whole: int
    names: tuple[Name, ...]
    matters: tuple[frozenset[str], ...]
    matter: frozenset[str]
    of_matter: int
    items: tuple[tuple[frozenset[str], int], ...]
    signs: frozenset[str]
    of_signs: int
    around: frozenset[str]
    thing: frozenset[str]
    own: tuple[tuple[str, ...], ...]


class _Weights(dict[str, int]):
    """What each piece weighs: the more, the fewer clauses of both reports hold it; reckoned when it is first asked for."""

    def __init__(self, count: Counter[str], clauses: int):
        super().__init__()
        self._count, self._all = count, clauses
        self._by_count: dict[int, int] = {}  # many pieces are equally rare

    def __missing__(self, piece: str) -> int:
        count = self._count[piece]
        weight = self._by_count.get(count)
        if weight is None:
            weight = self._by_count[count] = round(_UNIT * log(1 + self._all / (1 + count)) * (1 if count > 1 else _ALONE))
        self[piece] = weight
        return weight


class Echoes:
    """The clauses of a later report by their pieces."""

    def __init__(self, old: Spoken, new: Spoken, planned: Sequence[bool], language: Language) -> None:
        self._language = language
        self._clauses = tuple(_clauses(new, language))
        self._planned = [planned[one.sentence] for one in self._clauses]
        self._by_piece: dict[str, list[int]] = {}
        for place, clause in enumerate(self._clauses):
            for piece in clause.pieces:
                self._by_piece.setdefault(piece, []).append(place)
        earlier = [frozenset(_pieces(one, language)) for one in old.compared]
        self._old, self._earlier, self._starts = old, earlier, [one.start for one in old.sentences]
        self._new, self._said = new, [frozenset(_pieces(one, language)) for one in new.compared]
        count = Counter({piece: len(places) for piece, places in self._by_piece.items()})
        count.update(piece for pieces in earlier for piece in pieces)
        self._weights = _Weights(count, len(self._clauses) + len(earlier))
        signs: Counter[str] = Counter()
        for pieces in (*(one.pieces for one in self._clauses), *earlier):
            signs.update(_signs_of(pieces, language))
        self._signs = _Weights(signs, len(self._clauses) + len(earlier))
        self._own: dict[int, int] = {}
        self._near: dict[int, frozenset[str]] = {}
        self._around: dict[int, frozenset[str]] = {}
        self._beside: dict[int, frozenset[str]] = {}

    def of(self, promise: Commitment) -> tuple[Echo | None, Echo | None]:
        """The clause of the review and the clause of the plan that fit what is promised best; ``None`` where none shares anything."""
        sought = self._sought(promise)
        shared: dict[int, int] = {}
        for piece in sought.all - sought.common:
            weight = self._weights[piece]
            for place in self._by_piece.get(piece, ()):
                shared[place] = shared.get(place, 0) + weight
        promising = self._bridged(shared, sought)
        # Those that share most first, and of equals the first in the text: as one number each, which sort many times as fast as pairs.
        last = len(self._clauses)
        ranked = [rank % last for rank in sorted(place - weight * last for place, weight in promising.items())]
        review, plan = (list(islice((place for place in ranked if self._planned[place] is planned), _TRIED)) for planned in (False, True))
        return self._best(review, shared, sought), self._best(plan, shared, sought)

    def _sought(self, promise: Commitment) -> Sought:
        promised, names, compared = promise.object, promise.names, self._language.compared
        pieces = tuple(_pieces(compared(promised), self._language))
        every = frozenset(pieces)
        named = (self._name(compared(self._told_by(name))) for name in names)
        matters = tuple(filter(None, (frozenset(_pieces(word, self._language)) for word in self._language.matters(promised))))
        matter = frozenset().union(*matters) or every
        text = compared(promised)
        listed = [frozenset(_pieces(one, self._language)) for one in _LISTED.findall(text)] if "、" in text else []
        signs = _signs_of(matter, self._language)
        common = frozenset(piece for piece in every if len(self._by_piece.get(piece, ())) > _MANY)
        return Sought(
            pieces, every, common, self._sum(every), tuple(name for name in named if name.pieces), matters, matter, self._sum(matter),
            tuple((item, self._sum(item)) for item in listed if item), signs, self._of_signs(signs),
            _beside(self._old, self._earlier, max(0, bisect_right(self._starts, promise.start) - 1)) - every,
            *self._thing(promise),
        )  # fmt: skip

    def _thing(self, promise: Commitment) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
        """The pieces of what a promise names first, or else of what is promised, and those of each word of it that is its own."""
        thing = promise.names[0] if promise.names else promise.object
        pieces = tuple(_pieces(self._language.compared(thing), self._language))
        own = tuple(filter(None, (tuple(_pieces(word, self._language)) for word in map(self._language.compared, self._language.folder.own_words(thing)))))
        return frozenset(pieces), own or (pieces or (thing,),)

    def _bridged(self, shared: dict[int, int], sought: Sought) -> dict[int, int]:
        """How much clauses promise: what they share with a promise, and what of them may bridge a shorter form of a name."""
        bridges = frozenset().union(*(name.bridges for name in sought.names))
        if not bridges:
            return shared
        found = dict(shared)
        for bridge in bridges:
            for place in self._by_piece[bridge]:
                found[place] = found.get(place, 0) + self._weights[bridge]
        return found

    def _name(self, text: str) -> Name:
        """A name as it is compared, in pieces."""
        pieces = frozenset(_pieces(self._language.folder.parted(text), self._language))
        return Name(text, pieces, self._sum(pieces), self._bridges(text) - pieces)

    def _bridges(self, text: str) -> frozenset[str]:
        """The pieces of the later report, of those that few clauses hold, that are two characters of a name which do not stand side by
        side in it; none where words stand apart, since they are not shortened so."""
        if self._language.folder.spaced or len(text) <= _SHORTEST:
            return frozenset()
        pairs = {text[i] + text[j] for i in range(len(text)) for j in range(i + 2, min(len(text), i + _LEFT_OUT + 2))}
        return frozenset(pair for pair in pairs if 0 < len(self._by_piece.get(pair, ())) <= _FEW)

    def _told_by(self, name: str) -> str:
        """What of a name says which thing it is: what it quotes, if it quotes anything."""
        return "".join(self._language.quotations(name)[:1]) or name

    def _best(self, places: Sequence[int], shared: Mapping[int, int], sought: Sought) -> Echo | None:
        """The clause that fits best, and of those that fit equally well the first in the text."""
        best: _Fit | None = None
        for place in places:
            weight = shared.get(place, 0)
            if sought.common:
                weight += self._sum(sought.common & self._clauses[place].pieces)
            fit = self._fit(place, weight, sought, best.fit if best else 0.0)
            best = max(filter(None, (best, fit)), key=self._fits, default=None)
        return self._echo(best, sought) if best else None

    def _fits(self, one: _Fit) -> tuple[float, int]:
        """By what a clause fits better than another: of those that fit equally well the first in the text."""
        return one.fit, -self._clauses[one.place].span.start

    def _fit(self, place: int, weight: int, sought: Sought, least: float) -> _Fit | None:
        """How well a clause fits a promise, of whose pieces it holds so much ``weight``; ``None`` where it fits less than the ``least``,
        which what is quickly told of it may say already."""
        if place not in self._own:
            self._own[place] = self._sum(self._clauses[place].pieces)
        held, filled, shared = weight / sought.whole, weight / self._own[place], min(1.0, weight / _FULL)
        known = held + shared + 0.5 * filled
        if known + _CONTEXT + _MATTER + _NAMED < least:
            return None
        context = self._context(self._clauses[place].sentence, sought)
        if known + _CONTEXT * context + _MATTER + _NAMED < least:
            return None
        around = self._around_of(place)
        matter = self._sum(sought.matter & around) / sought.of_matter
        if known + _CONTEXT * context + matter + _NAMED < least:
            return None
        near = self._near_to(place)
        name = max((1.0 if one.told_shorter(near) else self._sum(one.pieces & near) / one.whole for one in sought.names), default=held)
        words = sum(not word.isdisjoint(around) for word in sought.matters) / max(1, len(sought.matters))
        fit = held + shared + 0.5 * filled + 0.5 * name + matter + 0.3 * words + _CONTEXT * context
        return _Fit(place, held, filled, shared, name, matter, words, context, fit) if fit >= least else None

    def _echo(self, best: _Fit, sought: Sought) -> Echo:
        """How the clause that fits best takes up a promise, with what is not asked of the others."""
        clause = self._clauses[best.place]
        run = self._run(sought.pieces, clause.pieces) / sought.whole
        item = max((self._sum(one & clause.pieces) / whole for one, whole in sought.items), default=best.held)
        signs = self._of_signs(sought.signs & self._signs_beside(best.place)) / sought.of_signs if sought.signs else 0.0
        name = 1.0 if best.name < 1 and self._told_longer(clause, sought) else best.name
        own = min(self._stretch(word, clause.pieces) / len(word) for word in sought.own)
        alike = max((_alike(sought.thing, one) for one in self._things_in(clause)), default=0.0)
        return Echo(
            clause, best.held, run, best.filled, best.shared, name, best.matter, best.words, item, signs, best.context, own, alike, best.fit,
        )  # fmt: skip

    def _things_in(self, clause: Clause) -> Iterator[frozenset[str]]:
        """The pieces of each thing that a clause lists."""
        said = self._language.compared(self._new.text[clause.span.start : clause.span.end])
        return (frozenset(_pieces(one, self._language)) for one in _LISTED.findall(said))

    @staticmethod
    def _stretch(pieces: Sequence[str], of: frozenset[str]) -> int:
        """The most pieces that follow each other and that a clause holds all."""
        best = now = 0
        for piece in pieces:
            now = now + 1 if piece in of else 0
            best = max(best, now)
        return best

    def _told_longer(self, clause: Clause, sought: Sought) -> bool:
        """Whether a clause tells a name with one character more in it; where words stand apart none is told so."""
        if self._language.folder.grammar.vocabulary.spaced:
            return False
        said = self._language.compared(self._new.text[clause.span.start : clause.span.end])
        return any(longer.search(said) for name in sought.names if (longer := name.longer))

    def _signs_beside(self, place: int) -> frozenset[str]:
        """The signs of a clause and of those beside it in its sentence."""
        clause = self._clauses[place]
        return _signs_of(self._together(place, min(1, clause.before), min(1, clause.behind)), self._language)

    def _context(self, sentence: int, sought: Sought) -> float:
        """How much what stands around a promise has in common with what stands around a sentence."""
        if sentence not in self._beside:
            self._beside[sentence] = _beside(self._new, self._said, sentence)
        shared = self._sum(sought.around & self._beside[sentence]) / _UNIT
        return min(1.0, log(1 + shared) / _SAME_MATTER)

    def _near_to(self, place: int) -> frozenset[str]:
        """The pieces of a clause and of the one before it in its sentence."""
        if place not in self._near:
            self._near[place] = self._together(place, min(1, self._clauses[place].before), 0)
        return self._near[place]

    def _around_of(self, place: int) -> frozenset[str]:
        """The pieces of a clause and of those around it in its sentence."""
        if place not in self._around:
            clause = self._clauses[place]
            self._around[place] = self._together(place, min(_AROUND, clause.before), min(_AROUND, clause.behind))
        return self._around[place]

    def _together(self, place: int, before: int, behind: int) -> frozenset[str]:
        return frozenset().union(*(one.pieces for one in self._clauses[place - before : place + behind + 1]))

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

    def _of_signs(self, signs: Iterable[str]) -> int:
        return sum(map(self._signs.__getitem__, signs))


def _beside(spoken: Spoken, pieces: Sequence[frozenset[str]], at: int) -> frozenset[str]:
    """The pieces of a sentence and of those before and behind it in its paragraph."""
    found = pieces[at]
    for other in (at - 1, at + 1):
        if 0 <= other < len(pieces):
            first, last = spoken.sentences[min(at, other)], spoken.sentences[max(at, other)]
            if "\n" not in spoken.text[first.end : last.start]:
                found = found | pieces[other]
    return found


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the pieces of two things both have."""
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def _signs_of(pieces: Iterable[str], language: Language) -> frozenset[str]:
    """What of pieces may stand for the whole of a word: what it begins with (expan of expand and expansion), or where words do not stand
    apart their characters (the first for 世界遗产 in 世遗)."""
    return frozenset(piece[:_STEM] for piece in pieces) if language.folder.spaced else frozenset("".join(pieces))


def _pieces(text: str, language: Language) -> Iterable[str]:
    """The pieces of a text in the spelling of ``compared``, in order, without those that hold a mark."""
    return filter(str.isalnum, language.pieces(text))


def _clauses(new: Spoken, language: Language) -> Iterable[Clause]:
    for place, sentence in enumerate(new.sentences):
        if language.folder.thanks(new.text[sentence.start : sentence.end]):
            continue
        apart = language.folder.told_apart(new.text, sentence.start, sentence.end)
        found = [(one, frozenset(_pieces(language.compared(new.text[one.start : one.end]), language))) for one in apart]
        told = [one for one in found if one[1]]
        for at, (span, pieces) in enumerate(told):
            yield Clause(span, place, pieces, at, len(told) - at - 1)
