"""RD403: targets told otherwise than they were set."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.following.rows import target_beside
from reportdiff.model import Severity, StatedTarget, as_written


class RestatedTarget(Rule):
    """A target “done” or “overfulfilled” that is not the target that last year's report set.

    Only the number is compared: a target of 3万人以上 and one of 3万人 are the same. So is the target that a table prints
    beside a result.

    Found: 城镇新增就业2.6万人，超额完成2.5万人的年度目标, after a target of 3万人. Not found: 完成3万人的年度目标.
    """

    code = "RD403"
    name = "restated-target"
    severity = Severity.WARNING

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each target told with another number than it was set with."""
        yield from _in_tables(checked)
        for one in (claim for claim in checked.claims if isinstance(claim, StatedTarget)):
            target = checked.targets.get(one.actual.id)
            if not checked.diff or target is None or target.value is None or target.pint != one.target.pint:
                continue
            if one.target.value is not None and one.target.value != target.value:  # targets are set, not rounded
                words = {"actual": one.actual.text}
                yield Slip(one.target.start, one.target.end, one.target.text, as_written(target), words,
                           (place(target, checked.diff.old),))  # fmt: skip


def _in_tables(checked: Checked) -> Iterator[Slip]:
    """Each target that stands in a table beside the result that answers it, with another number than it was set with."""
    facts = {fact.id: fact for fact in checked.report.facts}
    for actual, target in checked.targets.items():
        result = facts.get(actual)
        told = target_beside(result, checked.report.facts) if result else None
        if result is None or told is None or checked.diff is None or target.pint != told.pint:
            continue
        if (told.value, told.low, told.high) != (target.value, target.low, target.high) and None not in (told.value, target.value):
            words = {"actual": as_written(result)}
            yield Slip(told.start, told.end, as_written(told), as_written(target), words, (place(target, checked.diff.old),))
