"""Which figure of NEW tells most of a far target: of the same thing, from the same base, at best beside the goal told again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from heapq import nlargest
from math import inf

from reportdiff.analysis.financial import in_financial_years
from reportdiff.following.candidates import candidates
from reportdiff.following.matching import Match, number_of
from reportdiff.following.scoring import is_named
from reportdiff.following.surroundings import Surroundings
from reportdiff.lang import Language
from reportdiff.model import Fact, Kind, Measure, Report, Score
from reportdiff.units.registry import factor

MOVED = (Measure.GROWTH, Measure.CHANGE)
_ENOUGH = 0.54  # so well fits a figure that is shown
_BY_NAME = 0.5  # what names that are alike say, beside what stands around them
_SAID, _SAID_ALONE = 1.45, 1.85  # words that nobody else has, for a name that says which thing is meant, beside others or alone
_LITTLE, _SAME = 0.4, 0.62  # of likeness, for names of figures that do not stand beside the goal; of growth since nobody says when
_TWO_THINGS, _OPPOSED = 0.1, 0.3  # names that share words and are not alike: absolute emissions, emissions intensity
_LEVEL_FOR_GROWTH = -0.12  # a level tells less of a growth that was aimed at than a growth does
_OTHER_WAY = -0.08
_NO_BASE = -0.05  # a growth that does not say from when it is measured may be last year's
_SAME_PLACE = 0.06
_BESIDE, _BESIDE_ANOTHER = 0.3, 0.15  # beside the goal as it is told again in the words of OLD; in others
_AGAIN = 0.2  # so alike stands a goal of the same number that is the same
_IN_ROW, _IN_BOX = 300, 900  # characters before and after a goal in which its result stands
_ASKED, _OFTEN = 24, 12  # times that a goal is told again: that are looked at, and whose results are, at most
_SAME_BASE, _SUMMED_LEVEL = 0.15, 0.25
_SUMMED = 0.03  # what was added up since the start is nearer to an aim over years than one year's figure
_SAME_NUMBER = -0.6  # the goal told once more, rather than reached to the digit
_OTHER_SIZE = -0.25
_LEAST_ALIKE = 0.2  # wherever it stands
_LEAST = Decimal("0.01")  # of what is aimed at


class Latest:
    """The results of NEW, and where it tells goals again."""

    def __init__(
        self,
        old: Report,
        targets: Sequence[Fact],
        new: Report,
        answering: dict[str, set[str]],
        language: Language,
        where: Callable[[Fact], int],
    ) -> None:
        self._language, self._answering = language, answering
        told = _years_told(new)
        results = [fact for fact in new.facts if fact.kind is Kind.ACTUAL and fact.year in told]
        self._named: dict[str, list[Fact]] = {target.id: [] for target in targets}
        for row, column in candidates(targets, results, language, any_measure=True):
            self._named[targets[row].id].append(results[column])
        goals = [fact for fact in new.facts if fact.kind is Kind.TARGET]
        self._beside = _Beside.of(goals, results, {number_of(target) for target in targets}, where)
        again = [goal for told_again in self._beside.told.values() for goal in told_again]
        asked = (*again, *self._beside.of_goals(again), *(fact for named in self._named.values() for fact in named))
        self._around = Surroundings(old, targets, new, asked, language)

    def of(self, target: Fact) -> Match | None:
        """The figure that tells most of a target; unlike targets of one year, several may be told of by one figure."""
        home, others = self._goals(target)
        figures = {fact.id: fact for fact in (*self._named[target.id], *self._beside.of_goals((*home, *others)))}.values()
        at_home = {fact.id for fact in self._beside.of_goals(home)}
        elsewhere = {fact.id for fact in self._beside.of_goals(others)}
        found = []
        for fact in figures:
            place = _BESIDE if fact.id in at_home else _BESIDE_ANOTHER if fact.id in elsewhere else 0.0
            if match := self._match(target, fact, place):
                found.append(match)
        best = max(found, key=lambda match: (match.score.fit, -match.fact.start), default=None)
        if best is None:
            return None
        same = [match for match in found if number_of(match.fact) == number_of(best.fact)]  # told in several places
        return max(same, key=lambda match: (match.score.place, -_away(match.fact, home), match.score.fit))

    def _goals(self, target: Fact) -> tuple[list[Fact], list[Fact]]:
        """The goal of NEW that tells a target again in words most like its own, and the others that do."""
        told = ((self._around.alike(target, goal), goal) for goal in self._beside.told.get(number_of(target), ()))
        near = nlargest(_ASKED, (one for one in told if one[0] >= _AGAIN), key=lambda one: (one[0], -one[1].start))
        again = sorted(((self._around.passage_alike(target, goal), goal) for _, goal in near), key=lambda one: (-one[0], one[1].start))
        return [goal for _, goal in again[:1]], [goal for _, goal in again[1:_OFTEN]]

    def _match(self, target: Fact, fact: Fact, beside: float) -> Match | None:
        measure = measures(target, fact)
        if measure is None or not (is_named(target) and is_named(fact)):
            return None
        if number_of(target) == number_of(fact) and self._around.tells_again(fact):
            return None
        name = self._language.alike(target, fact)
        if name < (_LITTLE if fact.measure not in MOVED or fact.base_year is not None else _SAME) and not beside:
            return None
        shared = self._around.named(target, fact)
        around = self._around.alike(target, fact) * (_OPPOSED if shared and name < _TWO_THINGS else 1.0)
        said = min(1.0, _BY_NAME * name * min(1.0, shared / _SAID) + around)
        known = target.concept is not None and target.concept == fact.concept
        alike = max(name if known else name * min(1.0, shared / _SAID_ALONE), said)
        place = beside or (_SAME_PLACE if fact.section in self._answering.get(target.section or "", ()) else 0.0)
        score = Score(alike, measure, _since(target, fact) + _size(target, fact), place)
        return Match(fact, score) if score.fit >= _ENOUGH and alike >= _LEAST_ALIKE else None


def _away(fact: Fact, goals: Sequence[Fact]) -> int:
    """How far from the nearest of goals a figure stands."""
    return min((abs(fact.start - goal.start) for goal in goals), default=0)


def _since(target: Fact, fact: Fact) -> float:
    """What speaks for a figure since it says since when it is counted: best where that is the target's own base."""
    if fact.measure in MOVED and fact.base_year is not None and fact.base_year == target.base_year:
        return _SAME_BASE
    if fact.period is None and fact.base_year is None:
        return 0.0
    return _SUMMED_LEVEL if fact.measure is target.measure is Measure.LEVEL else _SUMMED


