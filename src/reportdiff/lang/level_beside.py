"""The level that a growth or a change is told beside, in any language: the same thing, in the same year and sentence."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.model import Fact, Measure


def level_beside(earlier: Sequence[Fact], moved: Fact) -> Fact | None:
    """Of the facts before a movement, the last level that is of the same thing in the same year and sentence."""
    for fact in reversed(earlier):
        near = fact.sentence_start == moved.sentence_start and fact.measure is Measure.LEVEL
        named = fact.indicator == moved.indicator or (fact.concept is not None and fact.concept == moved.concept)
        if near and named and moved.year in (None, fact.year) and fact.kind is moved.kind:
            return fact
    return None
