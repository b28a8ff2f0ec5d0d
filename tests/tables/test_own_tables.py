"""Tables of many kinds, each as a file of every format: every figure with what head, row and caption say of it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_tables import Made, as_html, as_markdown, as_pdf, as_text, as_word
from told_facts import line

import reportdiff as rd
from reportdiff.rendering import documents

TABLES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "own_tables.toml").read_text(encoding="utf-8"))["table"]
WRITERS: dict[str, Callable[[Made], str | bytes]] = {
    "html": as_html,
    "docx": as_word,
    "md": as_markdown,
    "txt": as_text,
    "strokes.txt": lambda made: as_text(made, " | "),
    "ruled.pdf": lambda made: as_pdf(made, ruled=True),
    "open.pdf": lambda made: as_pdf(made, ruled=False),
}
PLAIN_ONLY = ("md", "txt", "strokes.txt")  # formats in which no cell covers several places


def made(told: dict[str, Any]) -> Made:
    return Made.of(told["title"], told["caption"], told["drawn"], told["heads"])


def letters(text: str) -> str:
    """A text without signs, brackets and spaces, which stand in other widths in a label than in the report."""
    return "".join(char for char in text if char.isalnum())


CASES = [(told, kind) for told in TABLES for kind in WRITERS if kind not in PLAIN_ONLY or made(told).is_plain]


def report(told: dict[str, Any], kind: str, folder: Path) -> rd.Report:
    written = WRITERS[kind](made(told))
    file = folder / f"table.{kind}"
    file.write_bytes(written.encode() if isinstance(written, str) else written)
    return rd.read(file)


@pytest.mark.parametrize(("told", "kind"), CASES, ids=[f"{told['name']} ({kind})" for told, kind in CASES])
def test_every_figure(told: dict[str, Any], kind: str, tmp_path: Path) -> None:
    found = report(told, kind, tmp_path)
    assert found.lang == told["lang"]
    assert [line(fact) for fact in found.facts] == told["facts"].strip().splitlines()


@pytest.mark.parametrize(("told", "kind"), CASES, ids=[f"{told['name']} ({kind})" for told, kind in CASES])
def test_figures_stand_where_they_say(told: dict[str, Any], kind: str, tmp_path: Path) -> None:
    found = report(told, kind, tmp_path)
    starts = [fact.start for fact in found.facts]
    assert starts == sorted(starts)
    for fact in found.facts:
        assert found.text[fact.start : fact.end] == fact.text
        assert fact.cell is not None
        assert fact.cell.table == 1
        assert fact.cell.column
        line_start = found.text.rfind("\n", 0, fact.start) + 1
        row = found.text[line_start : found.text.index("\n", fact.start)]
        assert letters(fact.cell.row) in letters(row)


@pytest.mark.parametrize("told", TABLES, ids=[told["name"] for told in TABLES])
def test_a_clean_table_gives_no_finding(told: dict[str, Any], tmp_path: Path) -> None:
    found = rd.check(report(told, "html", tmp_path))
    assert [one.message for one in found if one.severity is not rd.Severity.INFO] == []


def test_there_are_tables_of_either_language() -> None:
    assert len(TABLES) >= 15
    assert {told["lang"] for told in TABLES} == {"zh", "en"}


def test_json_names_the_cell(tmp_path: Path) -> None:
    told = next(one for one in TABLES if one["name"] == "groups merged over rows, statuses")
    facts = documents.extract(report(told, "html", tmp_path))["facts"]
    cell = {"table": 1, "row": "新增普惠托位", "column": "实际值", "status": "met", "unit": "个"}
    assert isinstance(facts, list)
    assert facts[1]["cell"] == cell


PAIRS = """
| Employees           | 4,200  |
| Manufacturing sites | 31     |
| Revenue             | £1.3bn |
| Women in management | 36%    |
"""
CONTENTS = """
| Introduction | 3  |
| Our people   | 12 |
| Our planet   | 31 |
"""


@pytest.mark.parametrize("kind", ["html", "docx", "ruled.pdf"])
def test_names_and_figures_without_a_head(tmp_path: Path, kind: str) -> None:
    facts = facts_without_a_head(tmp_path, kind, PAIRS)
    assert [(fact.indicator, fact.text) for fact in facts] == [
        *(("Employees", "4,200"), ("Manufacturing sites", "31"), ("Revenue", "£1.3bn"), ("Women in management", "36%")),
    ]


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_a_list_of_contents_is_no_table_of_figures(tmp_path: Path, kind: str) -> None:
    assert facts_without_a_head(tmp_path, kind, CONTENTS) == []


def facts_without_a_head(folder: Path, kind: str, drawn: str) -> list[rd.Fact]:
    path = folder / f"report.{kind}"
    written = WRITERS[kind](Made.of("Harrow Mill Annual Review 2023", "Key figures 2023", drawn, 0))
    path.write_bytes(written if isinstance(written, bytes) else written.encode())
    return list(rd.read(path).facts)
