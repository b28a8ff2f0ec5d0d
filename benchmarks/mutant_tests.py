"""What ``mutants.py`` adds to pytest: which lines each test runs, and runs of chosen tests over faults put into functions.

A plugin of pytest, told by the environment what to do (workers of xdist inherit it): ``MUTANTS_RECORD`` names the folder for
what was recorded, ``MUTANTS_TESTS`` a file with the tests to run, one a line, ``MUTANTS_TRIALS`` a file of faults to try.
"""

from __future__ import annotations

import gc
import json
import os
import signal
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import coverage
import pytest

_RECORD = os.environ.get("MUTANTS_RECORD")
_CHOSEN = os.environ.get("MUTANTS_TESTS")
_TRIALS = os.environ.get("MUTANTS_TRIALS")
NOT_PLACED = "(not placed)"  # of a fault that stands in no function
BROKEN = "(broken)"  # of a run that ended without a result


class Recorder:
    """Which lines of the package each test runs, and how long it takes."""

    def __init__(self, folder: Path) -> None:
        package = Path(__file__).parent.parent / "src" / "reportdiff"
        self._seconds: Counter[str] = Counter()
        self._times = folder / f"seconds.{os.getpid()}.json"
        self._lines = coverage.Coverage(
            data_file=folder / "lines", data_suffix=True, config_file=False, include=[f"{package}/*"], messages=False
        )
        self._lines.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """What runs from here on is of this test."""
        self._lines.switch_context(item.nodeid)
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Setting up and clearing away are part of what a test costs."""
        self._seconds[report.nodeid] += report.duration

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Written by each process that ran tests: of workers, not of what hands the tests out to them."""
        self._lines.stop()
        if not hasattr(session.config, "workerinput") and session.config.getoption("numprocesses", None):
            return
        self._lines.save()
        self._times.write_text(json.dumps(self._seconds), encoding="utf-8")


class Chosen:
    """The tests that a file names, in its order."""

    def __init__(self, file: Path) -> None:
        self._places = {name: place for place, name in enumerate(file.read_text(encoding="utf-8").splitlines())}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leaves out all others."""
        items[:] = sorted((item for item in items if item.nodeid in self._places), key=lambda item: self._places[item.nodeid])


class Trials:
    """Faults, each tried in a fork of a process that has imported everything and run nothing.

    The file holds ``jobs``, how many are tried at a time, ``results``, the descriptor to which results are written, and
    ``trials``: the file and its source with the fault in it, the tests in their order, and the seconds that they may take.
    """

    def __init__(self, file: Path) -> None:
        told = json.loads(file.read_text(encoding="utf-8"))
        self._jobs, self._results, self._trials = told["jobs"], told["results"], told["trials"]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In place of the tests in the order in which they were collected."""
        functions = [one for one in gc.get_objects() if isinstance(one, FunctionType) and one.__name__ != "<lambda>"]
        gc.freeze()  # what forks share stays shared
        items = {item.nodeid: item for item in session.items}
        running: dict[int, int] = {}
        waiting = list(enumerate(self._trials))[::-1]
        while waiting or running:
            if waiting and len(running) < self._jobs:
                number, trial = waiting.pop()
                if not (forked := os.fork()):
                    self._child(session, number, trial, items, functions)
                running[forked] = number
                continue
            ended, status = os.wait()
            number = running.pop(ended, -1)
            if number >= 0 and status:
                self._tell(number, "(no end)" if os.WIFSIGNALED(status) else BROKEN)
        return True

    def _child(
        self, session: pytest.Session, number: int, trial: dict[str, Any], items: dict[str, pytest.Item], functions: list[FunctionType]
    ) -> None:
        """Runs the tests over the fault until one fails, tells which, and ends."""
        status = 1
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)  # no handler: it ends even what never comes back to Python
            signal.alarm(int(trial["seconds"]))
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            placed = put_in(functions, trial["path"], trial["source"])
            self._tell(number, self._failing(session, [items[test] for test in trial["tests"] if test in items]) if placed else NOT_PLACED)
            status = 0
        finally:
            os._exit(status)  # 0 where a result is told

    def _failing(self, session: pytest.Session, chosen: list[pytest.Item]) -> str | None:
        for item, after in zip_longest(chosen, chosen[1:]):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if session.testsfailed:
                return item.nodeid
        return None

    def _tell(self, number: int, killer: str | None) -> None:
        os.write(self._results, json.dumps([number, killer]).encode() + b"\n")


def put_in(functions: list[FunctionType], path: str, source: str) -> int:
    """Gives those of the functions that a file has the code that they have in another wording of it; how many differ."""
    differing = 0
    said = {(code.co_qualname, code.co_firstlineno): code for code in _codes(compile(source, path, "exec"))}
    for one in functions:
        if one.__code__.co_filename == path:
            code = said.get((one.__code__.co_qualname, one.__code__.co_firstlineno))
            if code is not None and code != one.__code__:
                one.__code__ = code
                differing += 1
    return differing


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _codes(inner)


def pytest_configure(config: pytest.Config) -> None:
    """Adds what the environment asks for."""
    if _RECORD:
        config.pluginmanager.register(_RECORDER, "mutants-recorder")
    if _CHOSEN:
        config.pluginmanager.register(Chosen(Path(_CHOSEN)), "mutants-chosen")
    if _TRIALS:
        config.pluginmanager.register(Trials(Path(_TRIALS)), "mutants-trials")


@dataclass(frozen=True)
class Tests:
    """Which lines tests run: of each file of the package the tests by line; of each test how many lines, and the seconds that it takes."""

    by_line: dict[str, dict[int, list[str]]]
    breadth: Counter[str]
    seconds: dict[str, float]

    def touching(self, path: str, lines: Iterable[int]) -> list[str]:
        """The tests that run one of the lines, those that run the fewest lines in all first."""
        of_file = self.by_line.get(path, {})
        found = {test for line in lines for test in of_file.get(line, ()) if test}
        return sorted(found, key=lambda test: (self.breadth[test], test))

    def at_import(self, path: str, lines: Iterable[int]) -> bool:
        """Whether one of the lines runs before any test does."""
        return any("" in self.by_line.get(path, {}).get(line, ()) for line in lines)

    def others(self, tests: Iterable[str]) -> list[str]:
        """All but these, the quickest first."""
        left_out = set(tests)
        return sorted((test for test in self.seconds if test not in left_out), key=lambda test: (self.seconds[test], test))


def read(folder: Path) -> Tests:
    """What was recorded there."""
    lines = coverage.Coverage(data_file=folder / "lines", config_file=False, messages=False)
    lines.combine([str(file) for file in folder.glob("lines.*")], keep=True)
    data = lines.get_data()
    by_line = {file.rpartition("/src/reportdiff/")[2]: data.contexts_by_lineno(file) for file in data.measured_files()}
    breadth = Counter(test for of_file in by_line.values() for tests in of_file.values() for test in tests)
    seconds: defaultdict[str, float] = defaultdict(float)
    for file in folder.glob("seconds.*.json"):
        for test, took in json.loads(file.read_text(encoding="utf-8")).items():
            seconds[test] += took
    return Tests(by_line, breadth, dict(seconds))


# Made at once: modules are imported before pytest is configured.
_RECORDER = Recorder(Path(_RECORD)) if _RECORD else None
