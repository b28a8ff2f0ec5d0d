"""Which of many pairs of Chinese names can be alike at all, by the characters that they share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportdiff.lang.zh.likeness import COMMON, DIFFERENT_CONCEPTS, characters
from reportdiff.model import Fact
from reportdiff.names import pieces_shared


def may_be_alike(old: Sequence[Fact], new: Sequence[Fact], at_least: float) -> Any:
    """A matrix of truth values, ``old`` by ``new``: false only where the two are surely less alike than ``at_least``.

    Names are compared by the share of characters that they have in common, as ``alike`` does before anything else.
    """
    return pieces_shared.may_be_alike(
        old, new, at_least, pieces=characters, common=COMMON, different_concepts=DIFFERENT_CONCEPTS
    )
