"""Laws of the alignment of sections, on the invented reports of the fixtures and on reports made of their parts."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reportdiff as rd
from laws import law
from reportdiff.alignment import align, shared, similarity
from reportdiff.alignment.assignment import assign
from reportdiff.alignment.grams import grams_of
from reportdiff.alignment.sections import Alignment, _longest_rising
from reportdiff.alignment.shared import cosines, held
from reportdiff.model import Move, Pair, Part, Report

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"
ONE_TO_ONE = {Move.KEPT, Move.RENAMED, Move.MOVED}
BOTH = ONE_TO_ONE | {Move.SPLIT, Move.MERGED}


@cache
def _text(year: int) -> str:
    return (FIXTURES / f"{year}.txt").read_text(encoding="utf-8")


@cache
def _report(year: int) -> Report:
    return rd.parse(_text(year), name=str(year))


def _cut(text: str) -> tuple[str, list[str], str]:
    """The text before the plan's sections, the sections （一）…, and the text after them."""
    plan = text.index("　　二、20")
    first, last = text.index("　　（一）", plan), text.index("　　三、", plan)
    pieces = text[first:last].split("　　（")[1:]
    return text[:first], ["　　（" + piece for piece in pieces], text[last:]


def _with_sections(year: int, order: list[int]) -> Report:
    before, sections, after = _cut(_text(year))
    return rd.parse(before + "".join(sections[i] for i in order) + after, name=f"{year} in another order")


PLAN_SECTIONS = {year: len(_cut(_text(year))[1]) for year in (2024, 2025)}


def _check(pairs: tuple[Pair, ...], old: Report, new: Report) -> None:
    assert {s.id for s in old.sections} == {pair.old.id for pair in pairs if pair.old}
    assert {s.id for s in new.sections} == {pair.new.id for pair in pairs if pair.new}
    for pair in pairs:
        assert 0 <= pair.similarity <= 1
        assert (pair.old is None) == (pair.change is Move.ADDED)
        assert (pair.new is None) == (pair.change is Move.REMOVED)
        if pair.old and pair.new:
            assert pair.old.part is pair.new.part
            assert pair.change in BOTH
    one_to_one = [pair for pair in pairs if pair.change in ONE_TO_ONE]
    assert len({pair.old.id for pair in one_to_one if pair.old}) == len(one_to_one)
    assert len({pair.new.id for pair in one_to_one if pair.new}) == len(one_to_one)


@pytest.mark.parametrize(("old", "new"), [(2024, 2025), (2025, 2024), (2024, 2024), (2025, 2025)])
def test_every_section_appears_and_parts_stay_apart(old: int, new: int) -> None:
    _check(align(_report(old), _report(new)), _report(old), _report(new))


@pytest.mark.parametrize("year", [2024, 2025])
def test_a_report_answers_itself(year: int) -> None:
    report = _report(year)
    pairs = align(report, report)
    assert [(pair.old, pair.new, pair.change) for pair in pairs] == [(s, s, Move.KEPT) for s in report.sections]
    assert min(pair.similarity for pair in pairs) > 0.9


@pytest.mark.parametrize("seed", range(6))
def test_sections_in_another_order_keep_their_partners(seed: int) -> None:
    """A plan whose sections only changed places is still the same plan."""
    order = list(range(PLAN_SECTIONS[2025]))
    random.Random(seed).shuffle(order)
    permuted = _with_sections(2025, order)
    pairs = align(_report(2025), permuted)
    _check(pairs, _report(2025), permuted)
    assert [pair for pair in pairs if pair.old is None or pair.new is None or pair.old.title != pair.new.title] == []
    assert {pair.change for pair in pairs} <= {Move.KEPT, Move.MOVED}


def test_only_what_changed_its_place_has_moved() -> None:
    """The first section of the plan put behind the second moves alone: what stands in either goes with it, and all others
    have another number only."""
    order = list(range(PLAN_SECTIONS[2025]))
    swapped = [order[1], order[0], *order[2:]]
    report, other = _report(2025), _with_sections(2025, swapped)
    moved = [pair.old for pair in align(report, other) if pair.change is Move.MOVED]
    assert [section.level for section in moved if section] == [2]
    shorter = _with_sections(2025, order[1:])
    assert Move.MOVED not in {pair.change for pair in align(report, shorter)}
    assert Move.MOVED not in {pair.change for pair in align(shorter, report)}


def _headed(*chapters: tuple[str, str]) -> Report:
    """A report whose plan has these sections, each a title and a text."""
    before, _, after = _cut(_text(2025))
    plan = "".join(f"　　（{number}）{title}。{told}\n" for number, (title, told) in zip("一二三", chapters, strict=False))
    return rd.parse(before + plan + after, name="of these sections")


