"""What a reader should know of an outcome beside its status."""

from __future__ import annotations

from reportdiff.following.judging import Judge, Judgement, part_of_year
from reportdiff.model import Comparator, Facet, Fact, Revision, Status, Strength

# How much a bound asks: 6%以上 more than 6%, that more than 6%左右.
_ASKS = {Comparator.GE: 2, Comparator.LE: 2, Comparator.EQ: 1, Comparator.RANGE: 1, Comparator.APPROX: 0}
_PROMISES = {Strength.COMMITTED: 2, None: 1, Strength.ASPIRATIONAL: 0}


def of_proof(actual: Fact, judged: Judgement) -> list[Facet]:
    """What qualifies a verdict that a figure of NEW gives."""
    found = []
    if judged.met and (judged.relation == "within" or judged.margin < 0):
        found.append(Facet.WITHIN_TOLERANCE)
    if part_of_year(actual.period) is not None:
        found.append(Facet.MID_YEAR)
    return found


def of_renewal(target: Fact, renewed: Fact, change: Revision | None, judge: Judge) -> list[Facet]:
    """Whether NEW's plan asks for less or for more than OLD's did: by its number, or where that is the same by its words."""
    if change is None:
        return []
    if change is Revision.SAME:
        before = (_ASKS[target.comparator], _PROMISES[target.strength])
        after = (_ASKS[renewed.comparator], _PROMISES[renewed.strength])
        return [Facet.WEAKENED] if after < before else [Facet.STRENGTHENED] if after > before else []
    less = judge.asks_for_less(target)
    if less is None:
        return []
    return [Facet.STRENGTHENED if (change is Revision.RAISED) is not less else Facet.WEAKENED]


def of_silence(target: Fact, status: Status, claimed: bool) -> list[Facet]:
    """What qualifies a target that no figure answers."""
    found = []
    if status is Status.CARRIED_OVER and target.deadline:
        found.append(Facet.LATE)
    if claimed:
        found.append(Facet.CLAIMED)
    return found
