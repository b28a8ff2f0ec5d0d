"""RD303: a share beside the two amounts that it is of."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.interval import Interval, interval
from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.written import rate
from reportdiff.model import Severity, ShareOf


class ShareAndAmounts(Rule):
    """A stated share that the two stated amounts do not give.

    The whole stands before 其中, is said to be one (总…, 全省…), or stands beside the share (占全部120万吨的25%).

    Found: 总产量120万吨，其中外销30万吨、占35%. Not found: 占25%, 占近三成, or where there are two wholes to choose from.
    """

    code = "RD303"
    name = "share-and-amounts"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each share that part and whole do not give."""
        for one in (claim for claim in checked.claims if isinstance(claim, ShareOf)):
            whole, part, share = interval(one.whole), interval(one.part), interval(one.share)
            if whole is None or part is None or share is None or whole.low <= 0:
                continue
            follows = Interval(part.low / whole.high * 100, part.high / whole.low * 100)
            if not follows.meets(share) and one.part.value is not None and one.whole.value:
                words = {"part": one.part.text, "whole": one.whole.text}
                expected = rate(one.part.value / one.whole.value * 100, follows, checked.language)
                yield Slip(one.start, one.end, one.share.text, expected, words,
                           (place(one.part, checked.report), place(one.whole, checked.report)))  # fmt: skip
