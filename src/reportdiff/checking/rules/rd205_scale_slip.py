"""RD205: levels ten times away from last year's, or far from all others of their name."""

from __future__ import annotations

from reportdiff.checking.views import View
from reportdiff.model import Severity


class ScaleSlip(View):
    """A figure 10 times or more away from what its growth and last year's figure imply.

    Million for billion (亿 for 万), a lost decimal point. Where no growth is stated the figure must be 50 times away from every other figure of
    the same name and unit, in the report and in last year's, results and targets alike. Revenue, retail sales, investment,
    trade are also set against the output of the economy in the same year, of which they can only be so small or so large a share.
    Of what is counted one by one there is a whole number (19.4 people lack their thousands), but where it is an average.

    Found: “Imports and exports reached 312 million yuan, up 12 percent.”, after 269 billion yuan.
    Not found: 312 billion yuan, or another indicator of the same name.
    """

    code = "RD205"
    name = "scale-slip"
    severity = Severity.WARNING
    kinds = ("scale", "scale-of-name", "magnitude", "entire")
