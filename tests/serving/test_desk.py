"""Questions to the reports in a folder, and their small answers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reportdiff.errors import ReportError
from reportdiff.serving.desk import ROWS, Desk

QINGLAN = Path(__file__).parents[2] / "fixtures" / "qinglan"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    for year in (2024, 2025):
        shutil.copy(QINGLAN / f"{year}.txt", tmp_path / f"{year}.txt")
    (tmp_path.parent / "outside.txt").write_text("增长6%。", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path.parent / "outside.txt")
    return Desk(tmp_path)


def test_figures_come_with_their_sentence_and_place(desk: Desk) -> None:
    found = desk.extract("2025.txt", kind="actual", contains="地区生产总值")
    (first, *_) = found["rows"]
    text = (QINGLAN / "2025.txt").read_text(encoding="utf-8")
    assert text[first["start"] : first["end"]] in first["sentence"]
    assert first["sentence"] in text
    assert {one["kind"] for one in found["rows"]} == {"actual"}
    assert found["about"]["year"] == 2025


def test_answers_are_small_and_go_on(desk: Desk) -> None:
    rows: list[object] = []
    start: int | None = 0
    while start is not None:
        answer = desk.extract("2025.txt", start=start)
        assert len(answer["rows"]) <= ROWS
        rows += answer["rows"]
        start = answer["next"]
    assert len(rows) == answer["total"] > 100
    assert len(json.dumps(desk.diff("2024.txt", "2025.txt"), ensure_ascii=False)) < 10_000


def test_a_comparison_and_why_a_row_says_so(desk: Desk) -> None:
    whole = desk.diff("2024.txt", "2025.txt")
    assert whole["summary"]["headline"]["targets"] == 12
    assert [one["row"] for one in whole["rows"]] == list(range(1, ROWS + 1))
    assert whole["rows"][0]["headline"]
    missed = desk.diff("2024.txt", "2025.txt", only=["missed"], headline=True)
    assert {(one["status"], one["headline"]) for one in missed["rows"]} == {("missed", True)}
    row = missed["rows"][0]
    told = desk.explain("2024.txt", "2025.txt", row["row"])
    assert {key: told[key] for key in row} == row
    place = told["result_place"]
    assert place["figure"] == row["result"]
    quoted = desk.quote("2025.txt", place["start"], place["end"])
    assert quoted["text"] in place["sentence"]
    assert (quoted["line"], quoted["section"]) == (place["line"], place["section"])


def test_findings_gravest_first(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(
        "青澜县2025年政府工作报告\n各位代表：\n一、2024年工作回顾\n普及率达到198%。\n二、2025年工作安排\n好。\n", encoding="utf-8"
    )
    found = desk.check("bad.txt", previous=["2024.txt"])
    assert (found["rows"][0]["rule"], found["rows"][0]["severity"], found["rows"][0]["quote"]) == ("RD201", "error", "198%")
    assert found["rows"][0]["line"] == 4
    assert desk.outline("bad.txt")["rows"][0]["part"] == "review"


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/hostname", "link.txt", "没有.txt", "", ".", "a\0b"])
def test_nothing_outside_the_folder_is_read(desk: Desk, name: str) -> None:
    with pytest.raises(ReportError) as caught:
        desk.extract(name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "ask",
    [
        lambda desk: desk.extract("2025.txt", kind="guess"),
        lambda desk: desk.diff("2024.txt", "2025.txt", only=["lost"]),
        lambda desk: desk.explain("2024.txt", "2025.txt", 0),
        lambda desk: desk.explain("2024.txt", "2025.txt", 999),
        lambda desk: desk.quote("2025.txt", 5, 5),
        lambda desk: desk.quote("2025.txt", 0, 10**9),
    ],
)
def test_what_cannot_be_asked_is_told(desk: Desk, ask) -> None:
    with pytest.raises(ReportError):
        ask(desk)


def test_a_long_place_is_quoted_in_parts(desk: Desk) -> None:
    text = (QINGLAN / "2025.txt").read_text(encoding="utf-8")
    told, at = "", 0
    while at is not None:
        piece = desk.quote("2025.txt", at, len(text))
        told, at = told + piece["text"], piece["next"]
    assert told == text
