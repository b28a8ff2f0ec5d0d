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
_WHOLE = 0.9  # of a name: all of it
_LEAST_FIT, _FULL_FIT = 0.7, 1.0


def confidence(status: Status, parts: Score, held: float = 1.0) -> float:
    """The probability, in hundredths, that a row is right: of rows so sure so many are, on the labelled reports. Of one that is
    ``mentioned`` also that NEW does speak of it: ``held`` is how much of the target's name stands where it is said to, 0 to 1."""
    weights = _weights()
    given = features(parts)
    sure = _probability(weights[status.value] + sum(weights[name] * value for name, value in given.items()))
    return round(sure * (spoken_of(held) if status is Status.MENTIONED else 1.0), 2)


def spoken_of(held: float) -> float:
    """How probable it is that NEW speaks of a target where it holds so much of its name; certain where it holds all of it."""
    weights = _weights()
    return 1.0 if held >= _WHOLE else _probability(weights["anything"] + weights["held"] * held)


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


def _probability(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


@cache
def _weights() -> Mapping[str, float]:
    text = (files(__package__) / "confidence.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, float]] = tomllib.loads(text)
    return {name: weight for part in table.values() for name, weight in part.items()}
