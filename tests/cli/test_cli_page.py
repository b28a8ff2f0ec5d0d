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


def test_public_addresses(tmp_path: Path) -> None:
    old, new = (str(Path(__file__).parents[2] / "fixtures" / "qinglan" / f"{year}.txt") for year in (2024, 2025))
    page = tmp_path / "a.html"
    done = CliRunner().invoke(main, ["diff", old, new, "-o", str(page), "-q", "--source-url", f"{new}=https://example.org/r?id=1"])
    assert done.exit_code == 0, done.stderr
    assert 'href="https://example.org/r?id=1#:~:text=' in page.read_text(encoding="utf-8")
    for args, told in (
        (["--source-url", f"{new}=javascript:alert(1)", "-o", str(page)], "is not REPORT=URL"),
        (["--source-url", "other.txt=https://example.org/", "-o", str(page)], "other.txt is none of the reports"),
        (["--source-url", f"{new}=https://example.org/"], "only a page leads there"),
    ):
        done = CliRunner().invoke(main, ["diff", old, new, *args])
        assert done.exit_code == 2
        assert told in done.stderr
