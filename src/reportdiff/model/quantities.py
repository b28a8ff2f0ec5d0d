"""Numbers with their units, and the arithmetic in which they are read and compared.

Numbers are exact decimals in the unit beside them, with the scale multiplied out (万, 亿, million).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from enum import StrEnum

from reportdiff.model.making import frequent

# The arithmetic in which numbers are read and compared, so that the caller's own decimal context changes none of them.
ARITHMETIC = Context(prec=28, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow])


def to_digit(value: Decimal, digit: Decimal, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """A number to the place of ``digit`` (0.1: one decimal), however large it is; `Decimal.quantize` raises past the digits of the context."""
    places = max(value.adjusted() - int(digit.as_tuple().exponent) + 2, ARITHMETIC.prec)
    return value.quantize(digit, rounding, context=Context(prec=places))


class Comparator(StrEnum):
    """How a stated figure bounds the true one: equal, at least, at most, about, between two ends."""

    EQ = "eq"
    GE = "ge"
    LE = "le"
    APPROX = "approx"
    RANGE = "range"


@frequent
@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as it stands in the text.

    ``value`` is in ``unit`` with the scale multiplied out, ``None`` for a range, whose ends are ``low`` and ``high``.
    ``precision`` is half a unit of the last digit given (37.7亿 → 5000000). ``unit`` is as written without its scale,
    ``pint`` the unit that the registry knows it by.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    precision: Decimal
    unit: str
    pint: str
    comparator: Comparator


@dataclass(frozen=True, slots=True)
class Quantities:
    """The quantities of a text, as whoever understood it met them, the text in the form in which rules read it (``view``), and where the
    ``sentences`` of its ``body`` begin and end: who reads the same text again need not look for them."""

    text: str
    view: str
    found: tuple[Quantity, ...]
    body: tuple[int, int]
    sentences: tuple[tuple[int, int], ...]

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        """Nothing of this is put away with a report: it is found again in its text."""
        return type(None), ()
