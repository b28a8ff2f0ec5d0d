"""How many faults put into the code at random make a test fail, and which do not.

    python benchmarks/mutants.py                       # 60 faults in analysis, lang, names, following, checking, relations
    python benchmarks/mutants.py --count 10 --seed 7   # others; "--seed fresh" draws a seed and prints it
    python benchmarks/mutants.py --rooms following     # of one room

A fault is one small change of one expression: a comparison turned, ``and`` for ``or``, a number one too high, plus for minus,
a condition denied, a loop left too early. Tests run over it until one fails. Which tests run which lines is recorded first, in
one run of all of them without a fault, and kept under ``build/`` until source or tests change. So a fault meets the tests that
run its line, those that run little else first. Where hardly any do, the others follow if these pass: what is made once and kept
for all tests is run by one of them and used by many. A fault is put into a fork of a process that has imported everything and
run nothing; one in what runs when modules are imported, if nothing there notices it, into a copy of the source, read anew.

What no test notices the type checker may: many a condition is asked for it alone (is this ``None``?), and no test can tell them. Such
faults are told apart. One that nothing notices is printed with its place and wording: either a test is missing, or the code says something
that makes no difference. The few of which it is known why none can notice them stand in ``mutants.toml``.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import mutant_tests

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "reportdiff"
RECORDS = ROOT / "build" / "mutants"
ROOMS = ("analysis", "lang", "names", "following", "checking", "relations")
# The tests that are asked: the quick ones of the rooms and of those after them, and the slow ones of the rooms themselves but for
# those that measure time, which a tracer makes longer.
QUICK = (
    "extraction", "names", "checking", "relations", "lang", "languages", "alignment", "kinds", "following", "analysis", "tables", "tracking", "tasking",
)  # fmt: skip
SLOW = (
    "extraction/test_readings.py", "checking/test_constructions.py", "checking/test_examples_of_rules.py", "checking/test_varied.py",
    "following/test_reports_followed.py", "following/test_sentences_followed.py",
    "following/test_commitments.py", "following/test_comparing.py", "following/test_confidence.py", "following/test_decisions.py",
    "analysis/test_number_laws.py", "lang/test_names_told.py", "languages/test_traditional.py",
    "readings/test_all_that_is_told.py", "readings/test_at_limits.py",
)  # fmt: skip
_KEPT = 4  # tests that run a line, at most, if what it makes may be kept for all: one in each process of the recording
_FIRST = 60  # tests in the first run over a fault: most are noticed by these
_LONGEST = 10.0  # times as long as without a fault, and a minute: a fault that makes a loop endless is noticed too

_TURNED: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_OTHER: dict[type[ast.operator], str] = {ast.Add: "-", ast.Sub: "+", ast.Mult: "+", ast.Div: "*"}


@dataclass(frozen=True)
class Fault:
    """What is written in place of what: the bytes ``start`` to ``end`` of a file."""

    path: Path
    line: int
    start: int
    end: int
    old: str
    new: str

    @property
    def place(self) -> str:
        """Its file, within the package."""
        return self.path.relative_to(SOURCE).as_posix()

    @property
    def spoiled(self) -> bytes:
        """The source with the fault in it."""
        source = self.path.read_bytes()
        return source[: self.start] + self.new.encode() + source[self.end :]

    @property
    def statement(self) -> range:
        """The lines of its statement, up to the body: of an expression over several lines a tracer sees some only."""
        spans = [range(self.line, self.line + 1_000_000)]
        for node in ast.walk(ast.parse(self.path.read_bytes())):
            if isinstance(node, ast.stmt):
                body = getattr(node, "body", None)
                end = body[0].lineno if body else (node.end_lineno or node.lineno) + 1
                spans.append(range(node.lineno, max(end, node.lineno + 1)))
        return min((span for span in spans if self.line in span), key=len)

    @property
    def told(self) -> tuple[str, str, str]:
        """Its file and wording, wherever it stands there."""
        return self.place, " ".join(self.old.split()), " ".join(self.new.split())

    def __str__(self) -> str:
        _, old, new = self.told
        return f"{self.path.relative_to(ROOT)}:{self.line}: {old}  →  {new}"


def main() -> int:
    """Prints each fault as it is tried and the share that was noticed; 1 where it is below ``--least``."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", default="1", help="a number, or 'fresh'")
    parser.add_argument("--rooms", nargs="+", default=list(ROOMS), choices=ROOMS)
    parser.add_argument("--least", type=float, default=0.0, help="share that must be noticed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="faults tried at a time")
    arguments = parser.parse_args()
    seed = random.SystemRandom().randrange(1_000_000) if arguments.seed == "fresh" else int(arguments.seed)
    tests = _recorded(arguments.jobs)
    chosen = _chosen(arguments.rooms, arguments.count, seed)
    equal = _equal()
    for fault in chosen:
        if fault.told in equal:
            print(f"no difference  {fault}  {equal[fault.told]}", flush=True)
    chosen = [fault for fault in chosen if fault.told not in equal]
    noticed = refused = 0
    for number, (fault, killer) in enumerate(_tried(tests, chosen, arguments.jobs), 1):
        if killer is None and _is_refused(fault):
            refused, killer = refused + 1, _TYPE_CHECKER
        noticed += killer is not None
        print(f"{number:3}/{len(chosen)}  {'noticed' if killer else 'SURVIVED'}  {fault}  {killer or ''}", flush=True)
    share = noticed / len(chosen) if chosen else 1.0
    print(f"seed {seed}: {noticed} of {len(chosen)} faults noticed ({share:.2f}), {refused} of them by the type checker alone")
    return 0 if share >= arguments.least else 1


def _equal() -> dict[tuple[str, str, str], str]:
    """Faults that make no difference, by file and wording, and why."""
    listed = tomllib.loads((Path(__file__).with_suffix(".toml")).read_text(encoding="utf-8"))["equal"]
    known = {one["file"]: {fault.told for fault in faults_of(SOURCE / one["file"])} for one in listed}
    found = {(one["file"], one["old"], one["new"]): one["why"] for one in listed}
    if gone := [told for told in found if told not in known[told[0]]]:
        raise SystemExit(f"mutants.toml lists faults that cannot be put into the code any more: {gone}")
    return found


def _tried(tests: mutant_tests.Tests, faults: list[Fault], jobs: int) -> Iterator[tuple[Fault, str | None]]:
    """The faults as they are through, each with the test that fails over it; ``None`` where all pass."""
    left = []
    for fault, killer in _tried_in_forks(tests, faults, jobs):
        if killer == mutant_tests.NOT_PLACED or (killer is None and tests.at_import(fault.place, fault.statement)):
            left.append(fault)
        else:
            yield fault, killer
    with ThreadPoolExecutor(jobs) as tried:
        yield from zip(left, tried.map(partial(_killer, tests), left), strict=True)


def _tried_in_forks(tests: mutant_tests.Tests, faults: list[Fault], jobs: int) -> Iterator[tuple[Fault, str | None]]:
    """Faults in functions as they are through."""
    here, there = os.pipe()
    with tempfile.TemporaryDirectory() as place, os.fdopen(here) as results:
        trials = []
        for fault in faults:
            touching = tests.touching(fault.place, fault.statement)
            asked = [*touching, *_others(tests, touching)]
            trials.append({"path": str(fault.path), "source": fault.spoiled.decode(), "tests": asked})
        told = Path(place) / "trials.json"
        told.write_text(json.dumps({"jobs": jobs, "results": there, "trials": trials}), encoding="utf-8")
        environment = _environment({"MUTANTS_TRIALS": str(told)})
        asked = [f"tests/{name}" for name in (*QUICK, *SLOW)]
        with subprocess.Popen([*_PYTEST, *asked], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=[there]):
            os.close(there)
            for line in results:
                number, killer = json.loads(line)
                if killer == mutant_tests.BROKEN:
                    raise SystemExit(f"the tests did not run over {faults[number]}")
                yield faults[number], killer


def _recorded(jobs: int) -> mutant_tests.Tests:
    """Which lines the tests run, of this state of source and tests."""
    place = RECORDS / _state()
    if not place.exists():
        shutil.rmtree(RECORDS, ignore_errors=True)
        making = place.with_name("unfinished")
        making.mkdir(parents=True)
        for kind, places in (("not slow", QUICK), ("slow", SLOW)):
            print(f"recording which lines the tests run that are {kind} ...", file=sys.stderr)
            asked = [f"tests/{place}" for place in places]
            spread = ["-k", "not time", "-n", str(jobs), "--dist", "loadfile"]
            run = _tests(["-m", kind, *spread, *asked], {"MUTANTS_RECORD": str(making), "PYTHONDONTWRITEBYTECODE": ""})
            if run.returncode:
                raise SystemExit(f"without a fault the tests must pass:\n{run.stdout[-2000:]}")
        making.rename(place)
    return mutant_tests.read(place)


def _state() -> str:
    """A name for what source and tests are like now."""
    state = hashlib.sha256()
    for folder in ("src", "tests", "fixtures"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                state.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return state.hexdigest()[:16]


def _is_refused(fault: Fault) -> bool:
    """Whether the type checker finds fault with it; where it does not run, that is no answer."""
    with tempfile.NamedTemporaryFile(suffix=".py") as spoiled:
        spoiled.write(fault.spoiled)
        spoiled.flush()
        path = str(fault.path)
        own = ["--cache-dir", str(RECORDS.parent / "types"), "--shadow-file", path, spoiled.name]
        run = subprocess.run([sys.executable, "-m", _TYPE_CHECKER, *own, path], cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        raise SystemExit(f"{_TYPE_CHECKER} does not run: {run.stderr or run.stdout}")
    return run.returncode == 1


_TYPE_CHECKER = "mypy"
_PYTEST = [sys.executable, "-m", "pytest", "-q", "--tb=no", "-p", "no:cacheprovider", "-p", "mutant_tests"]


def _environment(own: dict[str, str]) -> dict[str, str]:
    """That of a run of pytest."""
    paths = [own.get("PYTHONPATH", str(SOURCE.parent)), str(Path(__file__).resolve().parent)]
    return os.environ | {"HYPOTHESIS_PROFILE": "steady"} | own | {"PYTHONPATH": os.pathsep.join(paths)}


def _tests(arguments: list[str], environment: dict[str, str], seconds: float | None = None) -> subprocess.CompletedProcess[str]:
    """A run of pytest."""
    return subprocess.run(
        [*_PYTEST, *arguments], cwd=ROOT, env=_environment(environment), capture_output=True, text=True, timeout=seconds, check=False
    )


def _chosen(rooms: list[str], count: int, seed: int) -> list[Fault]:
    """``count`` faults, each file as likely as it is long."""
    faults = [fault for room in rooms for path in sorted((SOURCE / room).rglob("*.py")) for fault in faults_of(path)]
    return random.Random(seed).sample(faults, min(count, len(faults)))


def faults_of(path: Path) -> Iterator[Fault]:
    """Every fault that can be put into a file."""
    source = path.read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def place(node: ast.expr | ast.stmt) -> tuple[int, int]:
        return starts[node.lineno - 1] + node.col_offset, starts[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)

    def fault(first: ast.expr | ast.stmt, last: ast.expr | ast.stmt, new: str) -> Fault:
        start, end = place(first)[0], place(last)[1]
        return Fault(path, first.lineno, start, end, source[start:end].decode(), new)

    def words(node: ast.expr) -> str:
        start, end = place(node)
        return f"({source[start:end].decode()})"

    for node in _code(ast.parse(source)):
        match node:
            case ast.Compare(left=left, ops=[operator], comparators=[right]) if type(operator) in _TURNED:
                yield fault(node, node, f"{words(left)} {_TURNED[type(operator)]} {words(right)}")
            case ast.BoolOp(op=operator, values=values):
                other = " or " if isinstance(operator, ast.And) else " and "
                yield fault(node, node, f"({other.join(words(value) for value in values)})")
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OTHER:
                if not any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in (left, right)):
                    yield fault(node, node, f"({words(left)} {_OTHER[type(operator)]} {words(right)})")
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield fault(node, node, words(operand))
            case ast.Constant(value=int() as value) if not isinstance(value, bool):
                yield fault(node, node, str(value + 1))
            case ast.If(test=test) | ast.IfExp(test=test):
                yield fault(test, test, f"(not {words(test)})")
            case ast.Continue():
                yield fault(node, node, "break")
            case _:
                pass


def _code(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something: no annotations, no bounds of caches, nothing that is only for type checkers or errors."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Raise() | ast.Assert() | ast.Import() | ast.ImportFrom():
                continue
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                continue
            case ast.FunctionDef(body=body, args=arguments):
                for part in [*arguments.defaults, *body]:
                    yield part
                    yield from _code(part)
                continue
            case ast.AnnAssign(value=value):
                if value is not None:
                    yield value
                    yield from _code(value)
                continue
        yield node
        yield from _code(node)


def _others(tests: mutant_tests.Tests, touching: list[str]) -> list[str]:
    """The tests that may notice a fault though they do not run its line, since one test in each process did so for all."""
    return tests.others(touching) if len(touching) <= _KEPT else []


def _killer(tests: mutant_tests.Tests, fault: Fault) -> str | None:
    """The test that fails over a copy of the source with the fault in it; ``None`` where all pass."""
    touching = tests.touching(fault.place, fault.statement)
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "src" / "reportdiff"
        shutil.copytree(SOURCE, copy)
        (copy / fault.place).write_bytes(fault.spoiled)
        for some in (touching[:_FIRST], touching[_FIRST:], _others(tests, touching)):
            if some and (killer := _failing(some, Path(place), sum(tests.seconds[test] for test in some))):
                return killer
    return None


def _failing(chosen: list[str], place: Path, seconds: float) -> str | None:
    """The first of the tests that fails over the source in a folder; without a fault they take some seconds."""
    names = place / "tests"
    names.write_text("\n".join(chosen), encoding="utf-8")
    files = dict.fromkeys(test.partition("::")[0] for test in chosen)
    environment = {"PYTHONPATH": str(place / "src"), "PYTHONDONTWRITEBYTECODE": "1", "MUTANTS_TESTS": str(names)}
    try:
        run = _tests(["-x", *files], environment, 60 + _LONGEST * seconds)
    except subprocess.TimeoutExpired:
        return "(no end)"
    if run.returncode == 0:
        return None
    named = [line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return named[0].split()[1] if named else "(does not start)"


if __name__ == "__main__":
    sys.exit(main())
