"""A text as it is read: one spelling for marks, digits and spaces that are written in many, each character at its own offset."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

# Of every script: full-width forms, spaces that do not break, lowered digits, minus signs.
_ALIKE = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " ")
    | {code: code - 0x2080 + ord("0") for code in range(0x2080, 0x208A)}
    | dict.fromkeys(map(ord, "−﹣‐‑"), "-")
)
# Between the words of a unit or a number stands a space, a hyphen or the end of a line.
_BETWEEN_WORDS = dict.fromkeys(map(ord, "-\n\r"), " ")


@dataclass(frozen=True, slots=True)
class Text:
    """A text three times, character for character: as it is, as it is read, and as words are looked up in it."""

    raw: str
    view: str
    flat: str


class Spelling:
    """How a language's texts are read.

    ``alike`` maps characters of a text to those of its view; ``in_numbers`` further characters, only where numbers and
    units are looked up. ``spaced`` where words have spaces between them, and capital letters make no other word.
    """

    __slots__ = ("_flat", "_other", "_view", "spaced")

    def __init__(self, alike: Mapping[str, str], in_numbers: Mapping[str, str], *, spaced: bool):
        self._view = str.maketrans(_ALIKE | {ord(key): value for key, value in alike.items()})
        self._flat = str.maketrans({ord(key): value for key, value in in_numbers.items()} | (_BETWEEN_WORDS if spaced else {}))
        self._other = re.compile(f"[{''.join(map(re.escape, in_numbers))}]") if in_numbers else None
        self.spaced = spaced

    def view(self, text: str) -> str:
        """The text as it is read: ``２０１０年，７．５％`` is ``2010年,7.5%``."""
        return text.translate(self._view)

    def text(self, raw: str, view: str | None = None) -> Text:
        """A text in its three forms; ``view`` where it is at hand already."""
        view = self.view(raw) if view is None else view
        if "\t" in raw:  # it parts the cells of a table, and no number goes over it
            view = "".join("\t" if char == "\t" else seen for char, seen in zip(raw, view, strict=True))
        return Text(raw, view, self.flat(view))

    def flat(self, view: str) -> str:
        """A view, or a word of a list, as words are looked up."""
        if not self.spaced:
            return view.translate(self._flat) if self._other and self._other.search(view) else view
        low = view.lower()
        if len(low) != len(view):  # İ is two small characters
            low = "".join(char.lower() if len(char.lower()) == 1 else char for char in view)
        return low.translate(self._flat)
