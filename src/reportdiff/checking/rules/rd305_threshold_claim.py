"""RD305: levels said to be passed."""

from __future__ import annotations

from reportdiff.checking.views import View
from reportdiff.model import Severity


class ThresholdClaim(View):
    """“首次突破百亿” beside a figure below it, or when the year before was already above it.

    Only figures of the same name, known to the lexicon, are set against the claim.

    Found: 一般公共预算收入首次突破100亿元、达到96.2亿元. Not found: 突破100亿元、达到103亿元.
    """

    code = "RD305"
    name = "threshold-claim"
    severity = Severity.ERROR
    kinds = ("reached", "not-before")
