"""How many of the claims that a reader finds in a report some relation binds.

    python benchmarks/claims.py [--show]

``labels/claims`` says of each report where the figures of its claims stand, counted by hand before the program was asked: lists that answer
values or a count, parts, courses, numbers of headings, years. A claim is bound where one relation has all of its figures among its operands.
Reads the reports under ``REPORTDIFF_EVAL`` (by default ``../shared/eval``); ``--show`` names the kinds and offsets of those that nothing binds.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from tabulate import tabulate

import pages
import reportdiff as rd
from reportdiff.lang import language
from reportdiff.relations import laid_out, relations

EVAL = Path(os.environ.get("REPORTDIFF_EVAL", Path(__file__).parents[2] / "shared" / "eval")) / "cities"
LABELS = Path(__file__).parent / "labels" / "claims"
Spans = tuple[tuple[int, int], ...]


def claims(path: Path) -> Iterator[tuple[str, Spans]]:
    """The claims of a label: their kinds, and where their figures stand."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, places = line.split("\t")
            ends = (place.split(":") for place in places.split())
            yield kind, tuple((int(start), int(end)) for start, end in ends)


def bound(report: rd.Report) -> list[Spans]:
    """The places of the operands of each relation of a report."""
    return [tuple((one.start, one.end) for _, one in it.operands) for it in relations(laid_out(report, language(report.lang)))]


def main() -> int:
    rows = []
    for label in sorted(LABELS.glob("*.tsv")):
        source = EVAL / f"{label.stem}.md"
        if not source.is_file():
            continue
        told = bound(rd.read(source))
        counted = list(claims(label))
        held = [any(all(any(s < end and start < e for s, e in of) for start, end in places) for of in told) for _, places in counted]
        rows.append([label.stem, len(counted), sum(held), round(sum(held) / len(counted), 2)])
        if "--show" in sys.argv:
            print(*(f"{label.stem} {kind} {places}" for (kind, places), own in zip(counted, held, strict=True) if not own), sep="\n")
    if not rows:
        print(f"no reports at {EVAL}: nothing is counted")
        return 0
    total, own = (sum(row[at] for row in rows) for at in (1, 2))
    rows.append(["all", total, own, round(own / total, 2)])
    table = tabulate(rows, headers=["report", "claims", "bound", "share"], tablefmt="github")
    print(table)
    if "--write" in sys.argv:
        pages.write(Path(sys.argv[sys.argv.index("--write") + 1]), "make claims", table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
