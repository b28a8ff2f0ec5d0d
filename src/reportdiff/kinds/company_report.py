"""The report of a company or an agency: no review and no plan, but sections on goals, on performance, on terms.

Its text often comes from pages: headings without numbers among running heads, tables, captions and columns. A line is a
heading where enough speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportdiff.kinds.annexes import annexes_of
from reportdiff.kinds.frame import Frame, Head, Outline, Turn
from reportdiff.kinds.headings import LEAD_RANK, LINE_RANK, Heading, Leads, headings_of, legible
from reportdiff.kinds.lines import Line
from reportdiff.kinds.material import Material
from reportdiff.kinds.ranks import ranked
from reportdiff.kinds.report_year import told_year
from reportdiff.kinds.running import Running, plain_title, running_lines
from reportdiff.kinds.sections import sections_of
from reportdiff.kinds.wording import Wording
from reportdiff.kinds.work_report import turns_of, with_annexes
from reportdiff.model import Part

NAME = "company_report"
_ENOUGH = 2.0  # what must speak for a heading
_PROSE = 45  # so long is a line of running text
_SHORT = 40  # lines so short, one under the other, are those of a table or a picture
_GLUED = re.compile(r"(?<=[^\W\d_])\s?\d{1,2}$")  # the number of a note or an axis that got stuck to a title
_SENTENCE_END = re.compile(r"[.!?:)\"']$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def read(material: Material) -> Frame:
    """The frame of a company's report; its ``year`` is the one after that of its results."""
    wording, view = material.wording, material.view
    opened = material.opened(NAME)
    running = running_lines(opened.body, opened.title, wording)
    told = told_year(opened.title, opened.day, material.document.date, opened.body, wording)
    year = material.year or (told + 1 if told else None)
    lines = [line for line in opened.body if line.start not in running.repeated]
    headings = list(_headings(opened.body, running, wording))
    annexes = annexes_of(lines, view, year, wording)
    found = with_annexes(headings, annexes, opened.end)
    turns = tuple(sorted((*_turns(headings, wording), *turns_of(annexes)), key=lambda turn: turn.start))
    sections = sections_of(ranked(found, frozenset()), (), material.document.text, view, opened.end)
    title = opened.title.text if opened.title else None
    head = Head(title, opened.issuer, opened.day, year, (opened.start, opened.end), told)
    return Frame(NAME, head, Outline(sections, turns), running.furniture)


def _headings(lines: Sequence[Line], running: Running, wording: Wording) -> Iterator[Heading]:
    """The lines that enough speaks for, and names that open a paragraph."""
    candidates = {one.start: one for one in headings_of(lines, wording, Leads.NAMES)}
    for i, line in enumerate(lines):
        heading = candidates.get(line.start)
        if heading is None or line.start in running.repeated:
            continue
        if heading.mark or (heading.rank == LEAD_RANK and not heading.whole):
            yield heading
        elif _weight(heading, lines[i - 1] if i else None, lines[i + 1] if i + 1 < len(lines) else None, running, wording) >= _ENOUGH:
            title = _GLUED.sub("", heading.title)
            in_contents = plain_title(title) in running.contents
            yield replace(heading, title=title, rank=heading.rank if heading.number else LINE_RANK - 10 * in_contents)


def _weight(heading: Heading, before: Line | None, after: Line | None, running: Running, wording: Wording) -> float:
    """What speaks for a line as a heading: the list of contents, its capitals, what stands before and after it."""
    title = _GLUED.sub("", heading.title)
    words = _WORD.findall(title)
    if not words or wording.furniture.caption.match(title) or wording.headings.unfinished.search(title):
        return -1.0
    weight = 3.0 if plain_title(title) in running.contents else 0.0
    weight += _capitals(words)
    if heading.number is not None:
        weight += 0.5
    weight -= 1.5 if len(words) > 12 else 0.0
    if after is not None and len(after.text) >= _PROSE and after.text[:1].isupper():
        weight += 1.0
    elif after is not None and after.text[:1].islower():
        weight -= 2.0  # the line goes on
    if before is None or before.start in running.repeated or _SENTENCE_END.search(before.text):
        weight += 1.0
    elif len(before.text) >= _PROSE:
        weight -= 1.0  # in the middle of a paragraph
    elif after is not None and len(after.text) < _SHORT:
        weight -= 1.0  # among the labels of a picture
    return weight


def _capitals(words: Sequence[str]) -> float:
    """What capitals say: a name in title case or all in capitals is a heading sooner than the words of a sentence."""
    long = [word for word in words if len(word) > 3] or list(words)
    capital = sum(word[0].isupper() for word in long) / len(long)
    if capital < 0.7:
        return 0.0
    return 1.5 if len(words) > 1 else 0.5


def _turns(headings: Sequence[Heading], wording: Wording) -> Iterator[Turn]:
    """Where sections on goals and on performance begin and end; what is of neither is of no part."""
    part, rank = Part.OTHER, 0
    for heading in headings:
        said = _part(heading, wording)
        if said is Part.OTHER and heading.rank > rank:
            continue
        if said is not part:
            yield Turn(heading.start, said)
        part, rank = said, heading.rank


def _part(heading: Heading, wording: Wording) -> Part:
    title = legible(heading.title, wording)
    review, plan = wording.parts.review.search(title), wording.parts.plan.search(title)
    if bool(review) == bool(plan):
        return Part.OTHER
    return Part.REVIEW if review else Part.PLAN
