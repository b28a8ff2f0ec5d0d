"""From headings to the tree of sections."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.kinds.frame import Turn, part_at
from reportdiff.kinds.headings import Heading
from reportdiff.model import Section


def sections_of(headings: Sequence[Heading], turns: Sequence[Turn], text: str, view: str, end: int) -> tuple[Section, ...]:
    """The sections that headings open, each with its part and its place in the tree; the last ends at ``end``."""
    ends = _ends(headings, end)
    sections: list[Section] = []
    open_: list[tuple[int, str]] = []
    for i, heading in enumerate(headings):
        while open_ and open_[-1][0] >= heading.rank:
            open_.pop()
        id_ = f"s{i + 1}"
        sections.append(
            Section(
                id=id_,
                parent=open_[-1][1] if open_ else None,
                level=len(open_) + 1,
                number=_as_written(heading.number, heading, text, view),
                title=_as_written(heading.title, heading, text, view) or "",
                part=part_at(turns, heading.start),
                start=heading.start,
                end=ends[i],
            )
        )
        open_.append((heading.rank, id_))
    return tuple(sections)


def _ends(headings: Sequence[Heading], end: int) -> list[int]:
    """Where the text under each heading ends: at the next that stands as high."""
    ends = [end] * len(headings)
    open_: list[int] = []
    for i, heading in enumerate(headings):
        while open_ and headings[open_[-1]].rank >= heading.rank:
            ends[open_.pop()] = heading.start
        open_.append(i)
    return ends


def _as_written(part: str | None, heading: Heading, text: str, view: str) -> str | None:
    """A part of a heading in the characters of the report itself, not in those of the view."""
    if part is None:
        return None
    at = view.find(part, heading.start, heading.end + 1)
    return text[at : at + len(part)] if at >= 0 else part
