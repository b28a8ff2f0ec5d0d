"""What texts share, small enough to survive rewording: pairs of Chinese characters, beginnings of words in Latin letters.

Each gram is one number, so that texts compare as arrays.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np

Codes = np.ndarray[Any, np.dtype[np.int64]]

_NOT_LETTER = re.compile(r"[\W\d_]")
_LATIN = re.compile(r"[a-z]+")
_CODE_BITS = 21  # of a Unicode character
_WORD = 1 << 2 * _CODE_BITS  # above every pair of characters
_SPACE = ord(" ")
_STEM = 6  # letters of a word that inflection leaves alone: develop, developing, development


def grams(text: str) -> tuple[Codes, Codes]:
    """The grams of a text, with repetitions, and where each begins in its lower-case form; those of Chinese first."""
    plain = _NOT_LETTER.sub(" ", text.lower())
    words = [match for match in _LATIN.finditer(plain) if match.end() - match.start() > 2]
    if words:
        plain = _LATIN.sub(lambda match: " " * len(match[0]), plain)
    letters = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    first, second = letters[:-1], letters[1:]
    at = np.flatnonzero((first != _SPACE) & (second != _SPACE))
    pairs: Codes = first[at] << _CODE_BITS | second[at]
    if not words:
        return pairs, at
    codes = np.array([_WORD | zlib.crc32(match[0][:_STEM].encode()) for match in words], dtype=np.int64)
    starts = np.array([match.start() for match in words], dtype=np.int64)
    return np.concatenate([pairs, codes]), np.concatenate([at, starts])


def count_grams(text: str) -> tuple[Codes, Codes]:
    """The different grams of a text, in the order of their numbers, and how often each stands in it."""
    kinds, times = np.unique(grams(text)[0], return_counts=True)
    return kinds, times


def grams_by_text(texts: Sequence[str]) -> tuple[Codes, Codes]:
    """The different grams of each of many texts: their numbers, and which text has them."""
    lowered = [text.lower() for text in texts]
    ends = np.cumsum([len(text) + 1 for text in lowered])
    codes, at = grams("\n".join(lowered))
    held = np.unique(codes * len(texts) + np.searchsorted(ends, at, side="right"))
    return held // len(texts), held % len(texts)


def grams_of_title(title: str) -> str:
    """A title as words, for comparisons that leave their order aside: pairs of Chinese characters, stems of Latin words."""
    plain = _NOT_LETTER.sub(" ", title.lower())
    stems = [word[:_STEM] for word in _LATIN.findall(plain) if len(word) > 2]
    han = re.sub(r"[ a-z]+", "", plain)
    return " ".join([*stems, *(han[i : i + 2] for i in range(len(han) - 1))]) or han
