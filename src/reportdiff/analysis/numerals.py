"""Numbers in words, and in digits and words together, as exact numbers: 两百三十, two hundred and thirty, 5万4千, 1.2 million.

The words of every language add up in one way: the greatest scale among them parts what stands before it, how many times
it is meant, from what stands behind it, which is lower.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

_ONE = Decimal(1)
_HALF = Decimal("0.5")
_TEN, _HUNDRED = 10, 100
_SOME = (Decimal(3), Decimal(5))  # 三五家 are a few


class Small(NamedTuple):
    """A word for a number below a hundred, or digits; ``digits`` tells the two apart, ``zero`` a place that is skipped."""

    value: Decimal
    half: Decimal = _HALF
    digits: bool = False
    zero: bool = False
    last_place: bool = False  # 一万二: of the place below the scale before it


class Times(NamedTuple):
    """A word for a scale; ``below``: how many times it may stand in words."""

    scale: int
    below: int | None = None


Piece = Small | Times
Value = tuple[Decimal, Decimal]  # a number, and half a unit of its last digit


def value_of(pieces: Sequence[Piece]) -> Value | None:
    """The number that pieces write, and half a unit of its last digit; ``None`` where they form none (一百三百)."""
    first = pieces[0]
    if isinstance(first, Small):  # most numbers are digits, with one scale or none
        if len(pieces) == 1:
            return first.value, first.half
        if len(pieces) == 2 and first.digits and isinstance(last := pieces[1], Times):
            return first.value * last.scale, first.half * last.scale
    greatest = max((piece.scale for piece in pieces if isinstance(piece, Times)), default=0)
    if not greatest:
        return _tens_and_ones(pieces)
    split = max(i for i, piece in enumerate(pieces) if isinstance(piece, Times) and piece.scale == greatest)
    scale = pieces[split]
    assert isinstance(scale, Times)
    times, rest = _times(pieces[:split], scale), pieces[split + 1 :]
    if times is None:
        return None
    value, half = times[0] * greatest, times[1] * greatest
    rest = rest[1:] if rest and isinstance(rest[0], Small) and rest[0].zero else rest
    if not rest:
        return value, half
    lower = value_of(rest)
    if lower is None or lower[0] >= greatest:
        return None
    if len(rest) == 1 and isinstance(rest[0], Small) and rest[0].last_place:
        return value + lower[0] * (greatest // _TEN), lower[1] * (greatest // _TEN)
    return value + lower[0], lower[1]


def _times(pieces: Sequence[Piece], scale: Times) -> Value | None:
    """How many times a scale is meant: once where nothing stands before it (百亿)."""
    if not pieces:
        return _ONE, _HALF
    times = value_of(pieces)
    in_words = not any(isinstance(piece, Small) and piece.digits for piece in pieces)
    if times is None or not times[0] or (in_words and scale.below is not None and times[0] >= scale.below):
        return None
    return times


def _tens_and_ones(pieces: Sequence[Piece]) -> Value | None:
    """Twenty five."""
    tens, ones = pieces if len(pieces) == 2 else (None, None)
    if isinstance(tens, Small) and isinstance(ones, Small) and is_tens(tens.value) and 0 < ones.value < _TEN:
        return tens.value + ones.value, ones.half
    return None


def is_tens(value: Decimal) -> bool:
    """Whether a word is one of twenty, thirty … ninety, which ones may follow."""
    return 2 * _TEN <= value < _HUNDRED and value % _TEN == 0


def either_of(pieces: Sequence[Piece]) -> tuple[Value, Decimal] | None:
    """The lower and the higher of two numbers that differ in one place: 三四十 is 30 or 40."""
    for i in range(len(pieces) - 1):
        low, high = pieces[i], pieces[i + 1]
        if isinstance(low, Small) and isinstance(high, Small) and (high.value == low.value + 1 or (low.value, high.value) == _SOME):
            lower, higher = value_of([*pieces[: i + 1], *pieces[i + 2 :]]), value_of([*pieces[:i], *pieces[i + 1 :]])
            return (lower, higher[0]) if lower and higher else None
    return None


def has_pair(pieces: Sequence[Piece]) -> bool:
    """Whether two small numbers stand side by side: 两三."""
    return any(isinstance(one, Small) and isinstance(other, Small) for one, other in pairwise(pieces))


def with_last_place(pieces: list[Piece]) -> list[Piece]:
    """Pieces whose last is of the place below the scale before it: 一万二 is 12000, 一百零二 is 102."""
    if len(pieces) < 2 or not isinstance(pieces[-1], Small) or pieces[-1].zero or pieces[-1].value >= _TEN:
        return pieces
    before = pieces[-2]
    if not isinstance(before, Times) or before.scale < _HUNDRED:
        return pieces
    return [*pieces[:-1], pieces[-1]._replace(last_place=True)]


def scale_of(pieces: Sequence[Piece]) -> int:
    """What a number is multiplied by: the product of its scales, or the greatest where lower numbers follow one."""
    scales = [piece.scale for piece in pieces if isinstance(piece, Times)]
    if len(pieces) - len(scales) > 1:
        return max(scales, default=1)
    product = 1
    for scale in scales:
        product *= scale
    return product
