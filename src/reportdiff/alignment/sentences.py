"""Which sentences of one report the other takes up, and in which sections.

A section may be renamed, split and put under another chapter; its sentences still resemble those that answer them. Each
sentence names the one of the other report that is most like it, and the sections in which these stand exchange it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from reportdiff.alignment.grams import grams_by_text
from reportdiff.model import Section

Matrix = np.ndarray[Any, np.dtype[np.float64]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]

_SENTENCE = re.compile(r"[^\s。；;！!？?.](?:[^。；;！!？?\n.]|\.(?!\s))*")
_SHORT = 8  # characters; a shorter sentence says nothing of its own
_COMMON = 60  # a gram of more sentences than this tells none of them apart
_EQUAL = 1e-9  # sums of the same numbers in another order
_UNLIKE = 0.1  # the cosine below which a sentence is not taken up at all


def taken_up(
    old: Sequence[Section], old_bodies: Sequence[str], new: Sequence[Section], new_bodies: Sequence[str]
) -> Matrix:
    """For each old and new section the share of their sentences that they exchange, 0 to 1.

    The geometric mean of two shares: of what the old section sends to the other report, how much goes to the new one; of
    what the new one receives, how much comes from the old.
    """
    starts, sentences = _sentences(old, old_bodies)
    new_starts, new_sentences = _sentences(new, new_bodies)
    if not sentences or not new_sentences:
        return np.zeros((len(old), len(new)))
    likeness = _likeness(sentences, new_sentences)
    named = _best(likeness) + _best(likeness.T).T
    summed = np.zeros((len(sentences) + 1, len(new_sentences) + 1))  # of all sentences before each, on both sides
    summed[1:, 1:] = named.cumsum(axis=0).cumsum(axis=1)
    low, high = _span(old, starts)
    new_low, new_high = _span(new, new_starts)
    sent = summed[high] - summed[low]
    between = sent[:, new_high] - sent[:, new_low]
    between[between < _EQUAL] = 0
    out, received = sent[:, -1:], summed[-1:, new_high] - summed[-1:, new_low]
    shares = between / np.maximum(out, _EQUAL) * (between / np.maximum(received, _EQUAL))
    return np.asarray(np.sqrt(shares), dtype=np.float64)


def _sentences(sections: Sequence[Section], bodies: Sequence[str]) -> tuple[Numbers, list[str]]:
    """The sentences of nested sections, each once, with their offsets."""
    found: dict[int, str] = {}
    covered = -1
    for section, body in zip(sections, bodies, strict=True):
        if section.start < covered:
            continue  # a sub-section: its chapter has its sentences already
        covered = section.start + len(body)
        for match in _SENTENCE.finditer(body):
            if len(match[0]) >= _SHORT:
                found[section.start + match.start()] = match[0]
    return np.array(list(found), dtype=np.int64), list(found.values())


def _span(sections: Sequence[Section], starts: Numbers) -> tuple[Numbers, Numbers]:
    """The first sentence of each section, and the one after its last."""
    bounds = np.array([(section.start, section.end) for section in sections])
    return np.searchsorted(starts, bounds[:, 0]), np.searchsorted(starts, bounds[:, 1])


def _best(likeness: Matrix) -> Matrix:
    """Each row with nothing but its greatest value, if that is likeness enough; equals share it."""
    greatest = likeness.max(axis=1, keepdims=True)
    equals = (likeness > greatest - _EQUAL) & (greatest >= _UNLIKE)
    return np.asarray(equals * greatest / np.maximum(equals.sum(axis=1, keepdims=True), 1), dtype=np.float64)


def _likeness(old: Sequence[str], new: Sequence[str]) -> Matrix:
    """Cosine of old and new sentences by the rarer grams that they share, added up gram by gram."""
    total = len(old) + len(new)
    codes, holder = grams_by_text([*old, *new])  # in the order of the grams
    first = np.flatnonzero(np.diff(codes, prepend=-1))
    spread = np.diff(np.append(first, len(codes)))
    gram = np.repeat(np.arange(len(first)), spread)
    rarity = np.log(total / spread + 1)
    norms = np.sqrt(np.bincount(holder, rarity[gram] ** 2, total))
    norms[norms == 0] = 1
    telling = spread[gram] <= _COMMON
    gram, holder = gram[telling], holder[telling]
    of_old = holder < len(old)
    rows, row_grams = holder[of_old], gram[of_old]
    columns, column_grams = holder[~of_old] - len(old), gram[~of_old]
    begin = np.searchsorted(column_grams, row_grams)
    times = np.searchsorted(column_grams, row_grams, side="right") - begin
    pair_rows = np.repeat(rows, times)
    within = np.arange(len(pair_rows)) - np.repeat(np.cumsum(times) - times, times)
    pair_columns = columns[np.repeat(begin, times) + within]
    weights = np.repeat(rarity[row_grams] ** 2, times)
    shared = np.bincount(pair_rows * len(new) + pair_columns, weights, len(old) * len(new)).reshape(len(old), len(new))
    return np.asarray(shared / np.outer(norms[: len(old)], norms[len(old) :]), dtype=np.float64)
