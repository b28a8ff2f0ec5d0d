"""Aligns the sections of two reports: which section of NEW answers which of OLD."""

from reportdiff.alignment.sections import align

__all__ = ["align"]
