"""The text as the rules of this folder read it: half-width forms in place of full-width ones, every character at its own offset."""

from __future__ import annotations

from reportdiff.analysis import numbers_of


def half_width(text: str) -> str:
    """The text with full-width digits, letters and punctuation as half-width, character for character.

    ``２０１０年，７．５％`` becomes ``2010年,7.5%``; 、 。 and quotation marks have no half-width form and stay.
    """
    return numbers_of("zh").spelling.view(text)
