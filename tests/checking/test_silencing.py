"""What the source of a report asks to be silent about, and what a project makes of severities: which findings that leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

import reportdiff as rd
from reportdiff.checking.silencing import graded, heard, ranked, unknown, unused
from reportdiff.model import Severity, Silence, altered

REPORT = rd.parse("青澜县政府工作报告\n一、2024年工作回顾\n城区公园由18个增加到21个，增加4个。\n茶厂由30家增加到35家，增加6家。\n二、2025年工作安排\n种茶。\n")
FOUND = tuple(rd.check(REPORT))
PARKS, SHOPS = FOUND


def silent(*silences: Silence) -> rd.Report:
    return altered(REPORT, silences=silences)


def test_two_slips_are_found() -> None:
    assert [one.quote for one in FOUND] == ["4个", "6家"]
    assert {one.rule for one in FOUND} == {"RD304"}


@pytest.mark.parametrize(
    ("start", "end", "rules", "whole", "left"),
    [
        (0, 0, (), True, []),
        (0, 0, ("RD304",), True, []),
        (0, 0, ("RD3",), True, []),
        (0, 0, ("rd304",), True, []),
        (0, 0, ("RD401",), True, [PARKS, SHOPS]),
        (0, 0, ("RD401", "RD304"), True, []),
        (0, 0, (), False, [PARKS, SHOPS]),
        (PARKS.start, PARKS.start + 1, (), False, [SHOPS]),
        (0, PARKS.start, (), False, [PARKS, SHOPS]),
        (PARKS.start + 1, SHOPS.start + 1, ("RD304",), False, [PARKS]),
        (PARKS.start + 1, SHOPS.start + 1, ("RD401",), False, [PARKS, SHOPS]),
    ],
)
def test_what_is_silenced(start: int, end: int, rules: tuple[str, ...], whole: bool, left: list[rd.Finding]) -> None:
    asked = Silence(start, end, rules, whole)
    assert heard(FOUND, silent(asked)) == tuple(left)
    assert unused(FOUND, silent(asked)) == ((asked,) if len(left) == len(FOUND) else ())


def test_what_one_comment_leaves_another_may_silence() -> None:
    both = silent(Silence(PARKS.start, PARKS.end, (), False), Silence(SHOPS.start, SHOPS.end, ("RD304",), False))
    assert heard(FOUND, both) == ()
    assert unused(FOUND, both) == ()


def test_rules_that_do_not_exist_are_told_once() -> None:
    asked = silent(Silence(0, 9, ("RD304", "RD999", PARKS.name), False), Silence(9, 99, ("RD999", "nothing"), False))
    assert unknown(asked) == ("RD999", "nothing")


@pytest.mark.parametrize(
    ("given", "severities"),
    [
        ({}, [one.severity for one in FOUND]),
        ({"RD304": Severity.INFO}, [Severity.INFO, Severity.INFO]),
        ({"RD": Severity.INFO, "RD304": Severity.WARNING}, [Severity.WARNING, Severity.WARNING]),  # the longest name that fits
        ({"RD401": Severity.INFO}, [one.severity for one in FOUND]),
        ({"": Severity.INFO}, [one.severity for one in FOUND]),
    ],
)
def test_severities_of_a_project(given: dict[str, Severity], severities: list[Severity]) -> None:
    assert [one.severity for one in graded(FOUND, given)] == severities


def test_the_gravest_come_first_each_in_the_order_of_the_text() -> None:
    worst, mild = replace(SHOPS, severity=Severity.ERROR), replace(PARKS, severity=Severity.WARNING)
    least = replace(PARKS, severity=Severity.INFO)
    assert ranked([mild, least, worst]) == (worst, mild, least)
    assert ranked([mild, least, worst], Severity.WARNING) == (worst, mild)
    assert ranked([mild, least, worst], Severity.ERROR) == (worst,)
