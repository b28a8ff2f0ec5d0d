"""``reportdiff diff --decisions`` and ``--write-decisions``, from end to end."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from reportdiff.cli import main

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"
PAIR = (str(FIXTURES / "2024.txt"), str(FIXTURES / "2025.txt"))


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["diff", *PAIR, *map(str, args)])


def filled_in(file: Path) -> None:
    """Decides the entry of 营造林."""
    before, entry = file.read_text(encoding="utf-8").split('indicator = "营造林"')
    before = before[: before.rindex('decide = ""')] + 'decide = "完成"\n'
    entry = entry.replace('reason = ""', 'reason = "现场核查"', 1).replace('by = ""', 'by = "督查室"', 1)
    file.write_text(f'{before}indicator = "营造林"{entry}', encoding="utf-8")


def test_written_filled_in_and_read(tmp_path: Path) -> None:
    file = tmp_path / "d.toml"
    assert run("--all", "--write-decisions", file, "--format", "json").stdout == run("--format", "json").stdout
    filled_in(file)
    found = json.loads(run("--decisions", file, "--format", "json").stdout)
    row = next(one for one in found["outcomes"] if one["target"]["indicator"] == "营造林")
    assert (row["status"], row["decision"]["by"], row["decision"]["verdict"]) == ("met", "督查室", "met")
    assert "现场核查" in row["why"]


def test_decisions_are_never_lost(tmp_path: Path) -> None:
    file = tmp_path / "d.toml"
    run("--all", "--write-decisions", file)
    filled_in(file)
    whole = file.read_text(encoding="utf-8")
    done = run("--all", "--write-decisions", file)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert file.read_text(encoding="utf-8") == whole
    assert run("--all", "--decisions", file, "--write-decisions", file).exit_code == 0
    assert file.read_text(encoding="utf-8") == whole
    some = whole[: whole.rindex("\n\n")]
    file.write_text(some, encoding="utf-8")
    assert run("--all", "--decisions", file, "--write-decisions", file).exit_code == 0
    assert file.read_text(encoding="utf-8").startswith(some.rstrip("\n"))
    assert file.read_text(encoding="utf-8").count("[[decision]]") == whole.count("[[decision]]")


def test_what_is_begun_and_not_decided_is_told(tmp_path: Path) -> None:
    file = tmp_path / "d.toml"
    file.write_text('[[decision]]\ndecide = ""\nindicator = "营造林"\ntarget = "8000亩"\nreason = "现场核查"\n', "utf-8")
    told = run("--decisions", file).stderr
    assert told.startswith(f"reportdiff: {file}: entry 1 (营造林) has a reason or a name and decides nothing")
    assert run("--decisions", file, "-q").stderr == ""


def test_a_tenth_of_the_rows_is_put_before_a_person_or_all(tmp_path: Path) -> None:
    some, every = tmp_path / "some.toml", tmp_path / "every.toml"
    assert run("--write-decisions", some).stderr == f"reportdiff: {some}: 4 entries to fill in, of 40 rows; --all lists every row\n"
    assert run("--all", "--write-decisions", every).stderr == f"reportdiff: {every}: 40 entries to fill in, of 40 rows\n"


def test_faults_are_one_line(tmp_path: Path) -> None:
    for args in (
        ("--decisions", PAIR[0]),
        ("--decisions", tmp_path / "none"),
        ("--write-decisions", "-"),
        ("--write-decisions", tmp_path / "no" / "d.toml"),
        ("--write-decisions", PAIR[0]),
        ("--write-decisions", tmp_path / "x", "-o", tmp_path / "x"),
    ):
        done = run(*args)
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1), args


def test_what_does_not_apply_is_one_line_on_standard_error(tmp_path: Path) -> None:
    file = tmp_path / "d.toml"
    file.write_text(
        '[[decision]]\ndecide = "void"\nindicator = "x\\u001b[2J"\ntarget = "9亩"\nreason = "r"\nby = "b"\n', "utf-8"
    )
    done = run("--decisions", file)
    assert (done.exit_code, done.stderr.count("\n"), "\x1b" in done.output) == (0, 1, False)
