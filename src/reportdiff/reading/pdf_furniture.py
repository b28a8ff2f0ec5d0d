"""Printed lines without what is not of their words: running lines away from the edges, contents lists, dividers, labels, captions, notes and their marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportdiff.model import Note
from reportdiff.reading.columns import PrintedLine
from reportdiff.reading.no_words import lines_without_words
from reportdiff.reading.note_marks import note_number, without_note_marks
from reportdiff.reading.running_lines import numbered_lines
from reportdiff.reading.text_lines import TextLine, width

_BLANK_ABOVE = 1.8  # line heights between two lines: as an empty line in a text


def words_alone(lines: Sequence[PrintedLine]) -> tuple[list[PrintedLine], tuple[Note, ...]]:
    """The lines that hold words, without the marks of notes in them, and what was left out."""
    as_text = _as_text(lines)
    running = numbered_lines(as_text)
    found = {"running": running, **lines_without_words(as_text, running)}
    gone = set().union(*found.values())
    called = frozenset(number for place in found["notes"] if (number := note_number(as_text[place].text)))
    kept = [
        replace(line, text=without_note_marks(line.text, called), after_running=place - 1 in running)
        for place, line in enumerate(lines)
        if place not in gone
    ]
    notes = tuple(Note(code, (("count", len(places)),)) for code, places in found.items() if places)
    return [line for line in kept if line.text.strip()], notes


def _as_text(lines: Sequence[PrintedLine]) -> list[TextLine]:
    """The lines as those of a text, by which furniture is known."""
    blank = [False, *(_is_apart(above, line) for above, line in pairwise(lines))]
    return [
        TextLine(line.text.strip(), 0, 0, width(line.text), 0, line.page, apart)
        for line, apart in zip(lines, blank, strict=False)
    ]


def _is_apart(above: PrintedLine, line: PrintedLine) -> bool:
    return above.page == line.page and above.bottom - line.bottom > _BLANK_ABOVE * max(above.size, line.size)

