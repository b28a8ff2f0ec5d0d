"""The command line: ``reportdiff diff | check | extract | outline | rules | demo``.

Data goes to standard output, everything else to standard error. Exit codes: 0 done; 1 found what ``--fail-on`` names;
2 wrong usage or unreadable input, with one line; 130 interrupted; 70 a fault of the program itself.
"""

from reportdiff.cli.program import main

__all__ = ["main"]
