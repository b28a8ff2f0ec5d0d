"""The sentence that a place in a report's text stands in, for a reader who is shown the place alone."""

from __future__ import annotations

import re

from reportdiff.model import Span

_FAR = 600  # characters on either side; what has no end of a sentence within them is cut there
_END = re.compile(r"[。！？!?\n]|[.](?=\s)")


def sentence_around(text: str, span: Span) -> Span:
    """From the end of the sentence before to the end of its own, the mark at its end included."""
    first, last = max(text.rfind("\n", 0, span.start) + 1, span.start - _FAR), min(len(text), span.end + _FAR)
    before = [match.end() for match in _END.finditer(text, first, span.start)]
    after = _END.search(text, max(span.start, span.end - 1), last)
    start, end = before[-1] if before else first, after.end() if after else last
    around = text[start:end]
    return Span(start + len(around) - len(around.lstrip()), start + len(around.rstrip()))
