"""Lines that are of the page and not of the text: running heads and feet, page numbers, contents lists, marks of notes.

What is taken out of the text is blanked, so that no figure is read in it; what merely stands on many pages is no heading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.kinds.lines import Line
from reportdiff.kinds.titles import Title
from reportdiff.kinds.wording import Wording
from reportdiff.model import Span

_OFTEN = 3  # so many times a line stands in the text, but for its numbers, that runs over its pages
_LONGEST = 160  # characters of such a line
_NUMBERS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]")
_NUMBER_AT_END = re.compile(r"^\W*\d{1,4}\b|\b\d{1,4}\W*$")
_ONLY_NUMBERS = re.compile(r"(?=\D*\d)[\d.,%+()—\s-]+")
_AXIS = 3  # so many numbers and nothing else, in a line or one line each, are those of a chart
_NOTE_MARK = re.compile(r"\d{1,2}(?= [A-Z][a-z])")
_ENTRY = re.compile(r"(?P<title>[^\W\d_][^\n\d]{2,80}?)[\s.·…]+(?P<page>\d{1,3})(?=\s|$)")
_ENTRY_AFTER = re.compile(r"(?:^|\s)(?P<page>\d{2,3})\s+(?P<title>[^\W\d_][^\d\n]{2,80})(?=\s\d|$)")
_CONTENTS = 90  # lines that a list of contents has at most
_GAP = 4  # lines without an entry that end it


@dataclass(frozen=True, slots=True)
class Running:
    """``furniture`` is to be blanked; ``repeated`` are the starts of lines that stand on many pages; ``contents`` the titles
    of the list of contents, as ``plain_title`` writes them; ``navigation`` are the words of what runs through the pages."""

    furniture: tuple[Span, ...]
    repeated: frozenset[int]
    contents: frozenset[str]
    navigation: str


def plain_title(text: str) -> str:
    """A title as titles are compared: letters only, small."""
    return " ".join(re.findall(r"[^\W\d_]+", text.lower()))


def running_lines(lines: Sequence[Line], title: Title | None, wording: Wording) -> Running:
    """What runs through the pages of a report whose text was taken from them."""
    shapes = Counter(_shape(line.text) for line in lines)
    repeated = {line.start for line in lines if len(line.text) <= _LONGEST and shapes[_shape(line.text)] >= _OFTEN}
    own = plain_title(title.text) if title else ""
    furniture = [Span(line.start, line.end) for line in lines if _is_page_line(line, line.start in repeated, own)]
    zone, contents = _contents(lines, wording)
    furniture += [Span(line.start, line.end) for line in zone]
    furniture += _axes(lines)
    taken = {span.start for span in furniture}
    furniture += [Span(line.start, line.start + mark.end()) for line in lines if line.start not in taken and (mark := _NOTE_MARK.match(line.text))]
    navigation = " ".join(dict.fromkeys(plain_title(line.text) for line in lines if line.start in repeated))
    furniture.sort(key=lambda span: span.start)
    return Running(tuple(furniture), frozenset(repeated | taken), frozenset(contents), f" {navigation} ")


def _shape(text: str) -> str:
    return _NUMBERS.sub("0", text).strip().lower()


def _is_page_line(line: Line, repeated: bool, title: str) -> bool:
    """Whether a line is a running head or foot: it has the page's number, and stands on many pages or is the title."""
    if line.row or not _LETTERS.search(line.text) or not _NUMBER_AT_END.search(line.text):
        return False
    plain = plain_title(line.text)
    words = set(plain.split())
    of_title = bool(title) and len(line.text) < _LONGEST and set(title.split()) <= words and len(words) <= len(title.split()) + 3
    return of_title or (repeated and len(_NUMBERS.findall(line.text)) <= 2)


def _axes(lines: Sequence[Line]) -> Iterator[Span]:
    """Numbers without words, as a chart has them along its axes."""
    run: list[Line] = []
    for line in (*lines, None):
        if line is not None and not line.row and _ONLY_NUMBERS.fullmatch(line.text):
            run.append(line)
            continue
        if sum(len(one.text.split()) for one in run) >= _AXIS:
            yield from (Span(one.start, one.end) for one in run)
        run = []


def _entries(text: str) -> list[str]:
    """The titles in a line of a list of contents, which begins with one and its page, or a page and its title."""
    entries = [*_ENTRY.finditer(text), *_ENTRY_AFTER.finditer(text)]
    if not any(entry.start() == 0 for entry in entries):
        return []
    return [plain_title(entry["title"]) for entry in entries]


def _contents(lines: Sequence[Line], wording: Wording) -> tuple[list[Line], set[str]]:
    """The lines of lists of contents, and the titles in them."""
    zone: list[Line] = []
    titles: set[str] = set()
    for i, line in enumerate(lines):
        if not wording.furniture.contents.match(line.text):
            continue
        last = i
        for j in range(i + 1, min(len(lines), i + _CONTENTS)):
            entries = _entries(lines[j].text)
            if entries:
                last = j
                titles.update(entries)
            elif j - last > _GAP or plain_title(lines[j].text) in titles:
                break
        zone += lines[i : last + 1]
    return zone, titles
