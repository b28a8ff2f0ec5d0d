"""The best one-to-one assignment over all pairs that can be, rather than greedy picks."""

from __future__ import annotations

import lap
import numpy as np

from reportdiff.alignment.grams import Numbers
from reportdiff.alignment.shared import Values


def assign(row: Numbers, column: Numbers, score: Values, shape: tuple[int, int], threshold: float) -> dict[int, int]:
    """The one-to-one assignment of rows to columns with the greatest sum of scores at or above ``threshold``.

    The pairs that ``row`` and ``column`` name, in their order and each once, are all that can be chosen; the numbers of
    those that are stand under their rows. Beside each row stands a column of its own, and beside each column a row, so that
    either may stay alone.
    """
    kept = np.flatnonzero(score >= threshold)
    if not len(kept):
        return {}
    row, column, score = row[kept], column[kept], score[kept]
    rows, columns = shape
    most = max(1.0, float(score.max(initial=0.0)))  # what a pair costs is what it lacks to this, and to be alone half of it
    old, new = np.arange(rows), np.arange(columns)
    one = np.concatenate([row, old, rows + column, rows + new])
    other = np.concatenate([column, columns + old, columns + row, new])
    cost = np.concatenate([most - score, np.full(rows, most / 2), np.zeros(len(row)), np.full(columns, most / 2)])
    order = np.lexsort((other, one))
    first = np.searchsorted(one[order], np.arange(rows + columns + 1))
    chosen, _ = lap.lapmod(rows + columns, cost[order], first.astype(np.int32), other[order].astype(np.int32), return_cost=False)
    taken = kept[column == chosen[row]]
    return dict(zip(row[column == chosen[row]].tolist(), taken.tolist(), strict=True))
