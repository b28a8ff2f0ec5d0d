"""What a worker is kept from, and what is told of it when it goes beyond."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reportdiff.batch import guard as guards
from reportdiff.batch.guard import Guard
from reportdiff.batch.places import place
from reportdiff.batch.tasks import keep_recipe
from reportdiff.batch.work import Done, Failed, Limits, Read, Reading, Recipe, Trouble
from reportdiff.errors import FolderError

LINE = "地区生产总值增长6%，固定资产投资377.7亿元、增长26.8%，"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    keep_recipe(place(str(tmp_path / "out")), Recipe(), "r")
    return tmp_path


def reading(folder: Path, name: str, data: bytes) -> Read:
    path = folder / name
    path.write_bytes(data)
    return Read(str(folder / "out"), "r", Reading(str(path), str(path), "1", None, None, None))


def test_an_answer(folder: Path) -> None:
    with Guard(Limits()) as guard:
        answer = guard.attempt(reading(folder, "a.txt", "一、2024年工作回顾\n地区生产总值增长6%。".encode()))
    assert isinstance(answer, Done)
    assert (answer.told["lang"], answer.told["year"], answer.told["facts"]) == ("zh", 2025, 1)


def test_a_file_that_is_no_report(folder: Path) -> None:
    with Guard(Limits()) as guard:
        answer = guard.attempt(reading(folder, "a.docx", b"PK\x03\x04nothing"))
    assert isinstance(answer, Failed)
    assert answer.kind is Trouble.UNREADABLE
    assert answer.message.startswith("is damaged or cut short; ")


def test_computing_too_long(folder: Path) -> None:
    slow = reading(folder, "slow.txt", (LINE * 40_000).encode())
    with Guard(Limits(seconds=1)) as guard:
        assert guard.attempt(slow) == Failed(Trouble.TIME, "took more than 1 seconds of computing")
        quick = guard.attempt(reading(folder, "a.txt", "地区生产总值增长6%。".encode()))
    assert isinstance(quick, Done)


def test_too_much_memory(folder: Path) -> None:
    large = reading(folder, "large.txt", (LINE * 40_000).encode())
    with Guard(Limits(memory=190 * 1024 * 1024)) as guard:
        answer = guard.attempt(large)
    assert isinstance(answer, Failed)
    assert answer.kind in (Trouble.MEMORY, Trouble.DIED)  # as Python or as a library below it takes a refusal


def test_waiting_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / "pipe.txt")
    monkeypatch.setattr(guards, "_LEAST", 1.0)
    monkeypatch.setattr("reportdiff.reading.opening._refuse_odd", lambda *given: None)
    with Guard(Limits(seconds=0.1)) as guard:
        worker = guard._start()
        os.kill(worker.pid, signal.SIGSTOP)  # stands for a network folder that does not answer
        answer = guard.attempt(reading(folder, "a.txt", "地区生产总值增长6%。".encode()))
    assert answer == Failed(Trouble.TIME, "was not done after 10 times 0.1 seconds")


def test_a_worker_that_is_killed_once_is_no_fault_of_the_file(folder: Path) -> None:
    task = reading(folder, "a.txt", (LINE * 4_000).encode())
    with Guard(Limits()) as guard:
        worker = guard._start()
        killer = threading.Timer(0.3, worker.kill)
        killer.start()
        answer = guard.attempt(task)
    assert isinstance(answer, Done)
    assert answer.told["facts"] == 12_000


def test_a_worker_stays_though_its_parent_has_had_much_memory(folder: Path) -> None:
    assert len(b"\1" * 600_000_000) > 0  # as much as would have a worker replaced
    with Guard(Limits(memory=1_000_000_000)) as guard:
        worker = guard._start()
        for _ in range(2):
            assert isinstance(guard.attempt(reading(folder, "a.txt", "地区生产总值增长6%。".encode())), Done)
            assert guard._worker is worker


def test_a_worker_that_dies_every_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "send", lambda stream, value: os.kill(guard._worker.pid, signal.SIGKILL))
    with Guard(Limits()) as guard:
        answer = guard.attempt(reading(folder, "a.txt", b"x"))
    assert answer == Failed(Trouble.DIED, "its worker died of it, 3 times (exit code -9)")


def test_a_worker_that_is_killed_before_it_is_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Guard(Limits()) as guard:
        start, started = guard._process, []

        def killed_at_first() -> subprocess.Popen[bytes]:
            started.append(start())
            if len(started) < 3:
                started[-1].kill()
            return started[-1]

        monkeypatch.setattr(guard, "_process", killed_at_first)
        assert isinstance(guard.attempt(reading(folder, "a.txt", "地区生产总值增长6%。".encode())), Done)
    assert len(started) == 3


def test_a_worker_that_cannot_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with Guard(Limits()) as guard, pytest.raises(FolderError, match=r"a worker could not be started \(it ended with 1\)"):
        guard.attempt(Read("out", "r", Reading("a", "a", "1", None, None, None)))


def test_a_worker_goes_when_its_parent_is_killed(tmp_path: Path) -> None:
    code = (
        "from reportdiff.batch.guard import Guard; from reportdiff.batch.work import Limits; import time;"
        "print(Guard(Limits())._start().pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    with parent:
        worker = int(parent.stdout.readline())
        assert is_alive(worker)
        parent.kill()
    waited = time.monotonic() + 10
    while is_alive(worker) and time.monotonic() < waited:
        time.sleep(0.05)
    assert not is_alive(worker)


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_numeric_libraries_have_one_thread(folder: Path) -> None:
    with Guard(Limits()) as guard:
        worker = guard._start()
        environment = Path(f"/proc/{worker.pid}/environ").read_bytes().split(b"\0")
    assert {b"OMP_NUM_THREADS=1", b"OPENBLAS_NUM_THREADS=1", b"MKL_NUM_THREADS=1"} <= set(environment)


def test_modules_that_lie_among_the_reports_are_not_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pickle.py", "rapidfuzz.py", "reportdiff.py"):
        (folder / name).write_text(f"open({str(folder / 'hurt')!r}, 'w')", encoding="utf-8")
    monkeypatch.chdir(folder)
    with Guard(Limits()) as guard:
        assert isinstance(guard.attempt(reading(folder, "a.txt", "地区生产总值增长6%。".encode())), Done)
    assert not (folder / "hurt").exists()
