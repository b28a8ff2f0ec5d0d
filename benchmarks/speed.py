"""How fast: all facts of one report, growth with length, the cost of the import, and a whole process.

    python benchmarks/speed.py                  # prints a Markdown table
    python benchmarks/speed.py --check          # exit 1 where a limit is not kept
    python benchmarks/speed.py --require-peer   # exit 1 where Recognizers-Text is missing

Times of one machine mean little on another, so reading is given as ratios to what ran on the same text in the same
run: what is compared takes turns, and medians are compared.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

from tabulate import tabulate

import corpus
import pages
import peer
import reportdiff as rd
from reportdiff.following.matching import ANSWERED, best_matches
from reportdiff.lang import language

LENGTH = 20_000
PEER_AT_LEAST = 20.0
GROWTH_AT_MOST = 12.0
WHOLLY_READ = 9.0  # times the facts that ten times the text must give
IMPORT_AT_MOST = 80.0  # ms
DIFF_AT_MOST = 3.0  # times the reading of one report, of which two are the reading of both
CHECK_AT_MOST = 2.0  # times the reading of both

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*|[零〇一二两三四五六七八九十百千万亿]+")

Row = tuple[str, str, str]


def reading(text: str, repeats: int, parse_of: Mapping[str, peer.Parse]) -> tuple[list[Row], bool]:
    """All facts of one report against a pass of a plain number pattern, and against the peer."""
    tasks: dict[str, Callable[[], object]] = {
        "facts": lambda: rd.parse(text).facts,
        "all": lambda: rd.parse(text).commitments,
        "quantities": lambda: rd.find_quantities(text, "zh"),
        "pattern": lambda: [match[0] for match in _NUMBER.finditer(text)],
    }
    tasks |= {f"peer {name}": partial(parse, text) for name, parse in parse_of.items()}
    times = in_turns(tasks, repeats)
    ours = times["facts"]
    found = len(rd.parse(text).facts)
    rows = [(f"all {found} facts, to one pass of a plain number pattern", f"{ours / times['pattern']:.0f} : 1", "")]
    if not parse_of:
        return [*rows, (f"{peer.NAME}, to all facts", "not installed", f"≥ {PEER_AT_LEAST:.0f} : 1")], True
    whole = sum(times[f"peer {name}"] for name in parse_of) / ours
    parts = {name: times[f"peer {name}"] / ours for name in parse_of}
    every = f"{peer.NAME}, all its models ({', '.join(parse_of)}), to all facts"
    rows.append((every, f"{whole:.1f} : 1", f"≥ {PEER_AT_LEAST:.0f} : 1"))
    more = whole * ours / times["all"]
    rows.append(("· to all facts and all promises without a number, which are read when asked for", f"{more:.1f} : 1", ""))
    alike = sum(times[f"peer {name}"] for name in parse_of) / times["quantities"]
    rows.append((f"· to `find_quantities`, which gives what {peer.NAME} gives: numbers with their units", f"{alike:.1f} : 1", ""))
    apt = sum(parts[name] for name in parts if name not in peer.SELDOM)
    without = f"· without its {' and '.join(peer.SELDOM)} models, which such reports seldom need"
    rows.append((without, f"{apt:.1f} : 1", ""))
    rows += [(f"· its {name} model alone", f"{ratio:.2f} : 1", "") for name, ratio in parts.items()]
    if found_dates := peer.dates():
        dated = in_turns({"facts": tasks["facts"], "dates": partial(found_dates, text)}, repeats // 3 + 1)
        ratio = dated["dates"] / dated["facts"]
        rows.append(("· its model of dates, times and periods alone, which is not among those above", f"{ratio:.1f} : 1", ""))
        answered = f"· all that facts answer: those without {' and '.join(peer.SELDOM)}, and dates (of each figure its year, period, deadline)"
        rows.append((answered, f"{apt + ratio:.1f} : 1", ""))
    return rows, whole >= PEER_AT_LEAST


def growth(texts: Mapping[str, str], repeats: int) -> tuple[list[Row], bool]:
    """Ten times the text, how many times the time: the worst of the texts counts.

    A text with an annex is read up to the first one only when it is repeated. Where ten times the text does not give
    ten times the facts, little more was read, and the ratio of times would say nothing.
    """
    rows, kept = [], []
    for what, text in texts.items():
        long = text * 10
        facts = len(rd.parse(long).facts) / max(1, len(rd.parse(text).facts))
        name, limit = f"ten times the text, to the text: {what}", f"≤ {GROWTH_AT_MOST:.0f} : 1"
        if facts < WHOLLY_READ:
            rows.append((name, f"not measured: {facts:.1f} times the facts", ""))
            continue
        times = in_turns({"short": partial(rd.parse, text), "long": partial(rd.parse, long)}, repeats)
        ratio = times["long"] / times["short"]
        rows.append((name, f"{ratio:.1f} : 1", limit))
        kept.append(ratio <= GROWTH_AT_MOST)
    return rows, bool(kept) and all(kept)


def comparing(repeats: int) -> tuple[list[Row], bool]:
    """Two reports read and compared, and checked against each other, to reading them."""
    old_text, new_text, what = corpus.pair_of(LENGTH)

    def both() -> tuple[rd.Report, rd.Report]:
        return rd.parse(old_text), rd.parse(new_text)

    # From the texts, as anybody would: what a report leaves to be read when it is asked for is read here, by whoever asks.
    tasks: dict[str, Callable[[], object]] = {
        "both": both,
        "diff": lambda: rd.diff(*both()),
        "sections": lambda: rd.diff(*both()).sections,
        "promises": lambda: rd.diff(*both()).commitments,
        "check": lambda: _checked(*both()),
    }
    times = in_turns(tasks, repeats)
    one = times["both"] / 2
    diff, check = times["diff"] / one, times["check"] / times["both"]
    return [
        (f"{what}: both read and compared, to reading one", f"{diff:.1f} : 1", f"≤ {DIFF_AT_MOST:.1f} : 1"),
        ("· with which sections answer each other, of parts that set no target too, aligned when asked for", f"{times['sections'] / one:.1f} : 1", ""),
        ("· with what became of its promises, which are read and followed when asked for", f"{times['promises'] / one:.1f} : 1", ""),
        ("· both read and the later checked against the earlier, to reading both", f"{check:.1f} : 1", f"≤ {CHECK_AT_MOST:.0f} : 1"),
    ], diff <= DIFF_AT_MOST and check <= CHECK_AT_MOST


def _checked(old: rd.Report, new: rd.Report) -> object:
    return rd.check(new, [old])


def matching(repeats: int) -> tuple[list[Row], bool]:
    """The best assignment of a thousand figures to a thousand targets, names of the bundled reports with a letter more."""
    zh = language("zh")
    reports = [rd.read(corpus.FIXTURES / name) for name in ("2024.txt", "2025.txt")]
    targets, figures = (
        _many([fact for fact in report.facts if fact.kind is kind], 1000)
        for report, kind in zip(reports, (rd.Kind.TARGET, rd.Kind.ACTUAL), strict=True)
    )
    times = in_turns({"match": lambda: best_matches(targets, figures, zh, {}, ANSWERED)}, repeats)
    name = f"{len(targets):,} targets with {len(figures):,} figures: the best assignment over all pairs"
    return [(name, f"{times['match'] * 1000:.0f} ms", "")], True


def _many(facts: Sequence[rd.Fact], count: int) -> list[rd.Fact]:
    """So many facts out of a few, told apart by a letter before their names."""
    return [
        replace(fact, id=f"f{n}", indicator=chr(0x4E00 + n) + fact.indicator, concept=None)
        for n, fact in enumerate(facts[n % len(facts)] for n in range(count))
    ]


def importing(repeats: int) -> tuple[list[Row], bool]:
    """What ``import reportdiff`` adds to a bare interpreter, and what the first call adds, which loads the libraries.

    Each is timed inside an interpreter of its own: whole processes differ from each other by more than the import.
    """
    timed = "from time import perf_counter as now; start = now(); {}; print(now() - start)"
    pair = [str(corpus.FIXTURES / name) for name in ("2024.txt", "2025.txt")]
    first_call = f"import reportdiff as rd; rd.diff(*map(rd.read, {pair!r}))"
    runs = {"import": python("-c", timed.format("import reportdiff")), "call": python("-c", timed.format(first_call))}
    for run in runs.values():
        run()
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(repeats):
        for name, run in runs.items():
            taken[name].append(float(run().stdout) * 1000)
    cost, call = median(taken["import"]), median(taken["call"])
    return [
        ("`import reportdiff`, in a bare interpreter", f"{cost:.1f} ms", f"≤ {IMPORT_AT_MOST:.0f} ms"),
        ("· with the first `diff` of the bundled pair, which loads the libraries", f"{call:.0f} ms", ""),
    ], cost <= IMPORT_AT_MOST


def process(repeats: int) -> tuple[list[Row], bool]:
    """``reportdiff diff`` on the bundled reports, from start to end."""
    pair = [str(corpus.FIXTURES / name) for name in ("2024.txt", "2025.txt")]
    times = in_turns({"bare": python("-c", "pass"), "diff": python("-m", "reportdiff", "diff", *pair)}, repeats)
    shown = f"{times['diff'] * 1000:.0f} ms ({times['diff'] / times['bare']:.0f} bare interpreters)"
    return [("`reportdiff diff` on the bundled pair, the whole process", shown, "")], True


def in_turns(tasks: Mapping[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """The median time of each task in seconds; all are warm, and take turns."""
    for task in tasks.values():
        task()
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(repeats):
        for name, task in tasks.items():
            start = time.perf_counter()
            task()
            times[name].append(time.perf_counter() - start)
    return {name: median(taken) for name, taken in times.items()}


def python(*args: str) -> Callable[[], subprocess.CompletedProcess[bytes]]:
    """A run of this Python; compiled modules are kept, as in any ordinary installation."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return lambda: subprocess.run([sys.executable, *args], env=kept, stdout=subprocess.PIPE, check=True)


def main() -> int:
    """Measure everything and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--check", action="store_true", help="exit with 1 where a limit is not kept")
    parser.add_argument("--require-peer", action="store_true", help=f"exit with 1 where {peer.NAME} is missing")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    args = parser.parse_args()

    text, what = corpus.report_of(LENGTH)
    parse_of = peer.models()
    measured = [
        reading(text, args.repeats, parse_of),
        growth({what: text, corpus.BUNDLED: corpus.bundled(LENGTH)}, args.repeats // 3 + 1),
        comparing(args.repeats),
        matching(args.repeats),
        importing(args.repeats * 3),
        process(args.repeats),
    ]
    rows = [row for found, _ in measured for row in found]
    version = ".".join(map(str, sys.version_info[:2]))
    printed = f"Read: {what}, {len(text):,} characters; Python {version}.\n\n" + tabulate(
        rows, ["measured", "result", "limit"], "github", disable_numparse=True
    )
    print(printed)
    if args.write:
        pages.write(args.write, "make bench", printed)
    if not parse_of:
        print(peer.MISSING, file=sys.stderr)
        if args.require_peer:
            return 1
    return 1 if args.check and not all(kept for _, kept in measured) else 0


if __name__ == "__main__":
    sys.exit(main())
