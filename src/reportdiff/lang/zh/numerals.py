"""Chinese numerals as whole numbers, and back."""

from __future__ import annotations

from reportdiff.analysis import numbers_of

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def parse(numeral: str) -> int | None:
    """The value of a Chinese numeral, or ``None`` where the characters do not form one: 一千二百三十 → 1230, 百亿 → 10000000000."""
    if len(numeral) == 1 and numeral in _CIRCLED:
        return _CIRCLED.index(numeral) + 1
    return None if numeral.isascii() else numbers_of("zh").numeral(numeral)


def written(number: int, like: str = "") -> str:
    """A number from 1 to 99 in Chinese numerals, or circled where ``like`` is: 12 → 十二, ③."""
    if like and like in _CIRCLED and number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else f"{'〇一二三四五六七八九'[tens % 10]}十"
    return ten + ("〇一二三四五六七八九"[ones] if ones else "")
