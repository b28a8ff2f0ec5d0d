"""Where in a Word file's body a stretch of its report's text stands, and the marks of a comment around it.

The text of a report and its file differ in blanks, automatic numbers and line ends only, so a place is found by the
characters of its line without blanks, and by how many equal lines come before it.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Letter = tuple[Any, int]  # the element of text that holds a letter, and its place in it


class Body:
    """The body of a Word file, ``root``, in which stretches of the text ``text`` that was read from it are marked."""

    def __init__(self, root: Any, text: str) -> None:
        self.root = root
        self._text = text
        self._paragraphs = [one for one in root.iter(f"{W}p") if not _is_doubled(one)]
        self._said = ["".join(_letter(*letter) for letter in _letters(one)) for one in self._paragraphs]
        self._by_words: dict[str, list[int]] = defaultdict(list)
        for place, said in enumerate(self._said):
            self._by_words[said].append(place)

    def mark(self, number: int, start: int, end: int) -> bool:
        """Put comment ``number`` around ``text[start:end]``; at the first words, and ``False``, where it is not found."""
        found = self._found(start, end) if end > start else None
        if found is None:
            place = next((place for place, said in enumerate(self._said) if said), None)
            if place is not None:
                _surround(self._paragraphs[place], number, 0, len(self._said[place]))
            return False
        _surround(self._paragraphs[found[0]], number, found[1], found[2])
        return True

    def _found(self, start: int, end: int) -> tuple[int, int, int] | None:
        """The paragraph, and from which to which of its letters, that a stretch of the text stands in."""
        line, before = _line_around(self._text, start)
        quote = _close(self._text[start:end])
        if same := self._by_words.get(line):
            earlier = self._earlier(line, start)
            place = same[min(earlier, len(same) - 1)]
            return place, before, min(before + len(quote), len(line))
        for place, said in enumerate(self._said):
            if said and said in line and 0 <= (at := before - line.index(said)) < len(said):
                return place, at, min(at + len(quote), len(said))
        for place, said in enumerate(self._said):
            if quote and quote in said:
                return place, (at := said.index(quote)), at + len(quote)
        return None

    def _earlier(self, line: str, start: int) -> int:
        """How many lines, or cells of rows, with the same words come before the one at ``start``."""
        before = self._text[: _bounds(self._text, start)[0]]
        return sum(_close(cell) == line for row in before.split("\n") for cell in row.split("\t"))


def _bounds(text: str, place: int) -> tuple[int, int]:
    """The line, or in a table row the cell, that holds a place."""
    start = max(text.rfind("\n", 0, place), text.rfind("\t", 0, place)) + 1
    ends = [end for end in (text.find("\n", place), text.find("\t", place)) if end >= 0]
    return start, min(ends, default=len(text))


def _line_around(text: str, place: int) -> tuple[str, int]:
    """The letters of the line that holds a place, and how many of them come before it."""
    start, end = _bounds(text, place)
    return _close(text[start:end]), len(_close(text[start:place]))


def _close(text: str) -> str:
    return "".join(text.split())


def _is_doubled(paragraph: Any) -> bool:
    """Whether a paragraph is the form of a text box that older programs read."""
    return any(one.tag == _FALLBACK for one in paragraph.iterancestors())


def _letters(paragraph: Any) -> list[Letter]:
    """The letters of a paragraph that its reader sees, blanks left out."""
    return [
        (text, place)
        for text in paragraph.iter(f"{W}t")
        if _is_of(text, paragraph)
        for place, letter in enumerate(text.text or "")
        if not letter.isspace()
    ]


def _is_of(text: Any, paragraph: Any) -> bool:
    """Whether text is the paragraph's own: in no box inside it, and in a run that was not deleted."""
    for one in text.iterancestors():
        if one is paragraph:
            return bool(text.getparent().tag == f"{W}r")
        if one.tag == f"{W}p" or one.tag in _DELETED:
            return False
    return False


def _letter(text: Any, place: int) -> str:
    return str(text.text[place])


def _surround(paragraph: Any, number: int, first: int, end: int) -> None:
    """Put the marks of a comment around letters ``first`` to ``end`` of a paragraph, dividing runs where it has to."""
    letters = _letters(paragraph)
    last_text, last_place = letters[min(max(end, first + 1), len(letters)) - 1]
    last = last_text.getparent()
    _divide(last, last_text, last_place + 1)
    text, place = letters[first]
    run = text.getparent()
    begun = _divide(run, text, place)
    if last is run:
        last = begun
    mark = {f"{W}id": str(number)}
    begun.addprevious(begun.makeelement(f"{W}commentRangeStart", mark))
    reference = last.makeelement(f"{W}r")
    reference.append(reference.makeelement(f"{W}commentReference", mark))
    last.addnext(reference)
    last.addnext(last.makeelement(f"{W}commentRangeEnd", mark))


def _divide(run: Any, text: Any, place: int) -> Any:
    """The run that begins at a letter of ``text``: ``run`` itself, or a new one that takes what stands from there on."""
    before = [one for one in text.itersiblings(preceding=True) if one.tag != f"{W}rPr"]
    if place == 0 and not before:
        return run
    after = list(text.itersiblings())
    words = text.text or ""
    if place >= len(words) and not after:
        return run
    new = run.makeelement(run.tag, run.attrib)
    look = run.find(f"{W}rPr")
    if look is not None:
        new.append(copy.deepcopy(look))
    if place < len(words):
        rest = text.makeelement(text.tag, {_SPACE: "preserve"})
        rest.text, text.text = words[place:], words[:place]
        text.set(_SPACE, "preserve")
        new.append(rest)
    new.extend(after)
    run.addnext(new)
    return new
