"""One spelling of what is written in several ways, where names are looked for."""

from __future__ import annotations

import pytest

from reportdiff.lang import language

CHINESE = language("zh")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第十八届茶博会", "第18届茶博会"),
        ("第二十一批茶园", "第21批茶园"),
        ("G317线改建", "317国道改建"),
        ("S205省道", "205省道"),
        ("生产安全事故", "安全生产事故"),
        ("云溪敬老院", "云溪养老机构"),
        ("退役士兵安置", "退役军人安置"),
    ],
)
def test_what_is_one_is_compared_alike(one: str, other: str) -> None:
    assert CHINESE.compared(one) == CHINESE.compared(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第一产业", "第1产业"),  # no number that is told in digits elsewhere
        ("G5高速", "5国道高速"),
        ("茶城AG317", "茶城A317国道"),
        ("第十届茶博会", "第18届茶博会"),
        ("提高企业效益", "提高新技术企业业效益"),  # 高企 is no word there
        ("老旧小区", "老老旧小区"),
    ],
)
def test_what_only_looks_so_is_not(one: str, other: str) -> None:
    assert CHINESE.compared(one) != CHINESE.compared(other)
