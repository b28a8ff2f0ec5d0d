"""Where the sentences of a Chinese text begin and end: the splitter of `analysis`, by the marks of the folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportdiff.analysis import Mention
from reportdiff.languages import grammar


def sentences(view: str, body: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where each sentence of a stretch of text begins and ends, without the spaces around it."""
    return grammar("zh").splitter.sentences(view, *body)


def held_together(spans: Iterator[tuple[int, int]], mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Sentences, those as one between which a number goes over the end of its line."""
    numbers = iter(mentions)
    number = next(numbers, None)
    begun = None
    for start, end in spans:
        begun = start if begun is None else begun
        while number and number.end <= end:
            number = next(numbers, None)
        if number and number.start < end:
            continue
        yield begun, end
        begun = None
    if begun is not None:
        yield begun, end
