"""Which sentences of one report the other takes up, and in which sections.

A section may be renamed, split and put under another chapter; its sentences still resemble those that answer them. Each
sentence names the one of the other report that is most like it, and the sections in which these stand exchange it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from reportdiff.alignment.grams import Grams, Numbers
from reportdiff.alignment.shared import Span, Sums, Values, affordable, cosines, held, ranges, summed
from reportdiff.model import Section

_SENTENCE = re.compile(r"[^\s。；;！!？?.](?:[^。；;！!？?\n.]+|\.(?!\s))*")
_SHORT = 8  # characters; a shorter sentence says nothing of its own
_COMMON = 60  # a gram of more sentences than this tells none of them apart
_EQUAL = 1e-9  # sums of the same numbers in another order
_UNLIKE = 0.1  # the cosine below which a sentence is not taken up at all


def sentences_of(sections: Sequence[Section], text: str) -> list[Span]:
    """The sentences of nested sections, each once, in the order of the text."""
    found: list[Span] = []
    covered = -1
    for section in sections:
        if section.start >= covered:  # or else a sub-section: its chapter has its sentences already
            covered = section.end
            matches = _SENTENCE.finditer(text, section.start, section.end)
            found += [match.span() for match in matches if match.end() - match.start() >= _SHORT]
    return found


def taken_up(
    old: Sequence[Section], old_grams: Grams, old_sentences: Sequence[Span],
    new: Sequence[Section], new_grams: Grams, new_sentences: Sequence[Span],
) -> Sums:  # fmt: skip
    """For old and new sections the share of their sentences that they exchange, 0 to 1.

    The geometric mean of two shares: of what the old section sends to the other report, how much goes to the new one; of
    what the new one receives, how much comes from the old.
    """
    likeness = _likeness(old_grams, old_sentences, new_grams, new_sentences)
    if not len(likeness.pair):
        return Sums(likeness.pair, likeness.value, len(new))
    row, column = np.divmod(likeness.pair, likeness.columns)
    named = _best(row, likeness.value) + _best(column, likeness.value)
    told = named > 0
    row, column, named = row[told], column[told], named[told]
    mine, old_section = _holding(row, old, old_sentences)
    sent = np.bincount(old_section, named[mine], len(old))
    its, new_section = _holding(column, new, new_sentences)
    received = np.bincount(new_section, named[its], len(new))
    # each sentence that is named, once for every old section that holds it and every new one
    count = np.bincount(its, minlength=len(named))
    by_sentence = np.argsort(its, kind="stable")
    first = np.cumsum(count) - count
    other = new_section[by_sentence][ranges(first[mine], count[mine])]
    pair, between = summed(
        np.repeat(old_section, count[mine]) * len(new) + other, np.repeat(named[mine], count[mine])
    )
    return Sums(pair, np.sqrt(between / sent[pair // len(new)] * (between / received[pair % len(new)])), len(new))


def _holding(sentence: Numbers, sections: Sequence[Section], spans: Sequence[Span]) -> tuple[Numbers, Numbers]:
    """Which of the entries of ``sentence`` lie in each section, and in which section each does."""
    order = np.argsort(sentence, kind="stable")
    starts = np.array([start for start, _ in spans], dtype=np.int64)[sentence[order]]
    bounds = np.array([(section.start, section.end) for section in sections], dtype=np.int64)
    first = np.searchsorted(starts, bounds[:, 0])
    count = np.searchsorted(starts, bounds[:, 1]) - first
    return order[ranges(first, count)], np.repeat(np.arange(len(sections)), count)


def _best(of: Numbers, value: Values) -> Values:
    """Of each sentence's values only the greatest, if that is likeness enough; equals share it."""
    order = np.argsort(of, kind="stable")
    first = np.flatnonzero(np.diff(of[order], prepend=-1))
    length = np.diff(np.append(first, len(of)))
    greatest = np.repeat(np.maximum.reduceat(value[order], first), length)
    equals = (value[order] > greatest - _EQUAL) & (greatest >= _UNLIKE)
    sharing = np.repeat(np.maximum(np.add.reduceat(equals, first, dtype=np.int64), 1), length)
    found = np.zeros(len(value))
    found[order] = equals * greatest / sharing
    return found


def _likeness(old: Grams, old_spans: Sequence[Span], new: Grams, new_spans: Sequence[Span]) -> Sums:
    """Cosine of old and new sentences by the rarer grams that they share."""
    found = held(old, old_spans, new, new_spans)
    if not len(found.gram):
        return Sums(found.gram, np.zeros(0), len(new_spans))
    spread = found.spread
    rarity = np.log(found.total / spread + 1)
    norms = np.sqrt(np.bincount(found.stretch, rarity[found.gram] ** 2, found.total))
    norms[norms == 0] = 1
    kept = affordable(found.only(spread <= _COMMON))
    return cosines(kept, rarity[kept.gram], norms, _UNLIKE)
