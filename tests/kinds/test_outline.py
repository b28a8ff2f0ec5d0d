"""The section tree: numbers, levels, run-in headings, lead sentences, and which part is review and which plan."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import ANNEX, FURNITURE_AFTER, FURNITURE_BEFORE, MIXED, PLAIN, WITHOUT_CHAPTERS, head, outline

from laws import law
from reportdiff.languages.folder import folder
from reportdiff.model import Part, Section, StyledHeading

half_width = folder("zh").view


def _titled(text: str, title: str, styled: tuple[StyledHeading, ...] = ()) -> Section:
    found = [section for section in outline(text, styled).sections if section.title == half_width(title)]
    assert len(found) == 1, [section.title for section in outline(text, styled).sections]
    return found[0]


@pytest.mark.parametrize(
    ("number", "title", "level", "part"),
    [
        ("一", "2030年工作回顾", 1, Part.REVIEW),
        ("(一)", "产业筋骨更强", 2, Part.REVIEW),
        ("(二)", "乡村面貌更新", 2, Part.REVIEW),
        ("二", "2031年工作安排", 1, Part.PLAN),
        ("(一)", "做强茶竹产业", 2, Part.PLAN),
        (None, "建好两个中心", 3, Part.PLAN),
        ("一是", "抓标准", 3, Part.PLAN),
        ("(二)", "建设宜居县城", 2, Part.PLAN),
        ("1.", "改造老城", 3, Part.PLAN),
        ("2.", "提升新城", 3, Part.PLAN),
        ("三", "加强政府自身建设", 1, Part.PLAN),
    ],
)
def test_headings(number: str | None, title: str, level: int, part: Part) -> None:
    section = _titled(PLAIN, title)
    assert section.part is part
    assert section.level == level
    assert number is None or half_width(section.number or "") == number


def test_number_and_title_stand_as_written() -> None:
    text = PLAIN.replace("做强茶竹产业", "做强茶业，做优竹业")
    section = next(section for section in outline(text).sections if "竹业" in section.title)
    assert (section.number, section.title) == ("（一）", "做强茶业，做优竹业")


def test_a_run_in_heading_is_only_its_first_sentence() -> None:
    section = _titled(PLAIN, "产业筋骨更强")
    assert PLAIN[section.start : section.end].strip().startswith("（一）产业筋骨更强。竹木加工园二期投产")


def test_parents() -> None:
    by_id = {section.id: section for section in outline(PLAIN).sections}
    parent = {section.title: by_id[section.parent].title if section.parent else None for section in by_id.values()}
    assert parent["产业筋骨更强"] == "2030年工作回顾"
    assert parent["做强茶竹产业"] == "2031年工作安排"
    assert parent["建好两个中心"] == "做强茶竹产业"
    assert parent["改造老城"] == "建设宜居县城"
    assert parent["加强政府自身建设"] is None


def test_sections_are_nested_and_in_order() -> None:
    _check_tree(PLAIN)
    _check_tree(MIXED)
    _check_tree(FURNITURE_BEFORE + PLAIN + ANNEX + FURNITURE_AFTER)


def _check_tree(text: str) -> None:
    sections = outline(text).sections
    by_id = {section.id: section for section in sections}
    assert len(by_id) == len(sections)
    start, end = head(text).body
    for section, following in pairwise(sections):
        assert section.start < following.start
    for section in sections:
        assert start <= section.start < section.end <= end
        if section.parent is None:
            assert section.level == 1
        else:
            parent = by_id[section.parent]
            assert section.level == parent.level + 1
            assert parent.start < section.start
            assert section.end <= parent.end


def test_furniture_makes_no_section_and_explanations_make_one() -> None:
    framed = outline(FURNITURE_BEFORE + PLAIN + FURNITURE_AFTER).sections
    assert [(s.number, s.title, s.level, s.part) for s in framed] == [
        *((s.number, s.title, s.level, s.part) for s in outline(PLAIN).sections),
        (None, "名词解释", 1, Part.OTHER),
    ]


def test_half_width_punctuation_gives_the_same_outline() -> None:
    narrow = outline(half_width(PLAIN)).sections
    assert [(s.title, s.level, s.part) for s in narrow] == [(s.title, s.level, s.part) for s in outline(PLAIN).sections]


def test_a_chapter_that_names_both_parts_turns_in_its_middle() -> None:
    turns = outline(MIXED).turns
    part = [turn.part for turn in turns]
    assert part[:2] == [Part.REVIEW, Part.PLAN]
    assert MIXED[turns[1].start :].lstrip("　").startswith("“十七五”时期")


def test_a_chapter_that_opens_with_five_years_turns_at_the_next_plan() -> None:
    text = MIXED.replace("“十六五”时期，县域", "五年来，县域")
    turns = outline(text).turns
    assert [turn.part for turn in turns[:2]] == [Part.REVIEW, Part.PLAN]
    assert text[turns[1].start :].lstrip("　").startswith("“十七五”时期")
    assert _titled(text, "2031年重点工作").part is Part.PLAN


def test_without_chapters_the_plan_begins_with_its_aims() -> None:
    turns = outline(WITHOUT_CHAPTERS).turns
    assert [turn.part for turn in turns] == [Part.REVIEW, Part.PLAN]
    assert WITHOUT_CHAPTERS[turns[1].start :].lstrip("　").startswith("2031年全县主要预期目标是")


def test_no_plan_is_invented() -> None:
    text = "各位代表：\n\n　　去年茶叶丰收，山路修到了最远的村，集镇也通了夜班车，老人看病方便多了。\n"
    assert [turn for turn in outline(text).turns if turn.part is Part.PLAN] == []


def test_styles_mark_headings_that_the_wording_does_not() -> None:
    text = PLAIN.replace("　　严守纪律", "　　清风里的政府什么样，群众说了算。严守纪律", 1)
    start = text.index("清风里的政府")
    styled = (StyledHeading(start, start + len("清风里的政府什么样，群众说了算"), 2),)
    assert any(section.start == start for section in outline(text, styled).sections)


@pytest.mark.parametrize(
    "opening",
    [
        "各位代表，过去的成绩来之不易，离不开全县人民的辛勤付出，我向大家致谢。",
        "当前，我县仍有短板。优质学位不够，茶价起伏也大，需要一件一件补上来。",
        "新增规上企业4家。竹木加工园二期投产，老茶厂换了机器，订单排到年底。",
    ],
)
def test_sentences_that_are_no_headings(opening: str) -> None:
    text = PLAIN.replace("　　（二）乡村面貌更新", f"　　{opening}\n\n　　（二）乡村面貌更新")
    assert [s.title for s in outline(text).sections] == [s.title for s in outline(PLAIN).sections]


@law(150)
@given(
    st.lists(
        st.sampled_from([*PLAIN.splitlines(), *MIXED.splitlines(), "", "一、", "（三）", "1.", "一是", "。", "“"]),
        max_size=20,
    )
)
def test_lines_in_any_order_give_a_tree(lines: list[str]) -> None:
    _check_tree("\n".join(lines))


ADDRESSED = """石门岭县政府工作报告
——2031年1月16日在石门岭县第九届人民代表大会第三次会议上

