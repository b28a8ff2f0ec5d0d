"""Which figure of NEW answers which target of OLD: likely pairs scored, then the best assignment over all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

import numpy as np

from reportdiff.alignment.assignment import assign
from reportdiff.following.candidates import candidates
from reportdiff.following.scoring import is_telling, score
from reportdiff.lang import Language
from reportdiff.model import Fact, Score

ANSWERED = 0.70  # a figure must be this surely about the target's indicator
RENEWED = 0.70
_RESTATED = 0.9
_IN_ONE_ROW = 0.15  # a table prints the target itself beside the figure
_IN_COMMON = 0.8  # of the pieces of the longer name; two names so alike have more
_MOST = 10  # groups of targets with one number that another target is compared with
# What decides where the fits of targets and figures are equal: each later figure is worth so much less, all of them at most
# so much.
_LATER, _LAST = 1e-6, 5e-4


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of NEW for a target of OLD, and how well the two fit; whether it is for several targets ``together``."""

    fact: Fact
    score: Score
    together: bool = False


@dataclass(frozen=True, slots=True)
class Matching:
    """The matches of targets by their ids; and for targets that have none how well the best candidate fits."""

    found: Mapping[str, Match] = field(default_factory=dict)
    nearest: Mapping[str, float] = field(default_factory=dict)

    def get(self, target: str) -> Match | None:
        """The match of a target."""
        return self.found.get(target)

    def and_those(self, other: Matching) -> Matching:
        """These matches and others, of other targets."""
        return Matching({**self.found, **other.found}, {**self.nearest, **other.nearest})

    def with_fixed(self, fixed: Mapping[str, Match]) -> Matching:
        """These matches, and over them those that people named."""
        return replace(self, found={**self.found, **fixed})


def best_matches(
    targets: Sequence[Fact],
    figures: Sequence[Fact],
    language: Language,
    answering: dict[str, set[str]],
    threshold: float,
    *,
    barred: Set[tuple[str, str]] = frozenset(),
    any_size: bool = False,
    in_one_row: Set[tuple[str, str]] = frozenset(),
    together: Set[str] = frozenset(),
    restated: Restated | None = None,
) -> Matching:
    """For each target the figure that the best assignment gives it.

    Targets that state the same thing again share their figure; a figure that names several indicators may answer as
    many. ``answering`` gives for an old section's id the ids of the new sections that answer it; ``barred`` are pairs of
    ids, of a target and a figure, that are no match, ``in_one_row`` those of which a table has both in one row; with
    ``any_size`` a figure for one year may be set against one for several; ``together`` are figures of several things
    that say nothing of one of them; ``restated`` tells which targets state the same, where others of the report were asked before.
    """
    if not targets or not figures:
        return Matching()
    groups = (restated or Restated(language)).groups(targets)
    scored: list[dict[int, Score]] = [{} for _ in groups]
    for row, column in candidates([group[0] for group in groups], figures, language):
        figure = figures[column]
        if barred and any((target.id, figure.id) in barred for target in groups[row]):
            continue
        target = groups[row][0]
        other = figure.id in together and number_of(figure) != number_of(target)
        if other and language.named(target.indicator).lists_more(figure.indicator):
            continue
        if found := score(target, figure, language, answering, any_size):
            beside = (target.id, figure.id) in in_one_row
            scored[row][column] = replace(found, place=found.place + _IN_ONE_ROW) if beside else found
    matched = {row: _match(column, scored[row], figures) for row, column in _assigned(scored, figures, language, threshold)}
    nearest = {row: max((one.fit for one in each.values()), default=0.0) for row, each in enumerate(scored)}
    return Matching(
        {target.id: match for row, match in matched.items() for target in groups[row]},
        {target.id: fit for row, fit in nearest.items() if row not in matched and fit > 0 for target in groups[row]},
    )


def _assigned(
    scored: Sequence[Mapping[int, Score]], figures: Sequence[Fact], language: Language, threshold: float
) -> list[tuple[int, int]]:
    """Each target that gets a figure, and the figure."""
    named = [len(language.named(figure.indicator).listed) for figure in figures]
    columns = [column for column, slots in enumerate(named) for _ in range(slots)]
    first = {column: slot for slot, column in reversed(list(enumerate(columns)))}
    later = min(_LATER, _LAST / len(figures))
    pairs = [
        (row, slot, one.fit - later * _place(row / len(scored), column / len(figures)) * len(figures))
        for row, each in enumerate(scored)
        for column, one in each.items()
        for slot in range(first[column], first[column] + named[column])
    ]
    row, slot = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    fits = np.array([fit for _, _, fit in pairs])
    chosen = assign(row, slot, fits, (len(scored), len(columns)), threshold - 1e-3)
    return [(i, columns[pairs[pair][1]]) for i, pair in chosen.items()]


def _place(target: float, figure: float) -> float:
    """How far on two stand, 0 to 2: the first figure stated is the summary's, the first target has it where there is one
    for two, and those that say the same answer each other in their order."""
    return figure + target - target * figure / 2


def _match(column: int, scored: Mapping[int, Score], figures: Sequence[Fact]) -> Match:
    """The match of a target with the figure that it gets; its lead is that over figures that say otherwise."""
    fact, found = figures[column], scored[column]
    others = (one.fit for other, one in scored.items() if number_of(figures[other]) != number_of(fact))
    return Match(fact, replace(found, lead=min(1.0, found.fit) - max(others, default=0.0)))


def number_of(fact: Fact) -> tuple[object, ...]:
    """What a figure says, however it is written: its value or the ends of its range, in its unit."""
    return fact.value, fact.low, fact.high, fact.pint


class Restated:
    """Targets in groups that set the same figure for the same indicator: made once for the same targets."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._of: tuple[str, ...] = ()
        self._groups: list[list[Fact]] = []

    def groups(self, targets: Sequence[Fact]) -> Sequence[Sequence[Fact]]:
        """The groups of these targets, in the order of their first ones."""
        own = tuple(target.id for target in targets)
        if own != self._of:
            self._of, self._groups = own, _restated(targets, self._language)
        return self._groups


def _restated(targets: Sequence[Fact], language: Language) -> list[list[Fact]]:
    groups: list[list[Fact]] = []
    by_figure: dict[tuple[object, ...], list[list[Fact]]] = {}
    by_name: dict[tuple[object, ...], list[Fact]] = {}
    for target in targets:
        figure = (target.measure, target.value, target.low, target.high, target.pint)
        name = (*figure, target.indicator, target.concept)
        same = by_figure.setdefault(figure, [])
        group = by_name.get(name) or next((each for each in same[:_MOST] if _is_again(each[0], target, language)), None)
        if group is None:
            group = []
            same.append(group)
            groups.append(group)
        by_name.setdefault(name, group)
        group.append(target)
    return groups


def _is_again(one: Fact, other: Fact, language: Language) -> bool:
    """Whether two targets are of one indicator; names with too little in common are told apart at once."""
    known = one.concept is not None and one.concept == other.concept
    if not known and one.section != other.section and one.indicator != other.indicator and not is_telling(one):
        return False  # a round number that another chapter promises of something else: 新建150个, 竣工150个
    if not known:
        mine, its = language.named(one.indicator).pieces, language.named(other.indicator).pieces
        if len(mine & its) < _IN_COMMON * max(len(mine), len(its)):
            return False
    return language.alike(one, other) >= _RESTATED
