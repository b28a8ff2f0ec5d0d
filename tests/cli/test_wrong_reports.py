"""Reports given twice, the wrong way round, or not as reports: one line that says so. And what ``-o`` wrote is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import reportdiff as rd
from reportdiff.cli import main

QINGLAN = Path(__file__).parents[2] / "fixtures" / "qinglan"
OLD, NEW = str(QINGLAN / "2024.txt"), str(QINGLAN / "2025.txt")


def run(*args):
    return CliRunner().invoke(main, args)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("diff", OLD, OLD), f"{OLD}: is the same report as {OLD}; give two reports, of successive years"),
        (("check", NEW, "--previous", NEW), f"{NEW}: is the same report as --previous {NEW}; give an earlier one, or leave it out"),
    ],
)
def test_the_same_report_twice(args, message):
    done = run(*args)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"reportdiff: {message}\n")


def test_the_same_words_in_another_file(tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(Path(OLD).read_bytes())
    assert "is the same report as" in run("diff", OLD, str(copy)).stderr


def test_a_swapped_pair_is_told():
    told = f"reportdiff: {NEW} plans 2025, and {OLD} 2024: if they are swapped, give {OLD} first\n"
    assert told in run("diff", NEW, OLD).stderr
    assert told not in run("diff", NEW, OLD, "--quiet").stderr
    assert "swapped" not in run("diff", OLD, NEW).stderr


@pytest.mark.parametrize("command", [("diff", OLD, NEW), ("check", NEW), ("extract", NEW), ("outline", NEW), ("text", NEW), ("ledger", NEW)])
def test_what_was_written_is_said(command, tmp_path):
    file = tmp_path / ("written.txt" if command[0] == "text" else "written.csv")
    done = run(*command, "-o", str(file))
    assert re.search(rf"^reportdiff: {re.escape(str(file))}: written, [\d,]+ (KB|bytes)$", done.stderr, re.M)
    assert "written" not in run(*command, "-o", str(file), "-q").stderr if command[0] != "text" else True
    assert "written" not in run(*command, "-o", "/dev/null").stderr


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: rd.diff("a.txt", "b.txt"), "diff takes reports, not str 'a.txt'; rd.read makes one of a file, rd.parse one of a text"),
        (lambda: rd.diff(rd.parse("增长6%。"), Path("b.txt")), "diff takes reports, not PosixPath 'b.txt'"),
        (lambda: rd.check("a.txt"), "check takes reports, not str"),
        (lambda: rd.check(rd.parse("增长6%。"), "a.txt"), "check takes reports, not str 'a.txt'"),
        (lambda: rd.track(["a.txt", "b.txt"]), "track takes reports, not str"),
        (lambda: rd.ledger("a.txt"), "ledger takes reports"),
        (lambda: rd.read(b"abc"), "read takes the path of a file, not bytes; rd.parse takes a text"),
        (lambda: rd.parse(b"abc"), "parse takes a text (str), not bytes; decode it first"),
        (lambda: rd.parse(Path("a.txt")), "not PosixPath 'a.txt'"),
        (lambda: rd.find_quantities(b"6%"), "find_quantities takes a text (str), not bytes"),
    ],
)
def test_what_is_no_report_is_refused(call, message):
    with pytest.raises(rd.ReportError, match=re.escape(message)) as caught:
        call()
    assert isinstance(caught.value, TypeError)
    assert "\n" not in str(caught.value)
