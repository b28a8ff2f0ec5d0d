"""Figures that cannot all be true: a report checked by itself and against earlier ones."""

from reportdiff.checking.rules import RULES
from reportdiff.checking.run import check, chosen

__all__ = ["RULES", "check", "chosen"]
