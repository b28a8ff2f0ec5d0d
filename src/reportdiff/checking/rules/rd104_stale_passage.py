"""RD104: sentences of the plan taken over from last year's."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip
from reportdiff.model import Part, Report, Severity, Span

_SHOWN = 20  # characters of the passage that the message shows
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
            before = {checked.language.compared(old.text[one.start : one.end]): one for one in _planned(old, checked)}
            for one in _planned(checked.report, checked):
                text = checked.report.text[one.start : one.end]
                if same := before.get(checked.language.compared(text)):
                    opening = text.strip()[:_SHOWN]
                    yield Slip(one.start, one.end, None, None, {"opening": opening}, ((old, same.start, same.end),))


def _planned(report: Report, checked: Checked) -> Iterator[Span]:
    chapters = [section for section in report.sections if section.part is Part.PLAN and section.parent is None]
    for one in checked.language.spoken(report.text) if chapters else ():
        if one.end - one.start >= _LONG and any(chapter.start <= one.start < chapter.end for chapter in chapters):
            yield one
