"""Numbers of pieces: what adds up to one, what is none, at each limit of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportdiff.analysis.numerals import (
    Piece,
    Small,
    Times,
    either_of,
    has_pair,
    is_tens,
    scale_of,
    value_of,
    with_last_place,
)


def small(value: int, **said: bool) -> Small:
    return Small(Decimal(value), **said)


def digits(value: str, half: str = "0.5") -> Small:
    return Small(Decimal(value), Decimal(half), digits=True)


TEN, HUNDRED, THOUSAND = Times(10, 10), Times(100, 10), Times(1000, 10)
MILLION = Times(10**6, 1000)


@pytest.mark.parametrize(
    ("pieces", "value", "half"),
    [
        ([small(7)], "7", "0.5"),
        ([digits("1.2", "0.05"), MILLION], "1200000", "50000"),
        ([small(3), HUNDRED], "300", "50"),
        ([HUNDRED], "100", "50"),  # once where nothing stands before it
        ([small(3), HUNDRED, small(9), TEN], "390", "5"),
        ([small(3), HUNDRED, small(9), TEN, small(9)], "399", "0.5"),
        ([small(1), HUNDRED, small(3), HUNDRED], None, None),
        ([small(1), HUNDRED, digits("100")], None, None),  # what stands behind a scale is lower
        ([small(1), HUNDRED, digits("99")], "199", "0.5"),
        ([small(9), HUNDRED], "900", "50"),
        ([small(10), HUNDRED], None, None),  # of a scale so many times at most, in words
        ([digits("10"), HUNDRED], "1000", "50"),
        ([small(0), HUNDRED], None, None),
        ([small(1), THOUSAND, small(0, zero=True), small(5)], "1005", "0.5"),
        ([small(2), HUNDRED, small(5, last_place=True)], "250", "5"),
        ([small(2), THOUSAND, small(5, last_place=True)], "2500", "50"),
        ([small(2), HUNDRED, small(5, last_place=True), small(1)], None, None),
        ([small(20), small(1)], "21", "0.5"),
        ([small(20), small(9)], "29", "0.5"),
        ([small(20), small(10)], None, None),
        ([small(20), small(0)], None, None),
        ([small(10), small(1)], None, None),
        ([small(90), small(5)], "95", "0.5"),
        ([small(20), small(1), small(1)], None, None),
        ([small(20), small(5), MILLION], "25000000", "500000"),
    ],
)
def test_what_pieces_write(pieces: list[Piece], value: str | None, half: str | None) -> None:
    assert value_of(pieces) == (None if value is None or half is None else (Decimal(value), Decimal(half)))


def test_tens() -> None:
    assert [value for value in range(0, 131, 5) if is_tens(Decimal(value))] == [20, 30, 40, 50, 60, 70, 80, 90]


@pytest.mark.parametrize(
    ("pieces", "lower", "higher"),
    [
        ([small(3), small(4), TEN], "30", "40"),
        ([small(3), small(5)], "3", "5"),
        ([small(4), small(6)], None, None),
        ([small(4), small(3)], None, None),
        ([small(3), small(3)], None, None),
        ([HUNDRED, small(2), small(3), TEN], "120", "130"),
        ([small(3), TEN], None, None),
    ],
)
def test_either_of_two(pieces: list[Piece], lower: str | None, higher: str | None) -> None:
    found = either_of(pieces)
    assert (None if found is None else (found[0][0], found[1])) == (None if lower is None or higher is None else (Decimal(lower), Decimal(higher)))


def test_small_numbers_side_by_side() -> None:
    assert has_pair([small(2), small(3)])
    assert has_pair([HUNDRED, small(2), small(3)])
    assert not has_pair([small(2), TEN, small(3)])
    assert not has_pair([small(2)])


@pytest.mark.parametrize(
    ("pieces", "is_last_place"),
    [
        ([small(1), THOUSAND, small(2)], True),
        ([small(1), HUNDRED, small(9)], True),
        ([small(1), HUNDRED, small(10)], False),
        ([small(1), TEN, small(2)], False),
        ([small(1), HUNDRED, small(2, zero=True)], False),
        ([small(1), HUNDRED], False),
        ([small(1), small(2)], False),
        ([HUNDRED, small(2)], True),
        ([small(2)], False),
    ],
)
def test_the_place_below_a_scale(pieces: list[Piece], is_last_place: bool) -> None:
    last = with_last_place(pieces)[-1]
    assert isinstance(last, Small) and last.last_place if is_last_place else with_last_place(pieces) == pieces


@pytest.mark.parametrize(
    ("pieces", "scale"),
    [([small(3)], 1), ([small(3), HUNDRED], 100), ([small(3), HUNDRED, MILLION], 10**8), ([small(3), HUNDRED, small(2), TEN], 100), ([HUNDRED, MILLION], 10**8)],
)
def test_what_a_number_is_multiplied_by(pieces: list[Piece], scale: int) -> None:
    assert scale_of(pieces) == scale
