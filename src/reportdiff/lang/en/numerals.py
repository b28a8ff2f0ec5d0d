"""Numbers in words: ``two``, ``twenty-five``, ``a million``, and shares of a whole: ``two-thirds``, ``half``."""

from __future__ import annotations

import re
from decimal import Decimal

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
VALUES = {word: value for value, word in enumerate(_ONES)} | {word: 10 * i for i, word in enumerate(_TENS, 2)}
_SMALL = "|".join(sorted(VALUES, key=lambda word: -len(word)))
WORD = re.compile(
    rf"(?P<tens>{'|'.join(_TENS)})[- ](?P<ones>{'|'.join(_ONES[1:10])})\b|(?P<small>{_SMALL})\b|(?P<half>half a)(?= (?:million|billion|trillion))"
    r"|(?P<one>an?)(?= (?:million|billion|trillion)\b(?! ?- ?\w))",
    re.I,
)
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_PART = "|".join(_PARTS)
# one third, two-thirds; a third of. "one fifth generation" has no plural and nothing that it is a share of.
FRACTION = re.compile(
    rf"\b(?P<above>one|two|three|four|five|six|seven|eight|nine)[- ](?P<below>{_PART})(?P<many>s)?\b(?![- ](?:generation|session|plenary|year))"
    rf"|\b(?P<one>an?)[- ](?P<whole>third|quarter|fifth|tenth)\b(?:(?= of\b)|(?<=\bby a third)|(?<=\bby a quarter)|(?<=\bby a fifth)|(?<=\bby a tenth))",
    re.I,
)
HALF = re.compile(r"\bhalf\b(?!-| (?:an? )?(?:year|hour|day|month|century|decade|heart|way|time|million|billion))", re.I)
_HALF_OF = re.compile(r" of\b| the\b")
_HALF_AFTER = re.compile(
    r"\b(?:over|than|about|around|nearly|almost|least|by|roughly|approximately|up to|in|to|for|only|was|were|reached|exceed(?:ed|s|ing)?)\s$",
    re.I,
)
_NO_HALF = re.compile(r"\b(?:first|second|latter|last|other|better|past|next|this|that|each|every|and a|former)\s$", re.I)


def value_of(match: re.Match[str]) -> Decimal:
    """The number that a match of ``WORD`` writes."""
    if match["tens"]:
        return Decimal(VALUES[match["tens"].lower()] + VALUES[match["ones"].lower()])
    if match["small"]:
        return Decimal(VALUES[match["small"].lower()])
    return Decimal("0.5") if match["half"] else Decimal(1)


def share_of(match: re.Match[str]) -> Decimal | None:
    """The percentage that a match of ``FRACTION`` writes, to two places; ``None`` for what is no part of a whole."""
    above = 1 if match["one"] else VALUES[match["above"].lower()]
    below = _PARTS[(match["whole"] or match["below"]).lower()]
    if above >= below or (above > 1) != bool(match["many"]):
        return None
    value = (Decimal(above) * 100 / below).quantize(Decimal("0.01")).normalize()
    return Decimal(f"{value:f}")


def is_half(view: str, match: re.Match[str]) -> bool:
    """Whether ``half`` is a share of something: over half of…, by half; not the first half of the year."""
    before = view[max(0, match.start() - 14) : match.start()]
    if _NO_HALF.search(before):
        return False
    return bool(_HALF_AFTER.search(before) or _HALF_OF.match(view, match.end()))


def parse(written: str) -> int | None:
    """A small whole number in words or digits; ``None`` for anything else."""
    if written.isdecimal():
        return int(written)
    match = WORD.fullmatch(written.strip())
    return int(value_of(match)) if match and not match["half"] else None


_ORDINALS = {
    word: value
    for value, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
         "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"], 1)
}  # fmt: skip
_WITH_ENDING = re.compile(r"(\d{1,4})(?:st|nd|rd|th)", re.I)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_ROMAN_NUMBER = re.compile(r"[IVX]{1,5}")
_ROMAN_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def counted(written: str) -> int | None:
    """The whole number that digits, words, ordinals or Roman numerals write: 9, nine, ninth, 9th, IX."""
    written = written.strip().removesuffix("ly")
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
    word = next((word for word, value in _ORDINALS.items() if value == number), f"{number}th")
    return word.capitalize() if like[:1].isupper() else word


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))
