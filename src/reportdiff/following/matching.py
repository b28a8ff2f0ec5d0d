"""Which figure of NEW answers which target of OLD: every pair scored, then the best assignment over all pairs."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from reportdiff.alignment.assignment import assign
from reportdiff.lang import Language
from reportdiff.model import Fact, Measure
from reportdiff.units.registry import factor

ANSWERED = 0.70  # a figure must be this surely about the target's indicator
RENEWED = 0.70
_HOPELESS = (
    0.6  # below this no bonus reaches the threshold; saves loading the unit registry for pairs of names that differ
)
_RESTATED = 0.9
_SAME_PLACE = 0.06
_STOCK_FOR_FLOW = 0.30
_FLOW_FOR_STOCK = 0.12
_OTHER_SIZE = 0.25
_SIZE = Decimal(4)
_LIKE_SIZE = Decimal(2)  # 演出184场 answers 举办演出200场, though it does not say that they are new
_CHANGE_FOR_LEVEL = 0.06  # 减少贫困人口1000万人 read as a level or as a change


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of NEW for a target of OLD, and how sure it is that both measure the same thing (0..1)."""

    fact: Fact
    score: float


def best_matches(
    targets: Sequence[Fact],
    candidates: Sequence[Fact],
    language: Language,
    answering: dict[str, set[str]],
    threshold: float,
    barred: Set[tuple[str, str]] = frozenset(),
) -> dict[str, Match]:
    """For each target's id the candidate that the best assignment gives it.

    Targets that state the same thing again share their candidate; a candidate that names several indicators may answer
    as many. ``answering`` gives for an old section's id the ids
    of the new sections that answer it; ``barred`` are pairs of ids, of a target and a candidate, that are no match.
    """
    groups = _restated(targets, language)
    if not groups or not candidates:
        return {}
    scores = np.array([[_score(group[0], fact, language, answering) for fact in candidates] for group in groups])
    for row, group in enumerate(groups if barred else ()):
        for column, fact in enumerate(candidates):
            if any((target.id, fact.id) in barred for target in group):
                scores[row, column] = 0.0
    # of equal candidates the first one stated is the summary's
    order = np.arange(len(candidates)) * 1e-6
    columns = [column for column, fact in enumerate(candidates) for _ in range(language.named_in(fact.indicator))]
    chosen = assign(np.maximum(scores - order, 0.0)[:, columns], threshold - 1e-3)
    matches: dict[str, Match] = {}
    for row, column in chosen.items():
        match = Match(candidates[columns[column]], float(min(1.0, scores[row, columns[column]])))
        matches.update({target.id: match for target in groups[row]})
    return matches


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


def _score(target: Fact, fact: Fact, language: Language, answering: dict[str, set[str]]) -> float:
    """How surely ``fact`` measures what ``target`` sets; 0 where the two do not compare."""
    penalty = _measures(target, fact)
    if penalty is None:
        return 0.0
    score = language.alike(target, fact) - penalty
    if score < _HOPELESS or factor(fact.pint, target.pint) is None:
        return 0.0
    score -= _flow_and_size(target, fact, language)
    if fact.section in answering.get(target.section or "", ()):
        score += _SAME_PLACE
    return max(0.0, score)


def _measures(target: Fact, fact: Fact) -> float | None:
    """The penalty for the measures of two figures; ``None`` where they never compare."""
    if target.measure is fact.measure:
        return 0.0
    pair = {target.measure, fact.measure}
    if pair == {Measure.LEVEL, Measure.CHANGE} and target.pint == fact.pint:
        return _CHANGE_FOR_LEVEL
    return None


def _flow_and_size(target: Fact, fact: Fact, language: Language) -> float:
    if target.measure is not Measure.LEVEL:
        return 0.0
    a, b = target.value or target.low, fact.value or fact.low
    scale = factor(fact.pint, target.pint)
    ratio = b * scale / a if a and b and scale else Decimal(1)
    penalty = 0.0
    flows = language.is_flow(target.indicator), language.is_flow(fact.indicator)
    if flows == (True, False):
        penalty += _FLOW_FOR_STOCK if 1 / _LIKE_SIZE <= ratio <= _LIKE_SIZE else _STOCK_FOR_FLOW
    elif flows == (False, True):
        penalty += _FLOW_FOR_STOCK
    if not 1 / _SIZE <= ratio <= _SIZE:
        penalty += _OTHER_SIZE
    return penalty
