"""The text as the rules read it: plain quotation marks, hyphens and spaces, every character at its own offset."""

from __future__ import annotations

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_OTHER = {
    "\u3000": " ",
    "\u00a0": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\t": " ",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",  # 6–6.5 percent
    "‑": "-",
    "‐": "-",
    "−": "-",
    "―": "—",
    "•": "—",  # points of a list, by whatever mark
    "·": "—",
    "●": "—",
    "■": "—",
    "▪": "—",
}
_TABLE = str.maketrans(_FULL_WIDTH | {ord(key): value for key, value in _OTHER.items()})


def plain(text: str) -> str:
    """The text with typographic marks as those of a keyboard, character for character: ``6–6.5`` becomes ``6-6.5``."""
    view = text.translate(_TABLE)
    assert len(view) == len(text)
    return view
