"""The words by which a text is found that speaks of an indicator."""

from __future__ import annotations

from reportdiff.lang.en.commitments import compared, pieces
from reportdiff.lang.en.likeness import subject
from reportdiff.lang.en.words import words


def sought(indicator: str) -> tuple[str, ...]:
    """The noun of an indicator's name, as it may stand in a text that speaks of it."""
    return (compared(subject(indicator) or indicator),)


def distinguishing(name: str) -> frozenset[str]:
    """The words of a name that say which thing it is, without those that any name may have (projects, level)."""
    return frozenset(pieces(name)) - words().generic
