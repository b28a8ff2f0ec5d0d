"""PDF files: printed lines become the paragraphs that were typeset, without what runs along the pages' edges."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_pdf import pdf, typeset

from laws import law
from reportdiff.errors import ReadError
from reportdiff.reading import limits, load
from reportdiff.reading import pdf as pdf_reader
from reportdiff.reading.columns import PrintedLine
from reportdiff.reading.numerals import numeral
from reportdiff.reading.paragraphs import paragraphs
from reportdiff.reading.pdf_streams import refuse_bombs
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


@law(20)
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


def _written(packed: bytes, filters: str) -> bytes:
    return f"%PDF-1.4\n1 0 obj\n<< /Length {len(packed)} /Filter {filters} >>\nstream\n".encode() + packed + b"\nendstream\nendobj\n%%EOF"


_CODES = "".join(f"{code:09b}" for code in (256, 32, *range(258, 509)))  # each is the text of the one before and a blank
_GROWING = int(_CODES.ljust(-(-len(_CODES) // 8) * 8, "0"), 2).to_bytes(-(-len(_CODES) // 8), "big")
_FLAT = zlib.compress(b"(a) Tj\n" * 2_000, 9)


@pytest.mark.parametrize(
    ("packed", "filters"),
    [
        (_FLAT, "/Fl"),
        (_FLAT, "/Fl#61teDecode"),
        (_FLAT, "/FlateDecode /DecodeParms << /Predictor 1 >>"),
        (_FLAT, "7 0 R"),
        (_FLAT, "/DCTDecode"),
        (zlib.compress(_FLAT), "[/FlateDecode /FlateDecode]"),
        (zlib.compress(zlib.compress(_FLAT)), "/FlateDecode"),
        (zlib.compress(zlib.compress(b"few") + b"more" * 4_000), "/FlateDecode"),
        (_FLAT.hex().encode() + b">", "[/ASCIIHexDecode /FlateDecode]"),
        (base64.a85encode(_FLAT) + b"~>", "[ /A85 /Fl ]"),
        (b"few", "[/LZWDecode /FlateDecode]"),
        (_GROWING, "/LZWDecode"),
        (_GROWING, "[6 0 R]"),
    ],
)  # fmt: skip
def test_however_it_is_packed_it_is_refused(packed: bytes, filters: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_STREAM_BYTES", 12_000)
    with pytest.raises(ReadError, match="unpacks to more"):
        refuse_bombs(_written(packed, filters), Source("r.pdf"))


@pytest.mark.parametrize(
    ("packed", "filters"),
    [
        (_FLAT, "/FlateDecode"), (zlib.compress(_FLAT), "[/FlateDecode /FlateDecode]"), (_FLAT[:-9], "/FlateDecode"),
        (b"no letters", "/ASCIIHexDecode"), (b"\xff" * 20_000, "/DCTDecode"), (b"x\x9c", "/FlateDecode"), (b"", "/LZWDecode"),
    ],
)  # fmt: skip
def test_what_is_packed_as_much_as_any_is_read(packed: bytes, filters: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_STREAM_BYTES", 30_000)
    refuse_bombs(_written(packed, filters), Source("r.pdf"))


def column(lines: list[str], left: float, top: float = 700, pitch: float = 18) -> list[tuple[float, float, int, str]]:
    """Lines one below the other, in type of 10 points."""
    return [(left, top - pitch * place, 10, text) for place, text in enumerate(lines)]


LEFT = ["一、二零二四年工作回顾", "全年地区生产总值增长百分之六，固定资", "产投资增长百分之七，城镇新增就业三千", "人，粮食总产量二十一万吨。"]
RIGHT = ["二、二零二五年工作安排", "地区生产总值增长百分之六左右，粮食总", "产量稳定在二十一万吨以上，新增城镇就", "业三千人以上。"]
READ = [
    "一、二零二四年工作回顾",
    "全年地区生产总值增长百分之六，固定资产投资增长百分之七，城镇新增就业三千人，粮食总产量二十一万吨。",
    "二、二零二五年工作安排",
    "地区生产总值增长百分之六左右，粮食总产量稳定在二十一万吨以上，新增城镇就业三千人以上。",
]


@pytest.mark.parametrize("by_rows", [True, False])
def test_columns_are_read_one_after_the_other(read, by_rows: bool) -> None:
    left, right = column(LEFT, 50), column(RIGHT, 310)
    placed = [one for pair in zip(left, right, strict=True) for one in pair] if by_rows else [*left, *right]
    title = (60.0, 760.0, 16, "青澜县人民政府工作报告")
    assert read("r.pdf", pdf([[title, *placed]])).text.splitlines() == ["青澜县人民政府工作报告", *READ]


def test_a_line_over_columns_is_no_part_of_the_first(read) -> None:
    columns = (
        ["一、2030年工作回顾", "全年粮食总产量二十一万吨，固定资", "产投资增长，城镇新增就业三千一百", "人，茶叶产量稳定。"],
        ["二、2031年工作安排", "粮食总产量稳定在二十一万吨，水果", "产量稳步提高，城镇新增就业三千人", "以上。"],
    )
    page = [(60.0, 760.0, 11, "——2031年1月8日在青禾县第十七届人民代表大会第四次会议上")]
    for row in range(4):
        page += [(left, 740.0 - 18 * row, 10, column[row]) for left, column in zip((50.0, 310.0), columns, strict=True)]
    assert "第四次会议上\n一、2030年工作回顾\n" in read("r.pdf", pdf([page])).text


def test_three_columns(read) -> None:
    third = ["三、民生实事", "新建学校四所，改造危房四百户，新增养", "老床位四百张，新建公园六个，新修道", "路三十公里。"]
    placed = [one for lines, left in ((LEFT, 30), (RIGHT, 215), (third, 400)) for one in column(lines, left)]
    small = [(x, y, 9, text) for x, y, _, text in placed]
    text = read("r.pdf", pdf([small])).text.splitlines()
    assert text == [*READ, "三、民生实事", "新建学校四所，改造危房四百户，新增养老床位四百张，新建公园六个，新修道路三十公里。"]


def test_a_table_of_figures_beside_long_labels_is_no_column(read) -> None:
    labels = ["一般公共预算收入合计", "规模以上工业增加值增速", "社会消费品零售总额增速", "固定资产投资增长速度"]
    page = [one for at, label in enumerate(labels) for one in ((85.0, 700.0 - 20 * at, 10, label), (350.0, 700.0 - 20 * at, 10, f"10{at}.5   20{at}.7   30{at}.9"))]
    assert all("\t" in line for line in read("r.pdf", pdf([page])).text.splitlines())


def test_turned_type_and_labels_of_axes_are_no_text(read) -> None:
    made = pdf([[(85, 700, 14, SENTENCE[:28]), (85, 676, 14, SENTENCE[28:])]])
    turned = made.replace(b"endstream", b"BT /F2 9 Tf 0 1 -1 0 40 300 Tm (MILLION TONS) Tj ET\nendstream", 1)
    turned = turned.replace(b"/Length ", b"/Length 1", 1) if b"/Length 1" not in turned[:400] else turned
    assert "MILLION" not in pdf_reader.read(pdf_with_longer_stream(made, turned), Source("r.pdf")).text


def pdf_with_longer_stream(made: bytes, turned: bytes) -> bytes:
    """The second file with the table of objects left to PDFium, which finds them by itself where that is wrong."""
    return turned if len(turned) > len(made) else made


def test_a_raised_figure_is_the_mark_of_a_note(read) -> None:
    page = [(85.0, 700.0, 12, "We returned 107%"), (85.0 + 16 * 7.2, 705.0, 7, "1"), (85.0 + 16 * 7.2 + 6, 700.0, 12, " of the water in 2023.")]
    document = read("r.pdf", pdf([page]))
    assert document.text == "We returned 107% of the water in 2023.\n"


def test_notes_contents_and_dividers_are_left_out_and_told_of(read) -> None:
    lines = ["Contents", "Our people ........ 3", "Our planet ........ 9", "Our plans ......... 12", "We returned 104% of the water.", "-----", "2 By volume."]
    document = read("r.pdf", pdf([[(72.0, 700.0 - 40 * at, 12, line) for at, line in enumerate(lines)]]))
    assert document.text.splitlines() == ["We returned 104% of the water."]
    assert {note.code for note in document.notes} == {"contents", "dividers", "notes"}


def test_pages(read) -> None:
    document = read("r.pdf", typeset(SPEECH, footer="— {} —"))
    numbers = [page.number for page in document.pages]
    assert numbers == list(range(1, len(numbers) + 1))
    assert document.pages[0].start == 0
    assert [page.start for page in document.pages] == sorted({page.start for page in document.pages})
    whole = "".join(SPEECH)
    starts = [len(document.text[: page.start].replace("\n", "")) for page in document.pages]
    lines = [text[:28] + "\n" + "\n".join(text[28:][at : at + 30] for at in range(0, len(text) - 28, 30)) for text in SPEECH]
    printed = [line for text in lines for line in text.split("\n") if line]
    expected = [sum(map(len, printed[: 20 * page])) for page in range(len(numbers))]
    assert starts == expected
    assert whole == document.text.replace("\n", "")


def test_a_page_without_text_is_told_of_and_counted(read) -> None:
    document = read("r.pdf", pdf([[(85, 700, 14, "增长百分之六。")], [], [(85, 700, 14, "增长百分之五。")]]))
    assert [(page.number, document.text[page.start : page.start + 7]) for page in document.pages] == [
        (1, "增长百分之六。"),
        (3, "增长百分之五。"),
    ]
    assert [(note.code, dict(note.arguments)) for note in document.notes] == [("pages_without_text", {"count": 1})]


def test_a_unit_at_the_beginning_of_a_line_belongs_to_the_number_above(read) -> None:
    lines = ["全年地区生产总值增长6.2%，固定资产投资增长7.3%，城镇新增就业", "3120人，招商引资到位资金21.5亿", "元，改造危房412户。"]
    document = read("r.pdf", pdf([[(60.0, 790.0 - 20 * at, 11, line) for at, line in enumerate(lines)]]))
    assert document.text.splitlines() == ["".join(lines)]


def test_a_running_line_amid_the_page_parts_no_sentence(read) -> None:
    lines = ["青禾县政府工作报告", "青禾县政府工作报告 1", "全年地区生产总值增长6%，固定资产投资", "青禾县政府工作报告 2", "增长7%。"]
    document = read("r.pdf", pdf([[(60.0, 700.0 - 20 * at, 11, line) for at, line in enumerate(lines)]]))
    assert document.text.splitlines() == ["青禾县政府工作报告", "全年地区生产总值增长6%，固定资产投资增长7%。"]
