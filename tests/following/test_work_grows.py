"""How much is done grows as reports do: calls are counted, which no other work on the machine changes."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

import reportdiff as rd
from reportdiff.analysis.context import Calendar, Context
from reportdiff.analysis.marking import mark
from reportdiff.analysis.naming import Capitals
from reportdiff.checking.rules import rd501_table_total
from reportdiff.following import matching, rows
from reportdiff.kinds import Places
from reportdiff.lang.zh.passage import Passage
from reportdiff.languages.folder import folder
from reportdiff.model.tables import Figure
from reportdiff.reading import pdf_regions, side_by_side
from reportdiff.relations import named_parts, partitions
from reportdiff.relations.like_words import Rarity
from reportdiff.relations.sheet import Sheet

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import long_reports

Step = Callable[[tuple[rd.Report, ...]], object]

STEPS: dict[str, Step] = {
    "diff": lambda reports: rd.diff(*reports).sections,
    "check": lambda reports: rd.check(reports[-1]),
    "against": lambda reports: rd.check(reports[1], reports[:1]),
}
LONGER = 3
AT_MOST = 1.25  # times as much for each character: what is once for all, and what is full only in a longer text


def calls(do: Callable[[], object]) -> int:
    """How many functions are called, of Python and of C."""
    found = 0

    def counted(frame: Any, event: str, arg: Any) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        do()
    finally:
        sys.setprofile(None)
    return found


def reports_of(make: Callable[[int, str], tuple[str, ...]], size: int, lang: str) -> tuple[rd.Report, ...]:
    return tuple(rd.parse(text, lang=lang) for text in make(size, lang))


@pytest.mark.parametrize(
    ("make", "lang", "size", "step"),
    [
        (long_reports.headings, "en", 200, "check"),
        (long_reports.company, "en", 15_000, "check"),
    ],
)
def test_comparing_calls_as_much_more_as_reports_are_longer(
    make: Callable[[int, str], tuple[str, ...]], lang: str, size: int, step: str
) -> None:
    short, long = (reports_of(make, size, lang) for size in (size, LONGER * size))
    STEPS[step](short)
    few, many = (calls(lambda reports=reports: STEPS[step](reports)) for reports in (short, long))
    assert many <= LONGER * AT_MOST * few


def test_targets_beside_results_are_found_by_their_row(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = reports_of(long_reports.table_rows, 8_000, "zh")
    looks: list[str] = []
    row_of = rows.row_of
    monkeypatch.setattr(rows, "row_of", lambda fact: looks.append(fact.id) or row_of(fact))
    rd.check(reports[1], reports[:1])
    assert looks
    assert len(looks) <= 10 * sum(len(one.facts) for one in reports)


def _wide(columns: int, rows: int) -> str:
    """A report that is a table of so many columns of figures."""
    head = "".join(f" {2000 + number % 25}年 |" for number in range(columns))
    cells = "".join(f"| {chr(0x4E00 + row)}茶产量（吨） |" + "".join(f" {row + 3}.{at % 10} |" for at in range(columns)) + "\n" for row in range(rows))
    return f"# 2025年政府工作报告\n\n| 指标 |{head}\n|{'---|' * (columns + 1)}\n{cells}"


def _printed(pages: int) -> str:
    """Pages with a running head, their number, a note and lines that are broken."""
    page = "Harwick Annual Report 2025\nOutput of {a} tea reached {n} tons¹ and went on\nto grow by 3 percent in the year.\n1 Of which {a}.\n\n{n}\n\f"
    return "Harwick Annual Report 2025\n\n" + "".join(page.format(a=long_reports._mark(at, "en"), n=at + 1) for at in range(pages))


def _measured(sentences: int) -> str:
    """Sentences with figures in units of many kinds, also for each of another."""
    units = ("million tons", "kWh per tonne", "%", "$ million", "m³/day", "per 1,000 births", "square miles", "hours", "tCO2e/£m", "households")
    return "Report 2025\n\n" + "".join(f"The {long_reports._mark(at, 'en')} rate was {at % 97}.5 {units[at % 10]} in 2024. " for at in range(sentences))


@pytest.mark.parametrize(
    ("made", "lang", "size", "is_of"),
    [
        (_printed, "en", 50, "running heads, page numbers, notes"),
        (_measured, "en", 100, "units"),
        (lambda size: long_reports.table_rows(size, "zh")[1], "zh", 4_000, "rows of a table with their labels"),
        (lambda size: long_reports.saying("aligned")(size, "zh")[1], "zh", 100, "rows set with blanks"),
        (lambda size: long_reports.many_tables(size, "en")[0], "en", 60, "small tables"),
    ],
)  # fmt: skip
def test_reading_calls_as_much_more_as_a_text_is_longer(made: Callable[[int], str], lang: str, size: int, is_of: str) -> None:
    texts = [made(size), made(4 * size)]
    rd.parse(texts[0], lang=lang)
    few, many = (calls(lambda text=text: rd.parse(text, lang=lang)) for text in texts)
    assert many <= 4 * AT_MOST * few, is_of


def test_sections_are_aligned_in_memory_that_grows_as_reports_do() -> None:
    def peak(size: int) -> int:
        compared = rd.diff(*reports_of(long_reports.headings, size, "zh"))
        gc.collect()
        tracemalloc.start()
        try:
            assert compared.sections
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(100)
    few, many = peak(400), peak(1_600)
    assert many <= 4 * AT_MOST * few


def test_a_table_costs_as_much_more_as_it_has_more_columns() -> None:
    texts = [_wide(columns, 6) for columns in (40, 160)]
    rd.parse(texts[0], lang="zh")
    few, many = (calls(lambda text=text: rd.parse(text, lang="zh")) for text in texts)
    assert many <= 4 * AT_MOST * few


def test_each_row_above_is_added_once_for_all_that_it_may_add_up_to(monkeypatch: pytest.MonkeyPatch) -> None:
    report = rd.parse(_wide(2, 60), lang="zh")
    looks: list[Figure] = []
    half_width = rd501_table_total.half_width
    monkeypatch.setattr(rd501_table_total, "half_width", lambda figure: looks.append(figure) or half_width(figure))
    rd.check(report)
    assert 120 < len(looks) <= 13 * sum(len(table.figures) for table in report.tables)  # itself, and twelve above


def test_a_part_is_set_against_wholes_of_its_name_until_one_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    report = rd.parse(long_reports.saying("parts")(400, "zh")[1], lang="zh")
    made: list[rd.Fact] = []
    named_part = named_parts._named_part
    monkeypatch.setattr(named_parts, "_named_part", lambda part, *rest: made.append(part) or named_part(part, *rest))
    rd.check(report)
    assert 100 < len(made) <= 4 * len(report.facts)


def test_what_a_figure_is_asked_by_each_of_its_name_is_made_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(f"茶产量由{at % 90 + 1}万吨提高到{at % 90 + 5}万吨。\n" for at in range(150))
    report = rd.parse(f"2025年青澜区政府工作报告\n\n一、2024年工作回顾\n{lines}", lang="zh")
    asked: list[str] = []
    giving_in = Sheet.giving_in
    monkeypatch.setattr(Sheet, "giving_in", lambda sheet, kind, *rest: asked.append(kind) or giving_in(sheet, kind, *rest))
    rd.check(report)
    assert 100 < asked.count("of-which") <= 2 * len(report.facts)


def test_lines_without_end_are_no_parts_of_those_above_them(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(f"{long_reports._mark(at, 'en')} tea\n{at + 3}\n" for at in range(150))
    report = rd.parse(f"Report on the Work of the Government of Harwick, 2025\n\nI. Review of Our Work in 2024\n{lines}", lang="en")
    added: list[int] = []
    of_one_of = partitions._of_one_of
    monkeypatch.setattr(partitions, "_of_one_of", lambda cue, parts, *rest: added.append(len(parts)) or of_one_of(cue, parts, *rest))
    rd.check(report)
    assert added
    assert sum(added) <= 10 * len(report.facts)


def test_targets_under_names_that_all_share_a_word_are_set_against_few_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "".join(f"力争{_sign(at)}产量增长{at % 97 + 3}%" for at in range(500))
    texts = [f"{year}年青澜区政府工作报告\n\n一、{year - 1}年工作回顾\n{line}\n二、{year}年工作安排\n{line}\n" for year in (2024, 2025)]
    reports = [rd.parse(text, lang="zh") for text in texts]
    pairs: list[int] = []
    candidates = matching.candidates
    monkeypatch.setattr(matching, "candidates", lambda *given, **more: pairs.append(len(found := candidates(*given, **more))) or found)
    answered = len(rd.diff(*reports).outcomes)
    assert answered >= 500
    assert 500 <= max(pairs) <= 20 * answered


def test_a_line_longer_than_print_is_no_row_of_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    monkeypatch.setattr(pdf_regions, "regions", lambda lines, *rest: looks.append(len(lines)) or ())
    row = "amber mill   12 tons   14 tons   "
    rd.parse("\n".join([row] * 5), lang="en")
    assert looks
    looks.clear()
    rd.parse("\n".join([row * 100] * 5), lang="en")
    assert not looks


def test_a_page_of_numbered_headings_is_not_read_in_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    monkeypatch.setattr(side_by_side, "_best", lambda lines, *rest: read.append(len(lines)) or (0.0, ()))
    rd.parse(long_reports.headings(300, "en")[1], lang="en")
    assert not read


def test_how_often_pieces_stand_is_looked_up_in_the_texts_for_few_of_them() -> None:
    looks: list[str] = []

    class Text(str):
        __slots__ = ()

        def count(self, piece: str, *bounds: Any) -> int:  # type: ignore[override]
            looks.append(piece)
            return super().count(piece, *bounds)

    text = "".join(chr(0x4E00 + number % 700) for number in range(5_000)) + "一一一"
    language = SimpleNamespace(compared=Text, pieces=lambda text: map("".join, pairwise(text)))
    sheet = cast(Sheet, SimpleNamespace(language=language, view=text, cues=SimpleNamespace(names_in_full=True)))
    rarity = Rarity([sheet])
    pieces = sorted({text[at : at + 2] for at in range(len(text) - 1)})
    assert len(pieces) > 700
    for piece in pieces:
        assert rarity.often(piece) == text.count(piece)
        assert rarity[piece] >= 0
    assert len(set(looks)) < 150


class Text(str):
    """A text that counts the characters through which it is asked for a line's beginning."""

    __slots__ = ("gone_through",)

    def rfind(self, mark: str, start: int = 0, end: int | None = None) -> int:  # type: ignore[override]
        self.gone_through = getattr(self, "gone_through", 0) + (len(self) if end is None else end) - start
        return super().rfind(mark, start, end)


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "推进茶园建设。茶叶产量增长5%。"), ("en", "We extend tea gardens. Tea output grew by 5%. ")]
)
def test_a_line_is_not_gone_through_again_for_each_of_its_sentences(lang: str, said: str) -> None:
    view, tongue = Text(said * 300), folder(lang)
    sentences = list(tongue.sentences(view, (0, len(view))))
    if lang == "zh":
        passage = Passage(view, Places.of(()), (), 2025)
        for start, end in sentences:
            passage.remember(start, end, start)
    else:
        context = Context(tongue.grammar, view, Places.of(()), (), Calendar(2024, 2025, 2025), Capitals())
        for start, end in sentences:
            context.enter(mark(tongue.grammar, view[start:end], start, ()))
    assert len(sentences) >= 600
    assert view.gone_through <= 4 * len(view)


@pytest.mark.parametrize(
    ("said", "is_of"),
    [
        ("推进{}茶园建设，由县{}局牵头，县财政局配合。", "lines cut into sentences, who sees to it"),
        ("{}茶叶（含新茶{}5吨）产量12吨，", "brackets within one sentence"),
        ("{}总产量50吨，其中{}30吨、新茶2吨。", "parts of wholes"),
    ],
)  # fmt: skip
def test_one_long_line_calls_as_much_more_as_it_is_longer(said: str, is_of: str) -> None:
    texts = [f"2025年青澜区政府工作报告\n\n二、2025年工作安排\n{''.join(said.format(_sign(at), _sign(at + 1)) for at in range(size))}\n" for size in (100, 400)]
    _read_and_checked(texts[0])
    few, many = (calls(lambda text=text: _read_and_checked(text)) for text in texts)
    assert many <= 4 * AT_MOST * few, is_of


def _sign(number: int) -> str:
    return chr(0x6C00 + number % 90) + chr(0x7400 + number // 90)


def _read_and_checked(text: str) -> None:
    rd.check(rd.parse(text, lang="zh"))
