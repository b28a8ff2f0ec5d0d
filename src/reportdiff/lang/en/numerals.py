"""Numbers in English words as whole numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportdiff.analysis import numbers_of
from reportdiff.languages.patterns import lists, patterns, table


def parse(written: str) -> int | None:
    """A whole number in words or digits; ``None`` for anything else."""
    return numbers_of("en").numeral(written.strip())


_SAID: Mapping[str, str] = table("en", "ordinals.toml", "said")
_ORDINALS = {word: value for value, word in enumerate(lists("en", "ordinals.toml")["in_order"], 1)}
_WITH_ENDING = patterns("en", "ordinals.toml")["digits with an ending"]
_ROMAN = {"I": 1, "V": 5, "X": 10}
_ROMAN_NUMBER = re.compile(r"[IVX]{1,5}")
_ROMAN_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def counted(written: str) -> int | None:
    """The whole number that digits, words, ordinals or Roman numerals write: 9, nine, ninth, 9th, IX."""
    written = written.strip().removesuffix(_SAID["adverb"])
    if (value := parse(written)) is not None:
        return value
    if (ordinal := _ORDINALS.get(written.lower())) is not None:
        return ordinal
    if ending := _WITH_ENDING.fullmatch(written):
        return int(ending[1])
    return _roman(written) if _ROMAN_NUMBER.fullmatch(written) else None


def written(number: int, like: str) -> str:
    """A number in digits, in Roman numerals or as an ordinal, as ``like`` is written."""
    if like.isdecimal():
        return str(number)
    if _ROMAN_NUMBER.fullmatch(like):
        return "X" * (number // 10) + _ROMAN_ONES[number % 10]
    word = next((word for word, value in _ORDINALS.items() if value == number), f"{number}{_SAID['later']}")
    return word.capitalize() if like[:1].isupper() else word


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))
