"""``--format csv``: for Excel with a byte order mark, each list by its name, findings too."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from reportdiff.cli import main

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"
OLD, NEW = str(FIXTURES / "2024.txt"), str(FIXTURES / "2025.txt")
MARK = b"\xef\xbb\xbf"
COMMANDS = [("diff", OLD, NEW), ("extract", NEW), ("outline", NEW), ("check", NEW, "--previous", OLD)]


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


@pytest.mark.parametrize("args", COMMANDS)
def test_a_byte_order_mark_only_where_asked_for(args: tuple[str, ...]) -> None:
    plain, marked = (run(*args, "--format", "csv", *more).stdout_bytes for more in ((), ("--csv-bom",)))
    assert not plain.startswith(MARK)
    assert marked == MARK + plain


def test_settings_ask_for_it_too(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('csv-bom = true\nformat = "csv"\n', encoding="utf-8")
    file = tmp_path / "out.csv"
    assert run("outline", NEW, "--config", str(tmp_path / "own.toml"), "-o", str(file)).exit_code == 0
    assert file.read_bytes().startswith(MARK)


def test_no_other_format_gets_one() -> None:
    assert not run("outline", NEW, "--csv-bom", "--format", "json").stdout_bytes.startswith(MARK)


@pytest.mark.parametrize("name", ["outcomes", "new_targets", "pending", "commitments", "sections"])
def test_each_list_of_a_comparison(name: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("diff", OLD, NEW, "-q", "--format", "csv", "--csv-list", name).stdout)))
    assert len(rows) > 3


def test_commitments_of_one_report() -> None:
    found = run("extract", NEW, "-q", "--format", "csv", "--csv-list", "commitments").stdout
    assert next(csv.reader(io.StringIO(found)))[6:9] == ["action", "object", "names"]


def test_findings_as_csv_and_workbook_by_the_name_of_the_output(tmp_path: Path) -> None:
    args = ("check", NEW, "--previous", OLD, "--fail-on", "never", "-q", "-o")
    assert run(*args, str(tmp_path / "f.csv")).exit_code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "f.csv").read_text(encoding="utf-8"))))
    assert {row["rule"] for row in rows} >= {"RD406"}
    assert run(*args, str(tmp_path / "f.xlsx")).exit_code == 0
    assert openpyxl.load_workbook(tmp_path / "f.xlsx")["发现"].max_row == len(rows) + 1
