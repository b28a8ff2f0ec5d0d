"""The head and the foot of a report: who, when, which year, and where the speech begins and ends."""

from __future__ import annotations

import pytest
from made_reports import ANNEX, FURNITURE_AFTER, FURNITURE_BEFORE, PLAIN, WITHOUT_CHAPTERS, head, outline

from reportdiff.kinds import part_at
from reportdiff.model import Part


def _body(text: str) -> str:
    start, end = head(text).body
    return text[start:end]


def test_title_issuer_date_and_year() -> None:
    found = head(PLAIN)
    assert found.title == "2031年松溪县政府工作报告"
    assert found.issuer == "松溪县人民政府"
    assert found.date == "2031-01-16"
    assert found.year == 2031


@pytest.mark.parametrize(
    "lines",
    [
        "——2031年1月16日在松溪县\n第九届人民代表大会第三次会议上",
        "（2031年1月16日在松溪县第九届\n人民代表大会第三次会议上）",
        "2031年\n1月16日在松溪县第九届人民代表大会第三次会议上",
        "2031年1月16日\n在松溪县第九届人民代表大会第三次会议上",
    ],
)
def test_date_over_two_lines(lines: str) -> None:
    text = PLAIN.replace("——2031年1月16日在松溪县第九届人民代表大会第三次会议上", lines)
    assert head(text).date == "2031-01-16"


def test_full_width_date() -> None:
    assert head(PLAIN.replace("2031年1月16日", "２０３１年１月１６日")).date == "2031-01-16"


def test_day_of_publication_is_not_the_date() -> None:
    text = PLAIN.replace("——2031年1月16日在松溪县第九届人民代表大会第三次会议上\n", "发布日期：2031年2月3日\n")
    assert head(text).date is None


def test_year_from_the_heading_of_the_plan() -> None:
    text = PLAIN.replace("——2031年1月16日在松溪县第九届人民代表大会第三次会议上", "").replace("2031年松溪县", "松溪县")
    found = head(text)
    assert found.date is None
    assert found.year == 2031
    assert found.issuer == "松溪县人民政府"


def test_year_of_a_report_delivered_before_it_begins() -> None:
    assert head(PLAIN.replace("2031年1月16日", "2030年12月28日")).year == 2031
    bare = PLAIN.replace("2031年松溪县", "松溪县").replace("2030年工作回顾", "工作回顾").replace("2031年工作安排", "工作安排")
    bare = bare.replace("2031年的目标", "目标")
    assert head(bare.replace("2031年1月16日", "2030年1月28日")).year == 2030


def test_a_slip_in_the_date_is_outvoted_by_the_headings_of_review_and_plan() -> None:
    untitled = PLAIN.replace("2031年松溪县", "松溪县")
    assert head(untitled.replace("2031年1月16日", "2030年1月28日")).year == 2031


def test_a_slip_in_one_heading_is_outvoted_by_title_and_date() -> None:
    assert head(PLAIN.replace("二、2031年工作安排", "二、2030年工作安排")).year == 2031


def test_year_of_title_and_headings_where_the_date_alone_says_another() -> None:
    assert head(PLAIN.replace("2031年1月16日", "2030年1月28日")).year == 2031


def test_year_after_the_one_that_is_reviewed() -> None:
    text = "松溪县政府工作报告\n\n各位代表：\n\n　　一、2030年工作回顾\n\n　　茶叶丰收。\n\n"
    text += "　　二、下一步工作安排\n\n　　办好茶节。\n"
    assert head(text).year == 2031


def test_no_year_at_all() -> None:
    assert head("各位代表：\n\n　　一、工作回顾\n\n　　茶叶丰收。\n\n　　二、工作安排\n\n　　办好茶节。\n").year is None


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("2031年青石岭市政府工作报告", "青石岭市人民政府"),
        ("云岭市人民政府工作报告", "云岭市人民政府"),
        ("2031年国务院政府工作报告", "国务院"),
    ],
)
def test_issuer_from_the_title(title: str, issuer: str) -> None:
    text = PLAIN.replace("2031年松溪县政府工作报告", title).replace(
        "在松溪县第九届人民代表大会", "在第九届人民代表大会"
    )
    assert head(text).issuer == issuer


def test_issuer_from_the_assembly() -> None:
    text = PLAIN.replace("2031年松溪县政府工作报告", "政府工作报告")
    assert head(text).issuer == "松溪县人民政府"


def test_body_is_the_speech_and_what_explains_it() -> None:
    body = _body(FURNITURE_BEFORE + PLAIN + FURNITURE_AFTER).strip()
    assert body.startswith("各位代表：")
    assert body.endswith("2.夜班车：晚上九点以后开行的公交。")


def test_furniture_changes_nothing_in_the_head() -> None:
    plain, framed = head(PLAIN), head(FURNITURE_BEFORE + PLAIN + FURNITURE_AFTER)
    assert (framed.title, framed.issuer, framed.date, framed.year) == (
        plain.title,
        plain.issuer,
        plain.date,
        plain.year,
    )


def test_annex_of_livelihood_projects_belongs_to_the_body() -> None:
    body = _body(PLAIN + ANNEX)
    assert "改造农贸市场5个" in body


@pytest.mark.parametrize("heading", ["名词解释", "名词注释", "附注：", "《政府工作报告》有关名词解释"])
def test_explanations_of_terms_are_read_and_of_no_part(heading: str) -> None:
    text = PLAIN + FURNITURE_AFTER.replace("名词解释", heading)
    assert "12万人参加" in _body(text)
    assert part_at(outline(text).turns, text.index("12万人")) is Part.OTHER


def test_links_to_other_pages_do_not_belong_to_the_body() -> None:
    assert "12万人参加" not in _body(PLAIN + FURNITURE_AFTER.replace("名词解释", "相关链接"))


def test_annex_before_explanations() -> None:
    text = PLAIN + ANNEX + FURNITURE_AFTER
    turns = outline(text).turns
    assert part_at(turns, text.index("改造农贸市场5个")) is Part.PLAN
    assert part_at(turns, text.index("12万人参加")) is Part.OTHER


def test_a_report_without_a_foot_ends_with_its_text() -> None:
    assert head(WITHOUT_CHAPTERS).body[1] == len(WITHOUT_CHAPTERS)


@pytest.mark.parametrize("text", ["", "\n\n", "各位代表", "政府工作报告", "一、", "２０３１年"])
def test_scraps_have_no_head_and_raise_nothing(text: str) -> None:
    found = head(text)
    assert 0 <= found.body[0] <= found.body[1] <= len(text)
