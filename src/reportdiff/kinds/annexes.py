"""What stands after a report's last chapter: lists of terms, results of last year's promises, tables of targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.kinds.dates import years_in
from reportdiff.kinds.lines import Line
from reportdiff.kinds.wording import Wording
from reportdiff.model import Part

_EARLIEST = 0.4  # an annex begins in no earlier part of the text
_NUMBER = re.compile(r"\D{0,2}(\d{1,3})")
TERMS = "glossary"  # the role of a list of terms
_TERMS = 6  # lines, most of which explain a term where such a list begins
_TITLE_MAX = 46  # characters of a line that is the title of one


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: its head from ``start`` to ``end``, its title, what it is and which part its figures belong to; the title is
    empty where it has no head."""

    start: int
    end: int
    title: str
    role: str
    part: Part


def annexes_of(lines: Sequence[Line], view: str, year: int | None, wording: Wording) -> tuple[Annex, ...]:
    """The annexes of a report in order. ``year`` is the one that it plans: what is titled with an earlier is a result."""
    found = tuple(_annexes(lines, view, year, wording))
    if any(one.role == TERMS for one in found):
        return found
    untitled = _terms_without_head(lines, view, wording)
    return tuple(sorted((*found, *untitled), key=lambda one: one.start))


def _terms_without_head(lines: Sequence[Line], view: str, wording: Wording) -> Iterator[Annex]:
    """The list of terms that begins where the speech ends, without a word of it: 1. 河长制：指…"""
    explains = [wording.annexes.term.match(line.text) for line in lines]
    for i, line in enumerate(lines):
        if line.start < _EARLIEST * len(view) or not explains[i]:
            continue
        if sum(map(bool, explains[i : i + _TERMS])) > _TERMS // 2:
            first = lines[_first_of_list(lines, i)]
            yield Annex(first.start, first.start, "", TERMS, Part.OTHER)
            return


def _first_of_list(lines: Sequence[Line], at: int) -> int:
    """The first of the lines that number on to this one."""
    number = _number(lines[at])
    while at > 0 and number is not None and _number(lines[at - 1]) == number - 1:
        at, number = at - 1, number - 1
    return at


def _number(line: Line) -> int | None:
    found = _NUMBER.match(line.text)
    return int(found[1]) if found else None


def _annexes(lines: Sequence[Line], view: str, year: int | None, wording: Wording) -> Iterator[Annex]:
    until = 0
    for i, line in enumerate(lines):
        if line.start < max(until, _EARLIEST * len(view)) or len(line.text) > _TITLE_MAX or line.row:
            continue
        if not wording.annexes.head.match(line.text):
            continue
        title, end = line.text, line.end
        following = lines[i + 1] if i + 1 < len(lines) else None
        untitled = not any(pattern.search(title) for _, _, pattern in wording.annexes.forms)  # 附件1
        if untitled and following and len(following.text) <= _TITLE_MAX and not following.row:
            title, end = f"{wording.headings.trim.sub('', title)} {following.text}", following.end
        role, part = _role(title, year, wording)
        yield Annex(line.start, end, title, role, part)
        until = end


def _role(title: str, year: int | None, wording: Wording) -> tuple[str, Part]:
    """What an annex is by its title, and the part that its figures belong to."""
    for role, part, pattern in wording.annexes.forms:
        if not pattern.search(title):
            continue
        named = [one.year for one in years_in(title, wording.years)]
        if part is Part.PLAN and named and year is not None and max(named) < year:
            return role, Part.REVIEW  # last year's list is what was done of it
        return role, part
    return "annex", Part.OTHER
