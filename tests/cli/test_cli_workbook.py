"""``--format xlsx`` and the format that the name of the output tells."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from reportdiff.cli import main

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"
OLD, NEW = str(FIXTURES / "2024.txt"), str(FIXTURES / "2025.txt")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


@pytest.mark.parametrize("args", [("diff", OLD, NEW), ("extract", NEW), ("outline", NEW)])
def test_the_name_of_the_output_tells_the_format(tmp_path: Path, args: tuple[str, ...]) -> None:
    file = tmp_path / "result.xlsx"
    assert run(*args, "-o", str(file)).exit_code == 0
    assert openpyxl.load_workbook(file).sheetnames


def test_a_flag_wins_over_the_name(tmp_path: Path) -> None:
    file = tmp_path / "result.xlsx"
    assert run("extract", NEW, "--format", "json", "-o", str(file)).exit_code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["schema"] == "reportdiff/extract-1"


def test_json_by_name(tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    assert run("diff", OLD, NEW, "-o", str(file)).exit_code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["schema"] == "reportdiff/diff-2"


def test_a_workbook_goes_through_a_pipe() -> None:
    done = run("outline", NEW, "--format", "xlsx")
    assert done.exit_code == 0
    assert openpyxl.load_workbook(io.BytesIO(done.stdout_bytes)).sheetnames


def test_a_terminal_gets_no_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportdiff.cli import output

    monkeypatch.setattr(output, "is_terminal", lambda stream: True)
    done = run("outline", NEW, "--format", "xlsx")
    assert done.exit_code == 2
    assert "-o" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
