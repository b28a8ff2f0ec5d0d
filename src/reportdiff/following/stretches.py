"""Stretches of a text: where the sections of a report stand, in order, none over another; where a name stands in one."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from reportdiff.model import Part, Report, Section, Span


def united(sections: Iterable[Section]) -> tuple[Span, ...]:
    """The stretches that sections take up, those within others with them."""
    apart: list[Span] = []
    for one in sorted(sections, key=lambda one: one.start):
        if apart and one.start <= apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, one.end))
        else:
            apart.append(Span(one.start, one.end))
    return tuple(apart)


def planned(report: Report) -> tuple[Span, ...]:
    """The stretches of a report's plan; what is told elsewhere is told of what was done."""
    return united(one for one in report.sections if one.part is Part.PLAN)


def holds(stretches: Sequence[Span], place: int) -> bool:
    """Whether a place stands in one of them."""
    at = bisect_right(stretches, place, key=lambda span: span.start) - 1
    return at >= 0 and place < stretches[at].end


def occurrences(sought: str, text: str, start: int, end: int) -> Iterator[int]:
    """Where a name begins in a stretch of a text, as often as it stands there, once and again behind its end."""
    at = text.find(sought, start, end)
    while at >= 0:
        yield at
        at = text.find(sought, at + max(1, len(sought)), end)


def told_ahead(
    report: Report, sentences: Sequence[Span], ahead: Callable[[str], bool], until: Callable[[str], int | None]
) -> tuple[bool, ...]:
    """Of each sentence whether it tells what is to come: those of the plan, those of a year after it, and those of chapters of neither
    review nor plan that say so by their words."""
    plan, review = (united(one for one in report.sections if one.part is part) for part in (Part.PLAN, Part.REVIEW))

    def is_ahead(one: Span) -> bool:
        said = report.text[one.start : one.end]
        return (until(said) or 0) > (report.year or sys.maxsize) or (not holds(review, one.start) and ahead(said))

    return tuple(holds(plan, one.start) or is_ahead(one) for one in sentences)
