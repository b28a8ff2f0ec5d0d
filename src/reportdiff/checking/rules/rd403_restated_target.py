"""RD403: targets told otherwise than they were set."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.model import Severity, StatedTarget


class RestatedTarget(Rule):
    """A target “done” or “overfulfilled” that is not the target that last year's report set.

    Only the number is compared: a target of 3万人以上 and one of 3万人 are the same.

    Found: 城镇新增就业2.6万人，超额完成2.5万人的年度目标, after a target of 3万人. Not found: 完成3万人的年度目标.
    """

    code = "RD403"
    name = "restated-target"
    severity = Severity.WARNING

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each target told with another number than it was set with."""
        for one in (claim for claim in checked.claims if isinstance(claim, StatedTarget)):
            target = checked.targets.get(one.actual.id)
            if not checked.diff or target is None or target.value is None or target.pint != one.target.pint:
                continue
            if one.target.value is not None and one.target.value != target.value:  # targets are set, not rounded
                words = {"actual": one.actual.text}
                yield Slip(one.target.start, one.target.end, one.target.text, target.text, words,
                           (place(target, checked.diff.old),))  # fmt: skip
