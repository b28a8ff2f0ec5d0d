"""From headings, however a language finds them, to the tree of sections; which part of a report a place belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.model import Part, Section, StyledHeading

Turns = Sequence[tuple[int, Part]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in the text. The lower its ``rank``, the higher it stands; levels are counted later."""

    start: int
    end: int
    rank: int
    number: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a report, and the offsets at which its text turns to review or plan."""

    sections: tuple[Section, ...]
    turns: tuple[tuple[int, Part], ...]


def sections_of(headings: Sequence[Heading], turns: Turns, text: str, view: str, end: int) -> tuple[Section, ...]:
    """The sections that headings open, each with its part and its place in the tree; the last ends at ``end``."""
    levels = [int(heading.rank) for heading in headings]
    ends = _ends(headings, end)
    sections: list[Section] = []
    open_: list[tuple[int, str]] = []
    for i, heading in enumerate(headings):
        while open_ and open_[-1][0] >= levels[i]:
            open_.pop()
        parent = open_[-1][1] if open_ else None
        id_ = f"s{i + 1}"
        sections.append(
            Section(
                id_,
                parent,
                len(open_) + 1,
                _as_written(heading.number, heading, text, view),
                _as_written(heading.title, heading, text, view) or "",
                part_at(turns, heading.start),
                heading.start,
                ends[i],
            )
        )
        open_.append((levels[i], id_))
    return tuple(sections)


def _ends(headings: Sequence[Heading], end: int) -> list[int]:
    """Where each heading's section ends: at the next one that stands as high."""
    ends = [end] * len(headings)
    waiting: list[int] = []
    for i, heading in enumerate(headings):
        while waiting and heading.rank <= headings[waiting[-1]].rank:
            ends[waiting.pop()] = heading.start
        waiting.append(i)
    return ends


def _as_written(part: str | None, heading: Heading, text: str, view: str) -> str | None:
    """A part of a heading in the characters of the report itself, not in those of the view."""
    if part is None:
        return None
    at = view.find(part, heading.start, heading.end + 1)
    return text[at : at + len(part)] if at >= 0 else part


def with_styled(
    headings: Sequence[Heading],
    styled: Sequence[StyledHeading],
    view: str,
    body: tuple[int, int],
    longest: int,
    line_rank: int,
) -> list[Heading]:
    """Headings by wording, and those that the file's styles mark and the wording does not.

    ``longest`` is how many characters a styled title may have, ``line_rank`` the rank of a short line of its own.
    """
    lines = {heading.start: heading for heading in headings}
    ranks = _ranks_of_styles(lines, styled, line_rank)
    for style in styled:
        title = view[style.start : style.end].strip()
        if not body[0] <= style.start < body[1] or not title or len(title) > longest:
            continue
        old = lines.get(style.start)
        if old is None or old.number is None:  # the style knows better how high an un-numbered heading stands
            until, title = (old.end, old.title) if old else (style.end, title)
            lines[style.start] = Heading(style.start, until, ranks[style.level], None, title)
    return [lines[key] for key in sorted(lines)]


def _ranks_of_styles(lines: dict[int, Heading], styled: Sequence[StyledHeading], line_rank: int) -> dict[int, int]:
    """How high each level of style stands: as high as the numbered headings in it, else by its level alone."""
    ranks: dict[int, int] = {}
    for style in styled:
        numbered = lines.get(style.start)
        by_level = min(int(style.level), line_rank)
        rank = int(numbered.rank) if numbered and numbered.number else by_level
        if style.level not in ranks or (numbered and numbered.number):
            ranks[style.level] = rank
    return ranks


def part_at(turns: Turns, position: int) -> Part:
    """Review, plan or other: the part that a place in the text belongs to, by the offsets where it turns to each."""
    return next((part for start, part in reversed(turns) if start <= position), Part.OTHER)


@dataclass(frozen=True, slots=True)
class Places:
    """The sections of a report by place: which one holds a position, and which chapter."""

    sections: tuple[Section, ...]
    starts: tuple[int, ...]
    by_id: dict[str, Section]

    @classmethod
    def of(cls, sections: Sequence[Section]) -> Places:
        """The places of these sections, which stand in the order of the text."""
        starts = tuple(section.start for section in sections)
        return cls(tuple(sections), starts, {section.id: section for section in sections})

    def section(self, position: int) -> Section | None:
        """The innermost section that holds a position."""
        index = bisect_right(self.starts, position) - 1
        section = self.sections[index] if index >= 0 else None
        while section and section.end <= position:
            section = self.by_id.get(section.parent or "")
        return section

    def chapter(self, position: int) -> Section | None:
        """The outermost section that holds a position."""
        section = self.section(position)
        while section and section.parent:
            section = self.by_id[section.parent]
        return section
