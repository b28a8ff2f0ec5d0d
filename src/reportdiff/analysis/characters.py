"""What a character is by itself, as a code: a mark, a sign, or a word of one character; and the codes of what is no class of words."""

from __future__ import annotations

from collections.abc import Mapping

UNKNOWN = "w"  # a word that stands in no class
CONTINUED = "·"  # every character of a token but its first
BLANK = " "

OPENING = "(（[【"  # brackets
COLONS = ":："
_MARKS = {
    **dict.fromkeys("。.!?！？", "."), **dict.fromkeys(",，", ","), "、": "、", **dict.fromkeys(";；", ";"),
    **dict.fromkeys(COLONS, ":"), **dict.fromkeys(OPENING, "("), **dict.fromkeys(")）]】", ")"),
    **dict.fromkeys("“‘《「『", "“"), **dict.fromkeys("”’》」』", "”"), **dict.fromkeys("-–—―~～", "-"),
    **dict.fromkeys(" \t\u00a0\u3000", BLANK), "\n": "\n", "\r": "\n",
}  # fmt: skip


class Codes(dict[int, str]):
    """The code of each character that was met; ``words`` are those of one character that have a code of their own."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__({ord(char): code for char, code in (*_MARKS.items(), *words.items())})

    def __missing__(self, char: int) -> str:
        code = self[char] = UNKNOWN if chr(char).isalnum() else "*"
        return code
