"""Which numbers are found, and read right: Recognizers-Text and reportdiff on the same labelled facts.

    python benchmarks/peer_quantities.py       # needs labelled reports and the peer

Only what both claim to do is compared: where a number stands, and which value it has. A number counts as found where
spans overlap, one to one; its value is right where it equals the labelled one. Percentages, money and dimensions come
from the peer's models for them, and the rest from its number model. Labels marked ``?`` count for nobody.

Read its precision with care: the peer is made to find every number, and the labels leave out dates, ordinals and numbers
inside names, which it rightly finds. Recall and value compare like with like. The labelled reports are those that
reportdiff was developed on, and the peer was not.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from tabulate import tabulate

import corpus
import peer
import reportdiff as rd


@dataclass(frozen=True, slots=True)
class Found:
    """A number with its place; ``value`` as text, a range as ``low..high``."""

    start: int
    end: int
    value: str


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
            counted.append(Found(int(start), int(end), cells[5]))
    return counted, ignored


def ours(text: str) -> list[Found]:
    """The facts of reportdiff."""
    return [
        Found(fact.start, fact.end, f"{fact.low}..{fact.high}" if fact.value is None else str(fact.value))
        for fact in rd.parse(text).facts
    ]


def theirs(text: str, parse_of: dict[str, peer.Parse]) -> list[Found]:
    """What the peer finds; where two of its models claim a place, the longer span has it."""
    spans = [
        Found(one.start, one.end + 1, str((one.resolution or {}).get("value", "")).removesuffix("%"))
        for parse in parse_of.values()
        for one in parse(text)
    ]
    kept: list[Found] = []
    for one in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return kept


def score(gold: tuple[list[Found], list[Found]], found: list[Found]) -> tuple[float, float, float]:
    """Precision, recall, and the share of right values among what was found."""
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
    return len(hits) / max(1, len(hits) + extra), len(hits) / max(1, len(counted)), right / max(1, len(hits))


def same(a: str, b: str) -> bool:
    """Whether two values are equal as numbers, or as both ends of a range."""
    try:
        return [Decimal(end) for end in a.split("..")] == [Decimal(end) for end in b.split("..")]
    except InvalidOperation:
        return False


def main() -> int:
    """Compare on every labelled Chinese report."""
    folder, parse_of = corpus.evaluation(), peer.models()
    if folder is None or not parse_of:
        print(peer.MISSING if folder else "no labelled reports here: name their folder in REPORTDIFF_EVAL")
        return 0
    rows = []
    for gold in sorted((folder / "gold").glob("*.facts")):
        if ".en" in gold.name:
            continue
        text = (folder / "reports" / f"{gold.stem}.txt").read_text(encoding="utf-8")
        for name, found in (("reportdiff", ours(text)), (peer.NAME, theirs(text, parse_of))):
            rows.append([gold.stem, name, *score(labelled(gold), found)])
    print(tabulate(rows, ["report", "program", "precision", "recall", "value"], "github", floatfmt=".3f"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
