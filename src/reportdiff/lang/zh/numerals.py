"""Chinese numerals as whole numbers, and back."""

from __future__ import annotations

from collections.abc import Mapping

from reportdiff.analysis import numbers_of
from reportdiff.lang.zh.patterns import table

_DIGITS: Mapping[str, str] = table("classes.toml", "digits")
_CIRCLED, _WRITTEN, _TEN = _DIGITS["circled"], _DIGITS["written"], _DIGITS["ten"]


def parse(numeral: str) -> int | None:
    """The value of a Chinese numeral, or ``None`` where the characters do not form one: 一千二百三十 → 1230, 百亿 → 10000000000."""
    if len(numeral) == 1 and numeral in _CIRCLED:
        return _CIRCLED.index(numeral) + 1
    return None if numeral.isascii() else numbers_of("zh").numeral(numeral)


def counted(written: str) -> int | None:
    """The number that digits or Chinese numerals write."""
    return int(written) if written.isdecimal() and written.isascii() else parse(written)


def written(number: int, like: str = "") -> str:
    """A number from 1 to 99 in digits or in Chinese numerals, or circled, as ``like`` is written: 12 → 十二, ③."""
    if like.isdecimal() and like.isascii():
        return str(number)
    if like and like in _CIRCLED and number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else _TEN if tens == 1 else _WRITTEN[tens % 10] + _TEN
    return ten + (_WRITTEN[ones] if ones else "")
