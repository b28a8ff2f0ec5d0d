"""The second search of the whole of NEW for targets that nothing answered, before one of them is called dropped.

A target is looked for by its name, in whatever order and length NEW gives it, and by the words around its figure, those
of its clause and the one before. What is found is no proof: it tells a reader where to look.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from heapq import nlargest, nsmallest
from itertools import chain, islice
from math import ceil

from reportdiff.following import clauses
from reportdiff.following.scoring import is_telling
from reportdiff.following.stretches import holds, occurrences, planned, united
from reportdiff.following.traces import Spoken, Trace, Traces, all_compared
from reportdiff.lang import Language
from reportdiff.model import Fact, Kind, Measure, Report, Span, frequent
from reportdiff.units.registry import factor

_ENOUGH = 0.45  # of the weight of a name: NEW speaks of it
_WITH_UNIT = 0.36  # where a figure of the same unit stands in that sentence
_WITH_NUMBER = 0.2  # where the very number stands in it, in the same unit
_SAME_PLACE = 0.06  # less is enough in the sections that answer the target's
_AROUND = 0.45  # of the weight of the clause and the one before
_AROUND_TOO = 0.25  # of the name, where the words around it are found
_ALL_AROUND = 0.6  # of the weight of the clause, whatever stands there of the name
_GOES_ON = 0.75  # of the name in a sentence of the plan: it is still worked on
_OF_CONCEPT = 0.9  # a figure of the very indicator, though in another measure
FAINT, _CLEAR = 0.15, 0.3  # of a name: where one place holds so much, those that hold less show nothing
_OTHERWISE = 0.5  # of a name: another word for what it tells
_SHORT_WORD, _LONG_WORD = 3, 4  # a part of so many characters must stand whole; of a longer one a stretch of so many
_WORD_OF_PART = 0.4  # of the characters of a part, where the stretch is no longer than that
_FEW = 3  # sentences with a word of two characters
_OFTEN = 3  # times as many, where it stands in the place of what it tells
_RARE, _RARE_SHARE = 4, 0.02  # sentences of NEW, and share of them, in which a word that tells something may stand
_LIKE = 0.4  # how like a figure's name must be that shares with a target's what several figures share
_NAMELESS = 0.6  # of a name that any thing may have
_QUOTED = 0.7  # the target's name quotes what NEW quotes too
_MOST = 3  # places that are shown
_HARDLY_BY_CHANCE = 100  # a number that two sentences hardly share by chance: 523个
_NEARLY = Decimal("0.02")  # of such a number, how far the one that came of it may be off: 523亿元, 527亿元
_LOOKED_AT = 60  # sentences that hold most of a name, whatever the length of the report


@frequent
@dataclass(frozen=True, slots=True)
class Place:
    """Where NEW speaks of a target; ``held`` is how much of its name stands there, ``ahead`` whether that is in the plan."""

    span: Span
    held: float
    ahead: bool


class SecondSearch:
    """Where NEW speaks of those targets of OLD that no figure answers."""

    def __init__(
        self,
        old: Report,
        new: Report,
        spoken: Spoken,
        targets: Iterable[Fact],
        language: Language,
        answering: Mapping[str, set[str]],
        before: Mapping[str, Fact],
    ) -> None:
        """``before`` are for ids of targets the figures that answer those told just before them, in one sentence."""
        self._old, self._new, self._language, self._answering, self._told_before = old, new, language, answering, before
        self._targets = targets = tuple(targets)
        self._like: dict[tuple[str, str], dict[str, list[Fact]]] | None = None  # figures by unit and by a piece of their names
        self._pieces: dict[str, frozenset[str]] = {}
        self._units = frozenset(target.pint for target in targets)
        self._names = {target.id: language.named(target.indicator).sought for target in targets}
        around = {target.id: clauses.around(target, old.text) for target in targets}
        self._written_around = around
        self._around = dict(zip(around, all_compared(list(around.values()), language), strict=True))
        self._parts = {target.id: self._parts_of(target) for target in targets}
        nameless = (target for target in targets if not self._parts[target.id])
        self._topics = {one.id: self._parts_before(one, around[one.id]) for one in nameless}
        spaced = language.folder.spaced  # a matter is a stretch of characters where words are not set apart
        self._openings = {one.id: () if spaced else language.matters(clauses.opening(one, old.text)) for one in targets}
        sought = chain(*self._names.values(), self._around.values(), *chain(*(known.values() for known in (self._parts, self._topics, self._openings))))
        self._traces = Traces(spoken, sought, language)
        self._terms = spoken.terms
        self._concepts: dict[str, list[Fact]] = {}
        for fact in new.facts:
            self._concepts.setdefault(fact.concept or "", []).append(fact)
        self._concepts.pop("", None)
        self._figures = sorted(new.facts, key=lambda fact: fact.start)
        self._starts = [fact.start for fact in self._figures]
        self._plans = planned(new)
        self._distinguishing: dict[str, frozenset[str]] = {}  # what tells each name that was asked about
        self._sections = {one.id: one for one in new.sections}
        self._spans: dict[str, tuple[Span, ...]] = {}
        self._in_relative: dict[tuple[str, int], bool] = {}
        self._clauses: dict[Span, tuple[Sequence[Span], Sequence[str]]] = {}

    def of(self, target: Fact) -> tuple[Place, ...]:
        """The places where NEW speaks of a target, those that hold most of its name first."""
        found: dict[int, Trace] = {}
        told = self._told(target)
        for trace in self._by_name(target, told):
            best = found.get(trace.place)
            if best is None or trace.held > best.held:
                found[trace.place] = trace
        for trace in chain(self._by_clause(target, told), islice(self._by_words(target), _LOOKED_AT)):
            found.setdefault(trace.place, trace)
        nearest = nsmallest(_MOST, found.values(), key=lambda trace: (-trace.held, self._ahead(self._traces.sentences[trace.place].start), trace.place))
        places = [self._place(target, trace) for trace in nearest]
        places += [*self._of_concept(target), *self._of_quotation(target)]
        places = places or [*self._of_like_figures(target), *self._of_neighbour(target)]
        places.sort(key=lambda place: (-place.held, place.ahead, place.span.start))
        return tuple({place.span: place for place in reversed(places)}.values())[::-1][:_MOST]

    def near(self, target: Fact) -> tuple[Place, ...]:
        """The places where NEW has what a target's sentence opens with, of which its figure tells one piece of work: 做强茶旅融合，
        …，新建驿站6处; or a long word of its name that is no rarity there, if it stands in the target's place. Enough to say that
        NEW speaks of the matter."""
        most = max(_RARE, int(_RARE_SHARE * len(self._traces.sentences)))
        opened = (self._traces.longest_of(matter, _LONG_WORD, most) for matter in self._openings[target.id])
        named = (self._traces.longest_of(part, _LONG_WORD, _OFTEN * most) for part in self._parts[target.id] if len(part) >= _LONG_WORD)
        traces = chain(
            chain.from_iterable(self._there(target, word, places) for word, places in opened),
            chain.from_iterable(self._there(target, word, places, in_place=True) for word, places in named),
        )
        return tuple(self._place(target, trace) for trace in islice(traces, _MOST))

    def finds(self, target: Fact) -> bool:
        """Whether there is any such place; what is quickly told is asked first, and nothing after the first that is found."""
        told = self._told(target)
        traces = chain(self._by_name(target, told), self._by_clause(target, told), self._by_words(target))
        places = chain(
            self._of_concept(target), traces, self._of_quotation(target), self._of_like_figures(target), self._of_neighbour(target)
        )
        return next(places, None) is not None or bool(self.near(target))

    def _told(self, target: Fact) -> list[list[Trace]]:
        """What holds any of each of a target's names."""
        return [self._traces.of(name, name, _WITH_NUMBER) if name else [] for name in self._names[target.id]]

    def _by_name(self, target: Fact, told: Iterable[Sequence[Trace]]) -> Iterator[Trace]:
        """Where NEW has enough of a target's name to speak of it."""
        return (trace for trace in _nearest(chain.from_iterable(told)) if self._speaks(target, trace))

    def _by_clause(self, target: Fact, told: Sequence[Sequence[Trace]]) -> Iterator[Trace]:
        """Where NEW has what stands around a target's figure, and some of its name if that says anything."""
        names, around = self._names[target.id], self._around[target.id]
        nameless = not any(map(self._telling, names))
        named = {trace.place: trace.held for trace in told[0]}
        for trace in _nearest(self._traces.of(around, around, _AROUND)) if around else ():
            held = named.get(trace.place, 0.0)
            near = held >= _AROUND_TOO or nameless or trace.held >= _ALL_AROUND
            if trace.held >= _AROUND and near and not self._only_in_relative(target, self._traces.sentences[trace.place]):
                yield Trace(held, trace.place, names[0])

    def _parts_before(self, target: Fact, around: str) -> tuple[str, ...]:
        """The words among which the matter of a target is looked for whose name has none of its own: those of its sentence as far as
        its figure, and the clause of that, or what the figure is for where it opens the sentence (筹资8亿元，修建茶马古道)."""
        text = self._old.text
        before = text[target.sentence_start : target.start] + around
        return self._language.parts(before) or self._language.parts(before + clauses.after(target, text))

    def _parts_of(self, target: Fact) -> tuple[str, ...]:
        """The words of a target's name that tell it."""
        name = self._language.named(target.indicator)
        own = self._language.parts(name.subject or self._names[target.id][0])
        return (*own, *name.otherwise) if own else own

    def _by_words(self, target: Fact) -> Iterator[Trace]:
        """Where NEW has one of the words that tell a target, if it is rare there; for a name without words of its own one
        of those around its figure, if it stands in the target's place too."""
        most = max(_RARE, int(_RARE_SHARE * len(self._traces.sentences)))
        named = self._parts[target.id]
        for part in named:
            least = len(part) if len(part) <= _SHORT_WORD else min(_LONG_WORD, max(_SHORT_WORD, ceil(_WORD_OF_PART * len(part))))
            word, places = self._traces.longest_of(part, least, most)
            yield from self._there(target, word, places)
            if not places and len(part) > _SHORT_WORD:
                yield from self._by_ends(target, part)
        for part in () if named else self._topics[target.id]:
            word, places = self._traces.longest_of(part, min(len(part), _LONG_WORD), most)
            yield from self._there(target, word, places, in_place=len(word) <= _LONG_WORD)

    def _there(self, target: Fact, word: str, places: Iterable[int], *, in_place: bool = False) -> Iterator[Trace]:
        """The places of a word, but not where it is only a piece of the name of a target's whole or part; ``in_place`` of
        them those in the sections that answer the target's, or with a figure in its unit."""
        held = None
        for place in places:
            sentence = self._traces.sentences[place]
            if in_place and not self._in_place(target, sentence):
                continue
            if not self._only_in_relative(target, sentence):
                held = self._share(target, word) if held is None else held
                yield Trace(held, place, word)

    def _share(self, target: Fact, word: str) -> float:
        """How much of a target's name a word of it is, by the weight of its pieces: about half where it is another word for the same,
        nothing where it stands only around the figure."""
        if any(word in other for other in self._language.named(target.indicator).otherwise):
            return _OTHERWISE
        return max((self._traces.share(word, name) for name in self._names[target.id]), default=0.0)

    def _in_place(self, target: Fact, sentence: Span) -> bool:
        return self._in_answering(target, sentence) or any(one.unit == target.unit for one in self._within(sentence))

    def _by_ends(self, target: Fact, part: str) -> Iterator[Trace]:
        """Where NEW has the first or the last word of a part, if it says anything, is rare there and speaks in the target's place: in the
        sections that answer its own, or of a figure in its unit."""
        for word in (part[:2], part[-2:]):
            places = self._traces.holding(word, _FEW + 1)
            if len(places) <= _FEW and self._language.parts(word):
                yield from self._there(target, word, places, in_place=True)

    def _of_concept(self, target: Fact) -> Iterator[Place]:
        """The figures of the same indicator that do not compare with the target: a growth for a level."""
        for figure in self._concepts.get(target.concept or "", ()):
            yield Place(Span(figure.start, figure.end), _OF_CONCEPT, self._ahead(figure.start))

    def _of_like_figures(self, target: Fact) -> Iterator[Place]:
        """The figures in the target's unit whose name has something of its own in common with it, where it is somewhat like
        it or few figures are of that; for a name without words of its own those that are measured alike. Too little for
        an answer, enough to look."""
        near: dict[str, float] = {}
        for piece in sorted(self._pieces_sought(target)):
            for written, figures in self._figures_of(target, piece).items():
                few = written == target.unit and target.measure is Measure.LEVEL and len(figures) <= _FEW
                for figure in figures[:_LOOKED_AT]:
                    alike = self._language.alike(target, figure)
                    if alike >= _LIKE or (few and figure.measure is target.measure):
                        near[figure.id] = alike
        for figure in self._figures if near or not self._own_pieces(target) else ():
            if figure.id in near or (not near and self._is_measured_alike(target, figure)):
                yield Place(self._clause_of(figure), min(near.get(figure.id, 0.0), _AROUND_TOO), self._ahead(figure.start))

    def _figures_of(self, target: Fact, piece: str) -> dict[str, list[Fact]]:
        """The figures in what the target is counted in whose names have a piece, by their units as they are written."""
        if self._like is None:
            self._like = self._figures_by_piece()
        return self._like.get((target.pint, piece), {})

    def _figures_by_piece(self) -> dict[tuple[str, str], dict[str, list[Fact]]]:
        """The figures in any unit of the targets by it and by each piece of their names that one of the targets' has."""
        found: dict[tuple[str, str], dict[str, list[Fact]]] = {}
        sought = frozenset().union(*map(self._pieces_sought, self._targets))
        for figure in self._figures:
            if figure.pint in self._units and not any(term.start <= figure.start < term.end for term in self._terms):
                for its in self._own_pieces(figure) & sought:
                    found.setdefault((figure.pint, its), {}).setdefault(figure.unit, []).append(figure)
        return found

    def _of_neighbour(self, target: Fact) -> Iterator[Place]:
        """Where NEW answers the target that stands before one without words of its own, which says how it is to be done:
        修缮茶亭20座，确保完好率达到95%."""
        nameless = not self._parts[target.id] and not any(map(self._telling, self._names[target.id]))
        figure = self._told_before.get(target.id) if nameless else None
        if figure is not None:
            yield Place(self._clause_of(figure), _AROUND_TOO, self._ahead(figure.start))

    def _is_measured_alike(self, target: Fact, figure: Fact) -> bool:
        """Whether a figure is of the same measure, and its name has what one without words of its own begins with (产值), or
        anything of it beside nearly the same great number."""
        if figure.measure is not target.measure or figure.pint != target.pint:
            return False
        first = next(iter(self._language.pieces(target.indicator)), None)
        its = self._pieces_of(figure)
        return first in its or (_nearly_same_number(figure, target) and not its.isdisjoint(self._language.pieces(target.indicator)))

    def _pieces_of(self, figure: Fact) -> frozenset[str]:
        """The pieces of a figure's name, whichever target it is looked at for."""
        if figure.indicator not in self._pieces:
            self._pieces[figure.indicator] = frozenset(self._language.pieces(figure.indicator))
        return self._pieces[figure.indicator]

    def _pieces_sought(self, target: Fact) -> frozenset[str]:
        """The pieces that tell which thing a target is of, whatever it may be called otherwise."""
        return self._own_pieces(target).union(*map(self._telling, self._language.named(target.indicator).otherwise))

    def _own_pieces(self, fact: Fact) -> frozenset[str]:
        """The pieces of a fact's name that tell which thing it is of."""
        return frozenset().union(*map(self._telling, self._language.named(fact.indicator).sought))

    def goes_on(self, places: Iterable[Place]) -> Span | None:
        """Where NEW's plan goes on with a target under most of its name, if it does."""
        return next((place.span for place in places if place.ahead and place.held >= _GOES_ON), None)

    def tells_number(self, target: Fact, places: Iterable[Span]) -> bool:
        """Whether a result of the target's measure has its very number at one of the places where NEW speaks of it."""
        told = (figure for place in places for figure in self._within(place))
        return any(figure.kind is Kind.ACTUAL and figure.measure is target.measure and _same_number(figure, target) for figure in told)

    def _of_quotation(self, target: Fact) -> Iterator[Place]:
        """What the target's name or its sentence quotes (“青竹贷”), where it stands in NEW as it is."""
        quotations = self._language.quotations
        near = dict.fromkeys((*quotations(target.indicator), *quotations(self._written_around[target.id])))
        for quoted in near | dict.fromkeys(quotations(self._old.text[target.sentence_start : target.sentence_end])):
            at = next(occurrences(quoted, self._new.text, 0, len(self._new.text)), None)
            if at is None or any(term.start <= at < term.end for term in self._terms):
                continue
            if quoted in near or self._in_place(target, self._traces.sentence_at(at)):
                held = _QUOTED if quoted in target.indicator else _AROUND_TOO
                yield Place(Span(at, at + len(quoted)), held, self._ahead(at))

    def _speaks(self, target: Fact, trace: Trace) -> bool:
        """Whether a sentence that holds so much of a target's name speaks of it."""
        sentence, own = self._traces.sentences[trace.place], self._telling(trace.name)
        if own and not self._traces.holds_any(trace.place, own):
            return False
        units = [figure for figure in self._within(sentence) if factor(figure.pint, target.pint) is not None]
        told = trace.held >= self._least(target, sentence, units) if own else _is_told_without_name(target, trace, units)
        return told and not self._only_in_relative(target, sentence)

    def _least(self, target: Fact, sentence: Span, units: Sequence[Fact]) -> float:
        """How much of a target's name a sentence must have, with these figures that may be in its unit."""
        least = _WITH_UNIT if any(figure.measure is target.measure for figure in units) else _ENOUGH
        if any(_same_number(figure, target) for figure in units):
            least = _WITH_NUMBER
        return least - _SAME_PLACE if self._in_answering(target, sentence) else least

    def _telling(self, name: str) -> frozenset[str]:
        """The pieces of a name that say which thing it is."""
        if name not in self._distinguishing:
            self._distinguishing[name] = self._language.distinguishing(name)
        return self._distinguishing[name]

    def _in_answering(self, target: Fact, sentence: Span) -> bool:
        """Whether a sentence stands in the sections that answer the target's."""
        return holds(self._answered(target.section or ""), sentence.start)

    def _answered(self, section: str) -> tuple[Span, ...]:
        """Where the sections stand that answer one of OLD's; in order, none over another."""
        if section not in self._spans:
            found = (self._sections[id_] for id_ in self._answering.get(section, ()) if id_ in self._sections)
            self._spans[section] = united(found)
        return self._spans[section]

    def _only_in_relative(self, target: Fact, sentence: Span) -> bool:
        """Whether a sentence has a target's name as a piece of the name of its whole or part only: 出口总额 in 进出口总额."""
        name, text = self._language.named(target.indicator).subject, self._new.text
        key = name, sentence.start
        if key not in self._in_relative:
            starts = list(occurrences(name, text, sentence.start, sentence.end)) if name else []
            inside = self._language.lexicon.inside_relative
            self._in_relative[key] = bool(starts) and all(inside(text, at, at + len(name)) for at in starts)
        return self._in_relative[key]

    def _within(self, sentence: Span) -> list[Fact]:
        return self._figures[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]

    def _place(self, target: Fact, trace: Trace) -> Place:
        sentence = self._traces.sentences[trace.place]
        span = self._clause(sentence, trace.name or self._around[target.id])
        return Place(span, trace.held, self._ahead(span.start))

    def _ahead(self, place: int) -> bool:
        return holds(self._plans, place)

    def _clause_of(self, figure: Fact) -> Span:
        """The clause that a figure stands in."""
        return clauses.of_figure(figure, self._traces.sentence_at(figure.start), self._new.text)

    def _clause(self, sentence: Span, name: str) -> Span:
        """The clause of a sentence that holds most of a name."""
        said, spelled = self._clauses_in(sentence)
        if len(said) < 2:
            return next(iter(said), sentence)
        wanted = frozenset(self._language.pieces(name))
        held = [len(wanted.intersection(self._language.pieces(clause))) for clause in spelled]
        return said[held.index(max(held))]

    def _clauses_in(self, sentence: Span) -> tuple[Sequence[Span], Sequence[str]]:
        """The clauses of a sentence, and each in the spelling of ``compared`` where there are several; several targets may be told of
        in one sentence."""
        if sentence not in self._clauses:
            said = clauses.within(sentence, self._new.text)
            spelled = all_compared([self._new.text[clause.start : clause.end] for clause in said], self._language) if len(said) > 1 else ()
            self._clauses[sentence] = said, spelled
        return self._clauses[sentence]


