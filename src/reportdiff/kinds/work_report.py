"""The work report: a review of what was done and a plan of what shall be, told to an assembly or written down.

It is also how a report is read that is of no other kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportdiff.kinds.annexes import TERMS, Annex, annexes_of
from reportdiff.kinds.dates import plans_named, years_in
from reportdiff.kinds.frame import Frame, Head, Outline, Turn
from reportdiff.kinds.headings import Heading, Leads
from reportdiff.kinds.lines import Line
from reportdiff.kinds.material import Material, Opened
from reportdiff.kinds.parts import Years, read_parts
from reportdiff.kinds.ranks import ranked
from reportdiff.kinds.report_year import planned_year
from reportdiff.kinds.sections import sections_of
from reportdiff.kinds.sifting import headings_of
from reportdiff.kinds.wording import Wording
from reportdiff.model import Part

NAME = "work_report"


def read(material: Material) -> Frame:
    """The frame of a work report."""
    return read_plan(material, material.opened())


def read_plan(material: Material, opened: Opened) -> Frame:
    """The frame of a report that plans a year, whatever its title calls it."""
    wording, view = material.wording, material.view
    headings = headings_of(opened.body, wording, Leads.SENTENCES)
    cues = wording.kinds.get(material.kind)
    of_results = cues is not None and cues.of_results
    year = material.year or planned_year(
        opened.title, opened.day, material.document.date, headings, opened.body, wording, of_results=of_results
    )
    annexes = annexes_of(opened.body, view, year, wording)
    speech = [line for line in opened.body if not annexes or line.start < annexes[0].start]
    said = _part_of_title(opened.title.text, wording) if opened.title else None
    years = Years(year, year - 1 if said is Part.REVIEW and not opened.day else _told_in(year, opened.day)) if year else None
    turned = read_parts(speech, headings, years, wording)
    parts = turned or ((Turn(opened.start, said, _until(opened.title.text, year, wording)),) if said and opened.title else ())
    turns = (*_of_the_year(parts, speech, year, material), *turns_of(annexes))
    made = ranked(with_annexes(headings, annexes, opened.end), frozenset(turn.start for turn in turns))
    end = annexes[-1].start if annexes and not annexes[-1].title else opened.end  # terms without a head are of no section
    outline = Outline(sections_of(made, turns, material.document.text, view, end, _addressed(speech, wording)), turns)
    title = opened.title.text if opened.title else None
    return Frame(material.kind, Head(title, opened.issuer, opened.day, year, (opened.start, opened.end)), outline)


def _part_of_title(title: str, wording: Wording) -> Part | None:
    """The part that all of a report is by its title, where that names one of the two: 2030年工作总结, 2031年工作计划."""
    review, plan = bool(wording.parts.review.search(title)), bool(wording.parts.plan.search(title))
    return None if review == plan else Part.REVIEW if review else Part.PLAN


def _until(title: str, year: int | None, wording: Wording) -> int | None:
    """The last year of the plan of several years that a title names."""
    named = [one.year for one in (*plans_named(title, wording.years), *years_in(title, wording.years)) if year and one.year > year]
    return max(named, default=None)


def _addressed(speech: Sequence[Line], wording: Wording) -> list[int]:
    """Where the speaker turns to the assembly again: what follows is said of the whole chapter, or of no matter in it."""
    salutation = wording.parts.salutation
    return [line.start for line in speech if (said := salutation.match(line.text)) and any(map(str.isalpha, said[0]))]


def _told_in(year: int, day: str | None) -> int:
    """The year in which a report is told that plans this one: a day in December before it tells of that year as this one."""
    return min(year, int(day[:4])) if day else year


def _of_the_year(turns: Sequence[Turn], speech: Sequence[Line], year: int | None, material: Material) -> tuple[Turn, ...]:
    """The turns; the review of a report on a part of the year is about the year that it plans too."""
    title = material.titles.get(material.kind)
    within = material.wording.parts.within_year
    first = {turn.start for turn in turns if turn.part is Part.REVIEW}
    opens = next((line.text for line in speech if line.start in first), "")
    if year and (within.search(opens) or (title and within.search(title.text))):
        return tuple(replace(turn, year=year) if turn.part is Part.REVIEW else turn for turn in turns)
    return tuple(turns)


def turns_of(annexes: Sequence[Annex]) -> tuple[Turn, ...]:
    """Where each annex begins, and the part that its figures belong to."""
    return tuple(Turn(annex.start, annex.part) for annex in annexes)


def with_annexes(headings: Sequence[Heading], annexes: Sequence[Annex], end: int) -> list[Heading]:
    """The headings, with one for each annex in place of what its title looks like, and none in a list of terms."""
    made = [Heading(annex.start, annex.end, 1, None, annex.title, whole=True) for annex in annexes if annex.title]
    ends = [annex.start for annex in annexes[1:]] + ([end] if annexes else [])
    extents = list(zip(annexes, ends, strict=True))
    for heading in headings:
        inside = next((annex for annex, until in extents if annex.start <= heading.start < until), None)
        if inside is None or (inside.role != TERMS and heading.start >= inside.end):
            made.append(heading)
    return sorted(made, key=lambda one: one.start)
