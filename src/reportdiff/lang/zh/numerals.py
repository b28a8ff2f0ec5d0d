"""Chinese numerals as whole numbers, and back."""

from __future__ import annotations

from reportdiff.analysis import numbers_of


def parse(numeral: str) -> int | None:
    """The value of a Chinese numeral, or ``None`` where the characters do not form one: 一千二百三十 → 1230, 百亿 → 10000000000."""
    return None if numeral.isascii() else numbers_of("zh").numeral(numeral)


def written(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals: 12 → 十二."""
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else f"{'〇一二三四五六七八九'[tens % 10]}十"
    return ten + ("〇一二三四五六七八九"[ones] if ones else "")
