"""``reportdiff track``: formats, what is refused, and what is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportdiff.cli import main

FILES = [str(Path(__file__).parents[2] / "fixtures" / "counties" / "jichuan" / f"{year}.md") for year in range(2021, 2026)]


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def test_a_table_of_what_is_looked_for():
    told = run("track", *reversed(FILES), "--indicator", "生产总值", "--ui", "en")
    assert told.exit_code == 0
    assert "5 reports, 2021–2025" in told.stdout
    assert "固定资产投资" not in told.stdout
    assert "missed" in told.stdout


@pytest.mark.parametrize("form", ["json", "csv", "html", "markdown", "xlsx"])
def test_each_format_is_written(tmp_path, form):
    target = tmp_path / f"years.{'md' if form == 'markdown' else form}"
    assert run("track", *FILES, "-o", str(target)).exit_code == 0
    assert target.stat().st_size > 500
    if form == "json":
        assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "reportdiff/track-1"


def test_what_is_refused():
    for args, told in (
        (("track", FILES[0]), "at least two reports"),
        (("track", "-", "-"), "name a file for all but one"),
        (("track", *FILES, "--indicator", "no such thing"), "no target is set for no such thing"),
        (("track", FILES[0], FILES[0]), "fewer than two"),
    ):
        result = run(*args)
        assert result.exit_code == 2
        assert told in result.stderr
        assert result.stderr.count("\n") <= 2
