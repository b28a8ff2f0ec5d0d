"""``--format html`` at the command line: where a page goes, and what ``--check`` needs."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from reportdiff import demo
from reportdiff.cli import main


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def _reports() -> tuple[str, str]:
    old, new = demo.paths()
    return str(old), str(new)


def test_name_after_o_tells(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert run("diff", *_reports(), "-q", "-o", str(file)).exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert 'id="findings"' not in text
    assert len(text.encode()) < 1_000_000
    assert "http://" not in text
    assert "https://" not in text


def test_check_puts_findings_into_the_page(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert run("diff", *_reports(), "-q", "--check", "--ui", "en", "-o", str(file)).exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert 'id="findings"' in text
    assert '<html lang="en">' in text


def test_check_without_a_page_is_refused() -> None:
    done = run("diff", *_reports(), "--check")
    assert done.exit_code == 2
    assert "--format html" in done.stderr
    assert done.stderr.count("\n") == 1


def test_same_input_same_page(tmp_path: Path) -> None:
    one, two = tmp_path / "one.html", tmp_path / "two.html"
    for file in (one, two):
        assert run("demo", "-q", "--format", "html", "-o", str(file)).exit_code == 0
    assert one.read_bytes() == two.read_bytes()
