"""How sure a row is: the parts of its score, brought together into a probability by a small calibrated table."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from reportdiff.model import Score, Status

# A lead of so much, or a fit so far above the least that is taken, is as good as a greater one.
_AMPLE_LEAD = 0.4
_LEAST_FIT, _FULL_FIT = 0.7, 1.0


def confidence(status: Status, parts: Score) -> float:
    """The probability, in hundredths, that a row is right: of rows so sure so many are, on the labelled reports."""
    weights = _weights()
    given = features(parts)
    logit = weights[status.value] + sum(weights[name] * value for name, value in given.items())
    return round(1 / (1 + math.exp(-logit)), 2)


def features(parts: Score) -> dict[str, float]:
    """What the table weighs, each from 0 to 1: what speaks for a row (fit, lead) and against it (the others)."""
    found = parts.fit > 0
    fit = min(max((parts.fit - _LEAST_FIT) / (_FULL_FIT - _LEAST_FIT), 0.0), 1.0)
    lead = min(max(parts.lead / _AMPLE_LEAD, 0.0), 1.0)
    return {
        "fit": fit if found else 0.0,
        "lead": lead if found else 0.0,
        "tolerance": 1.0 if parts.tolerance else 0.0,
        "nearest": min(max(parts.nearest, 0.0), 1.0),
    }


@cache
def _weights() -> Mapping[str, float]:
    text = (files(__package__) / "confidence.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, float]] = tomllib.loads(text)
    return {name: weight for part in table.values() for name, weight in part.items()}
