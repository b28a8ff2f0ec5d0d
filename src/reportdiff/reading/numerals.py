"""Numbers as Word's automatic numbering writes them (一, 壹, IV, b, ③), under the names of ECMA-376's formats."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def numeral(number: int, form: str) -> str:
    """A number in one of Word's formats; in plain digits where the format is not known or has no such number."""
    write = _FORMS.get(form, str)
    return write(number) if 0 < number < 30_000 else str(number)


def _with_places(number: int, digits: str, places: str, *, bare: str = "", zero: str = "零") -> str:
    """Chinese with its places written: 一百零五. The places in `bare` go without the 一 of their own: 十 for 一十."""
    written = ""
    gap = False
    for power in (4, 3, 2, 1, 0):
        digit = number // 10**power % 10
        if not digit:
            gap = bool(written)
            continue
        place = places[power - 1] if power else ""
        one = "" if digit == 1 and place and place in bare else digits[digit]
        written += (zero if gap else "") + one + place
        gap = False
    return written


def _counting_thousand(number: int) -> str:
    return _with_places(number, _DIGITS, "十百千万", bare="十" if number < 20 else "")


def _counting(number: int) -> str:
    return _counting_thousand(number) if number < 100 else _by_digit(number)


def _japanese(number: int) -> str:
    return _with_places(number, _DIGITS, "十百千万", bare="十百千", zero="")


def _legal(number: int) -> str:
    return _with_places(number, _LEGAL_DIGITS, "拾佰仟万")


def _legal_traditional(number: int) -> str:
    return _with_places(number, _LEGAL_TRADITIONAL, "拾佰仟萬")


def _by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _letter(number: int) -> str:
    """a … z, then aa, bb …, as Word does."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _in_row(first: str, count: int) -> Callable[[int], str]:
    """The characters that follow one another in Unicode: ① …; plain digits beyond the last."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


def _in_turn(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if number <= len(characters) else str(number)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _in_row("①", 20),
    "decimalEnclosedCircleChinese": _in_row("①", 20),
    "decimalEnclosedParen": _in_row("⑴", 20),
    "decimalEnclosedFullstop": _in_row("⒈", 20),
    "ideographEnclosedCircle": _in_row("㊀", 10),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _counting_thousand,
    "taiwaneseCountingThousand": _counting_thousand,
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "ideographDigital": _by_digit,
    "japaneseDigitalTenThousand": _by_digit,
    "taiwaneseDigital": _by_digit,
    "ideographTraditional": _in_turn(_STEMS),
    "ideographZodiac": _in_turn(_BRANCHES),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "none": lambda number: "",
}