ROADS = "改扩建县道120公里，打通断头路9条，新开通城乡公交线路4条，整治农村危桥6座。"
SCHOOLS = "新建幼儿园5所，扩建初中2所，引进骨干教师80名，增加学位3200个。"
WOODS = "营造水源涵养林2万亩，修复湿地600亩，关停散乱污企业17家，治理黑臭水体3处。"
TRADE = "培育外贸主体40家，建设跨境电商产业园1个，新增海外仓3个，办好茶叶博览会。"


def test_a_section_that_two_take_up_has_both_for_answers() -> None:
    """Roads and schools stood together; one goes on with the woods, the other with trade."""
    old = _headed(("补齐短板", ROADS + SCHOOLS), ("守住家底", WOODS), ("走出山门", TRADE))
    new = _headed(("打通经脉", ROADS + WOODS), ("培植根基", SCHOOLS + TRADE))
    answers = [(pair.old.title, pair.new.title) for pair in align(old, new) if pair.old and pair.new]
    assert {("补齐短板", "打通经脉"), ("补齐短板", "培植根基")} <= set(answers)
    assert [new_title for old_title, new_title in answers if old_title == "守住家底"] == ["打通经脉"]
    assert [new_title for old_title, new_title in answers if old_title == "走出山门"] == ["培植根基"]


def test_a_section_that_one_takes_up_has_no_second_answer() -> None:
    old = _headed(("补齐短板", ROADS + SCHOOLS), ("守住家底", WOODS), ("走出山门", TRADE))
    new = _headed(("打通经脉", ROADS + SCHOOLS + WOODS), ("培植根基", TRADE))
    answers = [(pair.old.title, pair.new.title) for pair in align(old, new) if pair.old and pair.new]
    assert [new_title for old_title, new_title in answers if old_title == "补齐短板"] == ["打通经脉"]


@pytest.mark.parametrize("seed", range(4))
def test_order_of_new_does_not_change_who_answers_whom(seed: int) -> None:
    order = list(range(PLAN_SECTIONS[2025]))
    random.Random(seed).shuffle(order)
    straight, permuted = align(_report(2024), _report(2025)), align(_report(2024), _with_sections(2025, order))
    assert _partners(permuted) == _partners(straight)


def _partners(pairs: tuple[Pair, ...]) -> set[tuple[str | None, str | None]]:
    return {(pair.old and pair.old.title, pair.new and pair.new.title) for pair in pairs}


@law(25)
@given(
    st.lists(st.integers(0, PLAN_SECTIONS[2024] - 1), unique=True),
    st.lists(st.integers(0, PLAN_SECTIONS[2025] - 1), unique=True),
)
def test_any_choice_of_sections(old: list[int], new: list[int]) -> None:
    first, second = _with_sections(2024, old), _with_sections(2025, new)
    _check(align(first, second), first, second)


@law(25)
@given(st.integers(0, PLAN_SECTIONS[2024] - 1))
def test_a_section_taken_out_is_removed_or_merged_and_takes_no_partner(gone: int) -> None:
    rest = [i for i in range(PLAN_SECTIONS[2024]) if i != gone]
    shorter = _with_sections(2024, rest)
    pairs = align(_report(2024), shorter)
    assert [p for p in pairs if p.change in ONE_TO_ONE and p.old and p.new and p.old.title != p.new.title] == []
    assert not [pair for pair in pairs if pair.change is Move.ADDED]


def test_a_report_without_sections() -> None:
    bare = rd.parse("各位代表：\n\n　　去年茶叶丰收，今年接着干。\n", name="bare", lang="zh", year=2031)
    assert align(bare, bare) == ()
    pairs = align(_report(2024), bare)
    assert {pair.change for pair in pairs} == {Move.REMOVED}
    assert {pair.change for pair in align(bare, _report(2024))} == {Move.ADDED}


def test_review_never_answers_plan() -> None:
    """Even where the words are the same: OLD's plan, word for word, reported as NEW's review."""
    text = "2031年松溪县政府工作报告\n\n各位代表：\n\n　　{}\n\n"
    text += "　　（一）做强茶竹产业。统一鲜叶分级办法，组团参加省里的茶博会，让茶农心里有底。\n"
    old = rd.parse(text.format("二、2031年工作安排"), name="old", lang="zh")
    new = rd.parse(text.format("一、2031年工作回顾"), name="new", lang="zh")
    assert {s.part for s in old.sections} == {Part.PLAN}
    assert {s.part for s in new.sections} == {Part.REVIEW}
    assert {pair.change for pair in align(old, new)} == {Move.REMOVED, Move.ADDED}


