"""Writes numbers as each language does, so that tests can read them back. Written for the tests, not taken from the engine."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

# == digits ==


def grouped(number: int, mark: str) -> str:
    """1234567 → 1,234,567."""
    return f"{number:,}".replace(",", mark)


def indian(number: int) -> str:
    """1234567 → 12,34,567."""
    digits = str(number)
    if len(digits) <= 3:
        return digits
    head, tail = digits[:-3], digits[-3:]
    groups = []
    while head:
        groups.append(head[-2:])
        head = head[:-2]
    return ",".join([*reversed(groups), tail])


def full_width(written: str) -> str:
    """1200 → １２００."""
    return written.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


# == Chinese ==

_ZH = "零一二三四五六七八九"
_FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_TRADITIONAL = str.maketrans("万亿两", "萬億兩")


def zh(number: int) -> str:
    """1005 → 一千零五, 100005 → 十万零五."""
    if number == 0:
        return "零"
    written = ""
    for scale, char in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, number = divmod(number, scale)
        if not group:
            written += "零" if written and number and not written.endswith("零") else ""
            continue
        if written and group < 1000 and not written.endswith("零"):
            written += "零"
        written += (zh(group) if group >= 10**4 else _zh_group(group)) + char
    return written[1:] if written.startswith("一十") else written


def _zh_group(number: int) -> str:
    written = ""
    for scale, char in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            written += _ZH[digit] + char
        elif written and number and not written.endswith("零"):
            written += "零"
    return written


def zh_financial(number: int) -> str:
    """1200 → 壹仟贰佰."""
    return zh(number).translate(_FINANCIAL)


def zh_traditional(number: int) -> str:
    """12000 → 一萬二千."""
    return zh(number).translate(_TRADITIONAL)


def zh_decimals(number: Decimal) -> str:
    """3.05 → 三点零五."""
    whole, _, decimals = f"{number:f}".partition(".")
    return zh(int(whole)) + ("点" + "".join(_ZH[int(digit)] for digit in decimals) if decimals else "")


# == English ==

_EN = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def en(number: int, joint: str = " and ", hyphen: str = "-") -> str:
    """2345 → two thousand three hundred and forty-five."""
    for scale, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            times, rest = divmod(number, scale)
            between = joint if rest < 100 else " "
            return f"{en(times, joint, hyphen)} {word}" + (f"{between}{en(rest, joint, hyphen)}" if rest else "")
    if number < 20:
        return _EN[number]
    tens, ones = divmod(number, 10)
    return _EN_TENS[tens - 2] + (hyphen + _EN[ones] if ones else "")


# == German ==

_DE = [
    "null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn",
    "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
]  # fmt: skip
_DE_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def de(number: int) -> str:
    """2345 → zweitausenddreihundertfünfundvierzig, below a million."""
    if number >= 1000:
        times, rest = divmod(number, 1000)
        return de(times) + "tausend" + (de(rest) if rest else "")
    if number >= 100:
        times, rest = divmod(number, 100)
        return de(times) + "hundert" + (de(rest) if rest else "")
    if number < 20:
        return _DE[number]
    tens, ones = divmod(number, 10)
    return (_DE[ones] + "und" if ones else "") + _DE_TENS[tens - 2]


# How each language writes a whole number, and up to which; what a number of one alone would mean is left out.
STYLES: dict[str, list[tuple[str, Callable[[int], str], int]]] = {
    "zh": [
        ("digits", str, 10**12), ("thousands", lambda n: grouped(n, ","), 10**12), ("spaces", lambda n: grouped(n, " "), 10**12),
        ("full width", lambda n: full_width(str(n)), 10**12), ("numerals", zh, 10**12),
        ("financial", zh_financial, 10**12), ("traditional", zh_traditional, 10**12),
    ],
    "en": [
        ("digits", str, 10**12), ("thousands", lambda n: grouped(n, ","), 10**12), ("spaces", lambda n: grouped(n, " "), 10**12),
        ("no-break spaces", lambda n: grouped(n, "\u00a0"), 10**12), ("thin spaces", lambda n: grouped(n, "\u2009"), 10**12),
        ("apostrophes", lambda n: grouped(n, "'"), 10**12), ("indian", indian, 10**12), ("words", en, 10**13),
        ("words without and", lambda n: en(n, " "), 10**13), ("words without hyphens", lambda n: en(n, " and ", " "), 10**13),
        ("capital words", lambda n: en(n).capitalize(), 10**13),
    ],
    "de": [
        ("digits", str, 10**12), ("points", lambda n: grouped(n, "."), 10**12), ("spaces", lambda n: grouped(n, " "), 10**12),
        ("apostrophes", lambda n: grouped(n, "'"), 10**12), ("words", de, 10**6 - 1),
    ],
}  # fmt: skip
