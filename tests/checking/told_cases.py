"""The cases of the rules: the reports that are made of them, and all that is found and read in these, line by line.

Under each case stand its findings, with the place and the figures that they relate, and its relations, each operand with what
it must be by the others. ``told/`` holds the lines as they were last looked at; what changes shows as a difference of these
files, to be read before it is written anew:

    python tests/checking/told_cases.py --write
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import looked_at
import reportdiff as rd
from reportdiff.checking import RULES, check
from reportdiff.relations import Interval, Judged
from rule_cases import cases, report, reports_of

TOLD = Path(__file__).parent / "told"
FURTHER = Path(__file__).parent / "constructions.toml"
_SAID = ("review", "plan", "text", "old_review", "old_plan")


@dataclass(frozen=True)
class Case:
    """A case of a rule, ``find`` or ``silent``; of no rule where a construction is looked at by all of them."""

    file: str
    kind: str
    said: dict[str, Any]

    def __str__(self) -> str:
        return " ‖ ".join(f"{name}: {self.said[name].strip()}" for name in _SAID if name in self.said).replace("\n", "⏎")


@cache
def all_cases() -> tuple[Case, ...]:
    """The cases of all rules, and those of further constructions."""
    by_rule = [Case(rule.code, kind, case) for rule in RULES for kind, listed in cases(rule).items() for case in listed]
    further = tomllib.loads(FURTHER.read_text(encoding="utf-8"))
    return (*by_rule, *(Case(name, "", case) for name, listed in further.items() for case in listed))


@dataclass(frozen=True)
class Seen:
    """A case as it is read: its report, what is found in it, all its relations."""

    report: rd.Report
    findings: tuple[rd.Finding, ...]
    judged: tuple[Judged, ...]


@cache
def seen(place: int) -> Seen:
    """A case by its place among all."""
    return see(all_cases()[place])


def see(case: Case) -> Seen:
    """A case read and checked."""
    new, previous = reports_of(case.said)
    found = check(new, previous, select=[case.file] if case.kind else [])
    return Seen(new, found.findings, found.judged)


def lines(place: int) -> Iterator[str]:
    """What is found and read in a case by its place among all."""
    return told_of(all_cases()[place], seen(place))


def told_of(case: Case, one: Seen) -> Iterator[str]:
    """What is found and read in a case; what an empty report says too is left out."""
    frame = set() if "text" in case.said else frame_of(case.said.get("lang", "zh"))
    yield str(case)
    for finding in one.findings:
        said = f"{finding.severity} {finding.rule} “{finding.quote}” {finding.stated} → {finding.expected}, {finding.repair}"
        related = "; ".join(other.quote for other in finding.related)
        yield f"  ! {said} [{related}] {finding.message}".replace("\n", "⏎")
    told = [f"  {relation(judged, one.report)}".replace("\n", "⏎") for judged in one.judged]
    yield from (line for line in told if line not in frame)


@cache
def frame_of(lang: str) -> frozenset[str]:
    """The relations of a report in which nothing is said."""
    new = report(2025, "", "", "new", lang)
    return frozenset(f"  {relation(judged, new)}" for judged in check(new).judged)


def relation(judged: Judged, new: rd.Report) -> str:
    """A relation in a line: each operand with what it must be by the others, * where it stands in an earlier report."""
    one, said = judged.relation, judged.verdict
    expected = said.expected if said else {}
    operands = [
        f"{role}{'' if it.report is new else '*'} “{it.text}” {interval(expected[place]) if place in expected else ''}".strip()
        for place, (role, it) in enumerate(one.operands)
    ]
    holds = "open" if said is None else "fails" if not said.holds else "holds" if said.as_written else "rounded"
    says = " ".join(f"{name}={value}" for name, value in sorted(one.says.items()))
    return f"{holds} {one.kind} ({one.cue}, {one.known}) {says}: {'; '.join(operands)}"


def interval(one: Interval) -> str:
    return f"[{number(one.low)}…{number(one.high)}]"


def number(one: Decimal) -> str:
    return f"{one:.6g}"


if __name__ == "__main__" and "--write" in sys.argv:
    looked_at.write(TOLD, ((case.file, lines(place)) for place, case in enumerate(all_cases())))
