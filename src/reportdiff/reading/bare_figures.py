"""Figures that stand alone on their line, above the words that say what they are of, as in boxes of key figures.

    4,900                           34 GW
    employees worldwide             of installed capacity

Where a label stands above its figure instead, nothing is joined; which of the two a run of such lines is, its lines that
begin with a small letter tell, and where it begins and ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportdiff.reading.lines import IS_CJK, ends_sentence
from reportdiff.reading.text_lines import TextLine

_FIGURE = re.compile(
    r"[~<>≤≥+−–-]?\s?(?:[$€£¥₹]|US\$|[A-Z]{3}\s)?\s?\d[\d.,]*(?:\s?(?:%|[kKmMbB]n?\b|million\b|billion\b|trillion\b|thousand\b))?"
    r"(?:\s?(?:[kMGT]?(?:Wh?|tCO2e|J|t)|km|ha|m[²³23]|tonnes|tons|hours|years|days|people|euros|dollars))?\s?[+*]?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_LABEL = 60
_MOST_WORDS = 8
_LABEL_LINES = 3


def figures_over_labels(lines: Sequence[TextLine], gone: set[int]) -> Iterator[tuple[int, int]]:
    """Pairs of lines: a figure that stands alone, and the label below it; the label, and the line in which it goes on."""
    kept = [place for place in range(len(lines)) if place not in gone]
    texts = [lines[place].text for place in kept]
    figures = [at for at, text in enumerate(texts) if _is_figure(text)]
    for run in _runs(figures):
        if _is_over(run, texts):
            for at in run:
                yield from ((kept[place], kept[place + 1]) for place in range(at, at + _label_length(at, texts)))


def _label_length(at: int, texts: Sequence[str]) -> int:
    """How many lines below a figure are its label: those after the first go on with a small letter."""
    if at + 1 >= len(texts) or not _is_label(texts[at + 1]):
        return 0
    last = at + 1
    while last + 1 < len(texts) and last - at < _LABEL_LINES and _goes_on(texts[last + 1]):
        last += 1
    return last - at


def _goes_on(text: str) -> bool:
    return text[:1].islower() and len(text) <= _LONGEST_LABEL and not IS_CJK.search(text)


def _is_figure(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and _FIGURE.fullmatch(text) is not None and _YEAR.fullmatch(text) is None


def _is_label(text: str) -> bool:
    """Whether a line may name a figure: a few words, no sentence and no point of a list."""
    short = len(text) <= _LONGEST_LABEL and len(text.split()) <= _MOST_WORDS
    return short and text[0].isalpha() and not ends_sentence(text) and not IS_CJK.search(text)


def _runs(figures: Sequence[int]) -> Iterator[list[int]]:
    """Figures with no more lines between them than a label has."""
    run: list[int] = []
    for at in figures:
        if run and at - run[-1] > _LABEL_LINES + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _is_over(run: Sequence[int], texts: Sequence[str]) -> bool:
    """Whether the figures of a run stand over their labels: a label goes on with a small letter, or none stands above the
    first figure and one below the last."""
    below = [texts[at + 1] for at in run if at + 1 < len(texts)]
    if any(other - at == 1 for at, other in pairwise(run)) or not below:
        return False  # the numbers of an axis, a column of a table
    small = sum(_is_label(texts[at + 1]) and any(map(_goes_on, texts[at + 1 : at + 3])) for at in run if at + 1 < len(texts))
    if small:
        return small * 2 >= len(run)
    above = texts[run[0] - 1] if run[0] else ""
    return len(run) > 1 and not _is_label(above) and all(map(_is_label, below))
