"""Chinese numerals as exact numbers: 一千二百三十 → 1230, 百亿 → 10000000000."""

from __future__ import annotations

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_SCALES = {"亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2, "十": 10}

# How many times a scale may stand: 九百, never 十二百; 九千万, 一万亿.
_MOST_TIMES = {"亿": 10**8, "万": 10**4, "千": 10, "百": 10, "十": 10}

_LONGEST = 40  # characters; what is longer is no number, and would only be taken apart one by one

CHARACTERS = "".join(_DIGITS) + "".join(_SCALES)


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def parse(numeral: str) -> int | None:
    """The value of a Chinese numeral, or ``None`` where the characters do not form one.

    A numeral may begin with a scale (百亿 is a hundred 亿, 千万 a thousand 万), as reports write round amounts; two
    digits side by side (三五, "three or five") are a guess and no number.
    """
    if len(numeral) > _LONGEST:
        return None
    if len(numeral) == 1 and numeral in _CIRCLED:
        return _CIRCLED.index(numeral) + 1
    for char, scale in _SCALES.items():
        before, found, after = numeral.rpartition(char)
        if not found:
            continue
        times = parse(before) if before else 1
        rest = parse(after.lstrip("零〇")) if after.strip("零〇") else 0
        if times is None or rest is None or rest >= scale or times >= _MOST_TIMES[char]:
            return None
        return times * scale + rest
    return _DIGITS.get(numeral)


def written(number: int, like: str = "") -> str:
    """A number from 1 to 99 in Chinese numerals, or circled where ``like`` is: 12 → 十二, ③."""
    if like and like in _CIRCLED and number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else f"{'〇一二三四五六七八九'[tens % 10]}十"
    return ten + ("〇一二三四五六七八九"[ones] if ones else "")
