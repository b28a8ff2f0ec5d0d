"""The clauses of a sentence around a figure, as a search for what the figure is of needs them."""

from __future__ import annotations

import re
from itertools import pairwise

from reportdiff.model import Fact, Span

_CLAUSE = re.compile(r"[,，、;；。:：]|\.\s")
_LONGEST = 800  # characters of two clauses
_CUT = re.compile(r"[,，;；。:：\n]|\.\s")  # not at 、 or else a list would be cut


def around(target: Fact, text: str) -> str:
    """The clause of a target's figure and the one before it, without the figure itself."""
    first, last = _near(target)
    before = [match.end() for match in _CLAUSE.finditer(text, first, target.start)]
    start = before[-2] if len(before) > 1 else first
    after = _CLAUSE.search(text, target.end, last)
    return text[start : target.start] + text[target.end : after.start() if after else last]


def after(target: Fact, text: str) -> str:
    """The clause that follows the one of a target's figure."""
    _, near = _near(target)
    end = _CLAUSE.search(text, target.end, near)
    if end is None:
        return ""
    last = _CLAUSE.search(text, end.end(), near)
    return text[end.end() : last.start() if last else near]


def opening(target: Fact, text: str) -> str:
    """The clause that opens a target's sentence, where that is not the one of its figure."""
    first = _CLAUSE.search(text, target.sentence_start, min(target.start, target.sentence_start + _LONGEST))
    return text[target.sentence_start : first.start()] if first else ""


def _near(target: Fact) -> tuple[int, int]:
    """How far its sentence goes before and behind a figure, as far as it can be about it: where nobody set a comma there are no clauses."""
    return max(target.sentence_start, target.start - _LONGEST), max(target.end, min(target.sentence_end, target.end + _LONGEST))


def of_figure(figure: Fact, sentence: Span, text: str) -> Span:
    """The clause of a sentence that a figure stands in."""
    cuts = [sentence.start, *(cut.end() for cut in _CUT.finditer(text, sentence.start, figure.start))]
    end = _CUT.search(text, figure.end, max(figure.end, sentence.end))
    return _trimmed(Span(cuts[-1], end.start() if end else max(figure.end, sentence.end)), text)


def within(sentence: Span, text: str) -> list[Span]:
    """The clauses of a sentence that say anything."""
    edges = [sentence.start, *(cut.end() for cut in _CUT.finditer(text, sentence.start, sentence.end)), sentence.end]
    return [_trimmed(Span(start, end), text) for start, end in pairwise(edges) if text[start:end].strip()]


def _trimmed(span: Span, text: str) -> Span:
    said = text[span.start : span.end]
    start = span.start + len(said) - len(said.lstrip())
    return Span(start, max(start, span.end - (len(said) - len(said.rstrip(" \n\r\t，,；;。：:、")))))
