"""What a character is by itself, as a code: a mark, a sign, or a word of one character; and the codes of what is no class of words."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

import numpy as np

UNKNOWN = "w"  # a word that stands in no class
CONTINUED = "·"  # every character of a token but its first
BLANK = " "
_SHORT = 100  # characters of a text that are looked up one by one as quickly

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

        self._known: np.ndarray[Any, np.dtype[np.uint32]] | None = None  # the same as numbers, by the number of the character; 0 for none yet

    def __missing__(self, char: int) -> str:
        code = self[char] = UNKNOWN if chr(char).isalnum() else "*"
        return code

    def of(self, text: str) -> str:
        """The codes of the characters of a text; of a long one all are looked up at once, in a twentieth of the time."""
        if len(text) < _SHORT:
            return text.translate(self)
        if self._known is None:
            self._known = np.zeros(sys.maxunicode + 1, dtype=np.uint32)
        letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        codes = self._known[letters]
        if not codes.all():
            for char in np.unique(letters[codes == 0]).tolist():
                self._known[char] = ord(self[char])
            codes = self._known[letters]
        told: str = codes.astype("<u4").tobytes().decode("utf-32-le")
        return told
