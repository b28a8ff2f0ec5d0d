"""How many false errors severities raise that were earned on other reports: those of one half of the issuers, tried on the other.

What is counted over all reports at hand never blames one of them falsely, by the way in which it is counted. So the issuers
are halved, at random and several times; the counts of one half give the severities, and the other half is checked with them.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from tabulate import tabulate

from reportdiff.checking.severity import Class, Counts, HoldRates
from reportdiff.checking.views import RANK
from reportdiff.model import Severity

SPLITS = 10  # each gives two halves, and both are tried
_SEED = 1


@dataclass(frozen=True, slots=True)
class Failure:
    """A failed relation as a rule shows it: where it points, its class, the most that the rule raises, whether it is true."""

    rule: str
    place: tuple[int, int]
    of: Class
    at_most: Severity
    true: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """What one report says of the classes of its relations."""

    name: str
    issuer: str
    genre: str
    counts: Mapping[Class, Counts]
    failures: Sequence[Failure]


def added(tallies: Sequence[Tally]) -> dict[Class, Counts]:
    """The counts of several reports together."""
    found: dict[Class, Counts] = defaultdict(Counts)
    for tally in tallies:
        for own, counts in tally.counts.items():
            found[own] += counts
    return dict(sorted(found.items()))


def findings(tally: Tally, rates: HoldRates) -> Iterator[tuple[Severity, bool]]:
    """What would be found in a report with these severities: one for each rule and place, the most severe; and whether it is true."""
    found: dict[tuple[str, tuple[int, int]], list[tuple[Severity, bool]]] = defaultdict(list)
    for one in tally.failures:
        if (earned := rates.severity(one.of)) is not None:
            found[one.rule, one.place].append((max(earned, one.at_most, key=RANK.__getitem__), one.true))
    for at_one in found.values():
        yield min((severity for severity, _ in at_one), key=RANK.__getitem__), any(true for _, true in at_one)


def halves(tallies: Sequence[Tally]) -> Iterator[tuple[Sequence[Tally], Sequence[Tally]]]:
    """Reports to count over and reports to check, of other issuers."""
    issuers = sorted({tally.issuer for tally in tallies})
    draw = random.Random(_SEED)
    for _ in range(SPLITS):
        one = set(draw.sample(issuers, len(issuers) // 2))
        first, second = ([it for it in tallies if (it.issuer in one) is inside] for inside in (True, False))
        yield first, second
        yield second, first


def left_out(tallies: Sequence[Tally]) -> str:
    """Errors and warnings a report, by the kind of report, with severities of other issuers and with those of all."""
    everything = HoldRates.of(added(tallies))
    tried = [(HoldRates.of(added(counted)), checked) for counted, checked in halves(tallies)]
    rows: list[list[object]] = []
    for genre in sorted({tally.genre for tally in tallies}):
        own = [tally for tally in tallies if tally.genre == genre]
        errors, false, warnings = a_report(own, everything)
        rows.append([genre, "all reports", len(own), errors, false, "", warnings])
        of_halves = [a_report(ones, rates) for rates, half in tried if (ones := [it for it in half if it.genre == genre])]
        errors, false, warnings = (mean(column) for column in zip(*of_halves, strict=True))
        rows.append([genre, "other issuers", len(own), errors, false, max(one[1] for one in of_halves), warnings])
    heads = ["report", "severities of", "reports", "errors a report", "false errors a report", "most in a half", "warnings a report"]
    return tabulate(rows, headers=heads, tablefmt="github", floatfmt=".2f") + f"\n\n{SPLITS} times halved."


def a_report(tallies: Sequence[Tally], rates: HoldRates) -> tuple[float, float, float]:
    """Errors, false errors and warnings a report with these severities."""
    found = [one for tally in tallies for one in findings(tally, rates)]
    errors = [true for severity, true in found if severity is Severity.ERROR]
    warnings = sum(severity is Severity.WARNING for severity, _ in found)
    return len(errors) / len(tallies), errors.count(False) / len(tallies), warnings / len(tallies)
