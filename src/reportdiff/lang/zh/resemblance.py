"""Which of many pairs of names can be alike at all: one matrix product, where comparing each pair would take its time.

Most pairs of a thousand targets with a thousand figures share hardly a character; only the others are worth a look.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportdiff.lang.zh.likeness import COMMON, DIFFERENT_CONCEPTS, characters
from reportdiff.model import Fact


def may_be_alike(old: Sequence[Fact], new: Sequence[Fact], at_least: float) -> Any:
    """A matrix of truth values, ``old`` by ``new``: false only where the two are surely less alike than ``at_least``.

    Names are compared by the share of characters that they have in common, as ``alike`` does before anything else.
    """
    import numpy as np

    kept = _share_characters([fact.indicator for fact in old], [fact.indicator for fact in new])
    numbers: dict[str, int] = {}
    mine, other = (
        np.array([numbers.setdefault(fact.concept, len(numbers) + 1) if fact.concept else 0 for fact in facts])
        for facts in (old, new)
    )
    same = mine[:, None] == other[None, :]
    known = (mine[:, None] > 0) & (other[None, :] > 0)
    if at_least > DIFFERENT_CONCEPTS:
        kept &= ~known | same
    return kept | (known & same)


def _share_characters(old: Sequence[str], new: Sequence[str]) -> Any:
    """Where two names have ``COMMON`` of the shorter one's characters in common."""
    import numpy as np

    columns: dict[str, int] = {}
    for name in (*old, *new):
        for character in characters(name):
            columns.setdefault(character, len(columns))

    def table(names: Sequence[str]) -> Any:
        found = np.zeros((len(names), len(columns)), dtype=np.float32)
        for row, name in enumerate(names):
            found[row, [columns[character] for character in characters(name)]] = 1
        return found

    mine, other = table(old), table(new)
    shorter = np.minimum(mine.sum(axis=1)[:, None], other.sum(axis=1)[None, :])
    # counted exactly, in whole numbers; a hair less than COMMON so that no rounding loses a pair
    return mine @ other.T >= COMMON * shorter - 1e-3
