"""The commands: their outputs, exit codes and messages."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from reportdiff.rendering import documents

COMMANDS = [("diff", "a.txt", "b.txt"), ("extract", "a.txt"), ("outline", "a.txt")]


@pytest.mark.parametrize("command", COMMANDS)
def test_json_follows_its_schema(run, command):
    result = run(*command, "--format", "json")
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    numbers = {"diff": 2}
    assert document["schema"] == f"reportdiff/{command[0]}-{numbers.get(command[0], 1)}"
    jsonschema.Draft202012Validator(documents.schema(document["schema"])).validate(document)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("form", "sign"), [("table", "2025年"), ("markdown", "**2025年"), ("csv", ",")])
def test_other_formats(run, command, form, sign):
    result = run(*command, "--format", form)
    assert result.exit_code == 0
    assert sign in result.stdout
    assert "\x1b" not in result.output


def test_csv_is_read_back(run):
    read = list(csv.DictReader(io.StringIO(run("diff", "a.txt", "b.txt", "--format", "csv").stdout)))
    assert [row["status"] for row in read] == ["met", "carried_over", "dropped", "missed"]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ((), 0),
        (("--fail-on", "none"), 0),
        (("--fail-on", "missed,dropped"), 1),
        (("--fail-on", "Carried-Over"), 1),
        (("--fail-on", "missed,lost"), 2),
        (("--fail-on", ""), 2),
    ],
)
def test_fail_on(run, args, code):
    result = run("diff", "a.txt", "b.txt", *args)
    assert result.exit_code == code
    assert bool(result.stdout) == (code != 2)


def test_fail_on_says_what_was_found(run):
    assert "reportdiff: --fail-on: 1 missed, 1 dropped\n" in run("diff", "a", "b", "--fail-on", "dropped,missed").stderr
    assert run("diff", "a.txt", "b.txt", "--fail-on", "missed", "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("diff", "a.txt"), "'NEW'"),
        (("diff", "-", "-"), "both"),
        (("diff", "a.txt", "b.txt", "--format", "xml"), "--format"),
        (("diff", "a.txt", "b.txt", "--year", "now"), "--year"),
        (("diff", "a.txt", "b.txt", "--quiet", "--verbose"), "contradict"),
        (("diff", "a.txt", "b.txt", "--nonsense"), "--nonsense"),
        (("extract", "bad.txt"), "bad.txt: is empty; give the file"),
        (("extract", "bad\x1b[2J\n.txt"), "bad\\x1b[2J\\n.txt: is empty"),
        (("outline", "a.txt", "--config", "none.toml"), "none.toml: cannot be read"),
        (("forecast", "a.txt"), "No such command 'forecast'"),
    ],
)
def test_faults_are_one_line_and_exit_2(run, args, said):
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("reportdiff: ")
    assert result.stderr.count("\n") == 1
    assert said in result.stderr


def test_notes_go_to_standard_error_and_into_the_table(run):
    result = run("diff", "a.txt", "b.txt")
    assert "reportdiff: note: a.txt: a note\\x1b[2J\n" in result.stderr
    assert "注：a.txt: a note␛[2J" in result.stdout
    assert run("diff", "a.txt", "b.txt", "--quiet").stderr == ""


def test_verbose_says_what_was_recognised(run):
    stderr = run("extract", "a.txt", "--verbose").stderr
    assert "reportdiff: a.txt: txt, zh, plan of 2025, 3 sections, 3 facts (1 actuals, 2 targets)\n" in stderr


def test_options_reach_the_rooms(run, calls):
    run("extract", "a.txt", "--lang", "en", "--year", "2019", "--encoding", "gb18030")
    assert calls == [("load", ("a.txt", "gb18030", False)), ("extract", ("a.txt", "en", 2019))]


def test_year_of_two_reports_is_that_of_new(run, calls):
    run("diff", "a.txt", "b.txt", "--year", "2030")
    assert [call for name, call in calls if name == "extract"] == [("a.txt", "auto", None), ("b.txt", "auto", 2030)]


def test_old_without_a_year_gets_the_year_before(run, calls):
    run("diff", "noyear.txt", "b.txt", "--year", "2030")
    assert ("extract", ("noyear.txt", "auto", 2029)) in calls


def test_standard_input(run, calls):
    assert run("diff", "-", "b.txt", input="text").exit_code == 0
    assert calls[0] == ("load", ("-", None, True))


def test_ui(run):
    assert run("diff", "a.txt", "b.txt", "--ui", "en").stdout.startswith("2025 targets")


def test_demo(run, monkeypatch, tmp_path):
    from reportdiff import demo

    monkeypatch.setattr(demo, "paths", lambda lang: (tmp_path / f"old {lang}.txt", tmp_path / "new.txt"))
    result = run("demo")
    assert result.exit_code == 0
    assert "目标落实情况" in result.stdout
    assert f"reportdiff diff '{tmp_path}/old en.txt' {tmp_path}/new.txt" in result.stderr
    assert result.stderr.endswith("reportdiff diff OLD NEW -o page.html\n")


@pytest.mark.parametrize(("locale", "asked", "lang"), [
    ("zh_CN.UTF-8", (), "zh"), ("en_GB.UTF-8", (), "en"), ("fr_FR.UTF-8", (), "en"), ("C", (), "en"),
    ("zh_CN.UTF-8", ("--ui", "en"), "en"), ("C", ("--ui", "zh"), "zh"), ("C", ("--lang", "zh"), "zh"), ("zh_CN.UTF-8", ("--lang", "en"), "en"),
])  # fmt: skip
def test_the_demo_speaks_as_the_program_does(run, calls, monkeypatch, locale, asked, lang):
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    assert run("demo", *asked).exit_code == 0
    read = [Path(source[0]) for what, source in calls if what == "load"]
    assert [one.parts[-2:] for one in read] == [(lang, "2024.txt"), (lang, "2025.txt")]
    assert all(one.is_file() for one in read)


def test_help(run):
    assert run().exit_code == 0
    listed = run("--help").stdout
    assert "forecast" not in listed.partition("Commands:")[2]
    for command in ("diff", "check", "extract", "outline", "rules", "demo"):
        shown = run(command, "-h")
        assert shown.exit_code == 0
        assert f"\n    reportdiff {command}" in shown.stdout


def test_interrupted(run, monkeypatch):
    from reportdiff import reading

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "load", interrupted)
    assert run("extract", "a.txt").exit_code == 130


def test_a_fault_of_the_program_is_one_line(run, monkeypatch):
    from reportdiff import extraction, reading

    def fails(*_: object, **__: object) -> None:
        raise IndexError("no\n::error::such\x1b[2J")

    monkeypatch.setattr(extraction, "extract", fails)
    result = run("extract", "a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("reportdiff: a fault of reportdiff itself, not yours: IndexError at cli/reports.py:")
    assert "while looking for figures in a.txt; please report it" in result.stderr
    told = run("extract", "a.txt", "--traceback").stderr
    assert "reportdiff: Traceback (most recent call last):" in told
    assert "reportdiff: : :error::such\\x1b[2J" in told
    assert told.endswith(result.stderr)

    def hungry(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(reading, "load", hungry)
    said = "reportdiff: there is not enough memory while reading a.txt; give a smaller file, or more memory\n"
    assert run("extract", "a.txt").stderr == said
