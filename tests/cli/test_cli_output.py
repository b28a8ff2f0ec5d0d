"""Where results go: whole files, kept permissions, pipes that close, terminals and their encodings."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from reportdiff.cli import console, output


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_file_is_written_whole(run, tmp_path):
    result = run("diff", "a.txt", "b.txt", "--format", "json", "-o", "out.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "out.json").read_text("utf-8").endswith("}\n")
    assert left(tmp_path) == ["out.json"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_permissions_are_those_of_a_new_file_or_kept(run, tmp_path):
    run("extract", "a.txt", "-o", "out.txt")
    (tmp_path / "plain").write_text("")
    assert (tmp_path / "out.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode
    (tmp_path / "out.txt").chmod(0o600)
    run("extract", "a.txt", "-o", "out.txt")
    assert (tmp_path / "out.txt").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_never_followed(run, tmp_path, there):
    """Whoever may write to a shared folder, or sends a pull request, could plant one that leads to ~/.bashrc."""
    (tmp_path / "real").mkdir()
    if there:
        (tmp_path / "real" / "out.txt").write_text("precious")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real" / "out.txt")
    result = run("extract", "a.txt", "-o", "link.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "reportdiff: link.txt: is a link; name the file that it points to, or take it away\n"
    assert left(tmp_path / "real") == (["out.txt"] if there else [])


def test_a_link_that_comes_in_between_is_replaced(monkeypatch, tmp_path):
    (tmp_path / "precious").write_text("old")
    before = output._ordinary_mode

    def planted() -> int:
        (tmp_path / "out.txt").symlink_to(tmp_path / "precious")
        return before()

    monkeypatch.setattr(output, "_ordinary_mode", planted)
    output.write("new", str(tmp_path / "out.txt"))
    assert (tmp_path / "precious").read_text() == "old"
    assert not (tmp_path / "out.txt").is_symlink()
    assert (tmp_path / "out.txt").read_text() == "new"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_nobody_else_reads_a_file_before_it_is_whole(monkeypatch, tmp_path):
    modes = []
    monkeypatch.setattr(os, "fsync", lambda at: modes.append(os.fstat(at).st_mode & 0o777))
    output.write("new", str(tmp_path / "out.txt"))
    assert modes == [0o600]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
@pytest.mark.skipif(not hasattr(os, "O_TMPFILE") or not Path("/proc/self/fd").exists(), reason="files without a name of Linux")
def test_a_file_has_no_name_before_it_is_whole(monkeypatch, tmp_path):
    try:
        os.close(os.open(tmp_path, os.O_WRONLY | os.O_TMPFILE, 0o600))
    except OSError:
        pytest.skip("this file system has none")
    seen = []
    monkeypatch.setattr(os, "fsync", lambda at: seen.append(left(tmp_path)))
    output.write("once", str(tmp_path / "out.txt"))
    output.write("twice", str(tmp_path / "out.txt"))
    assert seen == [[], ["out.txt"]]  # killed here, it would leave nothing
    assert (tmp_path / "out.txt").read_text() == "twice"
    assert left(tmp_path) == ["out.txt"]


@pytest.mark.parametrize("missing", ["no such flag", "no such file system"])
def test_where_files_need_a_name_they_have_one(monkeypatch, tmp_path, missing):
    target, opened = tmp_path / "out.txt", os.open

    def without(path, flags, *rest, **more):
        if flags & getattr(os, "O_TMPFILE", 0) == getattr(os, "O_TMPFILE", -1):
            raise OSError(errno.EOPNOTSUPP, "not supported")
        return opened(path, flags, *rest, **more)

    if missing == "no such flag":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    else:
        monkeypatch.setattr(os, "open", without)
    output.write("whole", str(target))
    assert target.read_text() == "whole"
    assert left(tmp_path) == ["out.txt"]


def test_standard_output_by_its_other_name(run, tmp_path):
    result = run("extract", "a.txt", "-o", "/dev/stdout", "--quiet")
    assert result.exit_code == 0
    assert result.stdout == run("extract", "a.txt", "--quiet").stdout


@pytest.mark.parametrize("target", ["folder", "missing/out.txt", "", "n" * 300, "a\x00b", "report.txt/out.txt"])
def test_bad_targets_are_one_line_before_any_work(run, calls, tmp_path, target):
    (tmp_path / "folder").mkdir()
    (tmp_path / "report.txt").write_text("x")
    result = run("extract", "report.txt", "-o", target)
    assert result.exit_code == 2
    assert result.stderr.strip().splitlines()[-1].startswith("reportdiff: ")
    assert "Traceback" not in result.stderr
    assert left(tmp_path) == ["folder", "report.txt"]


def test_a_report_is_never_written_over(run, tmp_path):
    (tmp_path / "report.txt").write_text("precious")
    result = run("diff", "report.txt", "b.txt", "-o", tmp_path / "." / "report.txt")
    assert result.exit_code == 2
    assert "is a report to be read" in result.stderr
    assert (tmp_path / "report.txt").read_text() == "precious"


def test_failure_leaves_the_old_file_and_no_other(monkeypatch, tmp_path):
    (tmp_path / "out.txt").write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(output.OutputError, match=r"out\.txt: cannot be written: No space left"):
        output.write("new", str(tmp_path / "out.txt"))
    assert left(tmp_path) == ["out.txt"]
    assert (tmp_path / "out.txt").read_text() == "old"


@pytest.mark.parametrize("ending", [KeyboardInterrupt, SystemExit, OSError(28, "No space left on device")])
def test_what_ends_in_the_middle_leaves_nothing(monkeypatch, tmp_path, ending):
    (tmp_path / "out.txt").write_text("old")

    def end(_: int) -> None:
        raise ending

    monkeypatch.setattr(os, "fsync", end)
    with pytest.raises(output.OutputError if isinstance(ending, OSError) else ending):
        output.write("new", str(tmp_path / "out.txt"))
    assert left(tmp_path) == ["out.txt"]
    assert (tmp_path / "out.txt").read_text() == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_device_is_one_line(run):
    result = run("extract", "a.txt", "-o", "/dev/full")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("reportdiff: /dev/full: cannot be written: No space left")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs /dev/null")
def test_a_device_is_written_to_not_replaced(run):
    assert run("extract", "a.txt", "-o", "/dev/null").exit_code == 0
    assert not Path("/dev/null").is_file()


class Terminal(io.TextIOWrapper):
    """Standard output as a terminal with an encoding of its own."""

    def isatty(self) -> bool:
        return True


def shown_on(monkeypatch: pytest.MonkeyPatch, encoding: str, text: str) -> str:
    raw = io.BytesIO()
    terminal = Terminal(raw, encoding=encoding)
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("TERM", "xterm")
    output.write(text, None)
    terminal.flush()
    return raw.getvalue().decode(encoding)


def test_a_terminal_gets_what_it_can_show(monkeypatch):
    assert shown_on(monkeypatch, "utf-8", "完成 é") == "完成 é"
    assert shown_on(monkeypatch, "cp1252", "完成 é") == "\\u5b8c\\u6210 é"
    assert shown_on(monkeypatch, "ascii", "é") == "\\xe9"


def test_anything_else_gets_utf8(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252"))
    output.write("完成\n", None)
    assert raw.getvalue() == "完成\n".encode()


def test_colour_only_where_it_is_wanted(monkeypatch):
    terminal = Terminal(io.BytesIO(), encoding="utf-8")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert console.in_colour(terminal)
    assert not console.in_colour(io.StringIO())
    assert not console.in_colour(None)
    monkeypatch.setenv("TERM", "dumb")
    assert not console.in_colour(terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not console.in_colour(terminal)


def test_progress_appears_after_a_while_and_goes(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", Terminal(raw, encoding="utf-8", write_through=True))
    monkeypatch.setattr(console, "_PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    with console.Progress(True) as progress:
        progress.step("reading a\x1b.pdf")
        progress._timer.join()
        progress.step("looking")
    assert raw.getvalue().decode() == ("\r\x1b[2Kreading a\\x1b.pdf …\r\x1b[2Klooking …\r\x1b[2K")


def test_no_progress_without_a_terminal(monkeypatch):
    silent = io.StringIO()
    monkeypatch.setattr(sys, "stderr", silent)
    monkeypatch.setattr(console, "_PATIENCE", 0.0)
    with console.Progress(True) as progress:
        progress.step("reading")
    assert silent.getvalue() == ""


@pytest.mark.parametrize(("told", "wide"), [(None, 100), ("", 100), ("many", 100), ("0", 100), ("60", 80), ("150", 150), ("9999", 400)])
def test_tables_in_a_pipe_are_as_wide_as_columns_says(monkeypatch, told, wide):
    from reportdiff.cli.console import columns

    monkeypatch.delenv("COLUMNS", raising=False)
    if told is not None:
        monkeypatch.setenv("COLUMNS", told)
    assert columns(None) == columns("table.txt") == wide
