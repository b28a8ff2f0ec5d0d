"""What 左右 allows: the default, what a user sets, and what stays a ceiling whatever is set."""

from __future__ import annotations

from decimal import Decimal

import pytest

import reportdiff as rd
from reportdiff.tolerance import STANDARD, Tolerance, read_tolerance

OLD = "2030年云溪县政府工作报告\n\n一、2029年工作回顾\n\n茶叶丰收。\n\n二、2030年工作安排\n\n地区生产总值增长6%左右；居民消费价格涨幅3%左右；举办演出200场左右。\n"
NEW = "2031年云溪县政府工作报告\n\n一、2030年工作回顾\n\n地区生产总值增长5.5%；居民消费价格上涨3.2%；举办演出184场。\n\n二、2031年工作安排\n\n接着干。\n"


def outcomes(**given: object) -> list[str]:
    found = rd.diff(rd.parse(OLD, lang="zh"), rd.parse(NEW, lang="zh"), **given)  # type: ignore[arg-type]
    return [outcome.outcome.value for outcome in found.outcomes]


@pytest.mark.parametrize(
    ("tolerance", "expected"),
    [
        ("10%,0.2pp", ["met", "missed", "met"]),
        ("5%", ["missed", "missed", "missed"]),
        ("8%", ["missed", "missed", "met"]),
        ("0.5pp", ["met", "missed", "missed"]),
        ("0%", ["missed", "missed", "missed"]),
        ("100%,100pp", ["met", "missed", "met"]),  # prices at 左右 stay a ceiling
        (Tolerance(Decimal("0.08"), Decimal(1)), ["met", "missed", "met"]),
    ],
)
def test_what_is_within_is_what_the_user_says(tolerance: str | Tolerance, expected: list[str]) -> None:
    assert outcomes(tolerance=tolerance) == expected


def test_standard_is_a_tenth_or_a_fifth_of_a_point() -> None:
    assert outcomes() == outcomes(tolerance=STANDARD) == outcomes(tolerance=str(STANDARD))
    assert str(STANDARD) == "10%,0.2pp,0.5pp:share"
    assert read_tolerance(str(STANDARD)) == STANDARD == Tolerance()


@pytest.mark.parametrize("wrong", ["", "x", "10", "10%;1pp", "1pp,1pp", "1pp:level", "101%", "-1%", "1e5%"])
def test_other_forms_are_refused(wrong: str) -> None:
    with pytest.raises(rd.SettingsError, match="tolerance"):
        outcomes(tolerance=wrong)


@pytest.mark.parametrize("given", [{"share": Decimal(2)}, {"points": Decimal(-1)}, {"share_points": Decimal(101)}, {"share": Decimal("nan")}])
def test_impossible_values_are_refused(given: dict[str, Decimal]) -> None:
    with pytest.raises(rd.SettingsError, match="must be from 0"):
        Tolerance(**given)


@pytest.mark.parametrize(
    ("tolerance", "result", "expected"),
    [
        (STANDARD, "57.6%", "met"),
        (STANDARD, "57.4%", "missed"),  # a tenth of 58 % would allow 52.2 %
        ("10%,0.2pp", "57.7%", "missed"),
        ("10%,0.2pp,1pp:share", "57.1%", "met"),
        ("10%", "57.9%", "missed"),
    ],
)
def test_of_a_share_half_a_point_is_allowed(tolerance: str | Tolerance, result: str, expected: str) -> None:
    old = rd.parse(OLD.replace("地区生产总值增长6%左右", "常住人口城镇化率达到58%左右"), lang="zh")
    new = rd.parse(NEW.replace("地区生产总值增长5.5%", f"常住人口城镇化率{result}"), lang="zh")
    assert rd.diff(old, new, tolerance=tolerance).outcomes[0].outcome.value == expected
