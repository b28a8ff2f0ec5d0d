"""Which rows ``diff`` shows: by status, headline targets, a chapter, the counts alone; and what a terminal gets."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportdiff.cli import main

QINGLAN = Path(__file__).parents[2] / "fixtures" / "qinglan"
PAIR = (str(QINGLAN / "2024.txt"), str(QINGLAN / "2025.txt"))


def run(*args):
    return CliRunner().invoke(main, ["diff", *PAIR, "-q", *args])


def rows(*args):
    return json.loads(run(*args, "--format", "json").stdout)["outcomes"]


def test_rows_are_chosen_by_status_headline_and_chapter():
    assert {one["status"] for one in rows("--only", "missed,dropped")} == {"missed", "dropped"}
    headline = rows("--headline")
    assert 0 < len(headline) < len(rows())
    assert all(one["headline"] for one in headline)
    assert rows("--headline", "--only", "met") == [one for one in headline if one["status"] == "met"]
    assert [one["target"]["indicator"] for one in rows("--section", "优化园区载体")] == ["盘活闲置厂房"]
    assert rows("--summary") == []
    assert "主要预期目标" in run("--summary").stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--section", "没有的"), "no heading of"),
        (("--only", "lost"), "'lost' is not one of met, missed"),
        (("--summary", "--headline"), "--summary: the counts are of all targets"),
        (("--only", "met", "--format", "csv", "--csv-list", "pending"), "--csv-list pending: its rows have no status"),
    ],
)
def test_what_cannot_be_asked_for_is_wrong_usage(args, message):
    done = run(*args)
    assert done.exit_code == 2
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


def on_a_terminal(lines, columns, *args):
    """What the program prints on a terminal of that size, without colours."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    bare = {name: value for name, value in os.environ.items() if name not in {"LINES", "COLUMNS"}}
    command = [sys.executable, "-m", "reportdiff", *args]
    running = subprocess.Popen(command, env={**bare, "NO_COLOR": "1", "TERM": "xterm"}, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    shown = b""
    with contextlib.suppress(OSError):  # how Linux tells that the other end is closed
        while piece := os.read(master, 1 << 16):
            shown += piece
    os.close(master)
    assert running.wait() == 0
    return shown.decode().replace("\r\n", "\n").splitlines()


def test_a_terminal_gets_two_screens_or_all_if_asked():
    brief = on_a_terminal(24, 100, "diff", *PAIR, "-q")
    assert len(brief) < 48
    assert brief[0].startswith("主要预期目标 12 项")
    assert "--all" in brief[-1]
    whole = on_a_terminal(24, 100, "diff", *PAIR, "-q", "--all")
    assert "\n".join(whole) + "\n" == run().stdout
    assert len(whole) > 100
