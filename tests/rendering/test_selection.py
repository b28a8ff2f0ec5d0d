"""What a reader asked to see of a comparison, in every format; and what a terminal shows of it on two screens."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import docx
import openpyxl
import pytest
import sample_reports as sample
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from wcwidth import wcswidth

from laws import law
from reportdiff import following
from reportdiff.model import Facet, Part, Revision, Section, Status
from reportdiff.rendering import delimited, documents, letter, markdown, page, sheets, table, wording, workbook
from reportdiff.rendering.chapters import chapters
from reportdiff.rendering.selection import ALL, Selection

LAW = law(40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
WORDS = wording.load("zh")
CHAPTERS = tuple(Section(f"c{at}", "s2", 2, f"（{at}）", title, Part.PLAN, 450 + at, 451 + at) for at, title in enumerate(("建园区", "修水渠", "办学校"), 1))


def found():
    """Two headline targets, and three in three chapters, of every status but mentioned."""
    old = sample.report(sections=(sample.REVIEW, sample.PLAN, *CHAPTERS))
    there = [(f"c{at}", 450 + at) for at in (1, 2, 3)]
    in_chapter = [{"section": section, "start": start, "end": start + 1} for section, start in there]
    return sample.diff(
        old=old,
        outcomes=(
            sample.missed(target=sample.money(id="a", **in_chapter[2], indicator="校舍投资")),
            sample.outcome(target=sample.fact(id="b", **in_chapter[0], indicator="园区产值"), facets=(Facet.WITHIN_TOLERANCE,)),
            sample.dropped(target=sample.fact(id="c", **in_chapter[1], indicator="新修水渠")),
            sample.missed(target=sample.money(id="d", indicator="投资", start=421, end=422), headline=True),
            sample.outcome(headline=True, facets=(Facet.WEAKENED,)),
        ),
    )  # fmt: skip


def statuses(selection):
    return [one["status"] for one in documents.diff(found(), selection)["outcomes"]]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (ALL, ["missed", "met", "dropped", "missed", "met"]),
        (Selection(statuses=frozenset({Status.MISSED})), ["missed", "missed"]),
        (Selection(headline=True), ["missed", "met"]),
        (Selection(headline=True, statuses=frozenset({Status.MET})), ["met"]),
        (Selection(section="水渠"), ["dropped"]),
        (Selection(section="2025年工作安排"), ["missed", "met", "dropped", "missed", "met"]),
        (Selection(section="没有的"), []),
        (Selection(summary=True), []),
    ],
)
def test_rows(selection, expected):
    assert statuses(selection) == expected
    assert documents.diff(found(), selection)["summary"] == documents.diff(found())["summary"]


def test_who_asks_for_statuses_is_shown_no_other_list():
    chosen = Selection(statuses=frozenset({Status.MISSED})).of(found())
    assert (chosen.new_targets, chosen.pending, chosen.commitments, chosen.sections) == ((), (), (), ())
    assert Selection(section="没有的").of(found()).sections == ()
    kept = Selection(section="修水渠").of(sample.diff(old=found().old))
    assert kept.old == found().old


def test_the_document_says_what_was_left_out():
    assert documents.diff(found())["selection"] is None
    asked = Selection(statuses=frozenset({Status.DROPPED, Status.MET}), section="园")
    assert documents.diff(found(), asked)["selection"] == {
        "statuses": ["met", "dropped"], "headline": False, "section": "园", "summary": False
    }  # fmt: skip


def test_every_format_honours_it():
    asked = Selection(statuses=frozenset({Status.DROPPED}))
    shown = {
        "table": table.diff(found(), selection=asked),
        "markdown": markdown.diff(found(), selection=asked),
        "csv": delimited.diff(found(), selection=asked),
        "json": json.dumps(documents.diff(found(), asked)["outcomes"], ensure_ascii=False),
        "html": re.sub(r"(?s)<section id=\"texts\".*", "", page.diff(found(), following.quoted, selection=asked)),
        "xlsx": str([[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(workbook.diff(found(), selection=asked)))["目标落实"]]),
        "docx": str([cell.text for one in docx.Document(io.BytesIO(letter.diff(found(), selection=asked))).tables for row in one.rows for cell in row.cells]),
    }  # fmt: skip
    for form, text in shown.items():
        assert "新修水渠" in text, form
        assert "校舍投资" not in text, form
        assert "充电桩" not in text, form  # the new target
    for form in ("table", "markdown", "html"):
        assert "只列出：未再提及" in shown[form]


def test_the_counts_alone():
    asked = Selection(summary=True)
    assert "主要预期目标 2 项：完成 1，未完成 1，未报告 0" in table.diff(found(), selection=asked)
    assert "指标" not in table.diff(found(), selection=asked)
    assert "|" not in markdown.diff(found(), selection=asked)
    counted = dict(csv.reader(io.StringIO(delimited.diff(found(), selection=asked))))
    assert (counted["count"], counted["missed"], counted["headline.met"], counted["sections.kept"]) == ("value", "2", "1", "1")
    assert docx.Document(io.BytesIO(letter.diff(found(), selection=asked))).tables == []
    assert openpyxl.load_workbook(io.BytesIO(workbook.diff(found(), selection=asked))).sheetnames == ["说明"]


def test_headline_targets_first_then_by_chapter():
    lines = table.diff(found()).splitlines()
    at = [next(n for n, line in enumerate(lines) if line.startswith(start)) for start in (
        "主要预期目标（2）", "其他目标（3）", "▪ （1）建园区", "完成（基本完成）  园区产值", "▪ （2）修水渠", "未再提及", "▪ （3）办学校",
    )]  # fmt: skip
    assert at == sorted(at)
    shown = markdown.diff(found())
    assert re.findall(r"^##+ (.*)", shown, re.M)[:5] == ["主要预期目标（2）", "其他目标（3）", "（1）建园区", "（2）修水渠", "（3）办学校"]


def test_facets_of_a_verdict_stand_beside_it_those_of_the_new_aim_do_not():
    met = found().outcomes
    assert sheets.status_word(met[1], WORDS) == "完成（基本完成）"
    assert sheets.status_word(met[4], WORDS) == "完成"
    assert sheets.facets(met[4], WORDS) == "新目标减弱"
    same = sample.outcome(facets=(Facet.WEAKENED, Facet.LATE), change=Revision.SAME)
    assert sheets.facets(same, WORDS) == "新目标同数放宽、逾期"
    assert sheets.facets(replace(same, change=Revision.LOWERED), WORDS) == "新目标减弱、逾期"
    both = sample.outcome(facets=(Facet.LATE, Facet.MID_YEAR))
    assert sheets.status_word(both, wording.load("en")) == "met (late, not the whole year)"


def test_chapters_stand_at_the_level_at_which_targets_part():
    one = [sample.fact(id=section.id, section=section.id) for section in CHAPTERS]
    told = found().old
    assert [section.title for section in chapters(told, one).values()] == ["建园区", "修水渠", "办学校"]
    deep = Section("d1", "c1", 3, "1.", "厂房", Part.PLAN, 452, 453)
    told = sample.report(sections=(sample.PLAN, *CHAPTERS, deep))
    below = [*one, sample.fact(id="x", section="d1"), sample.fact(id="y", section=None), sample.fact(id="z", section="s2")]
    placed = chapters(told, below)
    assert placed["x"].title == "建园区"
    assert placed["y"] is None
    assert placed["z"].title == "2025年工作安排"
    assert chapters(told, []) == {}


def test_a_terminal_shows_two_screens_and_how_to_see_the_rest():
    many = found()
    rows = tuple(sample.dropped(target=sample.fact(id=f"r{at}", start=460 + at, section="c2")) for at in range(200))
    many = sample.diff(old=many.old, outcomes=many.outcomes + rows)
    brief = table.diff(many, lines=47)
    assert len(brief.splitlines()) <= 47
    assert "--all" in brief.splitlines()[-1]
    assert "主要预期目标（2）" in brief
    assert re.search(r"^（2）修水渠 +201 +201$", brief, re.M)
    assert "其他目标中未完成和未再提及的（202）" in brief
    small = sample.diff(commitments=(), sections=())
    assert table.diff(small, lines=47) == table.diff(small)
    assert len(table.diff(many).splitlines()) > 200


@LAW
@given(sample.hostile_diffs(), st.sampled_from([47, 80]), st.sampled_from([80, 100, 137]), st.sampled_from(["zh", "en"]))
def test_two_screens_are_never_more(hostile, lines, columns, ui):
    shown = table.diff(hostile, ui, lines=lines, columns=columns).splitlines()
    notes = sum(len(note) for note in hostile.notes) // 40  # what cannot be told is never left out
    assert len(shown) <= lines + notes
    assert max(wcswidth(line) for line in shown) <= columns


@LAW
@given(sample.hostile_diffs(), st.sampled_from([80, 100, 160]))
def test_tables_keep_to_the_width_of_a_terminal(hostile, columns):
    for line in table.diff(hostile, columns=columns).splitlines():
        assert wcswidth(line) <= columns
