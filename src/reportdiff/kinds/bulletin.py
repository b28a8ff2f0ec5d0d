"""The bulletin: the results of a year or a part of it, without a plan; or a report on how a plan was carried out.

One that also drafts the plan of the next year (…执行情况与2025年…计划草案的报告) is read as a work report is.
"""

from __future__ import annotations

from reportdiff.kinds.annexes import annexes_of
from reportdiff.kinds.dates import years_in
from reportdiff.kinds.frame import Frame, Head, Outline, Turn
from reportdiff.kinds.headings import Leads, headings_of
from reportdiff.kinds.material import Material
from reportdiff.kinds.ranks import ranked
from reportdiff.kinds.sections import sections_of
from reportdiff.kinds.work_report import read_plan, turns_of, with_annexes
from reportdiff.model import Part

NAME = "bulletin"


def read(material: Material) -> Frame:
    """The frame of a bulletin; ``told`` is the year of its results."""
    wording, view = material.wording, material.view
    opened = material.opened()
    title = opened.title
    if material.year or (title and wording.kinds[material.kind].planned.search(title.text)):
        return read_plan(material, opened)
    named = years_in(title.text, wording.years) if title else []
    told = named[0].year if named else _year_before(opened.day)
    headings = headings_of(opened.body, wording, Leads.SENTENCES)
    annexes = annexes_of(opened.body, view, told + 1 if told else None, wording)
    turns = (Turn(opened.start, Part.REVIEW), *turns_of(annexes))
    made = ranked(with_annexes(headings, annexes, opened.end), frozenset())
    outline = Outline(sections_of(made, turns, material.document.text, view, opened.end), turns)
    head = Head(title.text if title else None, opened.issuer, opened.day, None, (opened.start, opened.end), told)
    return Frame(material.kind, head, outline)


def _year_before(day: str | None) -> int | None:
    return int(day[:4]) - 1 if day else None
