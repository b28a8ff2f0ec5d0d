"""The report of a company or an agency: no review and no plan, but sections on goals, on performance, on terms.

Its text often comes from pages: headings without numbers among running heads, tables, captions and columns. A line is a
heading where enough speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportdiff.kinds.annexes import annexes_of
from reportdiff.kinds.dates import years_in
from reportdiff.kinds.frame import Frame, Head, Outline, Turn
from reportdiff.kinds.headings import LEAD_RANK, LINE_RANK, Heading, Leads, legible
from reportdiff.kinds.lines import Line
from reportdiff.kinds.material import Material
from reportdiff.kinds.ranks import ranked
from reportdiff.kinds.report_year import told_year
from reportdiff.kinds.running import Running, plain_title, running_lines
from reportdiff.kinds.sections import sections_of
from reportdiff.kinds.sifting import headings_of
from reportdiff.kinds.wording import Wording
from reportdiff.kinds.work_report import turns_of, with_annexes
from reportdiff.model import Part

NAME = "company_report"
_ENOUGH = 2.0  # what must speak for a heading
_SENTENCE = 2.0  # what speaks against one that has a verb
_NAVIGATION = 1.0  # and for one that the running heads name
_PROSE = 45  # so long is a line of running text
_FULL = 0.8  # of the lines around it a line is as long that is full
_SHORT = 40  # lines so short, one under the other, are those of a table or a picture
_GLUED = re.compile(r"(?<=[^\W\d_])\s?\d{1,2}$")  # the number of a note or an axis that got stuck to a title
_CLOSES = re.compile(r"[:)\"']$")
_NUMBERED = 30  # points of lists and notes are numbered below this rank
_PUNCTUATED = re.compile(r"[.:]$|\.\d|[^\W\d_]{4}")  # 3. numbers a heading; 3 may be the number of an aim, a page, a note
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def read(material: Material) -> Frame:
    """The frame of a company's report; its ``year`` is the one after that of its results."""
    wording, view = material.wording, material.view
    opened = material.opened()
    running = running_lines(opened.body, opened.title, wording)
    told = told_year(opened.title, opened.day, material.document.date, opened.body, wording)
    year = material.year or (told + 1 if told else None)
    lines = [line for line in opened.body if line.start not in running.lines]
    headings = list(_headings(opened.body, running, wording))
    annexes = annexes_of(lines, view, year, wording)
    found = with_annexes(headings, annexes, opened.end)
    ordered = sorted((*_turns(headings, told, wording, material.kind), *turns_of(annexes)), key=lambda turn: turn.start)
    turns = tuple(_as_told(ordered, view[: opened.end], wording))
    sections = sections_of(ranked(found, frozenset()), (), material.document.text, view, opened.end)
    title = opened.title.text if opened.title else None
    head = Head(title, opened.issuer, opened.day, year, (opened.start, opened.end), told)
    return Frame(material.kind, head, Outline(sections, turns))


def _headings(lines: Sequence[Line], running: Running, wording: Wording) -> Iterator[Heading]:
    """The lines that enough speaks for, and names that open a paragraph."""
    candidates = {one.start: one for one in headings_of(lines, wording, Leads.NAMES)}
    for i, line in enumerate(lines):
        heading = candidates.get(line.start)
        if heading is None or line.start in running.lines:
            continue
        if heading.mark or (heading.rank >= LEAD_RANK and not heading.whole):
            yield heading
            continue
        before, after = lines[i - 1] if i else None, lines[i + 1] if i + 1 < len(lines) else None
        below = candidates.get(after.start) if after else None
        over = below is not None and below.rank == LEAD_RANK
        if _weight(heading, line, before, after, over, running, wording) >= _ENOUGH:
            title = _GLUED.sub("", heading.title)
            in_contents = plain_title(title) in running.contents
            if heading.rank < LEAD_RANK and (heading.number is None or heading.rank > _NUMBERED or not _PUNCTUATED.search(heading.number)):
                heading = replace(heading, number=None, value=None, form=None, rank=LINE_RANK - 10 * in_contents)
            yield replace(heading, title=title)


