"""How alike two sections are: their titles by fuzzy matching, their contents by the weight of what they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from reportdiff.model import Section

Matrix = np.ndarray[Any, np.dtype[np.float64]]
Codes = np.ndarray[Any, np.dtype[np.int64]]

_NOT_WORD = re.compile(r"[\W\d_]+")
_TOO_COMMON = 0.5  # what stands in more than this share of the sections tells none of them apart
_CODE_BITS = 21  # of a Unicode character
_SPACE = ord(" ")
# Titles are slogans that change every year; what a section is about stays in its text.
TITLE_WEIGHT = 0.35
CONTENT_WEIGHT = 0.65
# What a section is about its first sentences say; the last of a chapter often goes on to quite other matters.
_OPENING = 400  # characters


@dataclass(frozen=True, slots=True)
class Texts:
    """Sections with the text that stands in each, its sub-sections' included."""

    sections: tuple[Section, ...]
    bodies: tuple[str, ...]


def similarity(old: Texts, new: Texts) -> Matrix:
    """Similarity (0..1) of each old section with each new one, as a matrix of old rows and new columns."""
    titles = _titles(old.sections, new.sections)
    whole = _contents(old.bodies, new.bodies)
    opening = _contents([body[:_OPENING] for body in old.bodies], [body[:_OPENING] for body in new.bodies])
    return TITLE_WEIGHT * titles + CONTENT_WEIGHT * (whole + opening) / 2


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
    counted = [np.unique(_grams(body), return_counts=True) for body in (*old, *new)]
    kinds, spread = np.unique(np.concatenate([grams for grams, _ in counted]), return_counts=True)
    limit = max(2, int(len(counted) * _TOO_COMMON))
    telling = (spread > 1) & (spread <= limit)  # most pairs stand in one section only: they are left out at once
    kinds, spread = kinds[telling], spread[telling]
    if not len(kinds):
        return np.zeros((len(old), len(new)))
    rarity = np.log(len(counted) / spread + 1)
    weights = np.zeros((len(counted), len(kinds)))
    for row, (grams, times) in enumerate(counted):
        columns = np.minimum(np.searchsorted(kinds, grams), len(kinds) - 1)
        known = kinds[columns] == grams
        columns = columns[known]
        weights[row, columns] = (1 + np.log(times[known])) * rarity[columns]
    norms = np.linalg.norm(weights, axis=1, keepdims=True)
    weights /= np.where(norms == 0, 1, norms)
    return np.asarray(np.sqrt(weights[: len(old)] @ weights[len(old) :].T), dtype=np.float64)


def _grams(body: str) -> Codes:
    """The pairs of letters that stand side by side in a text, each as one number."""
    letters = np.frombuffer(_NOT_WORD.sub(" ", body).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    first, second = letters[:-1], letters[1:]
    pairs: Codes = (first << _CODE_BITS | second)[(first != _SPACE) & (second != _SPACE)]
    return pairs
