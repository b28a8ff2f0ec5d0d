"""Numbers in English words as whole numbers."""

from __future__ import annotations

from reportdiff.analysis import numbers_of


def parse(written: str) -> int | None:
    """A whole number in words or digits; ``None`` for anything else."""
    return numbers_of("en").numeral(written.strip())
