"""``reportdiff diff --evidence``, from end to end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportdiff.cli import main

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"
PAIR = (str(FIXTURES / "2024.txt"), str(FIXTURES / "2025.txt"))
BULLETIN = str(FIXTURES / "bulletin-2024.txt")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["diff", *PAIR, *args])


def test_json_names_the_document() -> None:
    found = json.loads(run("--evidence", BULLETIN, "--format", "json").stdout)
    assert [one["source"] for one in found["evidence"]] == [BULLETIN]
    assert {one["document"] for one in found["outcomes"]} == {None, BULLETIN}


@pytest.mark.parametrize("form", ["table", "markdown", "csv"])
def test_other_forms_name_it_too(form: str) -> None:
    assert "bulletin-2024.txt" in run("--evidence", BULLETIN, "--format", form).stdout


@pytest.mark.parametrize(
    ("file", "fault"), [(PAIR[0], "is OLD itself"), (PAIR[1], "is NEW itself"), ("none.txt", "none.txt")]
)
def test_faults_are_one_line(file: str, fault: str) -> None:
    done = run("--evidence", file)
    assert done.exit_code == 2
    assert fault in done.stderr
    assert done.stderr.count("\n") == 1


def test_output_over_evidence_is_refused() -> None:
    done = run("--evidence", BULLETIN, "-o", BULLETIN)
    assert (done.exit_code, "is a report to be read" in done.stderr) == (2, True)


def test_settings_name_evidence_from_their_own_folder(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(Path(BULLETIN).read_text(encoding="utf-8"), encoding="utf-8")
    settings = tmp_path / "s.toml"
    settings.write_text('evidence = ["b.txt"]\n', encoding="utf-8")
    found = json.loads(run("--config", str(settings), "--format", "json").stdout)
    assert [one["source"] for one in found["evidence"]] == [str(tmp_path / "b.txt")]
    settings.write_text("evidence = [1]\n", encoding="utf-8")
    assert run("--config", str(settings)).exit_code == 2
