"""Numbers to a digit."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal, localcontext

import pytest

from reportdiff.model import to_digit


@pytest.mark.parametrize(
    ("value", "digit", "told"),
    [
        ("1.25", "0.1", "1.2"), ("-1.26", "0.1", "-1.3"), ("12", "0.01", "12.00"), ("0", "0.1", "0.0"), ("17", "1E+1", "2E+1"),
        ("9999999999999999999900000000", "0.1", "9999999999999999999900000000.0"), ("1.5E+60", "0.0001", f"15{'0' * 59}.0000"),
    ],
)  # fmt: skip
def test_to_a_digit_however_large(value: str, digit: str, told: str) -> None:
    with localcontext(prec=6):
        assert str(to_digit(Decimal(value), Decimal(digit))) == told


def test_the_way_of_rounding_is_the_callers() -> None:
    assert to_digit(Decimal("0.99999"), Decimal("0.01"), ROUND_DOWN) == Decimal("0.99")
