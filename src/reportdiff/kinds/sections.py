"""From headings to the tree of sections."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.kinds.frame import Turn, part_at
from reportdiff.kinds.headings import Heading
from reportdiff.model import Section


def sections_of(headings: Sequence[Heading], turns: Sequence[Turn], text: str, view: str, end: int) -> tuple[Section, ...]:
    """The sections that headings open, each with its part and its place in the tree; the last ends at ``end``."""
    levels = [heading.rank for heading in headings]
    sections: list[Section] = []
    open_: list[tuple[int, str]] = []
    for i, heading in enumerate(headings):
        while open_ and open_[-1][0] >= levels[i]:
            open_.pop()
        following = zip(headings[i + 1 :], levels[i + 1 :], strict=True)
        section_end = next((after.start for after, level in following if level <= levels[i]), end)
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
                end=section_end,
            )
        )
        open_.append((levels[i], id_))
    return tuple(sections)


def _as_written(part: str | None, heading: Heading, text: str, view: str) -> str | None:
    """A part of a heading in the characters of the report itself, not in those of the view."""
    if part is None:
        return None
    at = view.find(part, heading.start, heading.end + 1)
    return text[at : at + len(part)] if at >= 0 else part
