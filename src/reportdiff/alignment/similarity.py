"""How alike two sections are: their titles by fuzzy matching, their contents by the weight of what they share, and which
sentences of the one are taken up in the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from reportdiff.alignment.grams import count_grams, grams_of_title
from reportdiff.alignment.sentences import taken_up
from reportdiff.model import Section

Matrix = np.ndarray[Any, np.dtype[np.float64]]

_NOT_WORD = re.compile(r"[\W\d_]+")
_TOO_COMMON = 0.5  # what stands in more than this share of the sections tells none of them apart
# Titles are slogans that change every year; what a section is about stays in its text.
TITLE_WEIGHT = 0.28
CONTENT_WEIGHT = 0.52
SENTENCE_WEIGHT = 0.2
# What a section is about its first sentences say; the last of a chapter often goes on to quite other matters.
_OPENING = 400  # characters


@dataclass(frozen=True, slots=True)
class Texts:
    """Sections with the text that stands in each, its sub-sections' included."""

    sections: tuple[Section, ...]
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Matrices of old rows and new columns, 0 to 1: how alike two sections are, and which share of the sentences that
    either exchanges with the other report it exchanges with this section."""

    alike: Matrix
    exchanged: Matrix


def similarity(old: Texts, new: Texts) -> Likeness:
    """How alike each old section is to each new one."""
    titles = _titles(old.sections, new.sections)
    whole = _contents(old.bodies, new.bodies)
    opening = _contents(_openings(old), _openings(new))
    exchanged = taken_up(old.sections, old.bodies, new.sections, new.bodies)
    alike = TITLE_WEIGHT * titles + CONTENT_WEIGHT * (whole + opening) / 2 + SENTENCE_WEIGHT * exchanged
    return Likeness(alike, exchanged)


def _openings(texts: Texts) -> list[str]:
    """What stands at the beginning of each section, before its first sub-section."""
    first = {section.parent: section.start for section in reversed(texts.sections)}
    return [
        body[: min(_OPENING, first.get(section.id, section.end) - section.start)]
        for section, body in zip(texts.sections, texts.bodies, strict=True)
    ]


def _titles(old: Sequence[Section], new: Sequence[Section]) -> Matrix:
    a = [_NOT_WORD.sub("", section.title) for section in old]
    b = [_NOT_WORD.sub("", section.title) for section in new]
    plain = process.cdist(a, b, scorer=fuzz.ratio)
    words = [[grams_of_title(section.title) for section in sections] for sections in (old, new)]
    pairs = process.cdist(*words, scorer=fuzz.token_set_ratio)
    return np.asarray((plain + pairs) / 200.0, dtype=np.float64)


def _contents(old: Sequence[str], new: Sequence[str]) -> Matrix:
    """Cosine of weighted grams; one weighs more the fewer sections it stands in."""
    counted = [count_grams(body) for body in (*old, *new)]
    kinds, spread = np.unique(np.concatenate([grams for grams, _ in counted]), return_counts=True)
    limit = max(2, int(len(counted) * _TOO_COMMON))
    telling = (spread > 1) & (spread <= limit)  # most stand in one section only: they are left out at once
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
