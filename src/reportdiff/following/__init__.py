"""Follows the targets of OLD into NEW: which figure answers each, and whether it was met."""

from reportdiff.following.compare import compare
from reportdiff.following.decisions import found, quoted
from reportdiff.following.places import in_words

__all__ = ["compare", "found", "in_words", "quoted"]
