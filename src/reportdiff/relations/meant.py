"""Which of several relations is meant, where the text does not say: the one that holds, or the only one that would hold but for a slip."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from reportdiff.relations.kinds import but_for_a_slip, holds, may_hold
from reportdiff.relations.relation import Known, Relation

_PLACES = {known: place for place, known in enumerate(Known)}  # the surest first


def best(found: Iterable[Relation]) -> Sequence[Relation]:
    """Of relations that may each be the one that is meant, one that holds, or else the surest."""
    one = surest(sorted(found, key=lambda one: _PLACES[one.known]))
    return () if one is None else (one,)


def surest(made: Iterable[Relation]) -> Relation | None:
    """The same of relations that come the surest first: those behind the one that holds are not looked at, and not even made."""
    first = None
    for one in made:
        if may_hold(one):
            return one
        first = one if first is None else first
    return first


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
