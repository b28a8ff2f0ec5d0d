"""Figures that stand alone on their line, above or below the words that say what they are of, as in boxes of key figures.

    4,900                           34 GW                       Revenue
    employees worldwide             of installed capacity       £1.3bn

Which of the two a run of such lines is, its blank lines tell, its lines that begin with a small letter, where it begins and
ends. Where nothing tells, its figures belong to nobody: the label of one would name the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from reportdiff.reading.lines import IS_CJK, ends_sentence
from reportdiff.reading.text_lines import TextLine, cues

_FIGURE = re.compile(
    r"[~<>≤≥+−–-]?\s?(?:[$€£¥₹]|US\$|[A-Z]{3}\s)?\s?\d[\d.,]*(?:\s?(?:%|[kKmMbB]n?\b|million\b|billion\b|trillion\b|thousand\b))?"
    r"(?:\s?(?:[kMGT]?(?:Wh?|tCO2e|J|t)|km|ha|m[²³23]|tonnes|tons|hours|years|days|people|euros|dollars))?\s?[+*]?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BLANK, _SAYS = " ", ": "
_LONGEST_LABEL = 60
_MOST_WORDS = 8
_LABEL_LINES = 3


@dataclass(frozen=True, slots=True)
class Boxes:
    """What joins figures and their labels: the places of two lines, with what is read between them; and the places of figures of
    which nothing tells whether their label stands above or below."""

    joints: tuple[tuple[int, int, str], ...] = ()
    untold: frozenset[int] = frozenset()


class _Stand(Enum):
    OVER = "over"
    UNDER = "under"
    EITHER = "either"
    NEITHER = "neither"


def boxes_of(lines: Sequence[TextLine], gone: set[int]) -> Boxes:
    """The figures that stand alone, with their labels; ``gone`` are places of lines that are none of the words."""
    kept = [place for place in range(len(lines)) if place not in gone]
    own = [lines[place] for place in kept]
    texts = [line.text for line in own]
    joints: list[tuple[int, int, str]] = []
    untold: set[int] = set()
    for run in _runs([at for at, text in enumerate(texts) if _is_figure(text)]):
        stand = _stand(run, own, texts)
        if stand is _Stand.OVER:
            joints += ((kept[place], kept[place + 1], _BLANK) for at in run for place in range(at, at + _label_length(at, texts)))
        elif stand is _Stand.UNDER:
            joints += ((kept[place], kept[place + 1], _SAYS if place + 1 == at else _BLANK) for at in run for place in range(_label_begins(at, texts), at))
        elif stand is _Stand.EITHER:
            untold.update(kept[at] for at in run)
    return Boxes(tuple(joints), frozenset(untold))


def _label_begins(at: int, texts: Sequence[str]) -> int:
    """The line in which the label above a figure begins: lines that go on with a small letter have theirs above them."""
    first = at - 1
    while first > 0 and at - first < _LABEL_LINES and _goes_on(texts[first]) and _is_label(texts[first - 1]):
        first -= 1
    return first if at and _is_label(texts[first]) else at


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


def _stand(run: Sequence[int], own: Sequence[TextLine], texts: Sequence[str]) -> _Stand:
    """Whether the figures of a run stand over their labels or under them."""
    below = [texts[at + 1] for at in run if at + 1 < len(texts)]
    if any(other - at == 1 for at, other in pairwise(run)) or not below:
        return _Stand.NEITHER  # the numbers of an axis, a column of a table
    small = sum(_is_label(texts[at + 1]) and any(map(_goes_on, texts[at + 1 : at + 3])) for at in run if at + 1 < len(texts))
    if small:
        return _Stand.OVER if small * 2 >= len(run) else _Stand.NEITHER
    if len(run) == 1:
        return _Stand.NEITHER
    if (parted := _by_blank_lines(run, own)) is not None:
        return parted
    above = texts[run[0] - 1] if run[0] else ""
    first, last = _is_label(above), len(below) == len(run) and _is_label(below[-1])
    if first and last and _is_head(above):
        first = False
    between = all(_is_label(texts[at]) for one, other in pairwise(run) for at in range(one + 1, other))
    if not between or not (first or last):
        return _Stand.NEITHER
    return _Stand.EITHER if first and last else _Stand.UNDER if first else _Stand.OVER


def _by_blank_lines(run: Sequence[int], own: Sequence[TextLine]) -> _Stand | None:
    """What the blank lines say: one above each figure and none below it, or the reverse."""
    above = [own[at].after_blank for at in run[1:]]
    below = [own[at + 1].after_blank for at in run[:-1]]
    if all(above) and not any(below):
        return _Stand.OVER
    return _Stand.UNDER if all(below) and not any(above) else None


def _is_head(text: str) -> bool:
    """Whether a line is the heading of a box of figures, by its words."""
    return any(said in text.lower() for said in cues("box_heads"))
