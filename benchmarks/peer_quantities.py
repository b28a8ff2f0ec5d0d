"""Which numbers are found, and read right: Recognizers-Text and reportdiff on the same labelled facts.

    python benchmarks/peer_quantities.py                              # needs labelled reports and the peer
    python benchmarks/peer_quantities.py --write docs/accuracy.md     # and put the table into the page

Only what both claim to do is compared: where a number stands, which value and which unit it has. A number counts as found
where spans overlap, one to one; its value is right where it equals the labelled one. Percentages, money and dimensions
come from the peer's models for them, and the rest from its number model. A unit is right where both are the same unit of
the registry; only labels with a unit that the peer has a name for (per cent, money, lengths, areas, weights) are asked for
it, not the counters of Chinese (个, 家, 户), of which it knows none. Labels marked ``?`` count for nobody.

Read its precision with care: the peer is made to find every number, and the labels leave out dates, ordinals and numbers
inside names, which it rightly finds. Recall, value and unit compare like with like. Reports marked
held out had no part in the making of reportdiff's rules; the others had, and the peer was made on none of them.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from tabulate import tabulate

import corpus
import pages
import peer
import reportdiff as rd
import scores
from reportdiff.units.table import units_of

# The peer's names of units that the reports use, as the registry knows them.
PEER_UNITS = {
    "Chinese yuan": "CNY", "United States dollar": "USD", "Kilometer": "kilometer", "Meter": "meter",
    "Square meter": "meter ** 2", "Square kilometer": "kilometer ** 2", "Mu": "mu", "Hectare": "hectare",
    "Ton": "metric_ton", "Jin": "jin", "Kilogram": "kilogram", "Cubic meter": "meter ** 3",
}  # fmt: skip
ASKED = frozenset(PEER_UNITS.values()) | {"percent"}


@dataclass(frozen=True, slots=True)
class Found:
    """A number with its place; ``value`` as text, a range as ``low..high``; ``unit`` as the registry knows it, or ``""``."""

    start: int
    end: int
    value: str
    unit: str = ""


def labelled(gold: Path) -> tuple[list[Found], list[Found]]:
    """The facts that count, and the spans that do not."""
    counted, ignored = [], []
    for line in gold.read_text(encoding="utf-8").splitlines():
        cells = line.split("|")
        start, _, end = cells[0].partition("-")
        if not end:
            continue
        if cells[1] == "?":
            ignored.append(Found(int(start), int(end), ""))
        else:
            counted.append(Found(int(start), int(end), cells[5], units_of("zh").get(cells[6], "")))
    return counted, ignored


def ours(report: rd.Report) -> list[Found]:
    """The facts of reportdiff."""
    return [
        Found(fact.start, fact.end, f"{fact.low}..{fact.high}" if fact.value is None else str(fact.value), fact.pint)
        for fact in report.facts
    ]


def theirs(text: str, parse_of: dict[str, peer.Parse]) -> list[Found]:
    """What the peer finds; where two of its models claim a place, the longer span has it."""
    spans = [
        Found(one.start, one.end + 1, str((one.resolution or {}).get("value", "")).removesuffix("%"), unit_of(kind, one))
        for kind, parse in parse_of.items()
        for one in parse(text)
    ]
    kept: list[Found] = []
    for one in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return kept


def unit_of(kind: str, found: Any) -> str:
    """The unit of a find of the peer's, as the registry knows it."""
    return "percent" if kind == "percentage" else PEER_UNITS.get((found.resolution or {}).get("unit") or "", "")


def score(gold: tuple[list[Found], list[Found]], found: list[Found]) -> tuple[float, ...]:
    """Precision, recall, and the shares of right values and units among what was found."""
    counted, ignored = gold
    pairs = sorted(
        (min(a.end, b.end) - max(a.start, b.start), i, j)
        for i, a in enumerate([*counted, *ignored])
        for j, b in enumerate(found)
        if a.start < b.end and b.start < a.end
    )
    of_gold: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in reversed(pairs):
        if i not in of_gold and j not in taken:
            of_gold[i] = j
            taken.add(j)
    hits = {i: j for i, j in of_gold.items() if i < len(counted)}
    extra = len(found) - len(taken)
    right = sum(same(counted[i].value, found[j].value) for i, j in hits.items())
    asked = [(counted[i].unit, found[j].unit) for i, j in hits.items() if counted[i].unit in ASKED]
    units = sum(mine == its for mine, its in asked) / max(1, len(asked))
    found_of = len(hits) / max(1, len(hits) + extra), len(hits) / max(1, len(counted))
    return *found_of, right / max(1, len(hits)), units


def same(a: str, b: str) -> bool:
    """Whether two values are equal as numbers, or as both ends of a range."""
    try:
        return [Decimal(end) for end in a.split("..")] == [Decimal(end) for end in b.split("..")]
    except InvalidOperation:
        return False


def main() -> int:
    """Compare on every labelled Chinese report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    args = parser.parse_args()
    folder, parse_of = corpus.evaluation(), peer.models()
    if folder is None or not parse_of:
        print(peer.MISSING if folder else "no labelled reports here: name their folder in REPORTDIFF_EVAL")
        return 0
    rows = []
    for which, gold in scores.labelled(folder):
        if gold.suffix != ".facts" or ".en" in gold.name:
            continue
        report = rd.read(scores.report_file(folder, gold.stem))
        title = gold.stem.partition(".")[0]
        for name, found in (("reportdiff", ours(report)), (peer.NAME, theirs(report.text, parse_of))):
            rows.append([which, title, name, *score(labelled(gold), found)])
    header = ["labels", "report", "program", "precision", "recall", "value", "unit"]
    printed = tabulate(rows, header, "github", floatfmt=".3f")
    print(printed)
    if args.write:
        pages.write(args.write, "python benchmarks/peer_quantities.py", printed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
