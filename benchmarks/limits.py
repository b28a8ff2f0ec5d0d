"""How time and memory grow with the input, kind by kind: exponents that say whether a longer report is a slower one.

    python benchmarks/limits.py                      # prints a Markdown table
    python benchmarks/limits.py --kinds headings     # those whose names hold a word
    python benchmarks/limits.py --check              # exit 1 where a limit is not kept
    python benchmarks/limits.py --write docs/performance.md

Every input is made here, in the two languages where a kind exists in both; each size runs in a process of its own, after
a small pair that loads the libraries, and each step in one that begins with the reports read, so that none finds what another
remembered. Time is processor time; memory is the peak of the whole process. An exponent is the slope between the two largest sizes
that took a fifth of a second or more: 1 is linear, 2 is quadratic.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tabulate import tabulate

import long_reports
import pages

PATIENCE = 120  # seconds of the processor that one size may take
TELLING = 0.2  # seconds below which a time is mostly noise
TIME_AT_MOST = 1.2
MEMORY_AT_MOST = 1.1
ROOM = 30.0  # MB below which a growth of memory tells nothing


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of input: what is made in which sizes, what is done with it, and how long its largest may take.

    ``make`` gives the texts of OLD and NEW (or only of NEW) for a size and a language; ``steps`` are read, diff, promises (what became of
    them), check (alone) and against (check with OLD).
    """

    name: str
    make: Callable[[int, str], Sequence[str]]
    sizes: tuple[int, ...]
    steps: tuple[str, ...] = ("read", "diff", "check", "against")
    langs: tuple[str, ...] = ("zh", "en")
    suffix: str = ".txt"
    seconds: float = 15.0
    megabytes: float = 500.0


KINDS = (
    Kind("sections of prose and figures, characters", long_reports.prose, (40_000, 160_000, 640_000), megabytes=400.0),
    Kind("one report repeated, characters", long_reports.repeated, (40_000, 160_000, 640_000), langs=("zh",), megabytes=400.0),
    Kind("headings", long_reports.headings, (1_000, 3_000, 10_000), seconds=10.0),
    Kind("headings that are all the same", long_reports.same_headings, (1_000, 3_000, 10_000), seconds=10.0),
    Kind("targets, and figures of like names", long_reports.targets, (500, 1_000, 2_000, 4_000)),
    Kind("targets and figures of one name", long_reports.one_name, (500, 1_000, 2_000, 4_000)),
    Kind("promises without a number", long_reports.promises, (500, 2_000, 8_000), ("read", "promises", "check", "against")),
    Kind("one sentence over and over", long_reports.one_sentence, (800, 2_500, 8_000)),
    Kind("a company report, characters", long_reports.company, (75_000, 150_000, 300_000), langs=("en",), seconds=5.0),
    Kind("figures on one line", long_reports.one_line, (20_000, 60_000, 190_000), ("read", "check"), ("zh",)),
    Kind("figures on one line", long_reports.one_line, (10_000, 30_000, 90_000), ("read", "check"), ("en",)),
    Kind("characters without a full stop", long_reports.no_stop, (100_000, 300_000, 1_000_000), ("read", "check")),
    Kind("things in one list with their values", long_reports.one_list, (20_000, 60_000, 200_000), ("read", "check"), ("zh",)),
    Kind("things in one list with their values", long_reports.one_list, (10_000, 30_000, 90_000), ("read", "check"), ("en",)),
    Kind("per cents without a name, characters", long_reports.bare_percents, (40_000, 120_000, 350_000), ("read", "check"), ("zh",)),
    Kind("a list of names of any length on one line, characters", long_reports.mixed_list, (100_000, 200_000, 400_000), ("read", "check")),
    Kind("rows of a table, characters", long_reports.table_rows, (40_000, 110_000, 330_000), suffix=".md"),
    Kind("sentences in traditional characters", long_reports.saying("traditional"), (500, 2_000, 8_000), langs=("zh",)),
    Kind("sentences in German", long_reports.saying("german"), (600, 2_400, 10_000), langs=("de",)),
    Kind("brackets within one sentence", long_reports.saying("bracketed"), (500, 2_000, 8_000)),
    Kind("lists with their values, one after the other", long_reports.saying("respective"), (500, 2_000, 8_000)),
    Kind("wholes and parts of them", long_reports.saying("parts"), (800, 2_400, 8_000)),
    Kind("years in one sentence", long_reports.saying("dated"), (500, 2_000, 8_000)),
    Kind("equal figures in other units", long_reports.saying("equal"), (500, 2_000, 8_000)),
    Kind("those who see to tasks, on one line", long_reports.saying("assigned"), (500, 2_000, 8_000)),
    Kind("lists of targets announced on one line", long_reports.saying("announced"), (500, 2_000, 8_000)),
    Kind("notes", long_reports.saying("noted"), (500, 2_000, 8_000)),
    Kind("chapters of one title", long_reports.saying("one title"), (800, 2_400, 8_000)),
    Kind("rows set with blanks", long_reports.saying("aligned"), (800, 2_400, 8_000)),
    Kind("names as long as a paragraph", long_reports.long_names, (400, 1_600, 6_400), ("read", "check")),
    Kind("small tables", long_reports.many_tables, (400, 1_600, 6_400), ("read", "check"), suffix=".md"),
    Kind("columns of a table", long_reports.wide_table, (100, 400, 1_600), ("read", "check"), suffix=".md"),
    Kind("lists within lists of a web page", long_reports.page_lists, (400, 1_600, 6_400), ("read", "check"), ("zh",), ".html"),
    Kind("brackets", long_reports.brackets, (20_000, 60_000, 200_000), ("read", "check")),
    Kind("lines of white space", long_reports.blank, (50_000, 200_000, 1_000_000), ("read", "check"), ("zh",)),
    Kind("comments of a web page", long_reports.comments, (4_000, 16_000, 64_000), ("read",), ("zh",), ".html"),
    Kind("attributes of a web page", long_reports.attributes, (4_000, 16_000, 64_000), ("read",), ("zh",), ".html"),
    Kind("elements within elements", long_reports.nested, (4_000, 16_000, 64_000), ("read",), ("zh",), ".html"),
)

