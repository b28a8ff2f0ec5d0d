"""What stands after a report's last chapter: lists of terms, results of last year's promises, tables of targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.kinds.dates import years_in
from reportdiff.kinds.lines import Line
from reportdiff.kinds.wording import Wording
from reportdiff.model import Part

_EARLIEST = 0.4  # an annex begins in no earlier part of the text
_TITLE_MAX = 46  # characters of a line that is the title of one


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: its head from ``start`` to ``end``, its title, what it is and which part its figures belong to."""

    start: int
    end: int
    title: str
    role: str
    part: Part


def annexes_of(lines: Sequence[Line], view: str, year: int | None, wording: Wording) -> tuple[Annex, ...]:
    """The annexes of a report in order. ``year`` is the one that it plans: what is titled with an earlier is a result."""
    return tuple(_annexes(lines, view, year, wording))


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
