"""All that the program tells of a report and of the one before it, line by line and to the last field.

Far more than a reader is shown: every field of every figure, each relation with its operands, places and what each must be by the
others, what is reckoned on the way to a verdict. What makes any difference anywhere shows here.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "following"))
sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from fits import reckoned

import reportdiff as rd
from reportdiff.checking import check
from rule_cases import reports_of

Said = Mapping[str, str]


def telling(said: Said) -> tuple[str, ...]:
    """What is told of the reports of a case, of which ``said`` gives the chapters as the cases of rules do."""
    return tuple(line.replace("\n", "⏎") for line in _lines(said))


def _lines(said: Said) -> Iterator[str]:
    new, previous = reports_of(dict(said))
    yield from _of_report(new)
    for old in previous:
        yield from _of_report(old, "old ")
    found = check(new, previous)
    yield from (f"finding {_told(one)}" for one in found.findings)
    yield f"coverage {_told(found.coverage)}"
    yield from (f"relation {_told(one.relation)} {_told(one.verdict)}" for one in found.judged)
    for old in previous:
        with reckoned(new) as lines:
            diff = rd.diff(old, new)
            rows = [("outcome", diff.outcomes), ("pending", diff.pending), ("promise", diff.commitments), ("pair", diff.sections), ("note", diff.notes)]
            yield from (f"{name} {_told(row)}" for name, listed in rows for row in listed)
        yield from lines


def _of_report(report: rd.Report, which: str = "") -> Iterator[str]:
    yield f"{which}report {report.year} {report.issuer} {_told(report.notes)}"
    yield from (f"{which}section {_told(one)}" for one in report.sections)
    yield from (f"{which}fact {_told(one)}" for one in report.facts)
    yield from (f"{which}commitment {_told(one)}" for one in report.commitments)
    own = {(fact.start, fact.end) for fact in report.facts}
    yield from (f"{which}figure {_told(one)}" for one in rd.find_quantities(report.text, report.lang) if (one.start, one.end) not in own)


def _told(value: Any) -> str:
    """A value in words: all fields that say anything."""
    if isinstance(value, str | int | None):
        return str(value)
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, Decimal):
        return f"{value:.9g}"
    if isinstance(value, rd.Report):
        return str(value.year)
    if is_dataclass(value):
        told = ((name, getattr(value, name)) for name in _fields(type(value)))
        return f"({' '.join(f'{name}={_told(one)}' for name, one in told if one is not None and one != () and one != '')})"
    if isinstance(value, Mapping):
        return f"({' '.join(f'{name}={_told(one)}' for name, one in value.items())})"
    return f"[{'; '.join(_told(one) for one in value)}]"


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if not field.name.startswith("_") and field.name != "fingerprint")


if __name__ == "__main__":  # one case a line, and what is told of it
    for case in sys.stdin:
        print(json.dumps(telling(json.loads(case))))