一、2030年工作回顾
（一）修好道路。硬化村道36公里，通了夜班车。
（二）办好学校。新增学位540个，食堂全部翻新。
各位代表！这些成绩来之不易，也有不足：仍有3个村没有通车。
二、2031年工作安排
（一）建好水网。新建渠道12公里。
"""


def test_where_the_speaker_turns_to_the_assembly_the_section_ends_and_the_chapter_goes_on() -> None:
    sections = outline(ADDRESSED).sections
    turned = ADDRESSED.index("各位代表！")
    ends = {section.title: section.end for section in sections}
    assert [section.id for section in sections] == ["s1", "s2", "s3", "s4", "s5"]
    assert (ends["办好学校"], ends["2030年工作回顾"]) == (turned, ADDRESSED.index("二、2031"))


UMBRELLA = """石门岭县政府工作报告
——2031年1月16日在石门岭县第九届人民代表大会第三次会议上

一、2030年工作回顾
过去一年，全县生产总值增长4.6%。
二、2031年工作安排
扩大内外需求。全年投资增长5%，把钱用在大家天天用得着的地方，先修路、再修渠、再修学校，一件一件做好，做完一件公布一件，请大家来看、来评、来提意见，年底再一起算账。\
培育夜间集市。在城东和城南各开一处集市，周末开到半夜，请三百户摊主进场，统一供水供电，垃圾当晚清走，第二天早上看不出来，附近的住户可以提意见，意见当天答复，答复贴在门口。\
拓展山货销路。在省城开三家门店，在网上开一家，把竹笋、茶叶和蜂蜜卖出去，卖得好的村子多分一成，卖不动的请人来教，年底算总账，账目贴在村口，谁都可以来看，看不懂的可以问，问了当天就答。
办好各级学校。新增学位540个，食堂全部翻新，老师每年出去学习一次，回来讲给大家听，家长随时可以来听课，孩子们走路上学不超过半小时。
"""


def test_sentences_amid_a_paragraph_stand_beneath_the_one_that_opens_it() -> None:
    levels = [(section.level, section.title) for section in outline(UMBRELLA).sections]
    assert levels == [
        (1, "2030年工作回顾"), (1, "2031年工作安排"),
        (2, "扩大内外需求"), (3, "培育夜间集市"), (3, "拓展山货销路"), (2, "办好各级学校"),
    ]  # fmt: skip


def test_a_heading_that_turns_to_the_assembly_keeps_its_text() -> None:
    text = "石门岭县政府工作报告\n一、2030年工作回顾\n修好道路36公里。\n各位代表，做好明年的事\n二、2031年工作安排\n今年修渠。\n"
    start = text.index("各位代表")
    sections = outline(text, (StyledHeading(start, text.index("\n二、"), 3),)).sections
    said = next(one for one in sections if one.start == start)
    assert (said.title, said.end) == ("各位代表，做好明年的事", text.index("二、"))


def test_what_a_review_tells_of_its_tasks_is_no_plan() -> None:
    text = (
        "石门岭县2030年预算执行情况和2031年预算草案的报告\n各位代表：\n一、2030年财政工作情况\n（一）重点任务推进情况。\n兑付奖金17亿元。\n"
        "（二）收支情况。\n收入完成24亿元。\n二、2031年预算草案\n收入预期25亿元。\n"
    )
    assert _titled(text, "重点任务推进情况").part is Part.REVIEW
    assert _titled(text, "收支情况").part is Part.REVIEW
    assert _titled(text, "2031年预算草案").part is Part.PLAN


def test_a_report_begins_at_its_greeting_however_it_greets() -> None:
    text = "石门岭县渔政局2030年工作报告\n——2031年1月9日\n主任、各位副主任、各位委员：\n2030年，办理案件36件。\n一、2030年工作回顾\n修好码头。\n"
    assert head(text).body[0] == text.index("主任")
