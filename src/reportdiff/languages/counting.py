"""Whole numbers by which things are counted off, in headings, lists and ranks: read in whatever way, and written as another one is.

Digits and the words for numbers every language has from its numerals. Its ``patterns/ordinals.toml`` may say further ways: ordinal
words in their order and the ``adverb`` that they end on, digits with an ending, and whether it uses ``roman`` numerals; ``digits`` in
its ``patterns/classes.toml`` those that it writes with characters of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportdiff.analysis import numbers_of
from reportdiff.languages.patterns import data, lists, patterns

_ROMAN = {"I": 1, "V": 5, "X": 10}
_ROMAN_NUMBER = re.compile(r"[IVX]{1,5}")
_ROMAN_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


@dataclass(frozen=True)
class Counting:
    """How a language counts things off."""

    lang: str
    ordinals: Sequence[str]
    with_ending: re.Pattern[str] | None
    said: Mapping[str, str]
    own: Mapping[str, str]

    def number(self, written: str) -> int | None:
        """The whole number that digits, words, ordinals or Roman numerals write: 9, nine, ninth, 9th, IX, 九, ⑨."""
        written = written.strip().removesuffix(self.said.get("adverb", ""))
        if written.isdecimal() and written.isascii():
            return int(written)
        if len(written) == 1 and written in self.own.get("circled", ""):
            return self.own["circled"].index(written) + 1
        if self.own and written.isascii():
            return None
        if (value := numbers_of(self.lang).numeral(written)) is not None:
            return value
        if written.lower() in self.ordinals:
            return self.ordinals.index(written.lower()) + 1
        if self.with_ending is not None and (ending := self.with_ending.fullmatch(written)):
            return int(ending[1])
        return _roman(written) if "roman" in self.said and _ROMAN_NUMBER.fullmatch(written) else None

    def written(self, number: int, like: str) -> str:
        """A number from 1 to 99 as ``like`` is written: 12, XII, twelfth, 十二, ③."""
        if like.isdecimal() and like.isascii():
            return str(number)
        if self.own:
            return self._in_own(number, like)
        if "roman" in self.said and _ROMAN_NUMBER.fullmatch(like):
            return "X" * (number // 10) + _ROMAN_ONES[number % 10]
        if not self.ordinals:
            return str(number)
        word = self.ordinals[number - 1] if number <= len(self.ordinals) else f"{number}{self.said['later']}"
        return word.capitalize() if like[:1].isupper() else word

    def _in_own(self, number: int, like: str) -> str:
        circled, digits, ten = (self.own[name] for name in ("circled", "written", "ten"))
        if like and like in circled and number <= len(circled):
            return circled[number - 1]
        tens, ones = divmod(number, 10)
        before = "" if tens == 0 else ten if tens == 1 else digits[tens % 10] + ten
        return before + (digits[ones] if ones else "")


@lru_cache(maxsize=4096)
def numeral(lang: str, written: str) -> int | None:
    """The whole number that a numeral of a language writes; a report has few, again and again."""
    return counting(lang).number(written)


@cache
def counting(lang: str) -> Counting:
    """How a language counts things off, by its files."""
    told = data(lang, "ordinals.toml")
    return Counting(
        lang,
        lists(lang, "ordinals.toml").get("in_order", ()) if told else (),
        patterns(lang, "ordinals.toml").get("digits with an ending"),
        told.get("said", {}),
        data(lang, "classes.toml").get("digits", {}),
    )


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))
