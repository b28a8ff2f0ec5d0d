"""Which figure of NEW answers which target of OLD: every pair scored, then the best assignment over all pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

import numpy as np

from reportdiff.alignment.assignment import assign
from reportdiff.alignment.similarity import Matrix
from reportdiff.following.scoring import HOPELESS, measures, score
from reportdiff.lang import Language
from reportdiff.model import Fact, Measure, Score

ANSWERED = 0.70  # a figure must be this surely about the target's indicator
RENEWED = 0.70
_RESTATED = 0.9
_IN_ONE_ROW = 0.15  # a table prints the target itself beside the figure


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of NEW for a target of OLD, and how well the two fit."""

    fact: Fact
    score: Score


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
    candidates: Sequence[Fact],
    language: Language,
    answering: dict[str, set[str]],
    threshold: float,
    *,
    barred: Set[tuple[str, str]] = frozenset(),
    any_size: bool = False,
    in_one_row: Set[tuple[str, str]] = frozenset(),
) -> Matching:
    """For each target the candidate that the best assignment gives it.

    Targets that state the same thing again share their candidate; a candidate that names several indicators may answer
    as many. ``answering`` gives for an old section's id the ids of the new sections that answer it; ``barred`` are pairs
    of ids, of a target and a candidate, that are no match, ``in_one_row`` those of which a table has both in one row; with ``any_size`` a figure for one year may be set against
    one for several.
    """
    groups = _restated(targets, language)
    if not groups or not candidates:
        return Matching()
    scores = _Scores([group[0] for group in groups], candidates, language, answering, any_size, in_one_row)
    for row, group in enumerate(groups if barred else ()):
        for column, fact in enumerate(candidates):
            if any((target.id, fact.id) in barred for target in group):
                scores.fits[row, column] = 0.0
    # of equal candidates the first one stated is the summary's
    order = np.arange(len(candidates)) * 1e-6
    columns = [column for column, fact in enumerate(candidates) for _ in range(language.named_in(fact.indicator))]
    chosen = assign(np.maximum(scores.fits - order, 0.0)[:, columns], threshold - 1e-3)
    found = {row: scores.match(row, columns[column]) for row, column in chosen.items()}
    nearest = {row: float(fit) for row, fit in enumerate(scores.fits.max(axis=1)) if row not in found and fit > 0}
    return Matching(
        {target.id: match for row, match in found.items() for target in groups[row]},
        {target.id: fit for row, fit in nearest.items() for target in groups[row]},
    )


class _Scores:
    """The score of every target with every candidate; most pairs are seen to be hopeless without a closer look."""

    def __init__(
        self,
        targets: Sequence[Fact],
        candidates: Sequence[Fact],
        language: Language,
        answering: dict[str, set[str]],
        any_size: bool,
        in_one_row: Set[tuple[str, str]],
    ) -> None:
        hopeful = language.may_be_alike(targets, candidates, HOPELESS) & _measures_compare(targets, candidates)
        self._candidates = candidates
        self._scores: dict[tuple[int, int], Score] = {}
        self.fits: Matrix = np.zeros(hopeful.shape)
        for row, column in np.argwhere(hopeful).tolist():
            if found := score(targets[row], candidates[column], language, answering, any_size):
                if (targets[row].id, candidates[column].id) in in_one_row:
                    found = replace(found, place=found.place + _IN_ONE_ROW)
                self._scores[row, column] = found
                self.fits[row, column] = found.fit

    def match(self, row: int, column: int) -> Match:
        """The match of a target with the candidate that it gets; its lead is that over figures that say otherwise."""
        fact, found = self._candidates[column], self._scores[row, column]
        others = (
            self.fits[row, other]
            for other in np.flatnonzero(self.fits[row]).tolist()
            if _number(self._candidates[other]) != _number(fact)
        )
        return Match(fact, replace(found, lead=min(1.0, found.fit) - float(max(others, default=0.0))))


def _number(fact: Fact) -> tuple[object, ...]:
    return fact.value, fact.low, fact.high, fact.pint


def _measures_compare(targets: Sequence[Fact], candidates: Sequence[Fact]) -> Matrix:
    kinds: dict[tuple[Measure, str], int] = {}
    rows, columns = (
        [kinds.setdefault((fact.measure, fact.pint), len(kinds)) for fact in facts] for facts in (targets, candidates)
    )
    compare = [[measures(*one, *other) is not None for other in kinds] for one in kinds]
    return np.array(compare)[np.ix_(rows, columns)]


def _restated(targets: Sequence[Fact], language: Language) -> list[list[Fact]]:
    """Targets in groups that set the same figure for the same indicator."""
    groups: list[list[Fact]] = []
    by_figure: dict[tuple[object, ...], list[list[Fact]]] = {}
    for target in targets:
        figure = (target.measure, target.value, target.low, target.high, target.pint)
        same = by_figure.setdefault(figure, [])
        group = next((group for group in same if language.alike(group[0], target) >= _RESTATED), None)
        if group is None:
            group = []
            same.append(group)
            groups.append(group)
        group.append(target)
    return groups
