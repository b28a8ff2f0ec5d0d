"""Aligns the sections of two reports: which section of NEW answers which of OLD."""

from reportdiff.alignment.sections import Alignment, align

__all__ = ["Alignment", "align"]
