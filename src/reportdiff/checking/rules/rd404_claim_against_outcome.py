"""RD404: all targets met, it says, and one was not."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.written import named, told_as
from reportdiff.model import AllMet, Severity, Status

_SURE = 0.8
_NAMED = 3  # missed targets that the message names


class ClaimAgainstOutcome(Rule):
    """“各项目标任务圆满完成” beside a target of last year that the report's own figures show missed.

    Claims that hedge (较好完成, 基本实现) and those about five-year plans are left alone.

    Found: 全面完成各项目标任务, with a growth target missed. Not found: 较好完成全年目标任务.
    """

    code = "RD404"
    name = "claim-against-outcome"
    severity = Severity.WARNING

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each such claim, with the targets that were missed."""
        rows = checked.diff.outcomes if checked.diff else ()
        missed = [row for row in rows if row.status is Status.MISSED and row.actual and row.confidence >= _SURE]
        if not missed or checked.diff is None:
            return
        form = checked.language.findings()["missed"]
        listed = checked.language.findings()["and"].join(
            form.format(
                target=named(row.target, checked.language),
                actual=told_as(row.actual, checked.language) if row.actual else "",
            )
            for row in missed[:_NAMED]
        )
        related = tuple(place(row.actual, checked.report) for row in missed if row.actual and row.document is None)
        for one in (claim for claim in checked.claims if isinstance(claim, AllMet)):
            stated = checked.report.text[one.start : one.end]
            yield Slip(one.start, one.end, stated, listed, {"count": str(len(missed))}, related)
