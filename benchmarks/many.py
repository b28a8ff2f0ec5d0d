"""What many reports cost: a batch over a thousand and more, by one worker and by two, and what that makes of 60,000.

    python benchmarks/many.py                       # prints a Markdown table; takes a quarter of an hour
    python benchmarks/many.py --copies 2            # quickly, with fewer reports
    python benchmarks/many.py --write docs/performance.md

The reports are copies of those at hand, in which names and years are changed: the cities beside the project, or the
bundled counties. Computing time is that of the worker processes, as the system counts it, so that other work on the machine
does not count; it counts in the time by the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tabulate import tabulate

import corpus
import pages

MANY = 60_000
CLUSTER = 32
COPIES = 14
SERIES = 7  # copies of a place that make one series
MARKS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|\D|$)")
_HOUR, _MEGABYTE = 3600, 1024 * 1024


def originals() -> tuple[list[Path], str]:
    """The reports that are copied, and what they are."""
    folder = corpus.evaluation()
    cities = sorted((folder / "cities").glob("*.md")) if folder else []
    if cities:
        return cities, "work reports of cities"
    return sorted((corpus.ROOT / "fixtures" / "counties").rglob("*.md")), "the bundled counties"


def copies(count: int, folder: Path) -> tuple[int, int]:
    """Write so many copies of each report; gives how many reports and characters that makes.

    The copies of a place go back in time, each by as many years as it has reports, so that they make long series; from
    time to time another place begins.
    """
    reports = characters = 0
    files, _ = originals()
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    places = {file: _place(file, text) for file, text in texts.items()}
    many = Counter(places.values())
    for number in range(count):
        mark = MARKS[number // SERIES % len(MARKS)]
        for file, text in texts.items():
            place, back = places[file], number % SERIES * many[places[file]]
            name = place[0] + mark + place[1:]
            changed = _YEAR.sub(lambda match, by=back: str(int(match[1]) - by), text.replace(place, name))
            copy = folder / f"{number:03}" / f"{name}{int(re.sub(r'[^0-9]', '', file.stem)) - back}.md"
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(changed, encoding="utf-8")
            reports, characters = reports + 1, characters + len(changed)
    return reports, characters


def _place(file: Path, text: str) -> str:
    """The name of the place that a report is of, without its kind."""
    name = re.sub(r"\d+", "", file.stem)
    if not name:
        name = next(iter(re.findall(r"(\S+?)人民政府", text)), file.parent.name)
    return re.sub(r"(?<=.)[市县区州]$", "", name)


def measured(sources: Path, out: Path, workers: int) -> dict[str, float]:
    """One batch, in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--run", str(sources), str(out), str(workers)], stdout=subprocess.PIPE, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def run(sources: str, out: str, workers: int) -> None:
    """A batch in this process; prints what it took as JSON."""
    from reportdiff.batch import Limits
    from reportdiff.batch import run as batch
    from reportdiff.batch.pool import Pool

    start = time.perf_counter()
    most = [0]

    def look(step: str, done: int, total: int) -> None:
        if step == "compare" and done % 256 == 0:
            most[0] = max(most[0], sum(_sizes(Path(out) / "_work")))

    limits = Limits()
    summary = batch([sources], out, Pool(workers, limits), limits=limits, progress=look)
    children, own = resource.getrusage(resource.RUSAGE_CHILDREN), resource.getrusage(resource.RUSAGE_SELF)
    taken = {
        "clock": time.perf_counter() - start,
        "user": children.ru_utime, "system": children.ru_stime, "parent": own.ru_utime + own.ru_stime,
        "parent_memory": own.ru_maxrss * 1024, "worker_memory": children.ru_maxrss * 1024,
        "disk": sum(_sizes(Path(out))), "work": most[0], "pairs": summary.pairs, **summary.rows,
    }  # fmt: skip
    print(json.dumps(taken))


def _sizes(folder: Path) -> Iterator[int]:
    for root, _, files in os.walk(folder):
        for name in files:
            yield (Path(root) / name).stat().st_size


