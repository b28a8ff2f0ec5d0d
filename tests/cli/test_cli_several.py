"""``extract``, ``outline`` and ``check`` with several reports make one output; ``text`` prints what offsets count in."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner, Result

from reportdiff.cli import main
from reportdiff.rendering import documents

FIXTURES = Path(__file__).parents[2] / "fixtures"
OLD, NEW = (str(FIXTURES / "qinglan" / name) for name in ("2024.txt", "2025.html"))
WRONG = str(FIXTURES / "counties" / "2024" / "shiliang.html")
COMMANDS = {"extract": (), "outline": (), "check": ("--fail-on", "never")}


def run(*args: str) -> Result:
    return CliRunner().invoke(main, [*args, "-q"])


def shown(command: str, form: str, *reports: str) -> str:
    done = run(command, *reports, *COMMANDS[command], "--format", form)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_one_json_holds_those_of_each(command: str) -> None:
    whole = json.loads(shown(command, "json", OLD, NEW))
    jsonschema.validate(whole, documents.schema("reportdiff/many-1"))
    assert whole["documents"] == [json.loads(shown(command, "json", report)) for report in (OLD, NEW)]


@pytest.mark.parametrize("command", COMMANDS)
def test_one_csv_says_of_each_row_where_it_is_from(command: str) -> None:
    reports = (WRONG, OLD, NEW)
    whole = list(csv.reader(io.StringIO(shown(command, "csv", *reports))))
    alone = [list(csv.reader(io.StringIO(shown(command, "csv", report)))) for report in reports]
    assert whole[0] == ["source", "issuer", "report_year", *alone[0][0]]
    assert [row[3:] for row in whole[1:]] == [row for one in alone for row in one[1:]]
    assert [row[0] for row in whole[1:]] == [report for report, one in zip(reports, alone, strict=True) for _ in one[1:]]
    assert ("石梁市人民政府", "2024") in {tuple(row[1:3]) for row in whole[1:]}


@pytest.mark.parametrize("command", COMMANDS)
def test_one_workbook(command: str, tmp_path: Path) -> None:
    file = tmp_path / "all.xlsx"
    assert run(command, WRONG, OLD, NEW, *COMMANDS[command], "-o", str(file)).exit_code == 0
    first, about = openpyxl.load_workbook(file).worksheets
    found = list(first.iter_rows(values_only=True))
    assert found[0][0] == "报告"
    rows = [len(list(csv.reader(io.StringIO(shown(command, "csv", report))))) - 1 for report in (WRONG, OLD, NEW)]
    names = ["shiliang.html", "2024.txt", "2025.html"]
    assert [row[0] for row in found[1:]] == [name for name, count in zip(names, rows, strict=True) for _ in range(count)]
    assert about.max_row == 7


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("form", ["table", "markdown"])
def test_for_a_reader_one_after_the_other(command: str, form: str) -> None:
    assert shown(command, form, OLD, NEW) == "\n".join(shown(command, form, report) for report in (OLD, NEW))


def test_one_sarif_run(tmp_path: Path) -> None:
    log = json.loads(shown("check", "sarif", WRONG, OLD, WRONG))
    (one,) = log["runs"]
    rules = one["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in one["results"]] == [result["ruleId"] for result in one["results"]]
    alone = json.loads(shown("check", "sarif", WRONG))["runs"][0]["results"]
    assert len(one["results"]) == 2 * len(alone) > 0


def test_one_junit_file() -> None:
    suites = ElementTree.fromstring(shown("check", "junit", WRONG, OLD))
    assert suites.tag == "testsuites"
    assert [suite.get("failures") for suite in suites] == ["1", "0"]
    assert {case.get("classname") for case in suites.iter("testcase")} == {WRONG, OLD}


def test_a_page_holds_one_report() -> None:
    done = run("check", OLD, NEW, "--format", "html")
    assert done.exit_code == 2
    assert "--format html holds one report; check them one by one" in done.stderr


def test_of_several_that_cannot_be_read_nothing_is_written(tmp_path: Path) -> None:
    done = run("extract", OLD, "gone.txt", "-o", str(tmp_path / "out.csv"))
    assert (done.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert done.stderr.startswith("reportdiff: gone.txt: there is no such file")


def test_only_one_from_standard_input() -> None:
    done = run("extract", "-", "-")
    assert done.exit_code == 2
    assert "several reports cannot all be '-'" in done.stderr


def test_text_is_the_file_itself() -> None:
    assert run("text", OLD).stdout_bytes == Path(OLD).read_bytes()


@pytest.mark.parametrize("name", ["2025.html", "2025.docx", "2025.pdf", "2025.txt"])
def test_offsets_count_in_text(name: str, tmp_path: Path) -> None:
    report = str(FIXTURES / "qinglan" / name)
    assert run("text", report, "-o", str(tmp_path / "out.txt")).exit_code == 0
    text = (tmp_path / "out.txt").read_bytes().decode("utf-8")
    for fact in json.loads(shown("extract", "json", report))["facts"]:
        assert text[fact["start"] : fact["end"]] == fact["text"]


def test_text_from_standard_input() -> None:
    done = CliRunner().invoke(main, ["text", "-", "--encoding", "gb18030", "-q"], input="增长6%".encode("gb18030"))
    assert (done.exit_code, done.stdout) == (0, "增长6%")


def test_a_terminal_sees_what_would_steer_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("增长\u202e6%\t7%\n下一行", encoding="utf-8")
    monkeypatch.setattr("reportdiff.cli.text.is_terminal", lambda stream: True)
    assert run("text", str(tmp_path / "a.md")).stdout == "增长\\u202e6%\t7%\n下一行\n"
