"""How NEW's plan changed a target that it sets again."""

from __future__ import annotations

from reportdiff.following.judging import revised
from reportdiff.model import Fact, Revision


def revision(target: Fact, renewed: Fact) -> Revision | None:
    """Whether the renewed number is higher, the same or lower; ``None`` where the two do not compare."""
    difference = revised(target, renewed)
    if difference is None:
        return None
    return Revision.RAISED if difference > 0 else Revision.LOWERED if difference < 0 else Revision.SAME
