"""How alike two sections are: their titles by fuzzy matching, their contents by the weight of what they share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from reportdiff.model import Section

Matrix = np.ndarray[Any, np.dtype[np.float64]]

_NOT_WORD = re.compile(r"[\W\d_]+")
_TOO_COMMON = 0.5  # what stands in more than this share of the sections tells none of them apart
# Titles are slogans that change every year; what a section is about stays in its text.
TITLE_WEIGHT = 0.25
CONTENT_WEIGHT = 0.75


@dataclass(frozen=True, slots=True)
class Texts:
    """Sections with the text that stands in each, its sub-sections' included."""

    sections: tuple[Section, ...]
    bodies: tuple[str, ...]


def similarity(old: Texts, new: Texts) -> Matrix:
    """Similarity (0..1) of each old section with each new one, as a matrix of old rows and new columns."""
    titles = _titles(old.sections, new.sections)
    contents = _contents(old.bodies, new.bodies)
    return TITLE_WEIGHT * titles + CONTENT_WEIGHT * contents


def _titles(old: Sequence[Section], new: Sequence[Section]) -> Matrix:
    a = [_NOT_WORD.sub("", section.title) for section in old]
    b = [_NOT_WORD.sub("", section.title) for section in new]
    plain = process.cdist(a, b, scorer=fuzz.ratio)
    pairs = process.cdist([_pairs(t) for t in a], [_pairs(t) for t in b], scorer=fuzz.token_set_ratio)
    return np.asarray((plain + pairs) / 200.0, dtype=np.float64)


def _pairs(text: str) -> str:
    """Overlapping pairs of characters as words, so that Chinese words may stand in another order."""
    return " ".join(text[i : i + 2] for i in range(len(text) - 1)) or text


def _contents(old: Sequence[str], new: Sequence[str]) -> Matrix:
    """Cosine of weighted pairs of characters; a pair weighs more the fewer sections it stands in."""
    counts = [Counter(_grams(body)) for body in (*old, *new)]
    spread = Counter(gram for count in counts for gram in count)
    limit = max(2, int(len(counts) * _TOO_COMMON))
    index = {gram: i for i, gram in enumerate(g for g, n in spread.items() if 1 < n <= limit)}
    weights = np.zeros((len(counts), max(1, len(index))))
    for row, count in enumerate(counts):
        for gram, n in count.items():
            column = index.get(gram)
            if column is not None:
                weights[row, column] = (1 + math.log(n)) * math.log(len(counts) / spread[gram] + 1)
    norms = np.linalg.norm(weights, axis=1, keepdims=True)
    weights /= np.where(norms == 0, 1, norms)
    return np.asarray(np.sqrt(weights[: len(old)] @ weights[len(old) :].T), dtype=np.float64)


def _grams(body: str) -> list[str]:
    text = _NOT_WORD.sub(" ", body)
    if " " in text.strip() and text.isascii():
        return text.lower().split()
    return [gram for i in range(len(text) - 1) if " " not in (gram := text[i : i + 2])]
