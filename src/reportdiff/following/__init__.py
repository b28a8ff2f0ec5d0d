"""Follows the targets of OLD into NEW: which figure answers each, and whether it was met."""

from reportdiff.following.compare import compare
from reportdiff.following.decisions import found, quoted

__all__ = ["compare", "found", "quoted"]
