"""What changed in the wording of sections that answer each other: words and figures, and nothing that stayed."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import reportdiff as rd
from reportdiff import following
from reportdiff.rendering import page
from reportdiff.rendering.page.marked import Mark, furniture, marked
from reportdiff.rendering.page.rewording import Change, Reworded

_TEXT = st.text("甲乙丙丁修建桥。，；3 ab\n", max_size=40)


def told(old: str, new: str, old_figures: Sequence[str] = (), new_figures: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """What went from the old text and what came into the new one, as ``kind:words``."""

    def places(text: str, figures: Sequence[str]) -> list[tuple[int, int]]:
        return [(text.index(one), text.index(one) + len(one)) for one in figures]

    gone, came = Reworded(old, places(old, old_figures), new, places(new, new_figures)).changes([(0, len(old))], [(0, len(new))])
    return _shown(old, gone), _shown(new, came)


def _shown(text: str, made: Sequence[Change]) -> list[str]:
    return [f"{one.kind}:{text[one.start : one.end]}" for one in made if one.kind != "same"]


def test_words_and_figures_apart() -> None:
    found = told("全区新建公园3座，修缮旧桥。", "全区新建公园12座，修缮多年旧桥。", ["3座"], ["12座"])
    assert found == (["gone figure:3座"], ["came figure:12座", "came:多年"])


def test_a_bound_that_was_weakened_is_seen() -> None:
    assert told("全区生产总值增长7%以上。", "全区生产总值增长7%左右。", ["7%"], ["7%"]) == (["gone:以上"], ["came:左右"])


def test_a_word_changes_as_a_whole() -> None:
    """推 stays, and yet 推进 became 推动: the characters of a word stand together elsewhere too."""
    more = "推进。推动。推进。推动。"
    old, new = f"协同推进水库建设。\n{more}", f"协同推动水库建设。\n{more}"
    changes = Reworded(old, [], new, []).changes([(0, 9)], [(0, 9)])
    assert [old[one.start : one.end] for one in changes[0] if one.kind == "gone"] == ["推进"]
    assert [new[one.start : one.end] for one in changes[1] if one.kind == "came"] == ["推动"]


def test_english_words_are_whole() -> None:
    assert told("We plant 40 trees along the river.", "We plant 55 oaks along the river.", ["40"], ["55"]) == (
        ["gone figure:40", "gone:trees"],
        ["came figure:55", "came:oaks"],
    )


def test_another_sentence_is_left_alone() -> None:
    assert told("湖区水位稳定。", "学校开办夜校课程五十门。") == ([], [])


def test_sentences_in_another_order_stayed() -> None:
    assert told("修缮东门老桥。改造西街路灯。", "改造西街路灯。修缮东门老桥。") == ([], [])


@given(_TEXT)
def test_the_same_text_is_the_same(text: str) -> None:
    gone, came = Reworded(text, [], text, []).changes([(0, len(text))], [(0, len(text))])
    assert gone == came
    assert {one.kind for one in gone} <= {"same"}


@given(_TEXT, _TEXT)
def test_what_stayed_is_in_both(old: str, new: str) -> None:
    gone, came = Reworded(old, [], new, []).changes([(0, len(old))], [(0, len(new))])

    def stayed(text: str, made: list[Change]) -> str:
        return "".join(sorted("".join(text[one.start : one.end] for one in made if one.kind == "same").replace(" ", "")))

    assert stayed(old, gone) == stayed(new, came)
    for text, made in ((old, gone), (new, came)):
        ordered = sorted(made, key=lambda one: one.start)
        assert all(0 <= one.start < one.end <= len(text) for one in made)
        assert all(one.end <= two.start for one, two in itertools.pairwise(ordered))


def test_markup_is_not_shown_and_no_place_is_lost() -> None:
    report = rd.parse("# 青川县政府工作报告\n\n**一、2030年工作回顾**\n\n绿化率达到**40%**。\n", name="青川.md")
    start, end = report.text.index("绿化率"), len(report.text)
    html = marked(report.text, start, end, [Mark(report.text.index("40%"), report.text.index("40%") + 3, "f", "fig"), *furniture(report, start, end)])
    assert "*" not in html
    assert 'id="f"' in html


def _reports(*plans: str) -> tuple[rd.Report, rd.Report]:
    texts = (
        f"青川县{2030 + at}年政府工作报告\n各位代表：\n一、{2029 + at}年工作回顾\n好。\n二、{2030 + at}年工作安排\n{plan}" for at, plan in enumerate(plans)
    )
    first, second = (rd.parse(text, lang="zh") for text in texts)
    return first, second


def test_a_page_shows_changed_words_on_request_only(browser: Any, tmp_path: Path) -> None:
    old, new = _reports("（一）修桥补路。全县新建石桥3座以上，第2批开工。\n", "（一）修桥补路。全县新建石桥5座左右，第3批开工。\n")
    file = tmp_path / "page.html"
    file.write_text(page.diff(rd.diff(old, new), following.quoted), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    for folded in tab.locator("#texts details").all():
        folded.evaluate("it => { it.open = true }")
    shown = tab.locator("#texts .side ins", has_text="左右")
    ground = "it => getComputedStyle(it).backgroundColor"
    assert tab.locator("#texts .side del", has_text="以上").count() == 1
    assert shown.evaluate(ground) != "rgba(0, 0, 0, 0)"
    tab.click("#changes")
    assert shown.evaluate(ground) == "rgba(0, 0, 0, 0)"
    number = tab.locator("#texts .unread", has_text="3").first
    assert number.evaluate(ground) == "rgba(0, 0, 0, 0)"
    tab.click("#shade")
    assert number.evaluate(ground) != "rgba(0, 0, 0, 0)"
    tab.close()


def test_texts_beyond_reason_are_not_compared() -> None:
    long = "甲乙丙丁" * 200_000
    assert told(long, long + "戊") == ([], [])
    many = "修缮旧桥。" * 1_000
    assert told(many, many + "新建公园。") == ([], [])
