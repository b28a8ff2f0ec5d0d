"""What an English text says of its own figures and lists, as formulas over them."""

from __future__ import annotations

from reportdiff.model import Claim, Report


def may_exceed_whole(indicator: str) -> bool:
    """Whether a rate of this name may be above 100 %, or is not known to be a share of a whole."""
    return True


def read_claims(report: Report) -> tuple[Claim, ...]:
    """The claims of a report, in the order of their kinds and then of the text."""
    return ()
