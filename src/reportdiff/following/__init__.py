"""Follows the targets of OLD into NEW: which figure answers each, and whether it was met."""

from reportdiff.following.compare import compare
from reportdiff.following.decisions import found, quoted
from reportdiff.following.judging import Judge, aim_of, part_of_year
from reportdiff.following.places import in_words
from reportdiff.following.revising import revision
from reportdiff.following.rows import targets_beside
from reportdiff.following.wholes import headline_ids
from reportdiff.following.years import Plan

__all__ = ["Judge", "Plan", "aim_of", "compare", "found", "headline_ids", "in_words", "part_of_year", "quoted", "revision", "targets_beside"]
