"""PDF files: printed lines become the paragraphs that were typeset, without what runs along the pages' edges."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pdf import pdf, typeset

from reportdiff.errors import ReadError
from reportdiff.reading import load
from reportdiff.reading import pdf as pdf_reader
from reportdiff.reading.columns import PrintedLine
from reportdiff.reading.numerals import numeral
from reportdiff.reading.paragraphs import paragraphs
from reportdiff.reading.source import Source

SENTENCE = "全年地区生产总值增长百分之六点五，达到一千二百亿元；一般公共预算收入完成八十八亿元，增长百分之四点二。"
TASKS = "".join(f"第{numeral(number, 'chineseCountingThousand')}项任务如期完成，" for number in range(1, 150))
SPEECH = [
    "各位代表：",
    SENTENCE * 3,
    "一、二零二四年工作回顾",
    SENTENCE * 7,
    "（一）坚持稳中求进，综合实力迈上新台阶",
    *[SENTENCE * 2 + f"其中第{number}项如期完成。" for number in "一二三四五六七八九十"],
    "各位代表，让我们团结一心，为建设更加美好的云溪而努力奋斗！",
]
EDGES = [
    ("", ""),
    ("", "— {} —"),
    ("云溪区政府工作报告", "第{}页"),
    ("", "{}"),
    ("云溪区政府工作报告", "- {} -"),
    ("", "{}/4"),
    ("", "Page {} of 4"),
    ("云溪区政府工作报告 第{}页", "内部资料 注意保存"),
]


@pytest.mark.parametrize(("header", "footer"), EDGES)
def test_paragraphs_are_as_typeset_and_edges_are_gone(read, header: str, footer: str) -> None:
    document = read("r.pdf", typeset(SPEECH, header=header, footer=footer))
    assert document.text.splitlines() == SPEECH
    assert document.format == "pdf"
    assert document.headings == ()


@settings(max_examples=20, deadline=None)
@given(
    lengths=st.lists(st.integers(1, 130), min_size=1, max_size=12),
    lines_on_page=st.integers(12, 24),
    edges=st.sampled_from(EDGES),
)
def test_any_paragraphs_come_back(lengths: list[int], lines_on_page: int, edges: tuple[str, str]) -> None:
    # The first shows where the column is, and fills a page: on one page alone a header looks like any other line.
    speech = [TASKS[:800] + "。", *(TASKS[at * 50 :][: length - 1] + "。" for at, length in enumerate(lengths))]
    made = typeset(speech, lines_on_page=lines_on_page, header=edges[0], footer=edges[1])
    assert pdf_reader.read(made, Source("r.pdf")).text.splitlines() == speech


def test_a_number_alone_within_the_text_stays(read) -> None:
    assert read("r.pdf", typeset(["目标如下。", "2025", SENTENCE], footer="{}")).text.splitlines() == [
        *("目标如下。", "2025", SENTENCE),
    ]


def test_english_lines_are_joined_with_spaces_and_words_mended(read) -> None:
    lines = [
        "The district built forty schools and nine hundred new homes",
        "in 2024, and the govern-",
        "ment will keep its long-term plan; a long-",
        "term plan needs steady work.",
    ]
    wide = "x" * 59
    placed = [(72.0, 700.0 - 20 * place, 12, line) for place, line in enumerate([wide, *lines])]
    text = read("r.pdf", pdf([placed])).text
    assert "government will keep" in text.replace("\n", " ")
    assert "a long-term plan needs steady work." in text


@pytest.mark.parametrize("number", ["12|34.5亿元", "1|.5倍", "1.|5倍", "1,|234人", "1|,234人", "12|%。"])
def test_a_number_broken_over_two_lines_is_whole(number: str) -> None:
    first, rest = number.split("|")
    lines = [line("增长" + first, 700), line(rest + "左右。", 676)]
    assert [*paragraphs(lines)] == [f"增长{first}{rest}左右。"]


@pytest.mark.parametrize(("first", "rest"), [("met by 2024.", "12 schools"), ("in 2023,", "150 schools")])
def test_two_english_numbers_stay_two(first: str, rest: str) -> None:
    assert [*paragraphs([line(first, 700), line(rest, 676)])] == [f"{first} {rest}"]


def line(text: str, bottom: float) -> PrintedLine:
    """A line that fills its column."""
    return PrintedLine(text, left=85, right=505, bottom=bottom, top=bottom + 14, size=14, page=0)


def test_a_title_in_larger_type_stands_alone(read) -> None:
    page = [(220, 760, 22, "政府工作报告"), (113, 720, 14, SENTENCE[:28]), (85, 696, 14, SENTENCE[28:])]
    assert read("r.pdf", pdf([page])).text.splitlines() == ["政府工作报告", SENTENCE]


def test_rows_of_a_table_are_lines_with_tabs(read) -> None:
    rows = [("指标", "单位", "目标"), ("总值", "亿元", "1200")]
    page = [(85.0 + 150 * x, 700.0 - 24 * y, 14, text) for y, row in enumerate(rows) for x, text in enumerate(row)]
    assert read("r.pdf", pdf([page])).text.splitlines() == ["指标\t单位\t目标", "总值\t亿元\t1200"]


def test_chinese_and_figures_are_not_torn_apart(read) -> None:
    page = [(85, 700, 14, "增长"), (113 + 3, 700, 14, "6.5%"), (153, 700, 14, "左右。")]
    assert read("r.pdf", pdf([page])).text == "增长6.5%左右。\n"


def test_full_lines_that_pages_begin_with_alike_are_text(read) -> None:
    # Only the first lines of the pages are alike: of lines that follow each other PDFium drops those that repeat, where
    # no font of the machine draws them.
    turned = [(SENTENCE[:30] * 2)[place % 20 :][:30] for place in range(61)]
    speech = [turned[0][:28] + "".join(turned[1:]) + "。完"]
    assert read("r.pdf", typeset(speech, footer="— {} —")).text.splitlines() == speech


def test_a_stream_that_unpacks_beyond_measure_is_refused(tmp_path: Path) -> None:
    """Refused before PDFium, which would hold all of it in memory, sees the file."""
    packed = zlib.compress(b"BT (a) Tj ET\n" * (5 * 1024 * 1024), 9)
    head = b"%%PDF-1.4\n1 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
    path = tmp_path / "bomb.pdf"
    path.write_bytes(head + packed + b"\nendstream\nendobj\n%%EOF")
    with pytest.raises(ReadError, match="unpacks to more"):
        load(path)