def told_best(places: Sequence[Place]) -> Sequence[Place]:
    """The places that are worth showing: where one holds a good part of a target's name, none that holds hardly anything of it."""
    clear = any(place.held >= _CLEAR for place in places)
    return [place for place in places if place.held >= FAINT] if clear else places


def _nearest(traces: Iterable[Trace]) -> list[Trace]:
    """The traces that hold most of a name, in the order of the text."""
    return sorted(nlargest(_LOOKED_AT, traces, key=lambda trace: trace.held), key=lambda trace: trace.place)


def _same_number(figure: Fact, target: Fact) -> bool:
    scale = factor(figure.pint, target.pint)
    return scale is not None and figure.value is not None and figure.value * scale == target.value


def _is_told_without_name(target: Fact, trace: Trace, units: list[Fact]) -> bool:
    """Whether a name that any thing may have stands with a figure that can only be the target's: of its measure and unit
    where the name is long (重点项目), or of its number, or nearly so, where that is great enough."""
    if len(trace.name) >= _LONG_WORD and any(figure.measure is target.measure for figure in units):
        return trace.held >= _NAMELESS
    telling = any(_nearly_same_number(figure, target) for figure in units)
    return telling and trace.held >= _WITH_UNIT


def _nearly_same_number(figure: Fact, target: Fact) -> bool:
    """Whether a number is so great, and the target's or so near to it, that another thing hardly has it."""
    scale = factor(figure.pint, target.pint)
    if scale is None or not figure.value or not target.value or figure.value < _HARDLY_BY_CHANCE:
        return False
    off = abs(figure.value * scale - target.value)
    return off == 0 or (off <= target.value * _NEARLY and is_telling(target) and figure.measure is target.measure)
