"""RD104: sentences of the plan taken over from last year's."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip
from reportdiff.model import Part, Report, Severity, Span

_SHOWN = 20  # characters of the passage that the message shows
_OPENING = 6
_LONG = 40  # characters; shorter sentences are set phrases of every plan


class StalePassage(Rule):
    """A passage of the plan taken over word for word from last year's report.

    Sentences of 40 characters and more that stand in both plans. It may be meant so; it may be last year's paragraph
    that nobody rewrote.

    Found: a long sentence of last year's plan, again. Not found: set phrases, sentences with another figure.
    """

    code = "RD104"
    name = "stale-passage"
    severity = Severity.INFO

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each long sentence of the plan that stands in last year's plan."""
        for old in checked.previous[:1]:
            passages = list(_planned(checked.report, checked))
            openings = {_opening(checked.report, one) for one in passages}
            before: dict[str, Span] = {}
            for one in _planned(old, checked):
                if _opening(old, one) in openings:
                    before.setdefault(_wording(old, one, checked), one)
            known = {_opening(old, one) for one in before.values()}
            for one in passages if before else ():
                other = before.get(_wording(checked.report, one, checked)) if _opening(checked.report, one) in known else None
                if other:
                    words = {"opening": checked.report.text[one.start : one.end].strip()[:_SHOWN]}
                    yield Slip(one.start, one.end, None, None, words, ((old, other.start, other.end),))


def _opening(report: Report, one: Span) -> str:
    """How a passage begins: only those that begin alike are brought to the spelling in which they compare."""
    return report.text[one.start : one.start + _OPENING]


def _wording(report: Report, one: Span, checked: Checked) -> str:
    return checked.language.compared(report.text[one.start : one.end])


def _planned(report: Report, checked: Checked) -> Iterator[Span]:
    folder = checked.language.folder
    view = folder.view_of(report)
    for section in report.sections:
        if section.part is Part.PLAN and section.parent is None:
            yield from (one for one in folder.spoken_in(view, section.start, section.end) if one.end - one.start >= _LONG)
