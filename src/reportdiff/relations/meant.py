"""Which of several relations is meant, where the text does not say: the one that holds, or the only one that would hold but for a slip."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reportdiff.relations.kinds import but_for_a_slip, holds, may_hold
from reportdiff.relations.relation import Known, Relation


def best(found: Sequence[Relation]) -> Sequence[Relation]:
    """Of relations that may each be the one that is meant, one that holds, or else the surest."""
    held = [one for one in found if may_hold(one)]
    order = list(Known)
    return sorted(held or found, key=lambda one: order.index(one.known))[:1]


def sure(made: Sequence[Relation], *, meant: bool = True, slip: Callable[[Relation], bool] = but_for_a_slip) -> Iterator[Relation]:
    """Of relations of which one is meant: one that holds; the only one, where it is said to be ``meant``; or the only one that would hold
    but for a ``slip``."""
    held = [one for one in made if holds(one)]
    if held or (meant and len(made) == 1):
        yield (held or made)[0]
        return
    slips = [one for one in made if slip(one)]
    if len(slips) == 1:
        yield replace(slips[0], known=Known.DIGITS)
