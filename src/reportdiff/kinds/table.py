"""The table: a list of targets, tasks or results that is all a document has; what it is its title says."""

from __future__ import annotations

from reportdiff.kinds.dates import years_in
from reportdiff.kinds.frame import Frame, Head, Outline, Turn
from reportdiff.kinds.headings import Leads
from reportdiff.kinds.material import Material
from reportdiff.kinds.ranks import ranked
from reportdiff.kinds.sections import sections_of
from reportdiff.kinds.sifting import headings_of
from reportdiff.model import Part

NAME = "table"


def read(material: Material) -> Frame:
    """The frame of a table: of results, or of a plan, by the words of its title."""
    wording, view = material.wording, material.view
    opened = material.opened()
    title = opened.title
    named = [one.year for one in years_in(title.text, wording.years)] if title else []
    results = bool(title and _part(title.text, material) is Part.REVIEW)
    told = max(named) if named and results else None
    year = material.year or (told + 1 if told else max(named, default=None))
    headings = headings_of(opened.body, wording, Leads.SENTENCES)
    if year is None and title:  # 为做好2031年政府工作，现提出分工意见如下
        year = next((one.year for one in years_in(view[title.end : opened.start], wording.years)), None)
    turns = (Turn(opened.start, Part.REVIEW if results else Part.PLAN),) if title else ()
    made = ranked(headings, frozenset())
    outline = Outline(sections_of(made, turns, material.document.text, view, opened.end), turns)
    head = Head(title.text if title else None, opened.issuer, opened.day, year, (opened.start, opened.end), told)
    return Frame(material.kind, head, outline)


def _part(title: str, material: Material) -> Part:
    """The part that a table belongs to by its title: that of the first form of annex whose words it has."""
    return next((part for _, part, pattern in material.wording.annexes.forms if pattern.search(title)), Part.OTHER)