def test_a_section_of_a_chapter_that_turns_from_review_to_plan_stays() -> None:
    """The chapter counts as review, its second section as plan: nothing has moved."""
    text = "2031年松溪县政府工作报告\n\n各位代表：\n\n　　一、“十九五”发展成就和“二十五”发展目标\n\n"
    text += "　　（一）茶竹产业取得成效。统一鲜叶分级办法，茶农心里有底。\n\n　　今后五年，接着干。\n\n"
    text += "　　（二）办好乡村学校。配齐音乐和体育教师，开放操场。\n"
    report = rd.parse(text, name="mixed", lang="zh")
    assert {section.part for section in report.sections} == {Part.REVIEW, Part.PLAN}
    assert {pair.change for pair in align(report, report)} == {Move.KEPT}


_SCORES = st.integers(1, 5).flatmap(
    lambda rows: st.integers(1, 5).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 100), min_size=columns, max_size=columns), min_size=rows, max_size=rows
        )
    )
)


@settings(deadline=None)
@given(_SCORES, st.integers(1, 100))
def test_assignment_is_one_to_one_and_best(cells: list[list[int]], threshold: int) -> None:
    scores = np.array(cells, dtype=np.float64) / 100
    row, column = (place.ravel() for place in np.indices(scores.shape))
    chosen = assign(row, column, scores.ravel(), scores.shape, threshold / 100)
    assert all(row[pair] == i for i, pair in chosen.items())
    chosen = {i: int(column[pair]) for i, pair in chosen.items()}
    assert len(set(chosen.values())) == len(chosen)
    assert all(scores[row, column] >= threshold / 100 for row, column in chosen.items())
    best = _best(cells, threshold, 0, frozenset())
    assert round(sum(scores[row, column] for row, column in chosen.items()) * 100) == best


def _best(cells: list[list[int]], threshold: int, row: int, taken: frozenset[int]) -> int:
    """The greatest sum, by trying everything."""
    if row == len(cells):
        return 0
    best = _best(cells, threshold, row + 1, taken)
    for column, score in enumerate(cells[row]):
        if column not in taken and score >= threshold:
            best = max(best, score + _best(cells, threshold, row + 1, taken | {column}))
    return best


_LETTERS = st.text(alphabet="甲乙丙丁 。ab", max_size=60)


@settings(deadline=None)
@given(_LETTERS, _LETTERS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), min_size=1, max_size=6))
def test_what_stretches_share_is_what_two_counts_share(old: str, new: str, spans: list[list[int]]) -> None:
    """The inverted index against counting by hand: the pairs of letters in each stretch."""
    cut = [(start, end) for start, end in spans]
    found = held(grams_of(old), cut, grams_of(new), cut)
    sums = cosines(found, np.ones(len(found.gram)), np.ones(found.total), 0.0)
    for i, (start, end) in enumerate(cut):
        for j, (start_, end_) in enumerate(cut):
            by_hand = len(_kinds(old, start, end) & _kinds(new, start_, end_))
            assert sums.at(np.array([i * len(cut) + j]))[0] == by_hand


def _kinds(text: str, start: int, end: int) -> set[int]:
    grams = grams_of(text)
    inside = (grams.at >= start) & (grams.at < min(end, len(text)) - 1)
    return set(grams.codes[inside].tolist())


@given(st.text("县茶ab 。\nİ", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_stretch_has_the_grams_that_stand_in_it(text: str, start: int, end: int) -> None:
    grams, whole = grams_of(text, start, end), grams_of(text[start:end])
    assert grams.codes.tolist() == whole.codes.tolist()
    assert [text[at].lower() for at in grams.at.tolist()] == [text[start:end][at].lower() for at in whole.at.tolist()]


def test_parts_are_aligned_alone_as_with_the_others() -> None:
    alignment = Alignment(_report(2024), _report(2025))
    plan = alignment.of([Part.PLAN])
    assert plan == align(_report(2024), _report(2025), [Part.PLAN])
    assert {pair.old.part for pair in plan if pair.old} == {Part.PLAN}
    assert alignment.of() == align(_report(2024), _report(2025))
    assert {*plan} < {*alignment.of()}


@pytest.mark.parametrize("portion", [1, 50])
def test_a_few_at_a_time_is_the_same(monkeypatch: pytest.MonkeyPatch, portion: int) -> None:
    whole = align(_report(2024), _report(2025))
    monkeypatch.setattr(shared, "_AT_ONCE", portion)
    assert align(_report(2024), _report(2025)) == whole


def test_of_very_many_sections_the_likely_pairs_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = align(_report(2024), _report(2025))
    monkeypatch.setattr(similarity, "_ALL", 0)
    assert _partners(align(_report(2024), _report(2025))) == _partners(whole)


@given(st.permutations(range(12)), st.integers(0, 12))
def test_the_longest_rising_run(values: list[int], length: int) -> None:
    values = values[:length]
    run = _longest_rising(values)
    kept = [value for value in values if value in run]
    assert kept == sorted(kept)
    best: list[int] = []
    for place, value in enumerate(values):
        best.append(1 + max((best[at] for at in range(place) if values[at] < value), default=0))
    assert len(run) == max(best, default=0)
