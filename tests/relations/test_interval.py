"""What figures may stand for, and which numbers differ as a slip makes them differ: both sides of each condition."""

from __future__ import annotations

from decimal import Decimal

import pytest

import reportdiff as rd
from reportdiff import find_quantities
from reportdiff.relations import Interval, Rounding, stands_for
from reportdiff.relations.interval import (
    _in_thousands,
    a_slip_from,
    about,
    at_least,
    at_most,
    chained,
    compounded,
    exactly,
    exchanged,
    grown,
    growth,
    last_digit,
    named,
    rounded_to,
    shrunk,
    slipped,
    unit_of,
    written,
    yearly,
)  # fmt: skip


def numbers(*told: str) -> list[Decimal]:
    return [Decimal(number) for number in told]


def between(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("one", "other", "half", "is_slip"),
    [
        ("1480", "1840", "0.5", True),  # two digits that stand side by side exchanged
        ("1480", "8140", "0.5", False),  # three that went round
        ("1408", "8401", "0.5", False),  # two that do not stand side by side
        ("123", "132", "0.5", True),
        ("12", "21", "0.5", False),  # of two digits that says nothing
        ("1234", "1534", "0.5", True),  # one digit another, of four
        ("123", "153", "0.5", False),  # of three it is another number
        ("1234", "1554", "0.5", False),
        ("37", "370", "0.5", True),  # the point elsewhere
        ("3.7", "37", "0.05", True),
        ("1234", "12341", "0.5", False),
        ("12.34", "12.43", "0.005", True),
        ("1230", "1320", "5", True),
        ("1234", "1234", "0.5", False),  # no slip at all
    ],
)
def test_a_slip(one: str, other: str, half: str, is_slip: bool) -> None:
    first, second, precision = numbers(one, other, half)
    assert slipped(first, second, precision) is is_slip
    assert slipped(second, first, precision) is is_slip


@pytest.mark.parametrize(
    ("one", "low", "high", "half", "is_slip"),
    [
        ("1340", "1303", "1305", "0.5", True),  # 1304 with two digits exchanged
        ("1374", "1303", "1305", "0.5", True),  # with one digit another
        ("1377", "1303", "1305", "0.5", False),
        ("134", "103.5", "104.5", "0.5", False),  # of three digits one another is another number
        ("140", "103.5", "104.5", "0.5", True),
        ("13040", "1303", "1305", "0.5", True),
        ("1304", "1303", "1305", "0.5", False),  # lies in it as it is
        ("1340", "1000", "1305", "0.5", False),  # of what may be so much every number is a slip
        ("0", "1303", "1305", "0.5", False),
        ("0", "0.5", "0.52", "0.5", False),
        ("-5", "0.5", "0.52", "0.5", False),
        ("1304", "-1305", "-1303", "0.5", False),
        ("1304", "1087", "1304.3", "0.5", False),
        ("1340", "1303", "1563.6", "0.5", False),
        ("1340", "1303", "Infinity", "0.5", False),
    ],
)
def test_a_slip_from_an_interval(one: str, low: str, high: str, half: str, is_slip: bool) -> None:
    assert a_slip_from(Decimal(one), between(low, high), Decimal(half)) is is_slip


@pytest.mark.parametrize(
    ("text", "rounding", "low", "high"),
    [
        ("37.7亿元", Rounding.NEAREST, "3765000000", "3775000000"),
        ("37.7亿元", Rounding.TRUNCATE, "3770000000", "3780000000"),
        ("37.7亿元", Rounding.EITHER, "3765000000", "3780000000"),
        ("45家", Rounding.NEAREST, "45", "45"),
        ("45家", Rounding.TRUNCATE, "45", "45"),
        ("3000家", Rounding.NEAREST, "2500", "3500"),  # rounded to whole thousands
        ("3100家", Rounding.NEAREST, "3100", "3100"),
        ("1.9万家", Rounding.NEAREST, "18500", "19500"),
        ("0家", Rounding.NEAREST, "0", "0"),
        ("约7%", Rounding.NEAREST, "5.8", "8.2"),  # a tenth of 7, and half a digit
        ("约0.5%", Rounding.NEAREST, "0.25", "0.75"),  # a rate is never nearer than a fifth of a point
        ("6%-6.5%", Rounding.NEAREST, "5.5", "7"),
        ("超过6%", Rounding.NEAREST, "5.5", "Infinity"),
        ("6%以内", Rounding.NEAREST, "-Infinity", "6.5"),
        ("6%左右", Rounding.NEAREST, "4.9", "7.1"),
        ("约500家", Rounding.NEAREST, "450", "550"),
    ],
)
def test_what_a_figure_stands_for(text: str, rounding: Rounding, low: str, high: str) -> None:
    (figure,) = find_quantities(text)
    assert stands_for(figure, rounding) == between(low, high)