def table(reports: int, characters: int, runs: dict[int, dict[str, float]], small: tuple[int, dict[str, float]]) -> str:
    """What was measured, and what it makes of many."""
    rows = [
        (f"{workers} worker{'s' if workers > 1 else ''}, by the clock", f"{one['clock']:,.0f} s")
        for workers, one in runs.items()
    ]
    one, two = runs[1], runs[2]
    speed = one["clock"] / two["clock"]
    computing = two["user"] + two["system"]
    few, few_run = small
    rows += [
        ("two workers, times as fast as one, by the clock, with what else the machine does", f"{speed:.2f}"),
        ("the same by computing time, as on a machine that does nothing else",
         f"{2 * (one['user'] + one['system']) / computing:.2f}"),
        ("computing time of the workers, one and two (user + system)",
         f"{one['user']:,.0f} + {one['system']:,.0f} s, {two['user']:,.0f} + {two['system']:,.0f} s"),
        ("computing time of the parent", f"{two['parent']:,.1f} s"),
        ("computing time for one report: read, followed, checked, written", f"{1000 * computing / reports:,.0f} ms"),
        (f"memory of the parent, {few:,} reports and {reports:,}",
         f"{few_run['parent_memory'] / _MEGABYTE:,.0f} and {two['parent_memory'] / _MEGABYTE:,.0f} MB"),
        ("memory of a worker at most", f"{two['worker_memory'] / _MEGABYTE:,.0f} MB"),
        ("disk: results", f"{two['disk'] / reports / 1024:,.1f} kB a report"),
        ("disk: work that is taken away at the end", f"{two['work'] / reports / 1024:,.1f} kB a report"),
    ]  # fmt: skip
    scale = MANY / reports
    hours = computing * scale / _HOUR
    whole = [
        ("computing time", f"{hours:,.1f} CPU hours"),
        ("on one machine of two cores", f"{hours / 2:,.1f} h"),
        (f"on a cluster of {CLUSTER} cores", f"{hours / CLUSTER * 60:,.0f} min"),
        ("disk: results", f"{two['disk'] * scale / _MEGABYTE / 1024:,.1f} GB"),
        ("disk: while it runs, besides", f"{two['work'] * scale / _MEGABYTE / 1024:,.1f} GB"),
        ("figures, targets followed, findings",
         f"{two['facts'] * scale:,.0f}, {two['outcomes'] * scale:,.0f}, {two['findings'] * scale:,.0f}"),
    ]  # fmt: skip
    what = originals()[1]
    head = f"{reports:,} reports, copies of {what} with names and years changed, {characters:,} characters; {two['pairs']:,.0f} with the one before."
    return (
        f"{head}\n\n{_drawn(rows, 'measured')}\n\nTimes {scale:,.1f}, that is {MANY:,} reports, "
        f"{characters * scale / 1e9:.1f} billion characters:\n\n{_drawn(whole, '60,000 reports')}\n"
    )


def _drawn(rows: list[tuple[str, str]], what: str) -> str:
    drawn: str = tabulate(rows, [what, "result"], "github", disable_numparse=True)
    return drawn


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=COPIES, help="how often each report is copied")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into a page")
    parser.add_argument("--run", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.run:
        run(args.run[0], args.run[1], int(args.run[2]))
        return
    with tempfile.TemporaryDirectory(prefix="reportdiff-many-") as folder:
        sources = Path(folder) / "in"
        reports, characters = copies(args.copies, sources)
        few = len(originals()[0])
        small = (few, measured(sources / "000", Path(folder) / "few", 2))
        runs = {}
        for workers in (1, 2):
            out = Path(folder) / f"out{workers}"
            runs[workers] = measured(sources, out, workers)
            shutil.rmtree(out)
    printed = table(reports, characters, runs, small)
    print(printed)
    if args.write:
        pages.write(args.write, "make many", printed)


if __name__ == "__main__":
    main()
