"""RD404: a target met, it says, and it was not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportdiff.checking.rule import Checked, Slip, place
from reportdiff.checking.views import View
from reportdiff.checking.written import named, told_as
from reportdiff.model import Fact, Outcome, Part, Report, Severity, Span, Status

_SURE = 0.8
_NAMED = 3  # missed targets that the message names


class ClaimAgainstOutcome(View):
    """“All targets were met” beside a target of last year that the report's own figures show missed.

    So is “all promises were kept” beside one of them that was not, and a figure that is said to be more than a target,
    and is less than it. Claims that hedge (mostly, largely) and those about five-year plans are left alone.

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
        promised = [row for row in missed if checked.diff is not None and _is_promised(row.target, checked.diff.old, checked)]
        for claim, told in (("met", missed), ("promises-met", promised)):
            for one in checked.sheet.giving(claim) if told else ():
                looks_back = _looks_back(one.start, checked) or claim == "promises-met"
                if looks_back and not _of_another_plan(one.start, checked, counted=claim == "promises-met"):
                    yield _slip(Span(one.start, one.end), claim, told, checked)


def _slip(claimed: Span, claim: str, missed: Sequence[Outcome], checked: Checked) -> Slip:
    """A claim that all was met, with what was not."""
    forms = checked.language.folder.findings
    told = ((named(row.target, checked.language), told_as(row.actual, checked.language) if row.actual else "") for row in missed[:_NAMED])
    listed = forms["and"].join(forms["missed"].format(target=target, actual=actual) for target, actual in told)
    related = tuple(place(row.actual, checked.report) for row in missed if row.actual and row.document is None)
    stated = checked.report.text[claimed.start : claimed.end]
    said = {"met": "all_met", "promises-met": "promises_met"}[claim]
    return Slip(claimed.start, claimed.end, stated, listed, {"count": str(len(missed))}, related, said, relation=f"{claim}: all")


def _is_promised(target: Fact, old: Report, checked: Checked) -> bool:
    """Whether a target is one of the things that were promised one by one: its sentence or a heading above it says so."""
    told = (old.text[target.sentence_start : target.sentence_end], *(one.title for one in old.sections if one.start <= target.start < one.end))
    return any(checked.sheet.has_word("promise", words) for words in told)


def _looks_back(place: int, checked: Checked) -> bool:
    """Whether a claim stands in the review, or in a report that has none, which looks back all through but for its plan."""
    part = checked.sheet.part_at(place)
    reviews = any(section.part is Part.REVIEW for section in checked.report.sections)
    return part is Part.REVIEW or (part is Part.OTHER and not reviews)


def _of_another_plan(place: int, checked: Checked, *, counted: bool) -> bool:
    """Whether a claim is of a plan for several years, or of works that are counted in its clause, where it does not say of what."""
    start = checked.sheet.clause_start(place)
    return checked.sheet.tells_years(start, place) or (not counted and bool(checked.sheet.told(start, place)))
