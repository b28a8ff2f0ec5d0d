"""The cases of the rules of `check`: how many must be found and are, how many must stay silent and do.

python benchmarks/cases.py [--write docs/check.md]
"""

from __future__ import annotations

import sys
from pathlib import Path

from tabulate import tabulate

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "checking"))

import test_cases

import pages
from reportdiff.checking import RULES


def main() -> int:
    rows, wrong = [], 0
    for rule in RULES:
        listed = test_cases.cases(rule)
        found = sum(bool(test_cases.findings(rule, case)[1]) for case in listed["find"])
        silent = sum(not test_cases.findings(rule, case)[1] for case in listed["silent"])
        wrong += len(listed["find"]) - found + len(listed["silent"]) - silent
        rows.append([rule.code, rule.name, f"{found} of {len(listed['find'])}", f"{silent} of {len(listed['silent'])}"])
    table = tabulate(rows, headers=["rule", "name", "found", "silent"], tablefmt="github")
    print(table)
    if "--write" in sys.argv:
        pages.write(Path(sys.argv[sys.argv.index("--write") + 1]), "make cases", table)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
