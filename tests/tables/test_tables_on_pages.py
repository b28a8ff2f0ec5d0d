"""Tables that go on over pages, and tables beside text: read whole, and read once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from made_tables import Made, as_pdf

import reportdiff as rd

LONG = Made.of(
    "云湖县2025年统计公报",
    "表2 2025年各乡镇粮食产量",
    "| 乡镇 | 单位 | 2024年 | 2025年 |\n" + "\n".join(f"| 第{number}镇 | 吨 | {1200 + number} | {1300 + 2 * number} |" for number in range(10, 64)),
    1,
)


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "open"])
@pytest.mark.parametrize("head_again", [True, False], ids=["head again", "head once"])
def test_a_table_over_pages_is_one(ruled: bool, head_again: bool, tmp_path: Path) -> None:
    file = tmp_path / "long.pdf"
    file.write_bytes(as_pdf(LONG, ruled=ruled, rows_on_page=20, head_again=head_again))
    report = rd.read(file)
    assert len(report.tables) == 1
    assert [(fact.indicator, fact.value, fact.year) for fact in report.facts] == [
        told for number in range(10, 64) for told in ((f"第{number}镇", 1200 + number, 2024), (f"第{number}镇", 1300 + 2 * number, 2025))
    ]


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str, str], rd.Report]:
    def write(name: str, text: str) -> rd.Report:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return rd.read(file)

    return write


BESIDE = """<html><body><h1>2025年云湖县政府工作报告</h1><h2>一、2024年工作回顾</h2>
<p>2024年，城镇新增就业8640人，一般公共预算收入43.1亿元。</p>
<table><tr><th>指标</th><th>2024年完成</th></tr><tr><td>改造老旧小区（个）</td><td>32</td></tr></table>
<p>新建公园6个。</p><h2>二、2025年工作安排</h2><p>改造老旧小区40个。</p></body></html>"""


def test_prose_and_tables_are_read_in_the_order_of_the_text(read: Callable[[str, str], rd.Report]) -> None:
    told = [(fact.kind.value, fact.indicator, fact.text, fact.cell is not None) for fact in read("r.html", BESIDE).facts]
    assert told == [
        ("actual", "城镇新增就业", "8640人", False),
        ("actual", "一般公共预算收入", "43.1亿元", False),
        ("actual", "改造老旧小区", "32", True),
        ("actual", "新建公园", "6个", False),
        ("target", "改造老旧小区", "40个", False),
    ]


def test_text_of_markdown_is_the_file(read: Callable[[str, str], rd.Report]) -> None:
    text = "# 2025年云湖县统计公报\n\n| 指标 | 2025年 |\n| :-- | --: |\n| **新建公园**（个） | 6 |\n"
    report = read("r.md", text)
    assert report.text == text
    assert [(fact.indicator, report.text[fact.start : fact.end]) for fact in report.facts] == [("新建公园", "6")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("layout.html", "<table><tr><td><h1>2025年云湖县政府工作报告</h1><p>一、2024年工作回顾</p><p>2024年，新建公园6个。城镇新增就业8640人。</p></td></tr></table>"),
        ("menu.html", (
         "<h1>2025年云湖县政府工作报告</h1><table><tr><td><a href='a'>首页</a></td><td><a href='b'>2025年公报</a></td></tr></table>"
         "<p>一、2024年工作回顾</p><p>2024年，新建公园6个。城镇新增就业8640人。</p>")),
    ],
)  # fmt: skip
def test_tables_for_layout_stay_prose(name: str, text: str, read: Callable[[str, str], rd.Report]) -> None:
    report = read(name, f"<html><body>{text}</body></html>")
    assert [(fact.indicator, fact.text) for fact in report.facts] == [("新建公园", "6个"), ("城镇新增就业", "8640人")]
    assert report.tables == ()


def test_what_is_not_read_is_told(read: Callable[[str, str], rd.Report]) -> None:
    report = read("r.txt", "2025年云湖县统计公报\n\n表1 2025年产品\n水泥\t120\t131\n钢材\t45\t47\n\n"
                  "表2 2025年目标\n指标\t2024年实际\t2025年目标\n降低能耗（%）\t3.1\t完成上级任务\n人均收入\t31,200\t33,000\n")
    assert [note for note in report.notes if "表" in note] == [
        "第1个表没有表头，未按表读取",
        "第2个表有2个数字未注明单位",
        "第2个表“降低能耗”的目标是文字，没有数字",
    ]


def test_what_is_not_read_is_told_in_english(read: Callable[[str, str], rd.Report]) -> None:
    report = read("r.txt", "Ashford Annual Report 2025\n\nTable 1. Results\nMeasure\t2024 Actual\t2025 Target\nEnergy costs\t31,200\tto be agreed with partners\n")
    assert [note for note in report.notes if "table" in note.lower()] == [
        "table 1 gives 1 figures without saying in which unit",
        'table 1: the target of "Energy costs" is in words, without a figure',
    ]
