"""What a report says, as rules read it: made once for all who look into it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from reportdiff.analysis.sentences import line_at
from reportdiff.lang import Language
from reportdiff.model import Report, Span


class Said:
    """The text of a report in the form in which rules read it, and where what it says begins and ends."""

    def __init__(self, report: Report, language: Language) -> None:
        self.report, self.language = report, language
        self._starts: dict[int, Sequence[int]] = {}

    @cached_property
    def view(self) -> str:
        """The text as rules read it, every character at its own offset."""
        return self.language.folder.view_of(self.report)

    @cached_property
    def spoken(self) -> tuple[Span, ...]:
        """Its sentences, and the parts of them that ; ends."""
        return self.language.folder.spoken(self.report)

    def starts_beside(self, place: int) -> tuple[int, Sequence[int]]:
        """Where the line of a place begins, and each sentence of that line; of a few places no more is cut than their lines."""
        start, end = line_at(self.view, place)
        if start not in self._starts:
            self._starts[start] = [one.start for one in self.language.folder.spoken_in(self.view, start, end)]
        return start, self._starts[start]
