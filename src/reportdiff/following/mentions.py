"""Where NEW speaks of a target's matter without a figure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, islice

from reportdiff.following.pieces_told import Stretches
from reportdiff.following.stretches import occurrences
from reportdiff.following.traces import explained
from reportdiff.lang import Language
from reportdiff.model import Fact, Part, Report, Span

_SHORTEST = 4  # a shorter name stands everywhere
_PROPER = 5  # so long a name is that of one thing: 青澜湖大桥, 政府隐性债务
_MOST = 3
_NEAR = 8  # characters from the end of a name to its figure
_LONG = 100_000  # characters of a text that is too long to be gone through for each name


class Mentions:
    """The places of NEW at which it names what targets measure."""

    def __init__(self, new: Report, language: Language) -> None:
        self._text, self._language = new.text, language
        self._plan = min((section.start for section in new.sections if section.part is Part.PLAN), default=len(new.text))
        figures = sorted((fact for fact in new.facts if fact.start >= self._plan), key=lambda fact: fact.start)
        self._figures = figures
        self._starts = [fact.start for fact in figures]
        self._ends = list(accumulate((fact.end for fact in figures), max))  # of each figure and those before it
        self._known: dict[str, tuple[Span, ...]] = {}
        self._end = min((term.start for term in explained(new)), default=len(new.text))

    def of(self, target: Fact) -> tuple[Span, ...]:
        """The first places where NEW names what the target measures."""
        name = self._language.named(target.indicator).subject
        if name not in self._known:
            self._known[name] = tuple(islice(self._places(name), _MOST))
        return self._known[name]

    def planned(self, target: Fact) -> Span | None:
        """Where NEW's plan goes on with the target's matter under its full name, though without a figure."""
        name = self._language.named(target.indicator).subject
        if len(name) < _PROPER or not self.of(target):
            return None
        return next((place for place in self._places(name, self._plan) if not self._told(place)), None)

    def _told(self, place: Span) -> bool:
        """Whether a figure of the plan belongs to the name at ``place``."""
        at = bisect_left(self._starts, place.end + _NEAR) - 1
        while at >= 0 and self._ends[at] > place.start:
            if self._figures[at].sentence_start <= place.start < self._figures[at].end:
                return True
            at -= 1
        return False

    def _places(self, name: str, start: int = 0) -> Iterator[Span]:
        if len(name) < _SHORTEST:
            return
        for position in self._standing(name, start):
            end = position + len(name)
            cut = self._text[position - 1 : position].isdigit()  # 亿元以上项目 is not named in 30亿元以上项目
            if not cut and not self._language.lexicon.inside_relative(self._text, position, end):
                yield Span(position, end)

    def _standing(self, name: str, start: int) -> Iterator[int]:
        """Where a name stands, once and again behind its end."""
        if self._end > _LONG:
            for position in self._openings.places(name[:_SHORTEST]):
                if position >= start and self._text.startswith(name, position, self._end):
                    yield position
                    start = position + len(name)
        else:
            yield from occurrences(name, self._text, start, self._end)

    @cached_property
    def _openings(self) -> Stretches:
        return Stretches.of(self._text, _SHORTEST)
