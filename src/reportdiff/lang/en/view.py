"""The text as the rules of this folder read it: plain quotation marks, hyphens and spaces, every character at its own offset."""

from __future__ import annotations

from reportdiff.analysis import numbers_of


def plain(text: str) -> str:
    """The text with typographic marks as those of a keyboard, character for character: ``6–6.5`` becomes ``6-6.5``."""
    return numbers_of("en").spelling.view(text)
