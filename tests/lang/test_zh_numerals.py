"""Chinese numerals: what is written is read back, what is no numeral is refused."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from laws import law
from reportdiff.languages.folder import folder

parse = folder("zh").numeral
_DIGITS = "零一二三四五六七八九"


def _below_ten_thousand(n: int) -> str:
    """1005 → 一千零五: one 零 for any run of zeros between digits."""
    written = ""
    for scale, char in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, scale)
        if digit:
            written += _DIGITS[digit] + char
        elif written and n and not written.endswith("零"):
            written += "零"
    return written


def write(n: int, two: str = "二") -> str:
    """A number as Chinese writes it, up to 万亿: 12 → 十二, 10_0005 → 十万零五; ``two`` before 百 千 万 亿."""
    if n == 0:
        return "零"
    written = ""
    for scale, char in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, n = divmod(n, scale)
        if not group:
            written += "零" if written and n and not written.endswith("零") else ""
            continue
        if written and group < 1000 and not written.endswith("零"):
            written += "零"
        written += (write(group) if group >= 10**4 else _below_ten_thousand(group)) + char
    if written.startswith("一十"):
        written = written[1:]
    for scale_char in "百千万亿":
        written = written.replace("二" + scale_char, two + scale_char)
    return written


@law(400)
@given(st.integers(0, 10**12), st.sampled_from("二两"))
@example(0, "二")
@example(10, "二")
@example(10**12, "二")
@example(100_000_005, "二")
@example(20_000_000_000, "两")
def test_parse_reads_what_is_written(n: int, two: str) -> None:
    assert parse(write(n, two)) == n


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("〇", 0), ("零", 0), ("两", 2), ("十", 10),
        ("十二", 12), ("二十", 20), ("三十五", 35), ("一百", 100),
        ("一百零五", 105), ("一百一十", 110),
        ("两千三百", 2300), ("一千二百三十", 1230), ("一万零八百", 10800),
        ("三十六万", 360_000), ("百万", 10**6), ("千万", 10**7),
        ("百亿", 10**10),
        ("万亿", 10**12), ("两万亿", 2 * 10**12),
        ("一亿三千万", 130_000_000), ("十亿零五万", 1_000_050_000),
    ],
)  # fmt: skip
def test_numerals(numeral: str, value: int) -> None:
    assert parse(numeral) == value


@pytest.mark.parametrize("numeral", ["", "三五", "七八", "二〇二四", "abc"])
def test_no_numerals(numeral: str) -> None:
    assert parse(numeral) is None


@pytest.mark.parametrize("numeral", ["一百三百", "五千三万零五百万"])
def test_scales_out_of_order_are_no_numerals(numeral: str) -> None:
    assert parse(numeral) is None


@given(st.text(alphabet="〇一二三四五六七八九零两亿万千百十" + "分第. ", max_size=12))
def test_parse_never_raises(numeral: str) -> None:
    value = parse(numeral)
    assert value is None or value >= 0