def _weight(
    heading: Heading, line: Line, before: Line | None, after: Line | None, over: bool, running: Running, wording: Wording
) -> float:
    """What speaks for a line as a heading: the list of contents, its capitals, what stands before and after it; ``over`` is
    whether the next line opens with a heading of its own."""
    title = _GLUED.sub("", heading.title)
    words = _WORD.findall(title)
    if not words or wording.furniture.caption.match(title) or wording.headings.unfinished.search(title):
        return -1.0
    weight = 3.0 if plain_title(title) in running.contents else -_SENTENCE if wording.headings.clause.search(title) else 0.0
    weight += _capitals(words) if wording.spaced else 1.5
    weight += _NAVIGATION if f" {plain_title(title)} " in running.navigation else 0.0
    weight += 0.5 if heading.number is not None else 0.0
    weight -= 1.5 if len(words) > 12 else 0.0
    weight -= 1.5 if len(_NUMBER.findall(title)) > 2 or sum(len(word) < 3 for word in words) > len(words) / 2 else 0.0
    weight += 0.5 if over else 0.0
    return weight + _of_place(len(title), line, before, after, running, wording)


def _of_place(length: int, line: Line, before: Line | None, after: Line | None, running: Running, wording: Wording) -> float:
    """What the lines around a line say: a heading ends before its line is full, after a sentence, before running text."""
    above, below = before.text if before else "", after.text if after else ""
    forms, prose = wording.headings, _PROSE if wording.spaced else _PROSE // 2
    ended = bool(forms.stop.search(above[-1:]) or _CLOSES.search(above))
    opens = before is None or line.apart or before.start in running.lines or ended
    wide = [len(text) for text in (above, below) if len(text) >= prose]
    full = length > _FULL * min(wide or [len(above), len(below)])
    weight = 1.0 if opens else 0.0
    if len(below) >= prose and not below[:1].islower():
        weight += 1.0
    elif below[:1].islower() and full:
        weight -= 1.5  # the line goes on
    if not opens and len(above) >= prose and full:
        weight -= 1.0  # in the middle of a paragraph
    elif not opens and len(above) < _SHORT and len(below) < _SHORT:
        weight -= 1.0  # among the labels of a picture
    return weight


def _capitals(words: Sequence[str]) -> float:
    """What capitals say: a name in title case or all in capitals is a heading sooner than the words of a sentence."""
    long = [word for word in words if len(word) > 4 or word[0].isupper()] or list(words)
    capital = sum(word[0].isupper() for word in long) / len(long)
    if capital < 0.7:
        return 0.0
    return min(3.0, 0.5 + 0.5 * len(long)) if len(words) > 1 else 0.5


def _turns(headings: Sequence[Heading], told: int | None, wording: Wording, kind: str) -> Iterator[Turn]:
    """Where sections on goals and on performance begin and end; a heading that says nothing is of the part above it."""
    above: list[tuple[int, Turn]] = []
    last = Turn(0, Part.OTHER)
    for heading in headings:
        while above and above[-1][0] >= heading.rank:
            above.pop()
        turn = _turn(heading, told, wording, kind) or replace(above[-1][1] if above else Turn(0, Part.OTHER), start=heading.start)
        above.append((heading.rank, turn))
        if (turn.part, turn.until) != (last.part, last.until):
            yield turn
        last = turn


def _as_told(turns: Sequence[Turn], view: str, wording: Wording) -> Iterator[Turn]:
    """The turns; a section on goals that speaks more of what was (its columns are mixed, or it tells of progress) is of
    no part."""
    ends = [*(turn.start for turn in turns[1:]), len(view)][: len(turns)]
    for turn, end in zip(turns, ends, strict=True):
        text = view[turn.start : end]
        ahead = len(wording.parts.future.findall(text)) >= len(wording.parts.past.findall(text))
        yield turn if ahead or turn.part is not Part.PLAN else replace(turn, part=Part.OTHER, until=None)


def _turn(heading: Heading, told: int | None, wording: Wording, kind: str) -> Turn | None:
    """The part that a heading opens by its words, with the year by which its goals are due where it names one."""
    title = legible(heading.title, wording)
    found = ((said.start(), part) for part, pattern in wording.kinds[kind].sections if (said := pattern.search(title)))
    _, part = min(found, default=(0, None))  # what is said first: goals and their progress, performance against targets
    if part is None:
        return None
    due = [one.year for one in years_in(title, wording.years) if part is Part.PLAN and told and one.year > told]
    return Turn(heading.start, part, due[-1] if due else None)
