"""What is known of a report in a language that describes no kinds of reports: its first line, the year there, its headings."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.analysis.language import Grammar
from reportdiff.analysis.times import find_years
from reportdiff.lang.section_tree import Heading, sections_of
from reportdiff.model import Document, Part, Section

_TOP = 3  # lines in which a title names its year
_LONGEST = 70  # characters of a line that is a heading


@dataclass(frozen=True, slots=True)
class PlainFrame:
    """Title and year of a report on a year that is over, and its sections."""

    title: str | None
    told: int | None
    sections: tuple[Section, ...]


def plain_frame(document: Document, view: str, grammar: Grammar, year: int | None) -> PlainFrame:
    """The frame of a report; ``year`` is the one that it would plan, where the user says so."""
    lines = list(_lines(view))
    written = [line.strip() for _, line in lines if line.strip()]
    named = (max(years) for line in written[:_TOP] if _is_heading(line) and (years := _years(line, grammar)))
    told = year - 1 if year else next(named, None)
    headings = [Heading(start, start + len(line), 1, None, line.strip()) for start, line in lines if _is_heading(line)]
    return PlainFrame(written[0] if written else None, told, sections_of(headings, [(0, Part.OTHER)], document.text, view, len(view)))


def _years(line: str, grammar: Grammar) -> list[int]:
    return [one.value for one in find_years(line, grammar.years) if one.value is not None]


def _lines(view: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    start = 0
    for line in view.split("\n"):
        found.append((start, line))
        start += len(line) + 1
    return found


def _is_heading(line: str) -> bool:
    """Whether a line is short and has the mark of no end, and no figures but a year's."""
    text = line.strip()
    figures = [word for word in text.split() if any(char.isdigit() for char in word)]
    years = all(len(word.strip("():,")) == 4 and word.strip("():,").isdigit() for word in figures)
    return 0 < len(text) <= _LONGEST and text[-1].isalnum() and text[0].isupper() and years
