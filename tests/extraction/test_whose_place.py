"""Of what place a figure is: the issuer's own whole is told by the issuer, however often a report compares itself with others."""

from __future__ import annotations

import pytest

import reportdiff as rd
from reportdiff import extraction


@pytest.mark.parametrize(
    ("issuer", "whole", "other"),
    [("青岭市", "全市", "全省"), ("青岭县", "全县", "全市"), ("青岭彝族自治州", "全州", "全省"), ("青岭省", "全省", "全国")],
)
def test_the_whole_of_the_issuer_is_no_scope(issuer: str, whole: str, other: str) -> None:
    boasts = "".join(f"{kind}增速居{other}第一。" for kind in ("工业", "农业", "投资", "消费", "外贸"))
    text = f"{issuer}人民政府工作报告\n（2031年1月10日）\n\n一、2030年工作回顾\n\n预计{whole}地区生产总值增长3%，{other}地区生产总值增长4%。{boasts}\n"
    own, theirs = rd.parse(text, name="report.txt").facts
    assert (own.scope, theirs.scope) == (None, other)


def test_a_section_is_as_long_as_what_ends_below_it_in_another_column() -> None:
    def section(name: str, parent: str | None, start: int, end: int) -> rd.Section:
        return rd.Section(name, parent, 1 if parent is None else 2, None, name, rd.Part.OTHER, start, end)

    made = (section("s1", None, 50, 90), section("s2", "s1", 10, 40), section("s3", "s1", 60, 95), section("s4", None, 100, 120))
    assert [(one.start, one.end) for one in extraction._nested(made)] == [(50, 95), (10, 40), (60, 95), (100, 120)]
