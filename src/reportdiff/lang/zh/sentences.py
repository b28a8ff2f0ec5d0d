"""Where the sentences of a Chinese text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

# 。 with the quotation mark or bracket that it closes; a line that ends without it, as headings do
_SENTENCE = re.compile(r"[^。!?\n]*(?:[。!?]+[”’)]?|\n|$)")


def sentences(view: str, body: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where each sentence of a stretch of text begins and ends, without the spaces around it."""
    for match in _SENTENCE.finditer(view, *body):
        start, end = match.span()
        while start < end and view[start].isspace():
            start += 1
        while end > start and view[end - 1].isspace():
            end -= 1
        if end > start:
            yield start, end
