"""Markdown stays as the file is; its headings are marked by CommonMark's rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quoted import headings
from words_of import squeezed, words_of

from reportdiff.reading import from_text, plain
from reportdiff.reading.source import Source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 报告\n正文\n## 一、回顾 ##\n", [("一、回顾", 2)]),
        ("报告\n===\n\n一、回顾\r\n---\r\n正文", [("一、回顾", 2)]),
        ("   ### C# 语言\n", [("C# 语言", 3)]),
        ("    # 代码\n\n#没有空格\n\n####### 七级\n", []),
        ("```\n# 代码\n```\n# 题\n~~~~\n# 代码\n~~~\n# 代码\n~~~~\n", [("题", 1)]),
        ("---\ntitle: x\n# 注\n---\n文\n# 题\n", [("题", 1)]),
        ("- 一项\n---\n> 引\n---\n\n---\n", []),
        ("文\n#\n##   \n# # #\n", [("#", 1)]),
        ("<!-- \n# 注\n-->\n文\n# 题", [("题", 1)]),
        ("文\n\n两行的\n标题\n===\n", [("两行的\n标题", 1)]),
        ("正文\n\n***\n\n正文\n# 题", [("题", 1)]),
    ],
)
def test_headings(read, text: str, expected: list[tuple[str, int]]) -> None:
    document = read("r.md", text)
    assert document.text == text
    assert document.format == "md"
    assert headings(document) == expected


@given(text=st.text(st.sampled_from("#=-`~ \t\r\n>一a.1"), min_size=1))
def test_headings_lie_in_the_text_in_order_and_are_trimmed(text: str) -> None:
    reading = plain.read_markdown(text.encode(), Source("r.md"))
    ends = [0]
    for heading in reading.headings:
        quoted = reading.text[heading.start : heading.end]
        assert heading.start >= ends[-1]
        assert quoted
        assert quoted == quoted.strip()
        ends.append(heading.end)


@pytest.mark.slow
def test_a_hostile_line_takes_no_time(read) -> None:
    line = "# a" + " " * 200_000 + "b\n"
    assert len(read("r.md", line * 3).headings) == 3


WORDS = [
    ("增长**6.2%**左右，**（预计）**为主", ["增长6.2%左右，（预计）为主"]),
    ("**（一）稳增长。**全年**增长**6%", ["（一）稳增长。", "全年增长6%"]),
    ("**（一）稳增长。项目加快建设。**开工40个。", ["（一）稳增长。项目加快建设。开工40个。"]),
    ("**加快项目建设。** 开工40个。", ["加快项目建设。 开工40个。"]),
    ("**一、回顾** 过去五年，增加到181亿元。", ["一、回顾", "过去五年，增加到181亿元。"]),
    ("**一、回顾**过去五年，增加到181亿元。", ["一、回顾", "过去五年，增加到181亿元。"]),
    ("**一、回顾\n二、安排**", ["一、回顾", "二、安排"]),
    ("**（一）**做强产业。年内新增4家。", ["（一）做强产业。年内新增4家。"]),
    ("**地区生产总值**增长6%。", ["地区生产总值增长6%。"]),
    ("**过去一年，** 增长6%。", ["过去一年， 增长6%。"]),
    ("**各位代表：** 现在报告工作。", ["各位代表： 现在报告工作。"]),
    ("**Emissions** fell by 3%.", ["Emissions fell by 3%."]),
    ("增长\\*6\\*%，1\\. 甲 \\# 乙", ["增长*6*%，1. 甲 # 乙"]),
    ("[新建学校4所](https://a.b/c(d)?x=1 \"题\")和<https://a.b>", ["新建学校4所和https://a.b"]),
    ("![图](a.png)甲 &amp; 乙&nbsp;丙 &lt;5%", ["甲 & 乙\xa0丙 <5%"]),
    ("增长6%[^1]，见[^注]。\n\n[^1]: 增长7%。\n", ["增长6%，见。"]),
    ("- 工业\n  - 农业\n+ 商业\n1. 教育\n2) 卫生\n- [x] 文化", ["• 工业", "• 农业", "• 商业", "1. 教育", "2) 卫生", "• 文化"]),
    ("> 引文\n> 续行\n>> 再引", ["引文", "续行", "再引"]),
    ("甲<br>乙<br/>丙", ["甲", "乙", "丙"]),
    ("H<sub>2</sub>O 返还107%<sup>1</sup>，面积5m<sup>2</sup>", ["H2O 返还107%，面积5m²"]),
    ("甲 p<0.05 且 a>b", ["甲 p<0.05 且 a>b"]),
    ("<div>\n<p>甲</p><p>乙&amp;丙</p>\n</div>\n", ["甲", "乙&丙"]),
    ("<table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>2</td></tr></table>", ["甲\t乙", "1\t2"]),
    ("甲\n\n<script>增长9%</script>\n<style>p{}</style>\n<!-- 增长8% -->\n\n乙", ["甲", "乙"]),
    ("    各位代表，**增长8%**（预计）。", ["各位代表，增长8%（预计）。"]),
    ("\t各位代表，增长8%。", ["各位代表，增长8%。"]),
    ("　　各位代表，增长8%。", ["各位代表，增长8%。"]),
    ("```\n增长8%\n```\n", ["增长8%"]),
    ("甲\n\n* * *\n\n乙\n\n---\n", ["甲", "乙"]),
    ("\ufeff# 题\n\n甲", ["题", "甲"]),
    ("---\ntitle: 题\nsource: https://a.b\n---\n甲", ["甲"]),
    ("The aim is to\ncut emissions by 40%\nby 2030.", ["The aim is to cut emissions by 40% by 2030."]),
    ("甲\r\n乙\r\n\r\n**丙**\r\n", ["甲", "乙", "丙"]),
    ("行一  \n行二\\\n行三", ["行一", "行二", "行三"]),
    ("增长**6.2%**。\n**二、安排**", ["增长6.2%。", "二、安排"]),
    ("2**3**4 与 a_b_c", ["234 与 a_b_c"]),
    ("增长__6%__，_其中_工业增长***7%***，~~5~~亿元", ["增长6%，其中工业增长7%，5亿元"]),
    ("单位：万元\n\n| 指标 | 值 |\n|---|--:|\n| 收入\\|支出 | **5** |\n", ["单位：万元", "指标\t值", "收入|支出\t5"]),
    ("> | 甲 | 乙 |\n> |---|---|\n> | 1 | 2 |", ["甲\t乙", "1\t2"]),
]


@pytest.mark.parametrize(("text", "lines"), WORDS)
def test_words(text: str, lines: list[str]) -> None:
    assert squeezed(words_of(text, "r.md")) == lines


@pytest.mark.parametrize(
    "text",
    [
        "# 题\n\n甲",
        "一、回顾\n**（一）工业**\n甲\n**（二）农业**\n乙",
        "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n| 丙 | 丁 |\n|:-:|---|\n| 3 | 4 |\n",
        "---\ntitle: 题\n---\n甲",
    ],
)
def test_what_is_plainly_markdown_is_read_so_whatever_its_name(text: str) -> None:
    assert words_of(text, "r.txt") == words_of(text, "r.md")
    assert from_text(text, name="r.txt").format == "txt"


@pytest.mark.parametrize("text", ["增长*6%*左右", "编号#1 和 # 2", "2*3=6，**\n", "甲\n# of employees: 12\nNext"])
def test_what_is_not_plainly_markdown_stays_as_it_is(text: str) -> None:
    assert words_of(text, "r.txt") == text


def test_a_pipe_table_is_a_grid_with_what_stands_around_it() -> None:
    text = "表1 主要指标\n\n单位：亿元\n\n| 指标 | 2024年 |\n|---|---|\n| 收入 | **28.3** |\n| 支出 |\n\n注：初步数\n"
    document = from_text(text, name="r.md")
    (grid,) = document.tables
    assert (grid.rows, grid.columns) == (3, 2)
    assert [text[cell.start : cell.end] for cell in grid.cells] == ["指标", "2024年", "收入", "28.3", "支出", ""]
    assert [cell.head for cell in grid.cells] == [True, True, False, False, False, False]
    assert [text[one.start : one.end] for one in grid.captions] == ["单位：亿元", "表1 主要指标", "注：初步数"]


def test_what_stands_above_the_next_table_is_not_below_this_one() -> None:
    rows = "|指标|2025年|\n|---|---|\n|船只|5|\n|码头|6|\n"
    text = f"# 云湖县航运\n\n{rows}\n注：初步数\n\n## 收入\n\n单位：万元\n\n{rows}"
    told = [[text[one.start : one.end] for one in grid.captions] for grid in from_text(text, name="r.md").tables]
    assert told == [["云湖县航运", "注：初步数"], ["单位：万元", "收入", "注：初步数"]]


@pytest.mark.parametrize(
    ("text", "title", "headings_left"),
    [
        ("# 报告\n\n## 一、回顾\n", "报告", ["一、回顾"]),
        ("# 报告\n\n# 一、回顾\n\n# 二、安排\n", "报告", ["一、回顾", "二、安排"]),
        ("# Progress\n\nA.\n\n# Targets\n\nB.\n", None, ["Progress", "Targets"]),
        ("**报告**\n\n甲\n\n**工业**\n\n乙", "报告", ["工业"]),
        ("**一、回顾**\n\n甲", None, []),
        ("---\ntitle: 《报告》全文\n---\n# 报告\n## 一、回顾\n", "《报告》全文", ["一、回顾"]),
    ],
)
def test_the_title_is_no_heading(text: str, title: str | None, headings_left: list[str]) -> None:
    document = from_text(text, name="r.md")
    assert document.title == title
    assert [said for said, _ in headings(document)] == headings_left


def test_front_matter_says_who_and_when() -> None:
    text = '---\ntitle: "报告"\nauthor: 青澜县人民政府\ndate: 2025年1月8日\nsource: https://a.b/c\n---\n甲\n'
    document = from_text(text, name="r.md")
    assert (document.title, document.issuer, document.date) == ("报告", "青澜县人民政府", "2025-01-08")


def test_lines_in_bold_stand_below_marked_headings() -> None:
    text = "# 题\n\n## 一、回顾\n\n**工业**\n\n甲\n\n###### 六级\n\n**农业。**\n"
    assert headings(from_text(text, name="r.md")) == [("一、回顾", 2), ("工业", 6), ("六级", 6)]


def test_what_has_no_words_is_counted() -> None:
    document = from_text("![甲](a.png)\n\n文[^1]\n\n![乙](b.png)\n\n[^1]: 注\n", name="r.md")
    assert [(note.code, dict(note.arguments)) for note in document.notes] == [
        ("footnotes", {"count": 1}),
        ("pictures", {"count": 2}),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("text", ["**" * 20_000, "[[" * 20_000, "> " * 5_000 + "a", "- " * 5_000 + "a", "<!--" * 20_000, "&" * 50_000])
def test_hostile_markup_takes_no_time(text: str) -> None:
    assert from_text(text, name="r.md").text == text