Measured = dict[str, float]  # seconds of each step, and under "memory" the megabytes at most; empty where it took too long


def measured(kind: Kind, size: int, lang: str, folder: Path) -> Measured:
    """One size of a kind, in a process of its own."""
    files = []
    for place, text in enumerate(kind.make(size, lang)):
        files.append(folder / f"{2024 + place}{kind.suffix}")
        files[-1].write_text(text, encoding="utf-8")
    command = [sys.executable, __file__, "--one", ",".join(kind.steps), "--lang", lang, *map(str, files)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode == -signal.SIGXCPU:
        return {}
    if done.returncode:
        raise SystemExit(f"{kind.name}, {size}, {lang}: {done.stderr.decode('utf-8', 'replace')[-2000:]}")
    found: Measured = json.loads(done.stdout)
    return found


def one(steps: Sequence[str], files: Sequence[str], lang: str) -> Measured:
    """What the steps take with these files, which are read in this process."""
    import resource

    import reportdiff as rd
    from reportdiff.collector import collect_seldom

    collect_seldom()  # as the command does
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE + 10))
    for tongue in ("zh", "en"):
        small = [rd.parse(text, lang=tongue) for text in long_reports.prose(500, tongue)]
        rd.diff(*small)
        rd.check(small[1], [small[0]])
    taken: Measured = {}
    with _timed(taken, "read"), suppress(rd.ReportError):  # a refusal in one line is an answer too
        read = [rd.read(file, lang=lang) for file in files]
    done: dict[str, Callable[[], object]] = {
        "diff": lambda: rd.diff(*read).sections,  # which are aligned when they are asked for
        "promises": lambda: rd.diff(*read).commitments,
        "check": lambda: rd.check(read[-1]),
        "against": lambda: rd.check(read[1], read[:1]),
    }
    for step in steps:
        if step in done:
            taken[step] = _alone(done[step])
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    taken["memory"] = most / (1 if sys.platform == "darwin" else 1024)
    return taken


