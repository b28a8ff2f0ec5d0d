"""How right: the scores on labelled reports, as Markdown tables.

    python benchmarks/scores.py                               # $REPORTDIFF_EVAL, else ../shared/eval
    python benchmarks/scores.py --write docs/accuracy.md      # and put them into the page
    python benchmarks/scores.py --before ../before/src        # beside the means of another state of the program

The reports are kept beside the project, with labels made by hand (``shared``); further labels are in ``labels/``: those
whose errors were read while rules were changed (``tuned``), and those of which only the scores were looked at (``held
out``). A report that the program does not read is listed with what it said.
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
LABELS = Path(__file__).parent / "labels"
_NEAR = 4  # a heading's edge may differ by its number or a space
_MEANS = {"facts": ("f1", "whole_f1"), "outcomes": ("macro_f1", "row"), "sections": ("accuracy",)}
_COUNTS = frozenset({"labelled", "targets", "headings"})

Score = dict[str, Any]
Scored = tuple[str, str, str, "Score | str"]  # kind, set of labels, report or pair, score


def labelled(folder: Path) -> list[tuple[str, Path]]:
    """The files of labels, each with the set it belongs to."""
    sets = [("shared", folder / "gold"), ("tuned", LABELS / "tuned"), ("held out", LABELS / "held_out")]
    return [(name, gold) for name, place in sets if place.is_dir() for gold in sorted(place.iterdir())]


def report_file(folder: Path, name: str) -> Path:
    """The report that a file of labels is called after: shared labels leave out its ending."""
    return folder / "reports" / (name if name.endswith((".docx", ".txt")) else f"{name}.txt")


def run(folder: Path, which: str, gold: Path, source: Path | None) -> Scored:
    """What a file of labels is about, and its score, or what the program said instead."""
    kind = gold.suffix.removeprefix(".")
    old, _, new = gold.stem.partition("__")
    names = [old, new] if new else [old]
    if kind == "sections" and not new:
        kind = "outline"
    command = "diff" if new else "outline" if kind == "outline" else "extract"
    files = [str(report_file(folder, name)) for name in names]
    program = [sys.executable, "-m", "reportdiff", command, *files, "--format", "json", "--quiet"]
    environment = os.environ | ({"PYTHONPATH": str(source)} if source else {})
    done = subprocess.run(program, capture_output=True, check=False, env=environment)
    title = " → ".join(name.partition(".docx")[0].partition(".txt")[0].removesuffix(".zh.gb18030") for name in names)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or [f"exit {done.returncode}"]
        return kind, which, title, said[0].replace(f"{folder / 'reports'}{os.sep}", "").removeprefix("reportdiff: ")
    if kind == "outline":
        return kind, which, title, headings(gold, json.loads(done.stdout))
    with TemporaryDirectory() as place:
        output = Path(place) / "output.json"
        output.write_bytes(done.stdout)
        scorer = [sys.executable, str(folder / "score.py"), kind, str(gold), str(output), "--json"]
        scored = subprocess.run(scorer, capture_output=True, check=True)
    return kind, which, title, json.loads(scored.stdout)


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


def table(kind: str, scored: list[tuple[str, str, Score | str]]) -> str:
    """One kind of score, a row for each report or pair, and for each set of labels the mean, weighed by what is labelled."""
    read = [(which, name, score) for which, name, score in scored if not isinstance(score, str)]
    columns = list(read[0][2]) if read else []
    rows = []
    for which in dict.fromkeys(which for which, _, _ in read):
        own = [(name, score) for of, name, score in read if of == which]
        rows += [[which, name, *(score[column] for column in columns)] for name, score in own]
        if len(own) > 1:
            rows.append([which, "all", *_together(columns, [score for _, score in own])])
    header = ["labels", "report" if kind in ("facts", "outline") else "pair", *columns]
    unread = "".join(f"\n\nNot scored: {name} ({score})." for _, name, score in scored if isinstance(score, str))
    return f"### {TITLES[kind]}\n\n{tabulate(rows, header, 'github', floatfmt='.3f')}{unread}"


def _together(columns: list[str], scores: list[Score]) -> list[float]:
    counted = next(column for column in columns if column in _COUNTS)
    total = sum(score[counted] for score in scores)
    means = (sum(score[column] * score[counted] for score in scores) / total for column in columns)
    return [total if column == counted else mean for column, mean in zip(columns, means, strict=True)]


def _all(folder: Path, source: Path | None = None) -> list[Scored]:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda one: run(folder, *one, source), labelled(folder)))


def compared(before: list[Scored], now: list[Scored]) -> str:
    """The means of each set of labels, before and now; only of what both read."""
    rows = []
    for kind, columns in _MEANS.items():
        for which in dict.fromkeys(which for one, which, _, _ in now if one == kind):
            earlier = {name: score for one, of, name, score in before if (one, of) == (kind, which)}
            pairs = [(earlier[name], score) for one, of, name, score in now if (one, of) == (kind, which)]
            read = [pair for pair in pairs if not any(isinstance(one, str) for one in pair)]
            for column in columns if read else ():
                counted = next(name for name in read[0][1] if name in _COUNTS)
                first, second = (_together([counted, column], [pair[i] for pair in read])[1] for i in (0, 1))
                rows.append([TITLES[kind], column, which, len(read), first, second])
    header = ["what", "score", "labels", "files", "before", "now"]
    return f"### Before and now\n\n{tabulate(rows, header, 'github', floatfmt='.3f')}"


def main() -> int:
    """Score everything that has labels."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into a page")
    parser.add_argument("--before", type=Path, metavar="DIR", help="the folder of another state of the program")
    args = parser.parse_args()
    folder = corpus.evaluation()
    if folder is None:
        print("no labelled reports here: name their folder in REPORTDIFF_EVAL; nothing was scored")
        return 0
    found = _all(folder)
    printed = "\n\n".join(
        table(kind, [(which, name, score) for one, which, name, score in found if one == kind])
        for kind in TITLES
        if any(one == kind for one, *_ in found)
    )
    if args.before:
        printed = f"{compared(_all(folder, args.before), found)}\n\n{printed}"
    print(printed)
    if args.write:
        pages.write(args.write, "make scores", printed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
