"""Which of many pairs of English names can be alike at all, by the words that they share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportdiff.lang import pieces_shared
from reportdiff.lang.en.likeness import COMMON, DIFFERENT_CONCEPTS, pieces
from reportdiff.model import Fact


def may_be_alike(old: Sequence[Fact], new: Sequence[Fact], at_least: float) -> Any:
    """A matrix of truth values, ``old`` by ``new``: false only where the two are surely less alike than ``at_least``."""
    return pieces_shared.may_be_alike(
        old, new, at_least, pieces=pieces, common=COMMON, different_concepts=DIFFERENT_CONCEPTS
    )
