"""Lines that are of the page and not of the text: running heads and feet, lists of contents. None of them is a heading.

What a reader of files knows to be so it has taken out of the text; here is what only the titles in it tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.kinds.lines import Line
from reportdiff.kinds.titles import Title
from reportdiff.kinds.wording import Wording

_OFTEN = 3  # so many times a line stands in the text, but for its numbers, that runs over its pages
_LONGEST = 160  # characters of such a line
_NUMBERS = re.compile(r"\d+")
_NUMBER_AT_END = re.compile(r"^\W*\d{1,4}\b|\b\d{1,4}\W*$")
_ENTRY = re.compile(r"(?P<title>[^\W\d_][^\n\d]{2,80}?)[\s.·…]+(?P<page>\d{1,3})(?=\s|$)")
_ENTRY_AFTER = re.compile(r"(?:^|\s)(?P<page>\d{2,3})\s+(?P<title>[^\W\d_][^\d\n]{2,80})(?=\s\d|$)")
_CONTENTS = 90  # lines that a list of contents has at most
_GAP = 4  # lines without an entry that end it


@dataclass(frozen=True, slots=True)
class Running:
    """``lines`` are the starts of lines that run through the pages; ``contents`` the titles of the list of contents, as
    ``plain_title`` writes them; ``navigation`` are the words of what runs through the pages."""

    lines: frozenset[int]
    contents: frozenset[str]
    navigation: str


def plain_title(text: str) -> str:
    """A title as titles are compared: letters only, small."""
    return " ".join(re.findall(r"[^\W\d_]+", text.lower()))


def running_lines(lines: Sequence[Line], title: Title | None, wording: Wording) -> Running:
    """What runs through the pages of a report whose text was taken from them."""
    shapes = Counter(_shape(line.text) for line in lines)
    own = plain_title(title.text) if title else ""
    often = {line.start for line in lines if len(line.text) <= _LONGEST and shapes[_shape(line.text)] >= _OFTEN}
    often |= {line.start for line in lines if own and _is_title_with_page(line, own)}
    zone, contents = _contents(lines, wording)
    navigation = " ".join(dict.fromkeys(plain_title(line.text) for line in lines if line.start in often))
    return Running(frozenset(often | {line.start for line in zone}), frozenset(contents), f" {navigation} ")


def _shape(text: str) -> str:
    return _NUMBERS.sub("0", text).strip().lower()


def _is_title_with_page(line: Line, title: str) -> bool:
    """Whether a line is the report's title with the number of a page."""
    if line.row or len(line.text) > _LONGEST or not _NUMBER_AT_END.search(line.text):
        return False
    words, own = plain_title(line.text).split(), title.split()
    return set(own) <= set(words) and len(words) <= len(own) + 3


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
