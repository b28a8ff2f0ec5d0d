"""Numbers in words, and in digits and words together, as exact numbers: 两百三十, two hundred and thirty, 5万4千, 1.2 million.

The words of every language add up in one way: the greatest scale among them parts what stands before it, how many times
it is meant, from what stands behind it, which is lower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_ONE = Decimal(1)
_HALF = Decimal("0.5")
_TEN = 10


@dataclass(frozen=True, slots=True)
class Small:
    """A word for a number below a hundred, or digits; ``digits`` tells the two apart, ``zero`` a place that is skipped."""

    value: Decimal
    half: Decimal = _HALF
    digits: bool = False
    zero: bool = False
    last_place: bool = False  # 一万二: of the place below the scale before it


@dataclass(frozen=True, slots=True)
class Times:
    """A word for a scale; ``below``: how many times it may stand in words."""

    scale: int
    below: int | None = None


Piece = Small | Times


def value_of(pieces: Sequence[Piece]) -> tuple[Decimal, Decimal] | None:
    """The number that pieces write, and half a unit of its last digit; ``None`` where they form none (一百三百)."""
    greatest = max((piece.scale for piece in pieces if isinstance(piece, Times)), default=0)
    if not greatest:
        return _small(pieces)
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


def _times(pieces: Sequence[Piece], scale: Times) -> tuple[Decimal, Decimal] | None:
    """How many times a scale is meant: once where nothing stands before it (百亿)."""
    if not pieces:
        return _ONE, _HALF
    times = value_of(pieces)
    in_words = not any(isinstance(piece, Small) and piece.digits for piece in pieces)
    if times is None or not times[0] or (in_words and scale.below is not None and times[0] >= scale.below):
        return None
    return times


def _small(pieces: Sequence[Piece]) -> tuple[Decimal, Decimal] | None:
    """One word below a hundred, or tens and ones: twenty five."""
    values = [piece for piece in pieces if isinstance(piece, Small)]
    if len(values) == 1:
        return values[0].value, values[0].half
    if len(values) == 2 and is_tens(values[0].value) and 0 < values[1].value < _TEN:
        return values[0].value + values[1].value, values[1].half
    return None


def is_tens(value: Decimal) -> bool:
    """Whether a word is one of twenty, thirty … ninety, which ones may follow."""
    return 2 * _TEN <= value < _TEN * _TEN and value % _TEN == 0
