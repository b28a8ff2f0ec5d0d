"""Where the sentences of a Chinese text begin and end: the splitter of `analysis`, by the marks of the folder."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.languages import grammar


def sentences(view: str, body: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where each sentence of a stretch of text begins and ends, without the spaces around it."""
    return grammar("zh").splitter.sentences(view, *body)
