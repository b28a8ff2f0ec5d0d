"""The words of a text keep their places in the file, whatever is left out between them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from words_of import words_of

import reportdiff as rd
from reportdiff.model import Furniture, GridCell, Span, Words, document_in_words, without
from reportdiff.reading import from_text, markdown

PLAIN = """青澜县2025年政府工作报告
——2025年1月8日在青澜县第十七届人民代表大会第四次会议上
各位代表：
一、2024年工作回顾
过去一年，地区生产总值增长6.2%，达到214.6亿元；粮食总产量21.6万吨，新建学校4所。
（一）发展壮大实体经济。规模以上工业增加值增长7.4%，新增规上企业12家。
二、2025年工作安排
今年主要预期目标是：地区生产总值增长6%左右，粮食总产量稳定在21万吨以上，城镇新增就业3000人以上。
（一）扩大有效投资。开工重点项目40个，启动青澜湖大桥前期研究。
"""
MARKDOWN = """---
title: 青澜县2025年政府工作报告
---

# 青澜县2025年政府工作报告

——2025年1月8日在青澜县第十七届人民代表大会第四次会议上

各位代表：

**一、2024年工作回顾**

过去一年，地区生产总值增长**6.2%**，达到214.6亿元；粮食总产量21.6万吨，[新建学校4所](https://example.org/4)。

**（一）发展壮大实体经济。**规模以上工业增加值增长7.4%[^1]，新增规上企业*12*家。

**二、2025年工作安排**

今年主要预期目标是：地区生产总值增长**6%左右**，粮食总产量稳定在21万吨以上，城镇新增就业3000人以上。

**（一）扩大有效投资。**开工重点项目40个，启动青澜湖大桥前期研究。

[^1]: 初步数，增长7.1%。
"""


@st.composite
def texts_with_furniture(draw: st.DrawFn) -> tuple[str, tuple[Furniture, ...]]:
    pieces = draw(st.lists(st.text("ab一二\n ", max_size=4), max_size=6))
    furniture: list[Furniture] = []
    text = ""
    for piece in pieces:
        text += piece
        hidden = draw(st.text("*#", min_size=1, max_size=3))
        furniture.append(Furniture(len(text), len(text) + len(hidden), draw(st.sampled_from(["", "\n", " ", "\t"]))))
        text += hidden
    return text + draw(st.text("ab", max_size=3)), tuple(furniture)


@given(made=texts_with_furniture(), data=st.data())
def test_a_stretch_of_the_words_comes_back_from_the_file(
    made: tuple[str, tuple[Furniture, ...]], data: st.DataObject
) -> None:
    text, furniture = made
    words = Words.of(text, furniture)
    hidden = {at for one in furniture for at in range(one.start, one.end)}
    kept = [at for at in range(len(text)) if at not in hidden]
    assert sorted(set(words.text) - set("\n \t")) == sorted({text[at] for at in kept} - set("\n \t"))
    if not kept:
        return
    start = data.draw(st.sampled_from(kept))
    end = data.draw(st.sampled_from([at for at in kept if at >= start])) + 1
    inside = words.into(start, end)
    assert words.out(*inside) == (start, end)
    assert words.text[inside[0]] == text[start]
    assert words.text[inside[1] - 1] == text[end - 1]
    assert words.outward(Span(*inside)) == Span(start, end)


@given(made=texts_with_furniture(), data=st.data())
def test_any_stretch_stays_within_the_file(made: tuple[str, tuple[Furniture, ...]], data: st.DataObject) -> None:
    text, furniture = made
    words = Words.of(text, furniture)
    start = data.draw(st.integers(0, len(words.text)))
    end = data.draw(st.integers(start, len(words.text)))
    first, last = words.out(start, end)
    assert 0 <= first <= last <= len(text)


def test_a_text_without_furniture_is_its_own_words() -> None:
    words = Words.of(PLAIN, ())
    assert words.text is PLAIN
    cell = GridCell(0, 0, 1, 1, 3, 5)
    assert words.inward(cell) is cell


def test_an_empty_cell_has_its_place() -> None:
    document = from_text("| 甲 |  | 乙 |\n|---|---|---|\n|  | 2 |  |\n", name="r.md")
    words = Words.of(document.text, document.furniture)
    (grid,) = document.tables
    inside = words.inward(grid)
    assert words.text.strip("\n") == "甲\t\t乙\n\t2\t"
    assert [words.text[cell.start : cell.end] for cell in inside.cells] == ["甲", "", "乙", "", "2", ""]
    assert [cell.start for cell in inside.cells] == sorted(cell.start for cell in inside.cells)


def test_further_stretches_may_be_taken_out_of_the_words() -> None:
    text = "甲\n\n| 指标 | 值 |\n|---|---|\n| 收入 | 5 |\n\n乙**丙**丁\n"
    document = from_text(text, name="r.md")
    (grid,) = document.tables
    bare, words = document_in_words(without(document, [Span(grid.start, grid.end)]))
    assert bare.text.split() == ["甲", "乙丙丁"]
    at = bare.text.index("乙丙丁")
    assert words.out(at, at + 3) == (text.index("乙"), text.index("丁") + 1)


def test_facts_sections_and_commitments_quote_the_file() -> None:
    report = rd.parse(MARKDOWN, name="报告.md")
    assert report.text == MARKDOWN
    assert len(report.facts) >= 9
    for fact in report.facts:
        assert report.text[fact.start : fact.end] == fact.text
        assert fact.sentence_start <= fact.start < fact.end <= fact.sentence_end
    for one in report.commitments:
        assert report.text[one.start : one.end] == one.text
    for section in report.sections:
        assert report.text[section.start :].startswith(section.number or section.title)
    assert all(a.start < b.start for a, b in pairwise(report.sections))


@pytest.mark.parametrize("name", ["报告.md", "报告.txt"])
def test_markup_changes_nothing_of_what_is_understood(name: str) -> None:
    marked, plain = rd.parse(MARKDOWN, name=name), rd.parse(PLAIN, name="报告.txt")

    def seen(report: rd.Report) -> list[tuple[object, ...]]:
        return [(one.indicator, one.value, one.unit, one.kind, one.comparator, one.year) for one in report.facts]

    assert seen(marked) == seen(plain)
    assert [(one.number, one.title, one.part) for one in marked.sections] == [
        (one.number, one.title, one.part) for one in plain.sections
    ]
    assert [one.object for one in marked.commitments] == [one.object for one in plain.commitments]
    assert (marked.title, marked.year, marked.issuer) == (plain.title, plain.year, plain.issuer)


def test_a_comparison_quotes_the_files() -> None:
    old = rd.parse(MARKDOWN, name="旧.md")
    new = rd.parse(PLAIN.replace("2025", "2026").replace("2024", "2025"), name="新.txt")
    found = rd.diff(old, new)
    plain = rd.diff(rd.parse(PLAIN, name="旧.txt"), new)
    assert [(one.target.indicator, one.status) for one in found.outcomes] == [
        (one.target.indicator, one.status) for one in plain.outcomes
    ]
    assert found.old is old
    for one in found.outcomes:
        assert old.text[one.target.start : one.target.end] == one.target.text
        assert one.target in old.facts
    assert [one.commitment for one in found.commitments] == list(old.commitments)
    assert {pair.old for pair in found.sections if pair.old} <= set(old.sections)
    backwards = rd.diff(new, rd.parse(MARKDOWN.replace("2025", "2027").replace("2024", "2026"), name="后.md"))
    for row in backwards.outcomes:
        assert row.actual is None or row.actual in backwards.new.facts
        assert all("**" not in backwards.new.text[span.start : span.end] for span in row.mentions)


def test_findings_quote_the_file_and_their_fingerprints_do_not_see_the_markup() -> None:
    plain = PLAIN.replace("新增规上企业12家", "食品抽检合格率由95%提高到97%，提高5个百分点")
    marked = MARKDOWN.replace("新增规上企业*12*家", "食品抽检合格率由**95%**提高到*97%*，提高5个百分点")
    (first,) = [one for one in rd.check(rd.parse(plain)) if one.rule == "RD304"]
    (other,) = [one for one in rd.check(rd.parse(marked, name="报告.md")) if one.rule == "RD304"]
    assert other.fingerprint == first.fingerprint
    assert other.message == first.message
    assert marked[other.start : other.end] == other.quote


@given(text=st.text(st.sampled_from("#=-`~*_[]()<>|!&; \t\r\n一、a.1%。（）\\"), min_size=1, max_size=60))
def test_any_markdown_gives_words_and_cells_within_the_text(text: str) -> None:
    found = markdown.marked_up(text, trusted=True)
    assert found.text == text
    end = 0
    for one in found.furniture:
        assert end <= one.start < one.end <= len(text)
        end = one.end
    for grid in found.tables:
        assert all(grid.start <= cell.start <= cell.end for cell in grid.cells if cell.start < cell.end)
        assert all(0 <= cell.row < grid.rows and 0 <= cell.column < grid.columns for cell in grid.cells)
    assert sum(map(str.isalnum, words_of(text, "r.md"))) <= sum(map(str.isalnum, text)) + text.count("&")


@given(text=st.text(st.sampled_from("ab1 .,。，%一二\n\f\r\t\x07\u200b\u00ad*[]()"), max_size=80))
def test_any_text_gives_furniture_in_order(text: str) -> None:
    document = from_text(text, name="r.txt")
    end = 0
    for one in document.furniture:
        assert end <= one.start < one.end <= len(text)
        end = one.end
    assert document.text == text
    assert not set(words_of(text)) & set("\f\r\x07\u200b\u00ad")
