"""What a compiled core would gain: mypyc over the modules in which reading spends most of its time, beside the same as they are.

    python benchmarks/compiled.py                              # needs mypy (make lint), a C compiler and some minutes
    python benchmarks/compiled.py --write docs/performance.md  # and put the table into the page

Nothing of it is installed: a copy is compiled in a folder of its own. mypyc takes no classes with slots, so that those of the
copy have none. Measured is computing time, in processes that take turns, the quickest of each.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tabulate import tabulate

import corpus
import pages

MODULES = {
    "analysis": (
        "quantities", "mention", "view", "word_tree", "phrases", "digits", "numerals", "number_words", "signs", "written_units",
        "unit_reader", "amounts", "shares", "ranges", "lists", "counting", "bounds", "signed",
    ),
    "lang/zh": (
        "clauses", "attributes", "verbs", "names", "counted_names", "money_names", "inherited_names", "labels", "sharing", "pairing",
        "statements", "passage", "years", "qualifiers", "resolve", "facts", "statement",
    ),
}  # fmt: skip
LENGTH = 20_000
_SLOTS = re.compile(r", slots=True|slots=True, |@frequent\n|^    __slots__ = .*\n", re.MULTILINE)
_TIMED = """
import sys, time
import reportdiff as rd
text = open(sys.argv[1], encoding="utf-8").read()
for task in (lambda: rd.parse(text, lang="zh").facts, lambda: rd.find_quantities(text, "zh")):
    times = []
    for _ in range(int(sys.argv[2])):
        start = time.process_time()
        task()
        times.append(time.process_time() - start)
    print(min(times) * 1000)
"""


def compiled(folder: Path) -> Path:
    """A copy of the package in a folder, with these modules compiled. Raises ``CalledProcessError`` where they cannot be."""
    shutil.copytree(corpus.ROOT / "src" / "reportdiff", folder / "reportdiff", ignore=shutil.ignore_patterns("__pycache__"))
    files = [f"reportdiff/{room}/{name}.py" for room, names in MODULES.items() for name in names]
    for file in files:
        source = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(_SLOTS.sub("", source), encoding="utf-8")
    settings = {"MYPYC_OPT_LEVEL": "1", "MYPYC_DEBUG_LEVEL": "0"}  # the quickest build; more of it gains next to nothing
    mypyc = Path(sys.executable).with_name("mypyc")
    subprocess.run([mypyc, *files], cwd=folder, env=os.environ | settings, stdout=subprocess.DEVNULL, check=True)
    return folder


def timed(package: Path, text: Path, repeats: int) -> list[float]:
    """The least computing time of all facts, and of all quantities, in milliseconds, in a process of its own."""
    command = [sys.executable, "-c", _TIMED, str(text), str(repeats)]
    run = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(package)}, capture_output=True, text=True, check=True)
    return [float(line) for line in run.stdout.split()]


def main() -> int:
    """Compile, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    args = parser.parse_args()
    said, what = corpus.report_of(LENGTH)
    with TemporaryDirectory() as made:
        text = Path(made) / "report.txt"
        text.write_text(said, encoding="utf-8")
        packages = {"as it is": corpus.ROOT / "src", "compiled": compiled(Path(made) / "compiled")}
        taken: dict[str, list[list[float]]] = {name: [] for name in packages}
        for _ in range(args.rounds):
            for name, package in packages.items():
                taken[name].append(timed(package, text, args.repeats))
    plain, quick = ([median(times) for times in zip(*taken[name], strict=True)] for name in packages)
    rows = [
        (task, f"{one:.1f} ms", f"{other:.1f} ms", f"{one / other:.2f}")
        for task, one, other in zip(("all facts", "`find_quantities`"), plain, quick, strict=True)
    ]
    count = sum(map(len, MODULES.values()))
    header = ["read", "as it is", f"{count} modules compiled", "times as fast"]
    printed = f"Read: {what}; computing time.\n\n" + tabulate(rows, header, "github", disable_numparse=True)
    print(printed)
    if args.write:
        pages.write(args.write, "python benchmarks/compiled.py", printed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
