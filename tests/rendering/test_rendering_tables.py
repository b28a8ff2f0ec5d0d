"""Tables and Markdown: what a reader is shown, in which order, within 100 columns, and safe whatever a report holds."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal

import pytest
import sample_reports as sample
from hypothesis import HealthCheck, given
from wcwidth import wcswidth

from laws import law
from reportdiff.errors import SettingsError
from reportdiff.model import Part, Section
from reportdiff.rendering import findings, markdown, table

LAW = law(60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def test_diff_in_chinese():
    lines = table.diff(sample.diff()).splitlines()
    assert lines[:3] == [
        "2025年目标 4 项：完成 1，未完成 1，延续 1，仅提及 0，未再提及 1；2026年新目标 1 项；未到期 1 项；",
        "承诺 已回顾 0，继续推进 1，未提及 0；章节 保留 1，更名 1，删去 1，新增 1",
        "青山区人民政府：2025年政府工作报告（2025.txt） → 2026年政府工作报告（2026.txt）",
    ]
    assert lines[4:11] == [
        "目标落实情况",
        "状态      指标                目标            结果                              差额  出处",
        "--------  ------------------  --------------  ------------------------  ------------  -------------",
        "完成      地区生产总值        增长6%左右      增长6.5%                  +0.5个百分点  二、2025年工…",
        "延续      居民人均可支配收入  增长6%左右      再定增长6.2%以上（调高）                二、2025年工…",
        "未再提及  新增停车位          增长3000个左右                                          二、2025年工…",
        "未完成    固定资产投资        570亿元以上     488.4亿元                    -81.6亿元  二、2025年工…",
    ]


def test_diff_in_english_words():
    shown = table.diff(sample.diff(), "en")
    assert shown.startswith("2025 targets: 4 (met 1, missed 1, carried over 1, mentioned 0, dropped 1); new 2026 targets: 1;\n")
    assert "-8.16 billion 元" in shown
    assert "+0.5 pp" in shown
    assert "≥ 570亿元" in shown


def test_what_is_cut_says_so_and_how_it_is_seen_whole():
    short, long = (table.diff(sample.diff(outcomes=(sample.outcome(target=sample.fact(indicator=name)),))) for name in ("产值", "产业" * 30))
    assert "COLUMNS=" not in short
    told = re.fullmatch("“…”处按100列截短，未列：出处。全文：--format markdown、csv，或 -o 文件；加宽：COLUMNS=(\\d+)", long.splitlines()[-1])
    assert told is not None
    found = sample.diff(outcomes=(sample.outcome(target=sample.fact(indicator="产业" * 30)),))
    wide = table.diff(found, columns=int(told[1]))
    assert "产业" * 30 in wide
    assert "…" not in wide
    assert "出处" in wide
    assert "…" in table.diff(found, columns=int(told[1]) - 1)


def test_the_place_gives_way_where_many_rows_would_be_cut_and_only_there():
    def heads(*indicators):
        rows = tuple(sample.outcome(target=sample.fact(indicator=name)) for name in indicators)
        return table.diff(sample.diff(outcomes=rows)).splitlines()[5].split()

    assert "出处" not in heads("产业" * 30, *["产值"] * 5)
    assert "出处" in heads("产业" * 30, *["产值"] * 15)


def test_a_finding_is_whole():
    message = "新增企业726家，" * 20
    shown = findings.table(sample.report(), (replace(sample.finding(), message=message),))
    assert "…" not in shown
    assert message in "".join(line.strip() for line in shown.splitlines())
    assert all(wcswidth(line) <= 100 for line in shown.splitlines())


def test_targets_that_are_not_due_stand_by_themselves():
    row = r"绿色食品产业规模 +60亿元以上 +2027 +36亿元 +60% +-24亿元$"
    assert re.search(r"^尚未到期的目标（1）$(?s:.*?)" + row, table.diff(sample.diff()), re.MULTILINE)
    assert " 60% |" in markdown.diff(sample.diff())
    assert "尚未到期" not in table.diff(sample.diff(pending=()))
    assert "99%" in table.diff(sample.diff(pending=(sample.pending(progress=Decimal("0.9999")),)))


def test_headline_targets_stand_first_then_all_as_in_the_report():
    order = r"^(未完成|未再提及|延续|完成)"
    assert re.findall(order, table.outcomes(sample.diff()), re.MULTILINE) == ["完成", "延续", "未再提及", "未完成"]
    found = sample.diff(outcomes=(sample.outcome(), sample.missed(headline=True), sample.carried_over()))
    assert re.findall(order, table.outcomes(found), re.MULTILINE) == ["未完成", "完成", "延续"]


def test_colour_paints_statuses_and_nothing_else():
    plain, painted = table.diff(sample.diff()), table.diff(sample.diff(), colour=True)
    assert "\x1b[31m未完成\x1b[0m" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == plain


def test_notes_stand_below_the_summary():
    found = sample.diff(notes=("没有找到规划部分",))
    assert "\n注：没有找到规划部分\n" in table.diff(found)
    assert "> 注：没有找到规划部分" in markdown.diff(found)


def test_nothing_found_is_said():
    empty = sample.diff(outcomes=(), new_targets=(), sections=())
    assert table.diff(empty).count("（无）") == 3
    assert markdown.diff(empty).count("（无）") == 3
    bare = sample.report(sections=(), facts=(), commitments=(), title=None, year=None)
    for shown in (table.extract(bare), table.outline(bare), markdown.extract(bare), markdown.outline(bare)):
        assert "（无）" in shown
        assert "年份不明" in shown


def test_a_target_only_spoken_of_says_so():
    found = sample.diff(outcomes=(sample.carried_over(renewed=None, change=None),))
    assert "提及而无数字" in table.outcomes(found)


def test_outline_is_a_tree():
    assert table.outline(sample.report()).splitlines()[3:] == [
        "[回顾]  一、2024年工作回顾",
        "[部署]  二、2025年工作安排",
        "          （一）扩大内需",
    ]
    assert markdown.outline(sample.report()).endswith("- 二、2025年工作安排 (部署)\n  - （一）扩大内需\n")


def test_markdown_headings_do_not_become_lists():
    section = Section("a", None, 1, "1.", "- <b>x</b>", Part.OTHER, 0, 9)
    assert markdown.outline(sample.report(sections=(section,))).endswith("- 1\\. - \\<b\\>x\\</b\\> (其他)\n")


def test_markdown_escapes_every_sign_of_markup():
    found = sample.diff(outcomes=(sample.outcome(why="a|b`c*d_e<f>[g](h)\\&#~ https://x www.x.org"),))
    cell = r"a\|b\`c\*d\_e\<f\>\[g\](h)\\\&\#\~ https:\/\/x www\.x.org"
    assert cell in markdown.diff(found)


def test_github_table_is_escaped_and_whole():
    long = "指标" * 80
    found = sample.diff(outcomes=(sample.outcome(target=sample.fact(indicator=long + "|<i>")),))
    assert long + r"\|\<i\>" in table.outcomes(found, "github")


def test_html_table_is_escaped():
    found = sample.diff(outcomes=(sample.outcome(target=sample.fact(indicator="<script>")),))
    assert "<script>" not in table.outcomes(found, "html")


@pytest.mark.parametrize("form", ["unsafehtml", "latex_raw", "nonsense", ""])
def test_unknown_table_formats_are_refused(form):
    with pytest.raises(SettingsError, match=r"one of .*github"):
        table.outcomes(sample.diff(), form)


def test_unknown_language_is_refused():
    with pytest.raises(SettingsError, match="zh, en"):
        table.outcomes(sample.diff(), ui="fr")


@LAW
@given(sample.hostile_diffs())
def test_no_line_is_wider_than_the_screen(found):
    for ui in (None, "zh", "en"):
        for shown in (table.diff(found, ui), table.outcomes(found, ui=ui), table.extract(found.old, ui)):
            assert max(wcswidth(line) for line in shown.splitlines()) <= 100
        assert max(wcswidth(line) for line in table.outline(found.old, ui).splitlines()) <= 100


@LAW
@given(sample.hostile_diffs())
def test_nothing_in_a_page_commands_a_terminal(found):
    pages = [table.diff(found), table.extract(found.old), table.outline(found.old), table.outcomes(found, "grid")]
    pages += [markdown.diff(found), markdown.extract(found.old), markdown.outline(found.old)]
    for page in pages:
        odd = {unicodedata.category(char) for char in page if char != "\n"} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert not odd


@LAW
@given(sample.hostile_diffs())
def test_rows_stay_rows(found):
    sheet = table.outcomes(found).splitlines()
    assert len(sheet) == (len(found.outcomes) + 2 if found.outcomes else 1)


def test_long_numbers_do_not_break_a_line():
    found = sample.diff(outcomes=(sample.missed(margin=Decimal("-123456789012345678901234567890.123")),))
    assert max(map(wcswidth, table.diff(found, "en").splitlines())) <= 100
