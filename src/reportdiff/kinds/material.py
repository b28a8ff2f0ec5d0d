"""What every kind of report is read from: a document as lines, its titles, and where its text proper begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.kinds import head
from reportdiff.kinds.lines import Line, front_matter, lines_of
from reportdiff.kinds.titles import Title, titles_of
from reportdiff.kinds.wording import Wording
from reportdiff.model import Document


@dataclass(frozen=True, slots=True)
class Material:
    """A document on its way to a frame, of a ``kind`` once that is chosen. ``year`` is that of its plan where the user says so."""

    document: Document
    view: str
    wording: Wording
    lines: tuple[Line, ...]
    titles: dict[str, Title]
    year: int | None
    kind: str = ""

    @classmethod
    def of(cls, document: Document, view: str, wording: Wording, year: int | None) -> Material:
        """The material of a document; what it says of itself beside its text is a title like others."""
        begin, given = front_matter(view)
        lines = lines_of(view, begin, document.headings, document.tables)
        return cls(document, view, wording, lines, titles_of(lines, document.title or given, wording), year)

    def opened(self) -> Opened:
        """The material with its head read: what every kind of report has."""
        title = self.titles.get(self.kind)
        start = head.body_start(self.lines, title, self.wording)
        end = head.body_end(self.lines, start, len(self.view), self.wording)
        day = head.delivered(self.view, start, title, self.lines, self.wording)
        body = tuple(line for line in self.lines if start <= line.start < end)
        names = tuple(one for one in (title.text if title else None, self.document.title) if one)
        return Opened(title, day, start, end, body, head.issuer(names, self.lines, start, self.kind, self.wording))


@dataclass(frozen=True, slots=True)
class Opened:
    """The head of a report as far as it is the same for all kinds, and the lines of its text proper."""

    title: Title | None
    day: str | None
    start: int
    end: int
    body: tuple[Line, ...]
    issuer: str | None