def _size(target: Fact, fact: Fact) -> float:
    """What is taken away for a number that is the goal's own, or of a level next to nothing."""
    if number_of(target) == number_of(fact):
        return _SAME_NUMBER
    aim, told, scale = target.value or target.low, fact.value or fact.low, factor(fact.pint, target.pint)
    if target.measure is fact.measure is Measure.LEVEL and aim and told and scale and told * scale / aim < _LEAST:
        return _OTHER_SIZE
    return 0.0


def _years_told(new: Report) -> frozenset[int | None]:
    """The years of which a report tells how things stand; ``None`` for what several years came to."""
    if new.year is None:
        return frozenset()
    financial = in_financial_years(new.text, new.year)
    return frozenset({None, new.year - 1, new.year - 2} if financial else {None, new.year - 1})


def measures(target: Fact, fact: Fact) -> float | None:
    """What the measures of a far target and of a figure take away; ``None`` where the figure tells nothing of it.

    A growth is measured from the target's own base, never from last year; a level tells of a growth only what it came to.
    """
    if fact.measure in MOVED:
        if fact.measure is not target.measure:
            return None
        if fact.direction is not target.direction:
            # a growth of last year, or against a plan, says nothing of one over years
            same_base = fact.base_year is not None and fact.base_year == target.base_year
            return _OTHER_WAY if fact.measure is Measure.CHANGE or same_base else None
        if target.base_year is not None and fact.base_year not in (None, target.base_year):
            return None
        if fact.base_year is not None and target.base_year is None:
            yearly = fact.year is not None and fact.year - fact.base_year == 1  # what one year did says nothing of what several came to
            return None if yearly else _NO_BASE
        return 0.0 if fact.base_year == target.base_year else _NO_BASE
    if target.measure is Measure.GROWTH and target.year is not None:
        return _LEVEL_FOR_GROWTH if fact.measure is Measure.LEVEL else None
    return 0.0 if fact.measure is target.measure and factor(fact.pint, target.pint) is not None else None


@dataclass(frozen=True, slots=True)
class _Beside:
    """The results that stand beside the goals that NEW tells again: in the row of a table, under "Progress" in a box."""

    results: Mapping[str, Sequence[Fact]]
    told: Mapping[tuple[object, ...], Sequence[Fact]]

    @classmethod
    def of(
        cls, goals: Sequence[Fact], results: Sequence[Fact], numbers: Set[tuple[object, ...]], where: Callable[[Fact], int]
    ) -> _Beside:
        """What stands beside each goal of these ``numbers`` in the order in which the report is read, or in that of its file: columns
        that are set side by side part in the one what the other has together."""
        told: dict[tuple[object, ...], list[Fact]] = {}
        for goal in goals:
            if (number := number_of(goal)) in numbers:
                told.setdefault(number, []).append(goal)
        found: dict[str, dict[str, Fact]] = {goal.id: {} for again in told.values() for goal in again}
        for order in (_start, where) if found else ():
            for its, result in _together(goals, found, results, order):
                found[its][result.id] = result
        return cls({its: tuple(each.values()) for its, each in found.items()}, told)

    def of_goals(self, goals: Sequence[Fact]) -> Sequence[Fact]:
        """The results beside goals."""
        return [result for goal in goals for result in self.results[goal.id]]


def _start(fact: Fact) -> int:
    return fact.start


def _together(
    goals: Sequence[Fact], asked: Collection[str], results: Sequence[Fact], where: Callable[[Fact], int]
) -> Iterator[tuple[str, Fact]]:
    """The goals with the ids ``asked`` and the results that stand together with them: in a row what is near a goal, on either side; in
    a box what comes after it, up to the next of all goals."""
    told = sorted(results, key=where)
    places = [where(result) for result in told]
    ordered = sorted(goals, key=where)
    starts = [where(goal) for goal in ordered]
    for at, goal in enumerate(ordered):
        if goal.id in asked:
            start, next_ = starts[at], starts[at + 1] if at + 1 < len(starts) else inf
            near = range(bisect_left(places, start - _IN_ROW), bisect_right(places, start + _IN_ROW))
            boxed = range(bisect_left(places, start), min(bisect_left(places, next_), bisect_right(places, start + _IN_BOX)))
            yield from ((goal.id, told[one]) for one in sorted({*near, *boxed}))
