"""The program as a process: what importing costs, closed pipes, full disks, odd encodings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import reportdiff

SOURCE = str(Path(reportdiff.__file__).parents[1])
TESTS = str(Path(__file__).parents[1] / "rendering")

# The command line with a report made by hand in place of reading and extraction.
PROGRAM = """
import sample_reports as sample
from reportdiff import extraction, reading
from reportdiff.cli import main
from reportdiff.model import Document
reading.load = lambda source, **_: Document(source, "txt", "0" * 64, "")
extraction.extract = lambda document, **_: sample.report(facts=sample.report().facts * 5000)
main()
"""


def process(*args: str, code: str = PROGRAM, env: dict[str, str] | None = None, **extra: object):
    own = {**os.environ, "PYTHONPATH": os.pathsep.join([SOURCE, TESTS]), **(env or {})}
    return subprocess.Popen(
        [sys.executable, "-c", code, *args],
        env=own,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **extra},
    )


@pytest.mark.parametrize("code", ["from reportdiff.cli import main; main(['rules', 'RD101'])", "from reportdiff.batch.worker import main; main(2**40)"])
def test_a_process_of_its_own_collects_seldom(code):
    told = f"import atexit, gc, sys; atexit.register(lambda: print(*gc.get_threshold(), file=sys.stderr)); {code}"
    with process(code=told, stdin=subprocess.DEVNULL) as running:
        assert int(running.stderr.read().split()[0]) > 10_000


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_closed_pipe_is_quiet():
    with process("extract", "a.txt", "--quiet") as running:
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize("args", [("rules",), ("rules", "RD203"), ("--help",), ("check", "--help")])
def test_a_pipe_that_nobody_reads_is_quiet(args):
    reading, writing = os.pipe()
    os.close(reading)
    with process(*args, stdout=writing) as running:
        os.close(writing)
        assert running.stderr.read() == b""
    assert running.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line():
    with Path("/dev/full").open("wb") as full, process("extract", "a.txt", "--quiet", stdout=full) as running:
        said = running.stderr.read().decode()
    assert running.returncode == 2
    assert (
        said
        == "reportdiff: standard output: cannot be written: No space left on device; use -o FILE or make room for it\n"
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_output_is_the_same_whatever_the_encoding(encoding):
    with process("outline", "a\udcff.txt", "--verbose", env={"PYTHONIOENCODING": encoding}) as running:
        out, said = running.communicate()
    assert running.returncode == 0
    assert "二、2025年工作安排" in out.decode("utf-8")
    assert b"Traceback" not in said


def test_module_runs():
    done = subprocess.run(
        [sys.executable, "-m", "reportdiff", "--version"],
        env={**os.environ, "PYTHONPATH": SOURCE},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().strip() == f"reportdiff {reportdiff.__version__}"


def test_importing_loads_nothing_heavy():
    code = "import sys; before = set(sys.modules); import reportdiff; print(*sorted(set(sys.modules) - before))"
    with process(code=code) as running:
        loaded = set(running.communicate()[0].decode().split())
    assert {name.partition(".")[0] for name in loaded} <= {
        "reportdiff",
        "importlib",
        "_typeshed",
        "__future__",
        "warnings",
    }


def test_help_loads_no_renderer():
    code = "import sys; from reportdiff.cli import main; print(*sys.modules)"
    with process(code=code) as running:
        loaded = set(running.communicate()[0].decode().split())
    assert not loaded & {"tabulate", "wcwidth", "pint", "rapidfuzz", "numpy", "docx", "trafilatura", "lxml"}


def test_public_names():
    missing = [name for name in reportdiff.__all__ if not hasattr(reportdiff, name)]
    assert missing == []
    assert set(reportdiff.__all__) <= set(dir(reportdiff))
    with pytest.raises(AttributeError):
        reportdiff.forecast  # noqa: B018