@pytest.mark.parametrize(("text", "low", "high"), [("超过600家", "600", "600"), ("6%以内", "5.5", "6.5"), ("45家", "45", "45")])
def test_the_number_that_a_bound_names(text: str, low: str, high: str) -> None:
    (figure,) = find_quantities(text)
    assert named(figure) == between(low, high)


def test_growth_and_what_it_starts_from_and_leads_to() -> None:
    before, after, rate = exactly(100), exactly(120), exactly(20)
    assert growth(before, after) == exactly(20)
    assert grown(before, rate) == after
    assert shrunk(after, rate) == before
    assert grown(before, exactly(10), 2) == exactly(121)
    assert shrunk(exactly(121), exactly(10), 2) == before
    assert growth(exactly(0), after) is None
    assert shrunk(after, exactly(-100)) is None
    assert compounded(exactly(10), 2) == exactly(21)
    told = yearly(exactly(21), 2)
    assert told is not None
    assert told.meets(between("9.999999", "10.000001"))


def test_intervals_meet_at_their_ends() -> None:
    assert between("1", "2").meets(between("2", "3"))
    assert not between("1", "2").meets(between("2.1", "3"))
    assert at_least(Decimal(5)).meets(at_most(Decimal(5)))
    assert not at_least(Decimal(5)).meets(at_most(Decimal("4.9")))
    assert between("1", "2") - between("1", "2") == between("-1", "1")
    assert between("2", "4").over(between("1", "2")) == between("1", "4")
    assert between("2", "4").over(between("0", "2")) is None
    assert between("2", "4").middle == 3
    assert (between("2", "4").bounded, at_least(Decimal(2)).bounded) == (True, False)


@pytest.mark.parametrize(("text", "unit"), [("165,600 trips", 100), ("6,690 trips", 10), ("165,610 trips", 10), ("16,500 trips", 10), ("690 trips", 1), ("6,691 trips", 1)])
def test_to_what_a_count_may_be_rounded(text: str, unit: int) -> None:
    assert rounded_to(find_quantities(f"There were {text}.", lang="en")[0]) == unit


@pytest.mark.parametrize(
    ("one", "other", "half", "is_slip"),
    [
        ("1", "10", "0.5", True),
        ("0", "10", "0.5", False),
        ("0.5", "5", "0.05", True),
        ("10", "0", "0.5", False),
        ("-10", "10", "0.5", False),
        ("120", "1200", "0.5", True),
        ("1020", "1200", "0.5", True),
        ("1240", "1042", "0.5", False),
        ("123", "124", "0.5", False),
        ("1230", "1231", "0.5", True),
        ("120", "121", "0", False),
        ("1.2", "2.1", "0.05", False),
    ],
)
def test_a_slip_at_its_limits(one: str, other: str, half: str, is_slip: bool) -> None:
    assert slipped(*numbers(one, other, half)) is is_slip


@pytest.mark.parametrize(
    ("one", "other", "half", "are"),
    [
        ("12", "21", "0.5", True),
        ("1.2", "2.1", "0.05", True),
        ("1240", "1420", "0.5", True),
        ("1240", "1402", "0.5", False),
        ("1240", "1250", "0.5", False),
        ("1", "10", "0.5", False),
        ("0", "0", "0.5", False),
        ("-12", "-21", "0.5", False),
        ("1", "1", "0.5", False),
    ],
)
def test_digits_exchanged(one: str, other: str, half: str, are: bool) -> None:
    assert exchanged(*numbers(one, other, half)) is are


@pytest.mark.parametrize(
    ("one", "low", "high", "half", "is_slip"),
    [
        ("12", "120", "120", "0.5", True),  # the point one place on, or up to three
        ("12", "1200", "1200", "0.5", True),
        ("12", "12000", "12000", "0.5", True),
        ("12", "120000", "120000", "0.5", False),
        ("120", "12", "12", "0.5", True),
        ("12000", "12", "12", "0.5", True),
        ("120000", "12", "12", "0.5", False),
        ("1", "10", "10", "0.5", True),  # a single digit, only where it is just that with the point elsewhere
        ("1", "11", "12", "0.5", False),
        ("10000", "10", "10", "0.5", True),
        ("1200", "1000", "1199", "0.5", True),  # by ten of the lower end
        ("1201", "1100", "1100", "0.5", False),
        ("4034", "1034", "1034", "0.5", True),  # the first digit
        ("1034", "4034", "4034", "0.5", True),
        ("1934", "1034", "1034", "0.5", True),  # one that is nought
        ("1034", "1934", "1934", "0.5", True),  # one that is nine
        ("2034", "1134", "1134", "0.5", False),
        ("10.34", "10.43", "10.43", "0.005", True),
        ("1034", "1934", "1937", "0.5", True),
        ("1034", "1934", "1940.1", "0.5", False),  # of what may be so much a digit says nothing
        ("1043", "1030", "1036", "0.5", True),  # but two that are exchanged do
    ],
)
def test_a_slip_from_an_interval_at_its_limits(one: str, low: str, high: str, half: str, is_slip: bool) -> None:
    assert a_slip_from(Decimal(one), between(low, high), Decimal(half)) is is_slip


