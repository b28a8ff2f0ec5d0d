"""What a result was made from, and the result made again from that."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import reportdiff as rd
from reportdiff.cli import main

QINGLAN = Path(__file__).parents[2] / "fixtures" / "qinglan"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    for name in ("2024.txt", "2025.txt", "bulletin-2024.txt"):
        shutil.copy(QINGLAN / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args):
    return CliRunner().invoke(main, args)


def sha256(name):
    return hashlib.sha256(Path(name).read_bytes()).hexdigest()


def made(*args):
    done = run(*args, "--provenance", "made.json")
    assert done.exit_code in (0, 1), done.stderr
    return json.loads(Path("made.json").read_text(encoding="utf-8"))


def test_a_statement_tells_what_went_in_what_was_asked_and_what_came_out():
    Path("reportdiff.toml").write_text('tolerance = "5%"\n', encoding="utf-8")
    told = made("diff", "--only=missed", "2024.txt", "2025.txt", "-o", "a.csv", "--evidence", "bulletin-2024.txt", "-q", "--write-decisions", "d.toml")
    assert told["_type"] == "https://in-toto.io/Statement/v1"
    assert told["subject"] == [{"name": "a.csv", "digest": {"sha256": sha256("a.csv")}}]
    definition = told["predicate"]["buildDefinition"]
    assert definition["externalParameters"] == {
        "command": "diff",
        "arguments": ["--only", "missed", "--evidence", "bulletin-2024.txt", "--format", "csv", "--", "2024.txt", "2025.txt"],
    }
    inputs = {Path(one["uri"]).name: (one["name"], one["digest"]["sha256"]) for one in definition["resolvedDependencies"]}
    reports = {name: ("report", sha256(name)) for name in ("2024.txt", "2025.txt", "bulletin-2024.txt")}
    assert inputs == {"reportdiff.toml": ("settings", sha256("reportdiff.toml")), **reports}
    assert told["predicate"]["runDetails"]["builder"]["version"]["reportdiff"] == rd.__version__


@pytest.mark.parametrize(
    "args",
    [
        ("diff", "2024.txt", "2025.txt", "-o", "a.html", "--check"),
        ("diff", "2024.txt", "2025.txt", "-o", "a.xlsx", "--ui", "en"),
        ("diff", "2024.txt", "2025.txt", "-o", "a.docx", "--fail-on", "missed"),
        ("check", "2025.txt", "--previous", "2024.txt", "-o", "a.json"),
        ("extract", "2025.txt", "2024.txt", "-o", "a.csv", "--csv-bom"),
        ("ledger", "2024.txt", "-o", "a.md"),
        ("track", "2024.txt", "2025.txt", "-o", "a.html", "--all"),
    ],
)
def test_a_result_is_made_again(args):
    made(*args)
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    done = run("verify", "made.json")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-1] == f"reportdiff: {args[args.index('-o') + 1]}: the same, byte for byte"
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


def test_what_changed_is_told():
    made("diff", "2024.txt", "2025.txt", "-o", "a.json")
    Path("2025.txt").write_text(Path("2025.txt").read_text(encoding="utf-8").replace("7.4%", "8.4%"), encoding="utf-8")
    done = run("verify", "made.json")
    assert done.exit_code == 1
    assert done.stderr == "reportdiff: 2025.txt: has changed since\nreportdiff: a.json: is not what it was\n"
    told = json.loads(Path("made.json").read_text(encoding="utf-8"))
    told["predicate"]["runDetails"]["builder"]["version"]["reportdiff"] = "0.0.9"
    Path("made.json").write_text(json.dumps(told), encoding="utf-8")
    assert f"reportdiff: reportdiff: was 0.0.9, is {rd.__version__}\n" in run("verify", "made.json").stderr
    Path("2024.txt").unlink()
    done = run("verify", "made.json")
    assert done.exit_code == 1
    assert "2024.txt: is not there" in done.stderr


def test_a_result_that_was_touched_is_told():
    made("extract", "2024.txt", "-o", "a.csv")
    Path("a.csv").write_text("touched", encoding="utf-8")
    done = run("verify", "made.json")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1] == "reportdiff: a.csv: the file that stands here was changed after it was made"
    Path("a.csv").unlink()
    assert run("verify", "made.json").exit_code == 0


def test_a_statement_of_a_stranger_writes_nothing(here):
    told = made("diff", "2024.txt", "2025.txt", "-o", "a.json")
    asked = told["predicate"]["buildDefinition"]["externalParameters"]
    asked["arguments"] = ["-o", "owned", "--write-decisions", "owned", "--provenance", "owned", "--format", "json", "--", "2024.txt", "2025.txt"]
    Path("made.json").write_text(json.dumps(told), encoding="utf-8")
    assert run("verify", "made.json").exit_code == 0
    asked["command"] = "batch"
    Path("made.json").write_text(json.dumps(told), encoding="utf-8")
    done = run("verify", "made.json")
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
    assert not (here / "owned").exists()


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"_type": "https://in-toto.io/Statement/v1"}', "\0", '{"predicate": {"buildDefinition": 3}}'])
def test_what_is_no_statement_is_refused(text):
    Path("made.json").write_text(text, encoding="utf-8")
    done = run("verify", "made.json")
    assert (done.exit_code, done.stderr) == (2, "reportdiff: made.json: is no statement that --provenance wrote; give the file of --provenance\n")


def test_it_tells_of_a_file():
    done = run("diff", "2024.txt", "2025.txt", "-q", "--provenance", "made.json")
    assert done.exit_code == 2
    assert "give -o FILE too" in done.stderr
    assert not Path("made.json").exists()
