"""How alike two sections are: their titles by fuzzy matching, their contents by the weight of what they share, and which
sentences of the one are taken up in the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from rapidfuzz import fuzz, process

from reportdiff.alignment.grams import Grams, Mask, Numbers, grams_of_title
from reportdiff.alignment.sentences import sentences_of, taken_up
from reportdiff.alignment.shared import Span, Sums, Values, affordable, cosines, held
from reportdiff.model import Section

_NOT_WORD = re.compile(r"[\W\d_]+")
_TOO_COMMON = 0.5  # what stands in more than this share of the sections tells none of them apart
# Titles are slogans that change every year; what a section is about stays in its text.
TITLE_WEIGHT = 0.28
CONTENT_WEIGHT = 0.52
SENTENCE_WEIGHT = 0.2
# What a section is about its first sentences say; the last of a chapter often goes on to quite other matters.
_OPENING = 400  # characters
_ALL = 1 << 18  # pairs that are all looked at; of more only those that share most
_MOST = 40  # new sections that are looked at for each old one then


@dataclass(frozen=True, slots=True)
class Texts:
    """Sections of a report, with its text and the grams of that."""

    sections: tuple[Section, ...]
    text: str
    grams: Grams


@dataclass(frozen=True, slots=True)
class Likeness:
    """Pairs of an old and a new section by their numbers, in order; how alike the two are, 0 to 1, and which share of the
    sentences that either exchanges with the other report it exchanges with this section."""

    row: Numbers
    column: Numbers
    alike: Values
    exchanged: Values


def similarity(old: Texts, new: Texts) -> Likeness:
    """How alike old sections are to new ones: all pairs of them, of very many the likelier ones."""
    shape = len(old.sections), len(new.sections)
    few = shape[0] * shape[1] <= _ALL
    whole = _contents(old, _spans(old), new, _spans(new), None if few else _MOST)
    opening = _contents(old, _openings(old), new, _openings(new), None if few else _MOST)
    exchanged = taken_up(
        old.sections, old.grams, sentences_of(old.sections, old.text),
        new.sections, new.grams, sentences_of(new.sections, new.text),
    )  # fmt: skip
    each = (whole, opening, exchanged)
    pair = np.arange(shape[0] * shape[1]) if few else np.unique(np.concatenate([one.pair for one in each]))
    row, column = np.divmod(pair, shape[1])
    content = (np.sqrt(whole.at(pair)) + np.sqrt(opening.at(pair))) / 2
    taken = exchanged.at(pair)
    alike = CONTENT_WEIGHT * content + SENTENCE_WEIGHT * taken + TITLE_WEIGHT * _titles(old, new, row, column)
    return Likeness(row, column, alike, taken)


def _spans(texts: Texts) -> list[Span]:
    return [(section.start, section.end) for section in texts.sections]


def _openings(texts: Texts) -> list[Span]:
    """What stands at the beginning of each section, before its first sub-section."""
    first = {section.parent: section.start for section in reversed(texts.sections)}
    return [
        (section.start, min(section.start + _OPENING, first.get(section.id, section.end), section.end))
        for section in texts.sections
    ]


def _titles(old: Texts, new: Texts, row: Numbers, column: Numbers) -> Values:
    """How alike the titles of these pairs are, as they are written and whatever the order of their words."""
    written, its_written = ([_NOT_WORD.sub("", section.title) for section in texts.sections] for texts in (old, new))
    grams, its_grams = ([grams_of_title(section.title) for section in texts.sections] for texts in (old, new))
    words, its_words = (list(map(" ".join, titles)) for titles in (grams, its_grams))
    as_written = _ratios(written, its_written, row, column)
    # without a word in common that is the ratio of all words; only the others are worth a closer look
    together = _sharing(grams, its_grams, row, column)
    if len(row) == len(words) * len(its_words):
        by_words = _ratios(words, its_words, row, column)  # of all pairs at once, which is quicker than of some
    else:
        by_words = np.zeros(len(row))
        by_words[~together] = _pairwise(words, its_words, row[~together], column[~together], fuzz.ratio)
    by_words[together] = _pairwise(words, its_words, row[together], column[together], fuzz.token_set_ratio)
    return np.asarray((as_written + by_words) / 200.0, dtype=np.float64)


def _sharing(mine: Sequence[Sequence[str]], its: Sequence[Sequence[str]], row: Numbers, column: Numbers) -> Mask:
    """Which of these pairs of titles share any gram."""
    if len(row) < len(mine) * len(its):
        sets, its_sets = (list(map(frozenset, titles)) for titles in (mine, its))
        shared = [not sets[i].isdisjoint(its_sets[j]) for i, j in zip(row.tolist(), column.tolist(), strict=True)]
        return np.array(shared, dtype=np.bool_)
    holding: dict[str, list[int]] = {}
    for j, grams in enumerate(its):
        for gram in grams:
            holding.setdefault(gram, []).append(j)
    near = np.zeros((len(mine), len(its)), dtype=np.bool_)  # all pairs, row by row
    for i, grams in enumerate(mine):
        near[i, list(chain.from_iterable(holding[gram] for gram in grams if gram in holding))] = True
    return near.ravel()


def _ratios(mine: Sequence[str], its: Sequence[str], row: Numbers, column: Numbers) -> Values:
    if len(row) == len(mine) * len(its):
        return np.asarray(process.cdist(mine, its, scorer=fuzz.ratio), dtype=np.float64).ravel()
    return _pairwise(mine, its, row, column, fuzz.ratio)


def _pairwise(
    mine: Sequence[str], its: Sequence[str], row: Numbers, column: Numbers, scorer: Callable[..., float]
) -> Values:
    paired = [mine[i] for i in row.tolist()], [its[j] for j in column.tolist()]
    return np.asarray(process.cpdist(*paired, scorer=scorer), dtype=np.float64)


def _contents(old: Texts, old_spans: Sequence[Span], new: Texts, new_spans: Sequence[Span], most: int | None) -> Sums:
    """Cosine of weighted grams; one weighs more the fewer sections it stands in."""
    found = held(old.grams, old_spans, new.grams, new_spans)
    spread = found.spread
    limit = max(2, int(found.total * _TOO_COMMON))
    telling = (spread > 1) & (spread <= limit)  # most stand in one section only: they are left out at once
    found = affordable(found.only(telling))
    rarity = np.log(found.total / np.maximum(spread, 1) + 1)
    weight = (1 + np.log(found.times)) * rarity[found.gram]
    norms = np.sqrt(np.bincount(found.stretch, weight**2, found.total))
    return cosines(found, weight, np.where(norms == 0, 1, norms), 0.0, most)