@pytest.mark.parametrize(
    ("text", "room", "digit"),
    [
        ("约500家", "50", "100"),
        ("约550家", "10", "10"),
        ("约1030家", "10", "10"),
        ("约1035家", "1", "1"),
        ("约990家", "10", "10"),
        ("约1000家", "100", "1000"),
        ("约7%", "0.7", "1"),
        ("约0.5%", "0.2", "0.1"),
        ("约0家", "0", "0"),
        ("1.9万家", "1000", "1000"),
        ("3.5亿元", "10000000", "10000000"),
    ],
)
def test_about_so_much(text: str, room: str, digit: str) -> None:
    (figure,) = find_quantities(text)
    assert (about(figure), last_digit(figure)) == (Decimal(room), Decimal(digit))


def test_counts_that_may_be_rounded() -> None:
    told = ("990家", "1000家", "1010家", "1005家", "9900家", "99900家", "100000家", "100100家", "100110家", "100105家", "1.9万家", "1010元")
    assert [int(rounded_to(find_quantities(text)[0])) for text in told] == [1, 10, 10, 1, 10, 10, 100, 100, 10, 1, 1, 1]


def test_arithmetic_with_ends_of_either_sign() -> None:
    assert between("-4", "6").over(between("2", "4")) == between("-2", "3")
    assert between("-4", "-2").over(between("1", "2")) == between("-4", "-1")
    assert between("0", "0").over(between("1", "2")) == exactly(0)
    assert between("-4", "6").by(between("2", "3")) == between("-12", "18")
    assert between("0", "1").by(at_least(Decimal(2))) == between("0", "Infinity")
    assert between("0", "0").by(at_least(Decimal(2))) == exactly(0)
    assert between("1", "2") + between("3", "5") == between("4", "7")
    assert -between("1", "2") == between("-2", "-1")
    assert between("1", "2").times(Decimal(3)) == between("3", "6")
    assert between("1", "2").plus(Decimal(3)) == between("4", "5")
    assert between("1", "2").around(Decimal(3)) == between("-2", "5")
    assert (at_least(Decimal(5)).middle, at_most(Decimal(5)).middle) == (5, 5)
    assert not at_most(Decimal(5)).bounded


def test_growth_at_its_limits() -> None:
    assert growth(exactly(100), exactly(0)) == exactly(-100)
    assert growth(exactly(100), exactly(-1)) is None
    assert growth(between("80", "100"), between("120", "160")) == between("20", "100")
    assert grown(exactly(100), exactly(-100)) is None
    assert grown(exactly(100), exactly(-99)) == exactly(1)
    assert shrunk(exactly(1), exactly(-99)) == exactly(100)
    assert yearly(exactly(-100), 2) is None
    assert yearly(at_least(Decimal(0)), 2) == at_least(Decimal(0))
    assert yearly(exactly(-99), 1) == exactly(-99)
    assert compounded(exactly(-100), 2) is None
    assert chained([exactly(10), exactly(20)]) == exactly(32)
    assert chained([exactly(10), exactly(-100)]) is None
    assert chained([]) == exactly(0)


def test_one_interval_lies_below_another_where_they_do_not_touch() -> None:
    assert between("1", "2").below(between("3", "4"))
    assert not between("1", "3").below(between("3", "4"))
    assert not between("3", "4").below(between("1", "2"))
    assert not at_least(Decimal(1)).below(exactly(5))
    assert at_most(Decimal(1)).below(exactly(5))


@pytest.mark.parametrize(
    ("value", "half", "unit", "digits"),
    [("1913", "0.5", "1", "1913"), ("3770000000", "5000000", "10000000", "377"), ("5.20", "0.005", "0.01", "520"), ("12", "0", "1", "12"), ("1240", "5", "10", "124")],
)
def test_a_number_to_its_last_digit(value: str, half: str, unit: str, digits: str) -> None:
    assert unit_of(Decimal(half)) == Decimal(unit)
    assert written(Decimal(value), Decimal(half)) == digits


def test_a_count_of_any_length_may_be_in_thousands() -> None:
    """What a fuzzer found: no division tells it of a number of dozens of digits."""
    for text in ("1" + "0" * 60, "1" + "2" * 60):
        report = rd.parse(f"一、2024年工作回顾\n全年服务群众{text}人次，新增就业1.2万人。", name="2025.txt", lang="zh")
        assert rd.check(report) is not None
    assert _in_thousands(Decimal(12_000))
    assert not _in_thousands(Decimal(12_500))
    assert not _in_thousands(Decimal("1000.5"))
    assert _in_thousands(Decimal("1E+60"))
