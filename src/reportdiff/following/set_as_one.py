"""Targets that NEW's plan sets again as one: trees planted, and trees pruned, where it now says trees planted and pruned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportdiff.following.matching import Match, Matching, best_matches
from reportdiff.lang import Language
from reportdiff.model import Fact

_SEVERAL = 2


def set_as_one(
    targets: Sequence[Fact], set_again: Sequence[Fact], renewals: Matching, language: Language, answering: dict[str, set[str]], threshold: float
) -> Matching:
    """The renewals, and for targets that have none what NEW's plan sets for several of them at once: only where each of the things that
    its name lists is a target of OLD."""
    open_ones = [target for target in targets if target.id not in renewals.found]
    taken = {match.fact.id for match in renewals.found.values()}
    for figure in set_again:
        if figure.id in taken:
            continue
        things = language.named(figure.indicator).listed
        if len(things) < _SEVERAL:
            continue
        found: dict[str, Match] = {}
        for thing in things:
            own = best_matches(open_ones, [replace(figure, indicator=thing, concept=None)], language, answering, threshold, any_size=True)
            if not own.found:
                break
            found.update((target, Match(figure, match.score, together=True)) for target, match in own.found.items())
        else:
            renewals = renewals.and_those(Matching(found))
            open_ones = [target for target in open_ones if target.id not in found]
    return renewals

