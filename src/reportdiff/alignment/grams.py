"""What texts share, small enough to survive rewording: pairs of Chinese characters, beginnings of words in Latin letters.

A text is taken apart once; sections and sentences are stretches of it. Each gram is one number, so that they compare as
arrays.
"""

from __future__ import annotations

import re
import sys
import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.signedinteger[Any]]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]

_NOT_LETTER = re.compile(r"[\W\d_]")
_NO_HAN = re.compile(r"[ a-z]+")
_WORD = re.compile(r"[a-z]{3,}")  # a shorter word says nothing
_CODE_BITS = 21  # of a Unicode character
_ABOVE_PAIRS = 1 << 2 * _CODE_BITS
_FIRST, _LAST = ord("a"), ord("z")
_UNKNOWN, _PAIRED, _OTHER = range(3)
_SORTS = np.zeros(sys.maxunicode + 1, dtype=np.int8)  # of each character what it is, once it has been asked
_STEM = 6  # letters of a word that inflection leaves alone: develop, developing, development


@dataclass(frozen=True, slots=True)
class Grams:
    """The grams of a text in the order in which they stand in it, with repetitions, and where each begins."""

    codes: Numbers
    at: Numbers


def grams_of(text: str, start: int = 0, end: int | None = None) -> Grams:
    """The grams of a text, or of a stretch of it; where they begin is told in the text."""
    found = _grams_of(text[start:end])
    return Grams(found.codes, found.at + start) if start else found


def _grams_of(text: str) -> Grams:
    plain = text.replace("İ", "I").lower()  # İ alone would become two characters
    letters = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    paired = _is_paired(letters)
    at = np.flatnonzero(paired[:-1] & paired[1:])
    codes: Numbers = letters[at].astype(np.int64)
    codes <<= _CODE_BITS
    codes |= letters[at + 1]
    latin = (letters >= _FIRST) & (letters <= _LAST)
    words = list(_WORD.finditer(plain)) if (latin[2:] & latin[1:-1] & latin[:-2]).any() else ()
    if not words:
        return Grams(codes, at)
    known = {word: _ABOVE_PAIRS | zlib.crc32(word[:_STEM].encode()) for word in {match[0] for match in words}}
    starts = np.array([match.start() for match in words], dtype=np.int64)
    both = np.concatenate([at, starts])
    order = np.argsort(both, kind="stable")
    return Grams(np.concatenate([codes, [known[match[0]] for match in words]])[order], both[order])


def _is_paired(letters: np.ndarray[Any, np.dtype[np.uint32]]) -> Mask:
    """Of each character whether it is a letter that is told in pairs; asked once of each that there is, not once of each place."""
    sorts = _SORTS[letters]
    unknown = np.flatnonzero(sorts == _UNKNOWN)
    if len(unknown):
        for code in np.unique(letters[unknown]).tolist():
            _SORTS[code] = _PAIRED if _is_letter(chr(code)) and not _FIRST <= code <= _LAST else _OTHER
        sorts = _SORTS[letters]
    paired: Mask = sorts == _PAIRED
    return paired


def _is_letter(char: str) -> bool:
    return char.isalnum() and not char.isdecimal()


def grams_of_title(title: str) -> tuple[str, ...]:
    """What a title consists of, for comparisons that leave the order aside: pairs of Chinese characters, stems of Latin words."""
    plain = _NOT_LETTER.sub(" ", title.lower())
    stems = {word[:_STEM] for word in _WORD.findall(plain)}
    han = _NO_HAN.sub("", plain)
    return tuple(sorted(stems | {han[i : i + 2] for i in range(len(han) - 1)})) or tuple(han)
