"""The parts that renderings are built from: figures, widths, safety, words."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest
import sample_reports as sample
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from reportdiff.model import Comparator, Direction, Kind, Measure, Move, Part, Revision, Section, Status
from reportdiff.rendering import figures, safety, widths, wording

ZH, EN = wording.load("zh"), wording.load("en")


@pytest.mark.parametrize(
    ("value", "shown"),
    [("5.7E+10", "57000000000"), ("6.50", "6.5"), ("-0.0", "0"), ("0", "0"), ("1E-7", "0.0000001"), ("-81", "-81")],
)
def test_plain_decimals(value, shown):
    assert figures.plain(Decimal(value)) == shown


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_plain_decimals_read_back(value):
    assert Decimal(figures.plain(value)) == value


@pytest.mark.parametrize(
    ("given_", "zh", "en"),
    [
        ({"text": "6%"}, "增长6%左右", "up about 6%"),
        ({"text": "3%", "comparator": Comparator.GE, "direction": Direction.DOWN}, "下降3%以上", "down ≥ 3%"),
        ({"text": "4.2个", "comparator": Comparator.EQ, "measure": Measure.CHANGE}, "增加4.2个", "up 4.2个"),
        ({"text": "1万余处", "comparator": Comparator.GE, "measure": Measure.LEVEL}, "1万余处", "≥ 1万余处"),
        ({"text": "5.5%", "comparator": Comparator.LE, "measure": Measure.SHARE}, "5.5%以内", "≤ 5.5%"),
        ({"text": "6%-6.5%", "comparator": Comparator.RANGE}, "增长6%-6.5%", "up 6%-6.5%"),
        ({"text": "翻一番", "comparator": Comparator.EQ}, "翻一番", "up 翻一番"),
    ],
)  # fmt: skip
def test_figures_as_the_report_wrote_them(given_, zh, en):
    assert figures.figure(sample.fact(**given_), ZH) == zh
    assert figures.figure(sample.fact(**given_), EN) == en


@pytest.mark.parametrize(
    ("margin", "unit", "pint", "zh", "en"),
    [
        ("0.5", "%", "percent", "+0.5个百分点", "+0.5 pp"),
        ("-1.25", "个百分点", "percentage_point", "-1.25个百分点", "-1.25 pp"),
        ("8.16E9", "元", "CNY", "+81.6亿元", "+8.16 billion 元"),
        ("-81600", "套", "count", "-8.16万套", "-81,600 套"),
        ("1234", "户", "count", "+1234户", "+1,234 户"),
        ("0", "元", "CNY", "0元", "0 元"),
        ("0.00001", "%", "percent", "+0.00001个百分点", "+0.00001 pp"),
        ("3", "", "dimensionless", "+3", "+3"),
    ],
)
def test_margins(margin, unit, pint, zh, en):
    outcome = sample.outcome(margin=Decimal(margin), target=sample.fact(unit=unit, pint=pint))
    assert figures.margin(outcome, ZH) == zh
    assert figures.margin(outcome, EN) == en


def test_no_margin_is_nothing():
    assert figures.margin(sample.dropped(), ZH) == ""


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("一", "一、标题"),
        ("（二）", "（二）标题"),
        ("1.", "1. 标题"),
        (None, "标题"),
        ("一是", "一是标题"),
        ("第一章", "第一章 标题"),
    ],
)
def test_headings(number, shown):
    assert figures.heading(Section("s", None, 1, number, "标题", Part.PLAN, 0, 1), ZH) == shown


@given(sample.hostile_text, st.integers(1, 40))
def test_clipped_text_fits_and_is_a_beginning(text, limit):
    cleaned = safety.clean(text)
    cut = widths.clip(cleaned, limit)
    assert wcswidth(cut) <= limit
    assert cut == cleaned or cleaned.startswith(cut.removesuffix("…"))


def test_clip_keeps_wide_characters_whole():
    assert widths.clip("中文字", 6) == "中文字"
    assert widths.clip("中文字", 5) == "中文…"
    assert widths.clip("中文字", 4) == "中…"
    assert widths.clip("e\u0301e\u0301e\u0301", 2) == "e\u0301…"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("新增企业726家，现为870家（实际216个）。", ["新增企业726家，现为", "870家（实际216个）。"]),
        ("一二三四五六七八九（十一）", ["一二三四五六七八九", "（十一）"]),
        ("two words and three more", ["two words and three", "more"]),
        ("。" * 12, ["。" * 10, "。。"]),
    ],
)
def test_lines_end_where_a_reader_expects_it(text, lines):
    assert widths.wrap(text, 20) == lines


@given(sample.hostile_text, st.integers(2, 40))
def test_wrapped_text_is_whole(text, limit):
    cleaned = safety.clean(text)
    lines = widths.wrap(cleaned, limit)
    assert all(wcswidth(line) <= limit for line in lines)
    assert "".join(lines).replace(" ", "") == cleaned.replace(" ", "")


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 15), st.booleans()), min_size=1, max_size=6),
    st.integers(90, 100),
)
def test_columns_share_a_line(columns, budget):
    natural, least, yielding = zip(*columns, strict=True)
    shared = widths.share(natural, least, budget, yielding)
    assert sum(shared) <= budget or shared == list(natural)
    for have, want, need in zip(shared, natural, least, strict=True):
        assert min(want, need) <= have <= want


@given(sample.hostile_text)
def test_escaped_text_is_one_line_that_prints(text):
    shown = safety.escaped(text)
    assert shown.splitlines() in ([], [shown])
    shown.encode("utf-8")
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in shown)


def test_escaped_text_spells_out_what_is_odd():
    assert safety.escaped("a\nb\x1b[1m\u202e年.txt") == "a\\nb\\x1b[1m\\u202e年.txt"


HIDDEN = "".join(map(chr, range(0xE0041, 0xE0046)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("##[stop-commands]x", "# #[stop-commands]x"),
        ("a ##vso[task.complete]", "a # #vso[task.complete]"),
        (" ::error::x", ": :error::x"),
        ("a ::b C++ ## x", "a ::b C++ ## x"),
        (f"增长{HIDDEN}6\u200b%\u3164\ufe0f", "增长6%"),
        ("增长\u20286%", "增长 6%"),
    ],
)
def test_clean_text_commands_nobody_and_hides_nothing(text, shown):
    assert safety.clean(text) == shown


@given(st.text(alphabet=st.sampled_from(": #[]\n\u2028av")))
def test_no_line_of_a_table_is_a_command(text):
    for shown in (safety.unobeyed(text), safety.escaped(text), safety.clean(text)):
        for line in shown.split("\n"):
            assert not line.lstrip().startswith("::")
            assert "##[" not in line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@user", "@&#8203;user"),
        ("a/b#12", "a/b\\#&#8203;12"),
        ("见 GH-12、!7", "见 GH&#8203;-12、!&#8203;7"),
        ("提交deadbeef12", "提交deadbe&#8203;ef12"),
        ("1" * 40, "&#8203;".join(["1" * 6] * 6 + ["1" * 4])),
        ("57000000000 faced 5%", "57000000000 faced 5%"),
    ],
)
def test_markdown_calls_nobody(text, shown):
    assert safety.markdown(text) == shown


@given(st.text())
def test_json_is_the_same_document(text):
    written = safety.json_text(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert not re.search("[\u2028\U000e0000-\U000e0fff\u200b]|##\\w*\\[", written)


def test_json_beyond_the_first_plane():
    assert safety.json_text(f'"{HIDDEN[0]}##[x]"') == '"\\udb40\\udc41#\\u0023[x]"'


@given(sample.hostile_text)
def test_clean_text_stays_clean(text):
    assert safety.clean(safety.clean(text)) == safety.clean(text)


@pytest.mark.parametrize("words", [ZH, EN])
def test_every_word_is_there(words):
    assert set(words.status) == set(Status)
    assert set(words.kind) == set(Kind)
    assert set(words.measure) == set(Measure)
    assert set(words.part) == set(Part)
    assert set(words.move) == set(Move)
    assert set(words.revision) == set(Revision)
    assert set(words.bound) == set(Comparator)
    assert words.line.keys() == ZH.line.keys()
    assert words.column.keys() == ZH.column.keys()
    assert words.number.keys() == ZH.number.keys()


def test_unknown_report_language_reads_english():
    assert wording.for_reader(None, "fr") is EN
    assert wording.for_reader("zh", "fr") is ZH
