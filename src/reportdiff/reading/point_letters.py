"""Letters that stand for the points of a list, where the type in which they were points was lost.

    y Two ferries were rebuilt        • Two ferries were rebuilt
    y Mooring is free of charge       • Mooring is free of charge
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportdiff.model import Furniture
from reportdiff.reading.text_lines import TextLine

_LETTER = re.compile(r"(?<!\S)[b-hj-zØ§](?= \S)")
_POINT = re.compile(r"(?<!\S)[b-hj-zØ§](?= [A-Z\d“\"])")
_NOTE = re.compile(r"[a-z] [A-Z]")
_FEWEST = 5  # points of lists in a text
_MOSTLY = 0.8  # of where the letter stands alone
_MORE = 3  # times as often as the letter before it


def with_points(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[Furniture]]:
    """The lines, those letters as the points that they are, and where these stand in the text."""
    letters = _letters(lines)
    if not letters:
        return list(lines), []
    found: list[Furniture] = []
    own: list[TextLine] = []
    for line in lines:
        places = [match.start() for match in _points(line) if match[0] in letters]
        text = line.text
        for at in places:
            text = f"{text[:at]}•{text[at + 1 :]}"
        found += (Furniture(line.start + at, line.start + at + 1, "•") for at in places)
        own.append(replace(line, text=text) if places else line)
    return own, found


def _letters(lines: Sequence[TextLine]) -> frozenset[str]:
    """The letters that begin so many lines, before a capital, and stand alone hardly anywhere else; of marks of notes, a, b, c,
    the one before begins as many."""
    begun: Counter[str] = Counter()
    points: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for line in lines:
        if " " not in line.text[:200]:
            continue
        alone.update(match[0] for match in _LETTER.finditer(line.text))
        for match in _points(line):
            points[match[0]] += 1
            begun[match[0]] += match.start() == 0
    notes = Counter(line.text[0] for line in lines if _NOTE.match(line.text))
    return frozenset(
        letter for letter, count in begun.items()
        if count >= _FEWEST and points[letter] >= _MOSTLY * alone[letter] and count > _MORE * notes[chr(ord(letter) - 1)]
    )  # fmt: skip


def _points(line: TextLine) -> Iterator[re.Match[str]]:
    return _POINT.finditer(line.text)
