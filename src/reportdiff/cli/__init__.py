"""The command line: ``reportdiff diff | check | extract | outline | rules | demo``.

Data goes to standard output, everything else to standard error. Exit codes: 0 done; 1 found what ``--fail-on`` names;
2 wrong usage, unreadable input or a fault of the program itself, with one line; 130 interrupted.
"""

from reportdiff.cli.program import main

__all__ = ["main"]
