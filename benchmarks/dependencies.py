"""What the runtime dependencies are and cost: version, licence, types, time to import, as a Markdown table.

    python benchmarks/dependencies.py
    python benchmarks/dependencies.py --write docs/dependencies.md

Licences are those of the installed packages' metadata; times are those of this machine, the median of several fresh
interpreters, and only their order of size means anything.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from importlib.metadata import distribution, requires
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from tabulate import tabulate

import pages

_MODULES = {"lapx": "lap", "python-docx": "docx"}
_REPEATS = 7


def direct() -> list[str]:
    """The names of the direct runtime dependencies."""
    return sorted(match[0] for line in requires("reportdiff") or [] if (match := re.match(r"[\w.-]+", line)))


def licence(name: str) -> str:
    """The licence that a package's metadata states, or else the first line of the file that it comes with."""
    data = distribution(name).metadata
    classified = [one.rpartition(" :: ")[2] for one in data.get_all("Classifier") or [] if one.startswith("License ::")]
    stated = data.get("License-Expression") or data.get("License") or "; ".join(classified)
    if stated:
        return str(stated)
    files = [file for file in distribution(name).files or () if file.name == "LICENSE"]
    return files[0].read_text(encoding="utf-8").partition("\n")[0].removesuffix(" License") if files else ""


def milliseconds(module: str) -> float:
    """How long a fresh interpreter takes to import a module whose compiled form is there."""
    code = f"from time import perf_counter as now; start = now(); import {module}; print(now() - start)"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    taken = [
        float(subprocess.run([sys.executable, "-c", code], env=kept, capture_output=True, check=True).stdout)
        for _ in range(_REPEATS + 1)
    ]
    return median(taken[1:]) * 1000


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    args = parser.parse_args()
    rows = []
    for name in direct():
        module = _MODULES.get(name, name.replace("-", "_"))
        spec = find_spec(module)
        typed = bool(spec and spec.origin and (Path(spec.origin).parent / "py.typed").is_file())
        shown = "yes" if typed else "no"
        rows.append([name, distribution(name).version, licence(name), shown, f"{milliseconds(module):.0f} ms"])
    printed = tabulate(rows, ["package", "version", "licence", "typed", "import"], "github", disable_numparse=True)
    print(printed)
    if args.write:
        pages.write(args.write, "python benchmarks/dependencies.py", printed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
