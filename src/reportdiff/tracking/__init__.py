"""Follows every target through the reports of many years: one series an indicator."""

from reportdiff.tracking.run import track

__all__ = ["track"]
