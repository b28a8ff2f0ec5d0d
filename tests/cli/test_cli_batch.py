"""``reportdiff batch`` at the command line: what it says, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportdiff.cli import main
from reportdiff.cli.batch import Pace, paced

COUNTIES = str(Path(__file__).parents[2] / "fixtures" / "counties")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["batch", *args])


def test_what_it_says_at_the_end(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    done = run(COUNTIES, "-o", out, "--workers", "2")
    assert (done.exit_code, done.stdout) == (0, "")
    files, rows, errors = done.stderr.splitlines()
    assert files == f"reportdiff: {out}: 15 files, 3 issuers, 10 reports with the one before them"
    assert rows.startswith(f"reportdiff: {out}: 14 reports, ")
    assert errors == f"reportdiff: {out}: 1 errors; 'reportdiff query {out} errors' lists them"


def test_quiet(tmp_path: Path) -> None:
    done = run(f"{COUNTIES}/jichuan", "-o", str(tmp_path / "out"), "--workers", "1", "-q")
    assert (done.exit_code, done.output) == (0, "")


def test_settings_hold_here_too(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('lang = "en"\nquiet = true\n', encoding="utf-8")
    done = run(f"{COUNTIES}/jichuan", "-o", str(tmp_path / "out"), "--workers", "1", "--config", str(tmp_path / "own.toml"))
    assert (done.exit_code, done.output) == (0, "")
    assert '"lang": "en"' in (tmp_path / "out" / "manifest.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((COUNTIES,), "Missing option '-o'"),
        (("-o", "out"), "Missing argument 'SOURCE...'"),
        (("gone", "-o", "OUT"), "gone: there is no such file or folder; check the name"),
        ((COUNTIES, "-o", "OUT", "--workers", "0"), "Invalid value for '--workers': 0 is not in the range"),
        ((COUNTIES, "-o", "OUT", "--lexicon", "gone.txt"), "gone.txt"),
    ],
)
def test_wrong_usage_is_one_line(tmp_path: Path, args: tuple[str, ...], said: str) -> None:
    done = run(*(str(tmp_path / "out") if arg == "OUT" else arg for arg in args))
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("lately", "seconds", "line"),
    [
        (0, 0.0, "reading 1,200 of 60,000 reports"),
        (1200, 60.0, "reading 1,200 of 60,000 reports, 20.0 a second, 49 min left"),
        (200, 100.0, "reading 1,200 of 60,000 reports, 2.0 a second, 8 h left"),
        (1200, 1.0, "reading 1,200 of 60,000 reports, 1200.0 a second, 49 s left"),
    ],
)
def test_rate_and_time_left(lately: int, seconds: float, line: str) -> None:
    assert paced("read", 1200, 60_000, lately, seconds) == line


def test_what_was_done_before_does_not_count_for_the_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    shown: list[str] = []
    pace = Pace(type("Line", (), {"step": staticmethod(shown.append)})())
    for at, done in ((0.0, 900), (0.1, 901), (10.0, 950)):
        now[0] = at
        pace.tell("compare", done, 1000)
    assert shown == ["comparing 900 of 1,000 reports", "comparing 950 of 1,000 reports, 5.0 a second, 10 s left"]
