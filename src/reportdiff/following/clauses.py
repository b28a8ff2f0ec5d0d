"""The clauses of a sentence around a figure, as a search for what the figure is of needs them."""

from __future__ import annotations

import re
from itertools import pairwise

from reportdiff.model import Fact, Span

_CLAUSE = re.compile(r"[,，、;；。:：]|\.\s")
_CUT = re.compile(r"[,，;；。:：\n]|\.\s")  # not at 、 or else a list would be cut


def around(target: Fact, text: str) -> str:
    """The clause of a target's figure and the one before it, without the figure itself."""
    before = [match.end() for match in _CLAUSE.finditer(text, target.sentence_start, target.start)]
    start = before[-2] if len(before) > 1 else target.sentence_start
    after = _CLAUSE.search(text, target.end, max(target.end, target.sentence_end))
    return text[start : target.start] + text[target.end : after.start() if after else target.sentence_end]


def after(target: Fact, text: str) -> str:
    """The clause that follows the one of a target's figure."""
    end = _CLAUSE.search(text, target.end, max(target.end, target.sentence_end))
    if end is None:
        return ""
    last = _CLAUSE.search(text, end.end(), max(end.end(), target.sentence_end))
    return text[end.end() : last.start() if last else target.sentence_end]


def opening(target: Fact, text: str) -> str:
    """The clause that opens a target's sentence, where that is not the one of its figure."""
    first = _CLAUSE.search(text, target.sentence_start, target.start)
    return text[target.sentence_start : first.start()] if first else ""


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
