"""The text as the rules of this folder read it: half-width forms in place of full-width ones, every character at its own offset."""

from __future__ import annotations

import re

from reportdiff.analysis import numbers_of
from reportdiff.languages import scripts

_YEAR_IN_NUMERALS = re.compile(r"[一二](?<![〇○零一二三四五六七八九十百千].)[〇○零九][〇○零一二三四五六七八九]{2}(?=年)")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


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
