"""The address: numbered paragraphs, some of what was done, some of what will be; the budget speech is one.

Its numbers are those of paragraphs, not of headings. What a part is of, the headings say one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportdiff.kinds.annexes import annexes_of
from reportdiff.kinds.dates import Year, years_in
from reportdiff.kinds.frame import Frame, Head, Outline, Turn
from reportdiff.kinds.headings import LEAD_RANK, Heading, Leads, headings_of, legible
from reportdiff.kinds.lines import Line
from reportdiff.kinds.material import Material
from reportdiff.kinds.ranks import ranked
from reportdiff.kinds.report_year import financial_year
from reportdiff.kinds.sections import sections_of
from reportdiff.kinds.wording import Wording
from reportdiff.kinds.work_report import turns_of, with_annexes
from reportdiff.model import Part

NAME = "address"
_OUTWEIGHED = 1  # so many words of the past the heading of a plan outweighs
_TERM = 4  # years after the next that a forecast of several years reaches


def read(material: Material) -> Frame:
    """The frame of an address."""
    wording, view = material.wording, material.view
    opened = material.opened()
    headings = headings_of(opened.body, wording, Leads.NAMES, numbered=False)
    headings = [heading for heading in headings if heading.rank < LEAD_RANK]
    year = material.year or financial_year(opened.title, opened.day, material.document.date, headings, opened.body, wording)
    annexes = annexes_of(opened.body, view, year, wording)
    turns = (*_turns(headings, opened.body, year, wording), *turns_of(annexes))
    made = ranked(with_annexes(headings, annexes, opened.end), frozenset())
    outline = Outline(sections_of(made, turns, material.document.text, view, opened.end), turns)
    title = opened.title.text if opened.title else None
    return Frame(material.kind, Head(title, opened.issuer, opened.day, year, (opened.start, opened.end)), outline)


def _turns(headings: Sequence[Heading], lines: Sequence[Line], year: int | None, wording: Wording) -> Iterator[Turn]:
    """What each heading says of what stands under it, and where it says nothing, each paragraph by its words."""
    starts = {heading.start: heading for heading in headings}
    under = Turn(0, Part.OTHER)
    part = Part.OTHER
    for line in lines:
        heading = starts.get(line.start)
        if heading is not None:
            under = _turn(heading, year, wording)
            part = under.part
            yield under
        elif (leaning := _leaning(line, under.part, wording)) is not part:
            part = leaning
            yield replace(under, start=line.start, part=leaning)


def _turn(heading: Heading, year: int | None, wording: Wording) -> Turn:
    """What a heading says of the part that it opens, and of the year."""
    words, title = wording.parts, legible(heading.title, wording)
    named = years_in(title, wording.years)
    review, plan = bool(words.review.search(title)), bool(words.plan.search(title))
    if not review and not plan:
        return Turn(heading.start, Part.OTHER)
    if review and not plan:
        return Turn(heading.start, Part.REVIEW, None, named[-1].year if named else None)
    several = bool(words.several.search(title)) and not _own(named, year)
    until = year + _TERM if year and several else None
    return Turn(heading.start, Part.PLAN, until, named[0].year if named and not several else None)


def _own(named: Sequence[Year], year: int | None) -> bool:
    """Whether one of the years that a heading names is the one that is planned, or the calendar year in which it begins."""
    return any(year is not None and one.year in (year - 1, year) for one in named)


def _leaning(line: Line, told: Part, wording: Wording) -> Part:
    """The part of a paragraph under a heading that tells of ``told``, by whether it speaks more of what was or of what
    will be; a heading of a part outweighs a word or two."""
    lean = len(wording.parts.future.findall(line.text)) - len(wording.parts.past.findall(line.text))
    if told is Part.OTHER:
        return Part.PLAN if lean > 0 else told
    return Part.OTHER if told is Part.PLAN and lean < -_OUTWEIGHED else told
