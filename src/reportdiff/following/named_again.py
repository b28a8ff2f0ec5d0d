"""Results under the name under which NEW sets a target again: what OLD calls one thing, NEW calls another twice over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from decimal import Decimal

from reportdiff.following.judging import aim_of
from reportdiff.following.matching import Match, Matching
from reportdiff.following.scoring import is_of_like_size, is_running_total
from reportdiff.identity import target_id
from reportdiff.model import Comparator, Fact, Measure
from reportdiff.units.registry import factor

_SIZE = Decimal(4)  # of a figure further from the aim than so many times the name alone says too little


def told_as_renewed(
    targets: Sequence[Fact], figures: Sequence[Fact], actuals: Matching, renewals: Matching, barred: Set[tuple[str, str]] = frozenset()
) -> Matching:
    """The matches, and those of targets that have none, but that NEW's plan sets again under a name under which NEW also
    tells a result: the renewal says what the target is called now. They fit as well as the renewal does.

    Nothing is taken where several targets go on under the name, where NEW tells several figures under it, or where the
    figure answers another target already; nor what is ``barred``, pairs of a target and a figure that are no match.
    """
    taken = {match.fact.id for match in actuals.found.values()}
    told: dict[str, list[Fact]] = {}
    for figure in figures:
        told.setdefault(target_id(figure), []).append(figure)
    names = Counter(target_id(match.fact) for match in renewals.found.values())
    found: dict[str, Match] = {}
    for target in targets:
        renewal = renewals.get(target.id)
        if renewal is None or actuals.get(target.id) or names[target_id(renewal.fact)] > 1:
            continue
        same = told.get(target_id(renewal.fact), [])
        if len(same) == 1 and same[0].id not in taken and (target.id, same[0].id) not in barred and _is_of_its_size(target, same[0]):
            found[target.id] = Match(same[0], renewal.score)
    return actuals.and_those(Matching(found))


def _is_of_its_size(target: Fact, figure: Fact) -> bool:
    scale, value = factor(figure.pint, target.pint), figure.value
    if scale is None or value is None:
        return False
    if figure.comparator is Comparator.RANGE or target.direction is not figure.direction:
        return False
    if is_running_total(figure) and not is_of_like_size(target, figure, 1.0):
        return False
    aim = aim_of(target)
    return aim > 0 and (target.measure is not Measure.LEVEL or 1 / _SIZE <= value * scale / aim <= _SIZE)
