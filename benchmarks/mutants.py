"""How many faults put into the code at random make a test fail, and which do not.

    python benchmarks/mutants.py                       # 60 faults in analysis, lang, names, following, checking, relations
    python benchmarks/mutants.py --count 10 --seed 7   # others
    python benchmarks/mutants.py --rooms following     # of one room

A fault is one small change of one expression: a comparison turned, ``and`` for ``or``, a number one too high, plus for minus,
a condition denied, a loop left too early. The source is copied, the fault is put into the copy, and the tests run over it,
those of the faulty room first and the slow ones of that room last, until one fails. A fault that nothing notices is printed with its place and wording: either a
test is missing, or the code says something that makes no difference. Needs some minutes: a fault that survives costs a run of
all the tests named in ``TESTS``.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "reportdiff"
ROOMS = ("analysis", "lang", "names", "following", "checking", "relations")
# The tests of the rooms in the order in which they are asked after those of the faulty room: the fast ones first.
TESTS = (
    "extraction",
    "names",
    "checking",
    "lang",
    "languages",
    "alignment",
    "kinds",
    "following",
    "analysis",
    "tables",
    "tracking",
    "tasking",
    "cli",
)
_LONGEST = 1800.0  # seconds: a fault that makes a loop endless is noticed too
_NONE_CHOSEN = 5  # what pytest returns where no test is of the kind

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

    def __str__(self) -> str:
        return (
            f"{self.path.relative_to(ROOT)}:{self.line}: {' '.join(self.old.split())}  →  {' '.join(self.new.split())}"
        )


def main() -> int:
    """Prints each fault as it is tried and the share that was noticed; 1 where it is below ``--least``."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rooms", nargs="+", default=list(ROOMS), choices=ROOMS)
    parser.add_argument("--least", type=float, default=0.0, help="share that must be noticed")
    arguments = parser.parse_args()
    chosen = _chosen(arguments.rooms, arguments.count, arguments.seed)
    noticed = 0
    for number, fault in enumerate(chosen, 1):
        killer = _killer(fault)
        noticed += killer is not None
        print(f"{number:3}/{len(chosen)}  {'noticed' if killer else 'SURVIVED'}  {fault}  {killer or ''}", flush=True)
    share = noticed / len(chosen) if chosen else 1.0
    print(f"{noticed} of {len(chosen)} faults noticed ({share:.2f})")
    return 0 if share >= arguments.least else 1


def _chosen(rooms: list[str], count: int, seed: int) -> list[Fault]:
    """``count`` faults, each file as likely as it is long."""
    faults = [fault for room in rooms for path in sorted((SOURCE / room).rglob("*.py")) for fault in _faults(path)]
    return random.Random(seed).sample(faults, min(count, len(faults)))


def _faults(path: Path) -> Iterator[Fault]:
    """Every fault that can be put into a file."""
    source = path.read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def fault(first: ast.expr | ast.stmt, last: ast.expr | ast.stmt, new: str) -> Fault:
        start = starts[first.lineno - 1] + first.col_offset
        end = starts[(last.end_lineno or 1) - 1] + (last.end_col_offset or 0)
        return Fault(path, first.lineno, start, end, source[start:end].decode(), new)

    def words(node: ast.expr) -> str:
        return f"({ast.get_source_segment(source.decode(), node)})"

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


def _killer(fault: Fault) -> str | None:
    """The test that fails over the fault; ``None`` where all pass."""
    room = fault.path.relative_to(SOURCE).parts[0]
    first = [name for name in (room, *TESTS) if (ROOT / "tests" / name).is_dir()]
    folders = [f"tests/{name}" for name in dict.fromkeys(first)]
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "src" / "reportdiff"
        shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        source = fault.path.read_bytes()
        spoiled = source[: fault.start] + fault.new.encode() + source[fault.end :]
        (copy / fault.path.relative_to(SOURCE)).write_bytes(spoiled)
        environment = os.environ | {
            "PYTHONPATH": str(copy.parent), "PYTHONDONTWRITEBYTECODE": "1", "HYPOTHESIS_PROFILE": "quick",
        }  # fmt: skip
        command = [sys.executable, "-m", "pytest", "-x", "-q", "--tb=no", "-p", "no:cacheprovider"]
        try:
            # then the slow ones of the faulty room alone
            for tests in (["-m", "not slow", *folders], ["-m", "slow", folders[0]]):
                run = subprocess.run([*command, *tests], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=_LONGEST, check=False)
                if run.returncode not in (0, _NONE_CHOSEN):
                    break
        except subprocess.TimeoutExpired:
            return "(no end)"
    if run.returncode in (0, _NONE_CHOSEN):
        return None
    named = [line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return named[0].split()[1] if named else "(does not start)"


if __name__ == "__main__":
    sys.exit(main())
