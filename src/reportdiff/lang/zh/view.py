"""The text as the rules of this folder read it: half-width forms in place of full-width ones, every character at its own offset."""

from __future__ import annotations

from reportdiff.analysis import numbers_of
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.languages import scripts

_YEAR_IN_NUMERALS = patterns("times.toml")["year in numerals"]
_DIGITS = str.maketrans(*table("classes.toml", "digits")["of_years"])


def half_width(text: str) -> str:
    """The text with full-width digits, letters and punctuation as half-width, character for character.

    ``２０１０年，７．５％`` becomes ``2010年,7.5%``; 、 。 and quotation marks have no half-width form and stay. A year in
    numerals becomes one in digits: ``二〇二五年`` is ``2025年``.
    """
    view = numbers_of("zh").spelling.view(text)
    return _YEAR_IN_NUMERALS.sub(lambda year: year[0].translate(_DIGITS), view)


def in_base(name: str) -> str:
    """A name in simplified characters, in whichever a project's own list of indicators has it."""
    for script in scripts("zh"):
        if script.is_of(name):
            name = script.plain(name)
    return name
