"""A text as it is read: one spelling for marks, digits and spaces that are written in many, each character at its own offset."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# As in every language: full-width forms, spaces that do not break, lowered digits, minus signs.
_ALIKE = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " ")
    | {code: code - 0x2080 + ord("0") for code in range(0x2080, 0x208A)}
    | dict.fromkeys(map(ord, "−﹣‐‑"), "-")
)
# Between the words of a unit or a number stands a space, a hyphen or the end of a line.
_BETWEEN_WORDS = dict.fromkeys(map(ord, "-\n\r"), " ")


def alike(settings: Mapping[str, str]) -> dict[int, str]:
    """The table by which a text is brought to the form in which it is read, character for character.

    ``settings`` is what a language adds to what all of them read alike: each character with all that are read as it.
    """
    table: dict[int, str] = {code: other if isinstance(other, str) else chr(other) for code, other in _ALIKE.items()}
    return table | {ord(char): plain for plain, chars in settings.items() for char in chars}


@dataclass(frozen=True, slots=True)
class Text:
    """A text three times, character for character: as it is, as it is read, and as words are looked up in it."""

    raw: str
    view: str
    flat: str


class Spelling:
    """How a language's texts are read.

    ``view`` maps characters of a text to those of its view. ``spaced`` where words have spaces between them, and capital
    letters make no other word. ``numerals`` finds years in numerals, which ``digits`` makes such in digits.
    """

    __slots__ = ("_any", "_digits", "_numerals", "_view", "spaced")

    def __init__(self, view: Mapping[int, str], *, spaced: bool, numerals: str = "", digits: Sequence[str] = ("", "")):
        self._view = view
        self._numerals, self._digits = re.compile(numerals) if numerals else None, str.maketrans(*digits)
        self._any = re.compile(f"[{re.escape(''.join(sorted(map(chr, view))))}]")
        self.spaced = spaced

    def view(self, text: str) -> str:
        """The text as it is read: ``２０１０年，７．５％`` is ``2010年,7.5%``, ``二〇二五年`` is ``2025年``."""
        # Few of a text's characters, and fewer different ones: much faster than to translate each.
        other = self._any.search(text)
        while other:
            char = other[0]
            text = text.replace(char, self._view[ord(char)])
            other = self._any.search(text, other.start() + 1)
        return text if self._numerals is None else self._numerals.sub(lambda year: year[0].translate(self._digits), text)

    def text(self, raw: str, view: str | None = None) -> Text:
        """A text in its three forms; ``view`` where it is at hand already."""
        view = self.view(raw) if view is None else view
        if "\t" in raw:  # it parts the cells of a table, and no number goes over it
            view = "".join("\t" if char == "\t" else seen for char, seen in zip(raw, view, strict=True))
        return Text(raw, view, self.flat(view))

    def flat(self, view: str) -> str:
        """A view, or a word of a list, as words are looked up."""
        if not self.spaced:
            return view
        low = view.lower()
        if len(low) != len(view):  # İ is two small characters
            low = "".join(char.lower() if len(char.lower()) == 1 else char for char in view)
        return low.translate(_BETWEEN_WORDS)