def _alone(do: Callable[[], object]) -> float:
    """The seconds that a step takes in a process of its own, which knows the reports and nothing of what steps before it found out."""
    told, tell = os.pipe()
    if not (child := os.fork()):
        taken: Measured = {}
        with _timed(taken, "it"):
            do()
        os.write(tell, str(taken["it"]).encode())
        os._exit(0)
    os.close(tell)
    with os.fdopen(told) as answer:
        said = answer.read()
    _, state = os.waitpid(child, 0)
    if os.WIFSIGNALED(state):  # it took too long
        os.kill(os.getpid(), os.WTERMSIG(state))
    return float(said)


@contextmanager
def _timed(taken: Measured, step: str) -> Iterator[None]:
    start = time.process_time()
    yield
    taken[step] = time.process_time() - start


def slope(sizes: Sequence[int], values: Sequence[float], least: float) -> float | None:
    """The exponent between the two largest sizes whose values are telling."""
    telling = [(size, value) for size, value in zip(sizes, values, strict=False) if value >= least]
    if len(telling) < 2:
        return None
    (a, x), (b, y) = telling[-2:]
    return math.log(y / x) / math.log(b / a)


def rows_of(kind: Kind, lang: str, base: float) -> tuple[list[list[str]], bool]:
    """The rows of a kind in a language, one for each step and one for memory, and whether its limits are kept."""
    found: list[Measured] = []
    with TemporaryDirectory() as folder:
        for size in kind.sizes:
            found.append(measured(kind, size, lang, Path(folder)))
            if not found[-1]:
                break
    whole = [one for one in found if one]
    finished = len(whole) == len(kind.sizes)
    rows, kept = [], finished
    for step in kind.steps:
        times = [one[step] for one in whole]
        exponent = slope(kind.sizes, times, TELLING)
        kept &= finished and times[-1] <= kind.seconds and (exponent is None or exponent <= TIME_AT_MOST)
        rows.append([kind.name, lang, step, f"{kind.sizes[-1]:,}", _last(times, finished, " s", 2), _shown(exponent)])
    memory = [one["memory"] for one in whole]
    exponent = slope(kind.sizes, [value - base for value in memory], ROOM)
    kept &= finished and memory[-1] <= kind.megabytes and (exponent is None or exponent <= MEMORY_AT_MOST)
    rows.append([kind.name, lang, "memory", f"{kind.sizes[-1]:,}", _last(memory, finished, " MB", 0), _shown(exponent)])
    return rows, kept


def _last(values: Sequence[float], finished: bool, unit: str, digits: int) -> str:
    if not finished:
        return f"over {PATIENCE} s"
    return f"{values[-1]:,.{digits}f}{unit}"


def _shown(exponent: float | None) -> str:
    return "" if exponent is None else f"{exponent:.1f}"


def main() -> int:
    """Measure every kind and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", default="", help="only kinds whose names hold this")
    parser.add_argument("--lang", default="", help="only this language")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a limit is not kept")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("files", nargs="*", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(one(args.one.split(","), args.files, args.lang)))
        return 0
    os.environ.setdefault("PYTHONHASHSEED", "0")
    rows, broken = [], []
    with TemporaryDirectory() as folder:
        base = measured(Kind("nothing", long_reports.prose, (500,)), 500, "zh", Path(folder))["memory"]
    for kind in KINDS:
        for lang in kind.langs if args.kinds in kind.name else ():
            if args.lang in ("", lang):
                found, kept = rows_of(kind, lang, base)
                rows += found
                broken += [] if kept else [f"{kind.name} ({lang})"]
                print("\n".join("  ".join(row) for row in found), file=sys.stderr, flush=True)
    head = ["kind", "lang", "step", "largest", "took", "exponent"]
    printed = f"The process with its libraries: {base:.0f} MB.\n\n" + tabulate(rows, head, "github", disable_numparse=True)
    print(printed)
    if broken:
        print(f"over a limit: {'; '.join(broken)}", file=sys.stderr)
    if args.write:
        pages.write(args.write, "make limits", printed)
    return 1 if args.check and broken else 0


if __name__ == "__main__":
    sys.exit(main())
