"""RD404: a target met, it says, and it was not."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Slip, place
from reportdiff.checking.views import View
from reportdiff.checking.written import named, told_as
from reportdiff.model import Part, Severity, Status

_SURE = 0.8
_NAMED = 3  # missed targets that the message names


class ClaimAgainstOutcome(View):
    """“All targets were met” beside a target of last year that the report's own figures show missed.

    So is a figure that is said to be more than a target, and is less than it. Claims that hedge (mostly, largely)
    and those about five-year plans are left alone.

    Found: “We met all the targets for the year. We created 26,000 urban jobs.”, after a target of 30,000.
    Not found: “We met most of the targets for the year.”
    """

    code = "RD404"
    name = "claim-against-outcome"
    severity = Severity.WARNING
    kinds = ("beaten", "in-step")

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each such claim, with the targets that were missed, and each figure below the target that it is above."""
        yield from super().find(checked)
        rows = checked.diff.outcomes if checked.diff else ()
        missed = [row for row in rows if row.status is Status.MISSED and row.actual and row.confidence >= _SURE]
        if not missed or checked.diff is None:
            return
        form = checked.language.folder.findings["missed"]
        listed = checked.language.folder.findings["and"].join(
            form.format(
                target=named(row.target, checked.language),
                actual=told_as(row.actual, checked.language) if row.actual else "",
            )
            for row in missed[:_NAMED]
        )
        related = tuple(place(row.actual, checked.report) for row in missed if row.actual and row.document is None)
        for one in checked.sheet.giving("met"):
            if not _looks_back(one.start, checked) or _of_another_plan(one.start, checked):
                continue
            stated = checked.report.text[one.start : one.end]
            yield Slip(one.start, one.end, stated, listed, {"count": str(len(missed))}, related, "all_met", relation="met: all")


def _looks_back(place: int, checked: Checked) -> bool:
    """Whether a claim stands in the review, or in a report that has none, which looks back all through but for its plan."""
    part = checked.sheet.part_at(place)
    reviews = any(section.part is Part.REVIEW for section in checked.report.sections)
    return part is Part.REVIEW or (part is Part.OTHER and not reviews)


def _of_another_plan(place: int, checked: Checked) -> bool:
    """Whether a claim is of a plan for several years, or of works that are counted in its clause."""
    start = checked.sheet.clause_start(place)
    return checked.sheet.tells_years(start, place) or bool(checked.sheet.told(start, place))
