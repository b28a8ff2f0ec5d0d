"""Figures that cannot all be true: a report checked by itself and against earlier ones."""

from reportdiff.checking.rules import RULES
from reportdiff.checking.run import check, chosen
from reportdiff.checking.silencing import graded, heard, unknown, unused

__all__ = ["RULES", "check", "chosen", "graded", "heard", "unknown", "unused"]
