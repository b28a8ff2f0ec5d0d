"""What figures of tables stand for, and which differ by a digit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportdiff.checking.table_figures import one_digit_off, stands_for, summed, written_like
from reportdiff.model import Comparator
from reportdiff.model.tables import Figure
from reportdiff.relations import Interval


def figure(printed: str, half: str = "0.5", scale: str = "1", pint: str = "count", text: str = "") -> Figure:
    return Figure(0, 0, 0, 0, text or printed, Decimal(printed), Decimal(half), Decimal(scale), "", pint, Comparator.EQ)


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [
        (figure("12"), "12", "12"),  # a count is that number
        (figure("12", scale="1000"), "11.5", "12.5"),  # but not in thousands
        (figure("12.5", half="0.05"), "12.45", "12.55"),
        (figure("12", pint="CNY"), "11.5", "12.5"),
    ],
)
def test_what_a_figure_stands_for(told: Figure, low: str, high: str) -> None:
    assert stands_for(told) == Interval(Decimal(low), Decimal(high))


def test_a_sum_has_the_room_of_its_figures() -> None:
    assert summed([figure("12", pint="CNY"), figure("3", pint="CNY"), figure("4")]) == Interval(Decimal(18), Decimal(20))


@pytest.mark.parametrize(
    ("stated", "expected", "half", "is_one"),
    [
        ("1340", "1304", "0.5", True), ("1314", "1304", "0.5", True), ("1404", "1304", "0.5", True), ("1315", "1304", "0.5", False),
        ("1304", "1304", "0.5", False), ("13.4", "13.7", "0.05", False), ("14.4", "13.4", "0.05", True), ("134", "1340", "0.5", False),
    ],
)  # fmt: skip
def test_a_digit_off(stated: str, expected: str, half: str, is_one: bool) -> None:
    assert one_digit_off(Decimal(stated), Decimal(expected), Decimal(half)) is is_one


@pytest.mark.parametrize(
    ("value", "like", "written"),
    [
        ("1234.56", figure("1,000.1".replace(",", ""), half="0.05", text="1,000.1"), "1,234.6"),
        ("1234.56", figure("1000", text="1000"), "1235"),
        ("-5", figure("-3", text="(3)"), "(5)"),
        ("-5", figure("-3", text="-3"), "-5"),
        ("12.34", figure("3.1", half="0.05", text="3.1%"), "12.3%"),
        ("0", figure("3", text="(3)"), "0"),
    ],
)
def test_a_number_is_written_as_its_neighbours_are(value: str, like: Figure, written: str) -> None:
    assert written_like(Decimal(value), like) == written
