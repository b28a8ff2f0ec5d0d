"""How right: the scores on labelled reports, as Markdown tables.

    python benchmarks/scores.py                               # $REPORTDIFF_EVAL, else ../shared/eval
    python benchmarks/scores.py --write docs/accuracy.md      # and put them into the page

The labels were made by hand and are kept beside the project, not in it. A report that the program does not read is
listed with what it said.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tabulate import tabulate

import corpus
import pages

TITLES = {
    "facts": "Facts of one report",
    "outline": "Headings of one report",
    "outcomes": "What became of the targets",
    "sections": "Sections of the plan",
}
_NEAR = 4  # a heading's edge may differ by its number or a space

Score = dict[str, Any]


def run(folder: Path, gold: Path) -> tuple[str, str, Score | str]:
    """What a file of labels is about, and its score, or what the program said instead."""
    kind = gold.suffix.removeprefix(".")
    old, _, new = gold.stem.partition("__")
    names = [old, new] if new else [old]
    if kind == "sections" and not new:
        kind = "outline"
    command = "diff" if new else "outline" if kind == "outline" else "extract"
    files = [str(folder / "reports" / f"{name}.txt") for name in names]
    program = [sys.executable, "-m", "reportdiff", command, *files, "--format", "json", "--quiet"]
    done = subprocess.run(program, capture_output=True, check=False)
    title = " → ".join(names)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or [f"exit {done.returncode}"]
        return kind, title, said[0].replace(f"{folder / 'reports'}{os.sep}", "").removeprefix("reportdiff: ")
    if kind == "outline":
        return kind, title, headings(gold, json.loads(done.stdout))
    with TemporaryDirectory() as place:
        output = Path(place) / "output.json"
        output.write_bytes(done.stdout)
        scorer = [sys.executable, str(folder / "score.py"), kind, str(gold), str(output), "--json"]
        scored = subprocess.run(scorer, capture_output=True, check=True)
    return kind, title, json.loads(scored.stdout)


def headings(gold: Path, document: dict[str, Any]) -> Score:
    """How many of the labelled headings were found, and how many of those at the labelled level."""
    labelled = [line.split("|")[:2] for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    levels = {section["start"]: section["level"] for section in document["sections"]}
    found = level = 0
    for start, wanted in ((int(start), int(wanted)) for start, wanted in labelled):
        near = [levels[at] for at in levels if abs(at - start) <= _NEAR]
        found += bool(near)
        level += wanted in near
    return {
        "headings": len(labelled),
        "recall": round(found / len(labelled), 4),
        "precision": round(found / max(1, len(levels)), 4),
        "level": round(level / max(1, found), 4),
    }


def table(kind: str, scored: list[tuple[str, Score | str]]) -> str:
    """One kind of score, a row for each report or pair."""
    columns = list(next((score for _, score in scored if not isinstance(score, str)), {}))
    read = [(name, score) for name, score in scored if not isinstance(score, str)]
    rows = [[name, *(score.get(column, "") for column in columns)] for name, score in read]
    header = ["report" if kind in ("facts", "outline") else "pair", *columns]
    unread = "".join(f"\n\nNot scored: {name} ({score})." for name, score in scored if isinstance(score, str))
    return f"### {TITLES[kind]}\n\n{tabulate(rows, header, 'github', floatfmt='.3f')}{unread}"


def main() -> int:
    """Score everything that has labels."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into a page")
    args = parser.parse_args()
    folder = corpus.evaluation()
    if folder is None:
        print("no labelled reports here: name their folder in REPORTDIFF_EVAL; nothing was scored")
        return 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda gold: run(folder, gold), sorted((folder / "gold").iterdir())))
    printed = "\n\n".join(
        table(kind, [(name, score) for one, name, score in found if one == kind])
        for kind in TITLES
        if any(one == kind for one, _, _ in found)
    )
    print(printed)
    if args.write:
        pages.write(args.write, "make scores", printed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
