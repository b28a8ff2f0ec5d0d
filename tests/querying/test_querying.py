"""Ready questions and SQL over a folder of results, and how the answers are shown."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import duckdb
import jsonschema
import pytest
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parents[1] / "batch"))

from data_sets import COUNTIES, FIXTURES, made_here

from reportdiff.batch.tables import TABLES
from reportdiff.cli import main
from reportdiff.errors import FolderError, SettingsError
from reportdiff.querying.answering import ask, is_finished, names_of
from reportdiff.querying.questions import question, questions
from reportdiff.rendering import documents

QUESTIONS = sorted(questions())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The results over the invented counties and the invented city."""
    made = tmp_path_factory.mktemp("results") / "out"
    made_here(made, COUNTIES, str(FIXTURES / "harwick"))
    return str(made)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Results in which most tables have no row."""
    made = tmp_path_factory.mktemp("empty")
    (made / "in").mkdir()
    (made / "in" / "a.docx").write_bytes(b"no Word file")
    made_here(made / "out", str(made / "in"))
    return str(made / "out")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["query", *args])


def answer(folder: str, name: str, *values: str) -> list[tuple[object, ...]]:
    asked = question(name)
    return list(ask(folder, asked.sql, asked.bound(asked.values(values))).rows)


def test_there_are_a_dozen_and_more() -> None:
    assert len(QUESTIONS) >= 12


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_has_an_answer(folder: str, name: str) -> None:
    assert len(answer(folder, name)) > 0


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_can_be_put_to_little(empty: str, name: str) -> None:
    assert len(answer(empty, name)) == (1 if name in ("errors",) else 0)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_is_worded(folder: str, name: str) -> None:
    one = question(name)
    assert set(one.title) == {"en", "zh"}
    for parameter in one.parameters.values():
        assert set(parameter.meaning) == {"en", "zh"}
        assert f"${next(key for key, value in one.parameters.items() if value is parameter)}" in one.sql
    assert set(ask(folder, one.sql, one.bound(one.values(()))).columns) <= set(names_of("zh")), "columns.toml lacks a name"


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_same_answer_every_time(folder: str, name: str) -> None:
    assert answer(folder, name) == answer(folder, name)


def test_what_was_missed(folder: str) -> None:
    rows = {row[0]: row[2:5] for row in answer(folder, "missed", "year=2022")}
    assert rows["地区生产总值||growth|percent"] == (2, 1, 1)
    assert rows["老旧小区改造||level|count"] == (2, 1, 0)


def test_who_weakened_what(folder: str) -> None:
    rows = answer(folder, "weakened")
    assert [row[:7] for row in rows] == [
        ("霁川县人民政府", 2024, "地区生产总值", "6%", "6%", "ge", "approx"),
        ("霁川县人民政府", 2023, "一般公共预算收入", "5%", "4%", "ge", "approx"),
    ]


def test_which_promises_stood_in_three_plans(folder: str) -> None:
    assert answer(folder, "standing", "plans=4") == [
        ("霁川县人民政府", "霁川大桥", 5, 2021, 2025),
        ("石梁市人民政府", "北岭隧道", 4, 2022, 2025),
        ("石梁市人民政府", "石梁古镇保护修缮工程", 4, 2021, 2024),
        ("霁川县人民政府", "蓝莓谷农业产业园", 4, 2021, 2024),
    ]


def test_how_targets_are_distributed(folder: str) -> None:
    rows = {row[0]: row[1:8] for row in answer(folder, "distribution")}
    assert rows[2022] == (3, 3, 6.0, 6.25, 6.5, 6.5, 6.5)


def test_which_years_are_missing(folder: str) -> None:
    assert answer(folder, "gaps") == [("榆湾区人民政府", "zh", 2023, 1, 2022, 2024)]


def test_what_contradicts_itself(folder: str) -> None:
    assert ("石梁市人民政府", 2024, "RD304") in [row[:3] for row in answer(folder, "contradictions")]
    assert answer(folder, "contradictions", "severity=error") == []


def test_one_indicator_over_the_years(folder: str) -> None:
    assert answer(folder, "series", "issuer=霁川")[1:3] == [("霁川县人民政府", 2021, "6.5%", "7.1%"), ("霁川县人民政府", 2022, "6.5%", "5.2%")]


@pytest.mark.parametrize("name", ["地区生产总值", "GDP", "gross domestic product", "gross_domestic_product", "生产总值"])
def test_an_indicator_goes_by_any_name_in_any_language(folder: str, name: str) -> None:
    issuers = {row[0] for row in answer(folder, "series", f"indicator={name}")}
    assert {"霁川县人民政府", "Harwick City Government"} <= issuers


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (["yaer=2024"], "question missed: 'yaer=2024' is no parameter of it; it takes year=…, limit=…"),
        (["year"], "question missed: 'year' is no parameter of it"),
        (["year=soon"], "question missed: year must be of type integer, not 'soon'"),
    ],
)
def test_parameters_that_are_wrong(values: list[str], said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        question("missed").values(values)
    assert str(raised.value).startswith(said)


def test_values_are_no_sql(folder: str) -> None:
    assert answer(folder, "series", "indicator=x'; DROP VIEW facts; --") == []


def test_sql_of_ones_own(folder: str) -> None:
    found = ask(folder, "SELECT report_year, count(*) AS n FROM reports WHERE lang = 'zh' GROUP BY 1 ORDER BY 1")
    assert (found.columns, found.numeric, found.rows[0]) == (("report_year", "n"), (True, True), (2021, 3))


def test_every_table_is_a_view(empty: str, folder: str) -> None:
    for where in (empty, folder):
        for table, fields in TABLES.items():
            found = ask(where, f"SELECT * FROM {table} LIMIT 0")
            assert sorted(found.columns) == sorted(field.name for field in fields)


def test_sql_that_is_wrong_is_one_line(folder: str) -> None:
    done = run(folder, "--sql", "SELEKT\n1")
    assert done.exit_code == 2
    assert done.stderr.startswith("reportdiff: the SQL cannot be run: Parser Error: syntax error at or near")
    assert done.stderr.count("\n") == 1


def test_sql_without_an_answer(folder: str) -> None:
    assert run(folder, "--sql", "CREATE TABLE t (x INT)").exit_code == 0


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match=r"holds no results; 'reportdiff batch SOURCE\.\.\. -o .*' makes them"):
        is_finished(str(tmp_path))


def test_a_batch_that_is_not_finished(tmp_path: Path) -> None:
    made_here(tmp_path / "out")
    (tmp_path / "out" / "_work").mkdir()
    (tmp_path / "out" / "_work" / "manifest.json").write_text("{}", encoding="utf-8")
    done = run(str(tmp_path / "out"), "gaps")
    assert done.exit_code == 0
    assert "the batch that makes it is not finished; what is there so far is asked" in done.stderr


def test_the_list_of_questions(folder: str) -> None:
    done = run(folder, "--format", "csv", "--ui", "en")
    listed = {row["question"]: row for row in csv.DictReader(io.StringIO(done.stdout))}
    assert sorted(listed) == QUESTIONS
    assert listed["missed"]["parameters"] == "year, limit=20"


def test_as_a_table_in_the_language_of_the_reports(folder: str) -> None:
    assert run(folder, "gaps").stdout.splitlines()[:2][0] == "各发布机关缺少哪些年份的报告"
    shown = run(folder, "gaps", "--ui", "en").stdout.splitlines()
    assert shown[0].startswith("Which years of an issuer are missing")
    assert shown[1].split()[:2] == ["issuer", "lang"]
    assert all(len(line) <= 100 for line in run(folder, "weakened", "--ui", "en").stdout.splitlines())


def test_as_json(folder: str) -> None:
    document = json.loads(run(folder, "gaps", "limit=1", "--format", "json").stdout)
    jsonschema.validate(document, documents.schema("reportdiff/query-1"))
    assert document["parameters"] == {"limit": 1}
    assert dict(zip(document["columns"], document["rows"][0], strict=True))["last_missing"] == 2023


def test_as_parquet(folder: str, tmp_path: Path) -> None:
    assert run(folder, "gaps", "-o", str(tmp_path / "gaps.parquet")).exit_code == 0
    assert duckdb.sql(f"SELECT issuer, last_missing FROM '{tmp_path}/gaps.parquet'").fetchall() == [("榆湾区人民政府", 2023)]


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json"])
def test_what_a_report_says_steers_nothing(tmp_path: Path, form: str) -> None:
    text = "一、2024年工作回顾\n=1+1\u202e<b>[x](y)甲产量增长6%。\n"
    (tmp_path / "in.txt").write_text(text, encoding="utf-8")
    made_here(tmp_path / "out", str(tmp_path / "in.txt"))
    shown = run(str(tmp_path / "out"), "--sql", "SELECT sentence, '=1' AS f, chr(27) || '[2J' AS e FROM facts", "--format", form).stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    if form == "markdown":
        assert "\\<b\\>" in shown
    if form == "csv":
        assert next(row for row in csv.DictReader(io.StringIO(shown)))["f"] == "'=1"


@pytest.mark.parametrize("args", [("gaps", "--sql", "SELECT 1"), ("--sql", "SELECT 1", "x=1")])
def test_wrong_usage(folder: str, args: tuple[str, ...]) -> None:
    assert run(folder, *args).exit_code == 2
