"""The cases of the rules of `check`: how many must be found and are, how many must stay silent and do.

python benchmarks/cases.py [--write docs/check.md]
"""

from __future__ import annotations

import sys
from pathlib import Path

from tabulate import tabulate

import pages
import reportdiff as rd
from reportdiff.checking import RULES
from rule_cases import cases, reports_of


def main() -> int:
    rows, wrong = [], 0
    for rule in RULES:
        listed = {kind: [rd.check(*reports_of(case), select=[rule.code]) for case in ones] for kind, ones in cases(rule).items()}
        found = sum(bool(one) for one in listed["find"])
        silent = sum(not one for one in listed["silent"])
        wrong += len(listed["find"]) - found + len(listed["silent"]) - silent
        rows.append([rule.code, rule.name, f"{found} of {len(listed['find'])}", f"{silent} of {len(listed['silent'])}"])
    table = tabulate(rows, headers=["rule", "name", "found", "silent"], tablefmt="github")
    print(table)
    if "--write" in sys.argv:
        pages.write(Path(sys.argv[sys.argv.index("--write") + 1]), "make cases", table)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
