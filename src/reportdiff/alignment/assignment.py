"""The best one-to-one assignment over all pairs, rather than greedy picks."""

from __future__ import annotations

import lap
import numpy as np

from reportdiff.alignment.similarity import Matrix


def assign(scores: Matrix, threshold: float) -> dict[int, int]:
    """The one-to-one assignment of rows to columns with the greatest sum of scores at or above ``threshold``."""
    gain = np.where(scores >= threshold, scores, 0.0)
    _, columns, _ = lap.lapjv(1.0 - gain, extend_cost=True)
    return {
        row: int(column)
        for row, column in enumerate(columns)
        if 0 <= column < scores.shape[1] and gain[row, column] > 0
    }
