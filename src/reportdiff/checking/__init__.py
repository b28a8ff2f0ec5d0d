"""Figures that cannot all be true: a report checked by itself and against earlier ones."""

from reportdiff.checking.rules import RULES
from reportdiff.checking.run import Examined, check, chosen, read_rounding
from reportdiff.checking.silencing import graded, heard, ranked, unknown, unused

__all__ = [
    "RULES", "Examined", "check", "chosen", "graded", "heard", "ranked", "read_rounding", "unknown", "unused",
]  # fmt: skip
