"""Where pieces of names stand among sentences.

Where words have no spaces between them, pieces are the pairs of characters: then a text is an array of numbers, one for each pair,
and all pieces are looked for in all sentences at once, in a third of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from reportdiff.lang import Language

_APART = "\0"  # stands in no piece
_CODE_BITS = 21  # of a Unicode character
_LOW_BITS = 16  # of a character that tell it well enough from most others
_MARKS, _MIXING = 1 << 16, 271

_Codes = np.ndarray[tuple[int], np.dtype[np.int64]]


def places_of(pieces: Iterable[str], sentences: Sequence[str], language: Language) -> dict[str, list[int]]:
    """For each piece the places of the sentences that hold it, in order."""
    wanted = set(pieces)
    if language.folder.spaced or any(len(piece) != 2 or _APART in piece for piece in wanted):
        return _one_by_one(wanted, sentences, language)
    return _as_numbers(sorted(wanted), sentences)


def _one_by_one(wanted: set[str], sentences: Sequence[str], language: Language) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {piece: [] for piece in wanted}
    for place, sentence in enumerate(sentences):
        for piece in wanted.intersection(language.pieces(sentence)):
            places[piece].append(place)
    return places


def _as_numbers(wanted: Sequence[str], sentences: Sequence[str]) -> dict[str, list[int]]:
    if not wanted or not sentences:
        return {piece: [] for piece in wanted}
    asked, codes = _codes("".join(wanted)), _codes(_APART.join(sentences))
    first, second = asked[::2], asked[1::2]
    known = np.zeros(_MARKS, dtype=np.bool_)
    known[_mark(first, second)] = True
    at = np.flatnonzero(known[_mark(codes[:-1], codes[1:])])  # few places can be those of a piece at all
    pairs, told = first << _CODE_BITS | second, codes[at] << _CODE_BITS | codes[at + 1]  # numbers that sort as the pieces do
    which = np.minimum(np.searchsorted(pairs, told), len(pairs) - 1)
    held = np.flatnonzero(pairs[which] == told)
    ends = np.cumsum([len(sentence) + 1 for sentence in sentences])
    each = np.sort(which[held] * len(sentences) + np.searchsorted(ends, at[held], side="right"))
    each = each[np.diff(each, prepend=-1) > 0]  # a sentence that holds a piece several times is one place
    piece, place = np.divmod(each, len(sentences))
    cuts = np.searchsorted(piece, np.arange(len(wanted) + 1)).tolist()
    places = place.tolist()
    return {piece: places[cuts[at] : cuts[at + 1]] for at, piece in enumerate(wanted)}


def _mark(first: _Codes, second: _Codes) -> _Codes:
    """A small number for each pair of characters, which few other pairs have."""
    mixed: _Codes = (first * _MIXING + second) % _MARKS
    return mixed


@dataclass(frozen=True, slots=True)
class Stretches:
    """All stretches of so many characters (up to four) of a text, sorted, to be looked up rather than gone through again for each."""

    keys: np.ndarray[tuple[int], np.dtype[np.uint64]]
    at: np.ndarray[tuple[int], np.dtype[np.int64]]
    length: int

    @classmethod
    def of(cls, text: str, length: int) -> Stretches:
        """Those of a text."""
        keys = _keys(text, length)
        at = np.argsort(keys, kind="stable")
        return cls(keys[at], at, length)

    def places(self, stretch: str) -> Sequence[int]:
        """Where a stretch of the length may stand, in order; a few of them may hold another one."""
        (key,) = _keys(stretch, self.length)
        first, last = (int(np.searchsorted(self.keys, key, side)) for side in ("left", "right"))
        found: list[int] = self.at[first:last].tolist()
        return found


def _keys(text: str, length: int) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    codes = _codes(text).astype(np.uint64) & np.uint64((1 << _LOW_BITS) - 1)
    keys = np.zeros(max(0, len(codes) - length + 1), dtype=np.uint64)
    for at in range(length):
        keys = keys << np.uint64(_LOW_BITS) | codes[at : at + len(keys)]
    return keys


def _codes(text: str) -> _Codes:
    """The characters of a text as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
