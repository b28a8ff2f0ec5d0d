"""What each reader does with files made to exhaust it: seconds, megabytes, and what is said; each in a process of its own.

    python benchmarks/hostile.py                # prints a Markdown table
    python benchmarks/hostile.py --only word_   # those whose names hold this
    python benchmarks/hostile.py --check        # exit 1 where one takes too long, too much, or breaks something
    python benchmarks/hostile.py --write docs/performance.md
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tabulate import tabulate

import pages
from hostile_files import HOSTILE, Hostile

SECONDS = 15.0  # of the processor
MEGABYTES = 500.0
PATIENCE = 60  # seconds of the processor after which a case is ended


def one(file: str) -> dict[str, float]:
    """Check a file as the command does; prints nothing but figures. In this process."""
    import resource
    from contextlib import redirect_stderr, redirect_stdout
    from io import StringIO

    from reportdiff.cli import main

    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE + 5))
    said, out = StringIO(), StringIO()
    code = 0
    with redirect_stderr(said), redirect_stdout(out):
        try:
            main(["check", file, "--no-config", "--fail-on", "never"])
        except SystemExit as end:
            code = int(end.code or 0)
    used = resource.getrusage(resource.RUSAGE_SELF)
    peak = Path("/proc/self/status")  # what getrusage gives counts what the parent had when it started this process
    held = next((int(line.split()[1]) for line in peak.read_text().splitlines() if line.startswith("VmHWM")), 0) if peak.exists() else used.ru_maxrss
    spoken = [line for line in said.getvalue().splitlines() if not line.startswith("reportdiff: note:")]
    return {"code": code, "seconds": used.ru_utime + used.ru_stime, "megabytes": held / 1024, "lines": len(spoken), "said": spoken[:3]}


def measured(kind: Hostile, folder: Path) -> tuple[list[str], bool]:
    """The row of a kind, and whether it kept its limits."""
    file = folder / f"r{kind.suffix}"
    file.write_bytes(kind.make(kind.large))
    size = file.stat().st_size
    done = subprocess.run([sys.executable, __file__, "--one", str(file)], capture_output=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
    file.unlink()
    head = [kind.suffix, kind.what, f"{kind.large:.0e}".replace("e+0", "e").replace("e+", "e"), f"{size / 1e6:,.1f}"]
    if done.returncode:
        return [*head, "", "", f"ended by signal {-done.returncode}" if done.returncode < 0 else done.stderr.decode()[-300:]], False
    got = json.loads(done.stdout)
    said = re.sub(r"^reportdiff: \S*r\.\w+: ", "", got["said"][0]) if got["said"] else ""
    kept = got["seconds"] <= SECONDS and got["megabytes"] <= MEGABYTES and got["code"] in (0, 2) and (got["lines"] == 1) == (got["code"] == 2)
    kept &= "fault of the program" not in said
    what = f"refused: {said.partition(';')[0]}" if got["code"] == 2 else "read"
    return [*head, f"{got['seconds']:.1f}", f"{got['megabytes']:,.0f}", what], kept


def main() -> int:
    """Measure every kind and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only kinds whose names hold this")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a limit is not kept")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(one(args.one)))
        return 0
    rows, broken = [], []
    with TemporaryDirectory() as folder:
        for kind in HOSTILE:
            if args.only in kind.name:
                row, kept = measured(kind, Path(folder))
                rows.append(row)
                broken += [] if kept else [kind.name]
                print(f"{'' if kept else '! '}{kind.name}: {'  '.join(row[2:])}", file=sys.stderr, flush=True)
    head = ["kind", "what", "size", "MB", "seconds", "peak MB", "outcome"]
    printed = tabulate(rows, head, "github", disable_numparse=True)
    print(printed)
    if broken:
        print(f"over a limit: {', '.join(broken)}", file=sys.stderr)
    if args.write:
        pages.write(args.write, "make hostile", printed)
    return 1 if args.check and broken else 0


if __name__ == "__main__":
    sys.exit(main())
