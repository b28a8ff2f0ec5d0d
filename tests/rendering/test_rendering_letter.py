"""The Word file to attach to a letter: its title, counts, tables, fonts and foot, opened by python-docx."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
import sample_reports as sample
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given

from laws import law
from reportdiff.rendering import letter

LAW = law(10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

TEXT = "今年地区生产总值增长6%左右，居民增收。固定资产投资570亿元以上。"


def opened(data):
    return docx.Document(io.BytesIO(data))


def told():
    """A comparison whose first target quotes a sentence that is there."""
    old = sample.report(text=TEXT)
    target = sample.fact(start=10, end=12, sentence_start=0, sentence_end=20)
    return sample.diff(old=old, outcomes=(sample.outcome(target=target), sample.missed(), sample.dropped()))


def led(found):
    """The same with its first target among the headline targets, which are quoted."""
    return replace(found, outcomes=(replace(found.outcomes[0], headline=True), *found.outcomes[1:]))


def rows(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_title_counts_and_tables():
    document = opened(letter.diff(told()))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:2] == [
        "青山区人民政府2025年目标落实情况",
        "2025年共提出已到期目标3项：完成1项，未完成1项，延续0项，仅提及0项，未再提及1项。2026年新提出目标1项。另有1项目标尚未到期，未列入。",
    ]
    assert [text for text in texts if "（" in text][-4:] == [
        "其他目标中未完成的（1）", "未再提及的目标（1）", "附件：其余目标（1）", "附件：新目标（1）",
    ]  # fmt: skip
    missed, dropped, rest, news = document.tables
    assert rows(missed)[0] == ["序号", "指标", "目标", "结果", "状态", "原文"]
    assert rows(missed)[1][:5] == ["1", "固定资产投资", "570亿元以上", "488.4亿元", "未完成\n-81.6亿元"]
    assert rows(missed)[1][5].startswith("2025年报告：")
    assert rows(dropped)[0] == ["序号", "指标", "目标", "出处"]
    assert rows(rest)[0] == ["序号", "指标", "目标", "结果", "状态", "出处"]
    assert rows(rest)[1][4] == "完成、+0.5个百分点"
    assert rows(news)[1][:3] == ["1", "充电桩", "增长800个左右"]


def test_only_headline_targets_and_what_was_missed_stand_with_their_sentences():
    many = tuple(sample.outcome(target=sample.fact(id=f"t{at}", indicator=f"指标{at}")) for at in range(60))
    document = opened(letter.diff(sample.diff(outcomes=(sample.missed(), *many))))
    with_sentences = [table for table in document.tables if table.rows[0].cells[-1].text == "原文"]
    assert [len(table.rows) for table in with_sentences] == [2]
    annex = document.tables[1]
    assert len(annex.rows) == 61
    assert all(len(cell.paragraphs) == 1 for row in annex.rows for cell in row.cells)


def test_the_figure_stands_out_in_its_sentence():
    cell = opened(letter.diff(led(told()))).tables[0].rows[1].cells[5]
    assert [run.text for run in cell.paragraphs[0].runs if run.bold] == ["6%"]


def test_a_long_sentence_is_shortened_around_its_figure():
    text = "前" * 500 + "6%" + "后" * 500
    target = sample.fact(start=500, end=502, sentence_start=0, sentence_end=len(text))
    found = led(sample.diff(old=sample.report(text=text), outcomes=(sample.outcome(target=target, actual=None),)))
    line = opened(letter.diff(found)).tables[0].rows[1].cells[5].paragraphs[0].text
    assert re.fullmatch("2025年报告：…前{20,}6%后{20,}…", line)


def test_english_words():
    document = opened(letter.diff(led(told()), "en"))
    assert document.paragraphs[1].text.startswith("Of 3 targets for 2025 that were due, 1 were met, 1 missed")
    assert rows(document.tables[0])[0] == ["no.", "indicator", "target", "result", "status", "sentences"]
    assert document.tables[0].rows[1].cells[5].paragraphs[0].text.startswith("2025 report: 今年")


def test_page_fonts_heads_and_numbers():
    document = opened(letter.diff(told()))
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (297, 210)
    for name, font in (("Normal", "宋体"), ("Title", "黑体"), ("Heading 1", "黑体")):
        assert document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) == font
    for table in document.tables:
        assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows][:2] == [True, False]
    foot = page.footer.paragraphs[0]._p
    assert [code.text.strip() for code in foot.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert page.footer.paragraphs[0].text == "第1页，共1页"


def test_nothing_to_tell():
    document = opened(letter.diff(sample.diff(outcomes=(), new_targets=(), pending=())))
    assert not document.tables
    assert [paragraph.text for paragraph in document.paragraphs].count("（无）") == 2


def test_the_same_input_gives_the_same_bytes():
    data = letter.diff(told())
    assert data == letter.diff(told())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@LAW
@given(sample.hostile_diffs())
def test_hostile_text_is_only_text(found):
    with zipfile.ZipFile(io.BytesIO(letter.diff(found))) as archive:
        body = archive.read("word/document.xml").decode("utf-8")
        assert not any("External" in archive.read(name).decode("utf-8") for name in archive.namelist() if ".rels" in name)
    assert not re.search("<w:(fldSimple|instrText|hyperlink|object|altChunk)", body)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", body)


@pytest.mark.parametrize("hostile", ["</w:t><w:instrText>DDEAUTO", '{ INCLUDETEXT "file" }', "\ufffe\uffff\x00\x1b[2J\u202e"])
def test_known_tricks(hostile):
    found = sample.diff(outcomes=(sample.outcome(target=sample.fact(indicator=hostile)),))
    shown = opened(letter.diff(found)).tables[0].rows[1].cells[1].text
    assert not set(shown) & set("\x00\x1b\u202e\ufffe\uffff")
    assert "<w:instrText" not in hostile or hostile in shown
