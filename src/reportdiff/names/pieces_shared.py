"""Which of many pairs of names can be alike at all: one matrix product, where comparing each pair would take its time.

Most pairs of a thousand targets with a thousand figures share hardly a character or a word; only the others are worth a
look.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportdiff.model import Fact


def may_be_alike(
    old: Sequence[Fact],
    new: Sequence[Fact],
    at_least: float,
    *,
    pieces: Callable[[str], frozenset[str]],
    common: float,
    different_concepts: float,
) -> Any:
    """A matrix of truth values, ``old`` by ``new``: false only where the two are surely less alike than ``at_least``.

    Names are compared by the share of their ``pieces`` (characters, words) that they have in common, which must be
    ``common`` of the shorter one's; names of two concepts are at most ``different_concepts`` alike.
    """
    import numpy as np

    kept = _share_pieces([pieces(fact.indicator) for fact in old], [pieces(fact.indicator) for fact in new], common)
    numbers: dict[str, int] = {}
    mine, other = (
        np.array([numbers.setdefault(fact.concept, len(numbers) + 1) if fact.concept else 0 for fact in facts])
        for facts in (old, new)
    )
    same = mine[:, None] == other[None, :]
    known = (mine[:, None] > 0) & (other[None, :] > 0)
    if at_least > different_concepts:
        kept &= ~known | same
    return kept | (known & same)


def _share_pieces(old: Sequence[frozenset[str]], new: Sequence[frozenset[str]], common: float) -> Any:
    """Where two names have ``common`` of the shorter one's pieces in common."""
    import numpy as np

    columns: dict[str, int] = {}
    for name in (*old, *new):
        for piece in name:
            columns.setdefault(piece, len(columns))

    def table(names: Sequence[frozenset[str]]) -> Any:
        found = np.zeros((len(names), len(columns)), dtype=np.float32)
        for row, name in enumerate(names):
            found[row, [columns[piece] for piece in name]] = 1
        return found

    mine, other = table(old), table(new)
    shorter = np.minimum(mine.sum(axis=1)[:, None], other.sum(axis=1)[None, :])
    # counted exactly, in whole numbers; a hair less so that no rounding loses a pair
    return mine @ other.T >= common * shorter - 1e-3
