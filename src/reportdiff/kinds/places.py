"""Which section holds a place in the text, and which chapter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.model import Section


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
            section = self.parent(section)
        return section

    def parent(self, section: Section) -> Section | None:
        """The section that holds a section."""
        return self.by_id.get(section.parent or "")

    def chapter(self, position: int) -> Section | None:
        """The outermost section that holds a position."""
        section = self.section(position)
        while section and section.parent:
            section = self.by_id[section.parent]
        return section
