"""How much is done grows as reports do: calls are counted, which no other work on the machine changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

import reportdiff as rd
from reportdiff.checking.rules import rd501_table_total
from reportdiff.following import rows
from reportdiff.model.tables import Figure
from reportdiff.reading import pdf_regions, side_by_side
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


def test_a_table_costs_as_much_more_as_it_has_more_columns() -> None:
    few, many = (calls(lambda text=_wide(columns, 6): rd.parse(text, lang="zh")) for columns in (40, 160))
    assert many <= 4 * AT_MOST * few


def test_each_row_above_is_added_once_for_all_that_it_may_add_up_to(monkeypatch: pytest.MonkeyPatch) -> None:
    report = rd.parse(_wide(2, 60), lang="zh")
    looks: list[Figure] = []
    half_width = rd501_table_total.half_width
    monkeypatch.setattr(rd501_table_total, "half_width", lambda figure: looks.append(figure) or half_width(figure))
    rd.check(report)
    assert 120 < len(looks) <= 13 * sum(len(table.figures) for table in report.tables)  # itself, and twelve above


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
    monkeypatch.setattr(side_by_side, "_read", lambda lines, *rest: read.append(len(lines)) or (0.0, None))
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
