"""What is looked up in the text of a report laid out: sentences and clauses, brackets, marks, what goes on about what."""

from __future__ import annotations

import pytest

import reportdiff as rd
from reportdiff.lang import language
from reportdiff.relations import Sheet, laid_out
from reportdiff.relations.laid_text import after_blanks, stands_in

HEAD = "青澜县2025年政府工作报告\n一、2024年工作回顾\n"
FOOT = "\n二、2025年工作安排\n种茶。\n"


def sheet(text: str, year: int | None = 2025) -> Sheet:
    return laid_out(rd.parse(f"{HEAD}{text}{FOOT}", lang="zh", year=year), language("zh"))


def at(one: Sheet, words: str) -> int:
    return one.view.index(words)


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("茶园20亩，茶厂3家；茶馆5家。", "茶厂", "茶厂", ";茶馆"),
        ("茶园20亩，茶厂3家；茶馆5家。", "20亩", "茶园", ",茶厂"),
        ("茶园20亩，茶厂3家；茶馆5家。", "5家", "茶馆", "。\n二"),
        ("种茶。茶园20亩。", "20亩", "茶园", "。\n二"),
        ("主要指标：茶园20亩。", "20亩", "茶园", "。\n二"),
    ],
)
def test_a_clause_goes_from_mark_to_mark(text: str, words: str, start: str, end: str) -> None:
    one = sheet(text)
    place = at(one, words)
    assert one.view.startswith(start, one.clause_start(place))
    assert one.view.startswith(end, one.clause_end(place))


def test_what_no_mark_ends_goes_to_the_end_of_the_stretch() -> None:
    one = sheet("茶园20亩，茶厂3家。")
    start = at(one, "茶园")
    assert one.first(";", start, start + 5) == start + 5
    assert one.first(",", start, start + 5) == start + 5  # the comma stands right behind it
    assert one.first(",", start, start + 6) == start + 5
    assert one.after_last(";", start, start + 9) == start
    assert one.after_last(",", start, start + 9) == start + 6


def test_what_brackets_hold() -> None:
    one = sheet("茶园20亩（含新茶园5亩）、茶厂3家（甲厂）、茶馆5家。")
    start = at(one, "茶园")
    assert one.bracket_before(at(one, "5亩"), start) == at(one, "(含")
    assert one.in_brackets(at(one, "5亩"), start)
    assert one.in_brackets(at(one, "甲厂"), start)
    assert not one.in_brackets(at(one, "20亩"), start)
    assert not one.in_brackets(at(one, "茶厂3"), start)
    assert not one.in_brackets(at(one, "茶馆"), start)
    assert not one.in_brackets(at(one, "5亩"), at(one, "5亩"))  # they open before the place from which is looked


def test_the_sentence_before_in_the_same_line() -> None:
    one = sheet("种茶。采茶。\n制茶。")
    assert one.sentence_beside(at(one, "采茶")) == one.sentence_at(at(one, "种茶"))
    assert one.sentence_beside(at(one, "制茶")) is None
    assert one.sentence_before(at(one, "制茶")) == one.sentence_at(at(one, "采茶"))


def test_which_report_follows_which() -> None:
    years = {year: sheet("种茶。", year) for year in (2023, 2024, 2025)}
    assert years[2025].follows(years[2024])
    assert not years[2025].follows(years[2023])
    assert not years[2024].follows(years[2025])
    assert not years[2025].follows(years[2025])


def test_what_rules_found_in_a_stretch() -> None:
    one = sheet("茶厂20家，其中甲厂3家。茶馆30家，其中乙馆4家。")
    first, second = one.giving("of-which")
    assert [*one.giving_in("of-which", 0, len(one.view))] == [first, second]
    assert [*one.giving_in("of-which", first.start, second.start)] == [first]
    assert [*one.giving_in("of-which", first.start + 1, second.start + 1)] == [second]
    assert [*one.giving_in("of-which", first.start + 1, second.start)] == []
    assert [*one.giving_in("no-such-kind", 0, len(one.view))] == []


def test_blanks_are_passed_over() -> None:
    assert after_blanks("a \n b", 1) == 4
    assert after_blanks("a \n b", 0) == 0
    assert after_blanks("a \n ", 1) == 4


def test_a_place_stands_in_any_of_several_sets() -> None:
    assert stands_in(3, {1}, {3})
    assert not stands_in(3, {1}, {2})
    assert not stands_in(3)
