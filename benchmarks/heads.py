"""How often head and parts of a report are read rightly, as a Markdown table.

    python benchmarks/heads.py               # $REPORTDIFF_EVAL, else ../shared/eval
    python benchmarks/heads.py --misses      # with what is read instead
    python benchmarks/heads.py --write docs/accuracy.md

The labels are in ``labels/heads``: for each report the year, the day of delivery and the offsets where its parts begin.
A report's parts are told apart where at least ``_TOLD`` of its text, from the first label on, is of the labelled part.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from tabulate import tabulate

import corpus
import pages
from reportdiff.lang import detect
from reportdiff.lang.tongue import framed
from reportdiff.model import document_in_words
from reportdiff.reading import load

LABELS = Path(__file__).parent / "labels" / "heads"
FOLDERS = {"cities": "cities", "reports": "reports", "companies": "companies"}
_TOLD = 0.98
_STEP = 20  # characters between the places that are looked at


@dataclass(frozen=True)
class Label:
    """What a person read off a report's headings: ``turns`` are offset and part; ``plan+`` is a plan of several years,
    ``?`` not scored."""

    report: str
    year: int
    day: str | None
    turns: tuple[tuple[int, str], ...]


def labels(path: Path) -> list[Label]:
    """The labels of a file, one a line: REPORT|YEAR|DAY or -|OFFSET PART, …"""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        report, year, day, turns = line.split("|")
        parts = [turn.split() for turn in turns.split(",") if turn]
        found.append(Label(report, int(year), None if day == "-" else day, tuple((int(at), part) for at, part in parts)))
    return found


@dataclass(frozen=True)
class Score:
    """What was read rightly of a report; ``parts`` and ``years`` (plans of several years told from that of the year) are
    ``None`` where nothing is labelled."""

    report: str
    year: bool
    day: bool
    parts: bool | None
    years: bool | None
    read: str


def score(file: Path, label: Label) -> Score:
    """How a report is read against its label."""
    document = load(str(file))
    told, words = document_in_words(document)
    frame = framed(detect(told.text) or "zh", told, None)
    turns = [(words.out(turn.start, turn.start)[0], turn.part.value + ("+" if turn.until else "")) for turn in frame.outline.turns]
    shares = [_agreement(turns, label, len(document.text), several) for several in (False, True)] if label.turns else None
    return Score(
        label.report,
        frame.head.year == label.year,
        label.day is None or frame.head.date == label.day,
        shares[0] >= _TOLD if shares else None,
        shares[1] >= _TOLD if shares else None,
        f"{frame.head.year} {frame.head.date} {turns}",
    )


def _agreement(read: list[tuple[int, str]], label: Label, length: int, several: bool) -> float:
    """The share of the text whose part is the labelled one; ``several`` where a plan of several years is another."""
    places = [at for at in range(label.turns[0][0] + _STEP, length, _STEP) if _part(label.turns, at) != "?"]
    parts = [(_part(label.turns, at), _part(read, at)) for at in places]
    same = sum((one == other) if several else one.rstrip("+") == other.rstrip("+") for one, other in parts)
    return same / len(parts)


def _part(turns: tuple[tuple[int, str], ...] | list[tuple[int, str]], place: int) -> str:
    return next((part for start, part in reversed(turns) if start <= place), "other")


def row(name: str, scores: list[Score]) -> list[object]:
    """The line of the table for a set of reports: how many, and the share of them that is right in each way."""
    told = [one for one in scores if one.parts is not None]
    shares: list[object] = [sum(right) / len(right) if right else "" for right in (
        [one.year for one in scores], [one.day for one in scores], [bool(one.parts) for one in told], [bool(one.years) for one in told],
    )]  # fmt: skip
    return [name, len(scores), *shares]


def main() -> int:
    """Score every report that has a label and is here."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="say what is read wrongly, and how")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    args = parser.parse_args()
    folder = corpus.evaluation()
    if folder is None:
        print("no labelled reports here: name their folder in REPORTDIFF_EVAL; nothing was scored")
        return 0
    rows, misses = [], []
    for name, place in FOLDERS.items():
        files = [(folder / place / label.report, label) for label in labels(LABELS / f"{name}.heads")]
        scores = [score(file, label) for file, label in files if file.is_file()]
        rows.append(row(name, scores))
        misses += [one for one in scores if not (one.year and one.day and one.parts is not False and one.years is not False)]
    header = ["reports", "labelled", "year", "day", "review and plan", "plans of several years"]
    table = tabulate(rows, header, "github", floatfmt=".3f")
    print(table)
    if args.write:
        pages.write(args.write, "make heads", table)
    for one in misses if args.misses else ():
        print(f"\n{one.report}: year {one.year}, day {one.day}, parts {one.parts}, years {one.years}: {one.read}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
