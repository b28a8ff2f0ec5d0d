"""Of what may be headings those that are, by the company that they keep over the whole report.

A point of a list is none; a sentence amid a paragraph is one only in a report that writes so, or among others; one that has
none beside it divides nothing, and only opens the section, unless it says what is done.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportdiff.kinds.headings import LEAD_RANK, Heading, Leads, candidates
from reportdiff.kinds.lines import Line
from reportdiff.kinds.wording import Wording

_LONG = 240  # characters of a paragraph that has room for two headings
_DENSE = 550  # in so many characters of long paragraphs stands a heading where a report sets headings amid them
_ALONE = 2  # so few of them in a paragraph stand there by chance elsewhere


def headings_of(lines: Sequence[Line], wording: Wording, leads: Leads, *, numbered: bool = True) -> list[Heading]:
    """The headings of these lines in order. ``numbered`` is whether a number makes a line one."""
    found = candidates(lines, wording, leads, numbered=numbered)
    dropped = {start for run in _runs(found) for start in _if_a_list(run)} | _by_chance(found, lines)
    found = [heading for heading in found if heading.start not in dropped]
    alone = {heading.start for heading in _alone(found, wording)} if leads is Leads.SENTENCES else set()
    return [heading for heading in found if heading.start not in alone]


# ---- lists


def _runs(headings: Sequence[Heading]) -> Iterator[list[Heading]]:
    """The headings that number on from one another."""
    runs: dict[str, list[Heading]] = {}
    for heading in headings:
        if heading.form is None:
            continue
        run = runs.setdefault(heading.form, [])
        if heading.value == 1 or (run and heading.value != (run[-1].value or 0) + 1):
            yield run
            run = runs[heading.form] = []
        run.append(heading)
    yield from runs.values()


def _if_a_list(run: Sequence[Heading]) -> set[int]:
    """Where half of those that number on from one another are points of a list, none of them is a heading; where few are,
    those are headings too."""
    points = sum(heading.point for heading in run)
    return {heading.start for heading in run} if run and 2 * points >= len(run) else set()


# ---- sentences amid paragraphs


def _by_chance(headings: Sequence[Heading], lines: Sequence[Line]) -> set[int]:
    """The sentences amid paragraphs that merely look like headings, in a report that sets none there."""
    paragraphs = list(_paragraphs(headings, lines))
    dropped: set[int] = set()
    for numbered in (True, False):
        own = [one for one in paragraphs if (one[0].number is not None) is numbered]
        room = sum(length for _, _, length in own if length >= _LONG)
        count = sum(len(within) for _, within, length in own if length >= _LONG)
        if count * _DENSE < room:
            alone = [within for _, within, _ in own if len(within) + (not numbered) <= _ALONE]
            dropped |= {heading.start for within in alone for heading in within}
    return dropped


def _paragraphs(headings: Sequence[Heading], lines: Sequence[Line]) -> Iterator[tuple[Heading, list[Heading], int]]:
    """Each heading that opens a paragraph, those within that paragraph, and the characters after it there."""
    starts = [line.start for line in lines]
    for i, heading in enumerate(headings):
        if heading.within or heading.whole:
            continue
        within: list[Heading] = []
        for one in headings[i + 1 :]:
            if not one.within:
                break
            within.append(one)
        yield heading, within, lines[bisect_right(starts, heading.start) - 1].end - heading.end


# ---- what opens a section


def _alone(headings: Sequence[Heading], wording: Wording) -> Iterator[Heading]:
    """The sentences that open the first paragraph under a heading, say nothing of work, and have no heading beside them."""
    for i, heading in enumerate(headings[1:], 1):
        before, after = headings[i - 1], headings[i + 1] if i + 1 < len(headings) else None
        first = before.whole and before.rank < LEAD_RANK and not wording.headings.done.fullmatch(heading.title)
        if first and _opens_paragraph(heading) and (after is None or after.rank < LEAD_RANK):
            yield heading


def _opens_paragraph(heading: Heading) -> bool:
    return heading.rank == LEAD_RANK and heading.mark is None and not heading.whole and not heading.within
