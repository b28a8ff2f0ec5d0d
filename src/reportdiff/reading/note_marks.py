"""The marks of notes that extraction leaves glued to words and figures: 107%1, innovation*3, 96.8[1], 8 GW(1), target².

A mark is known by its form where nothing else is written so; else a note with its number must stand in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# 1,920† tonnes; 107%1; 88%*2 and innovation*3, but not 3*4; 96.8[1]; ¹ after a word, a figure or a sign, but not in m², 10⁶, s⁻¹
_SURE = re.compile(
    r"""
    (?<=[^\W_])[†‡]{1,2}(?![\w†‡])
    | (?<=%)\d{1,2}(?![\d.,%‰/-]|[^\W\d])
    | (?<=[^\W\d_]|[%)])\*{1,2}\d{1,2}(?![\w*%])
    | (?<=[^\s\[［])[\[［]\d{1,3}[\]］](?![\w(])
    | (?:(?<=[%)”"’.,;:。，；：])|(?<=[^\W\d_]{3})|(?<=[\u4e00-\u9fff])|(?<!10)(?<=\d))[¹²³⁴-⁹][⁰¹²³⁴-⁹]?(?![⁰¹²³⁴-⁹\w])
    """,
    re.VERBOSE,
)
_MAY_BE = re.compile(r"[*†‡\[［¹²³⁴-⁹]|%\d")
_SIGNS, _AFTER_PERCENT = "*†‡[［¹²³⁴⁵⁶⁷⁸⁹", re.compile(r"%\d")  # the same for a whole text, each sign sought by itself
# suppliers2, target1; 8 GW(1): only where there is such a note
# And after the full stop of a sentence: by 2030.2, the goals.1, $375,000.1
_CALLED = re.compile(
    r"(?:(?<=[a-z]{4})|(?<=[a-z]{3}[.,;])|(?<=\b20\d\d\.)|(?<=\d,\d{3}\.))(?P<glued>\d{1,2})(?=[\s.,;:)\]]|\Z)"
    r"|(?<=[A-Za-z%\d])\((?P<bracketed>\d)\)(?=[\s.,;:]|\Z)"
)
_OF_NOTE = re.compile(r"\(?(?P<number>\d{1,2}|\*{1,3}|[†‡§])\)?\s*(?=[A-Z(“\"])")
_STAR = re.compile(r"(?<=[^\W_])(?P<star>\*{1,3}|[†‡§])(?=[\s.,;:)]|\Z)")


def may_have_marks(text: str) -> bool:
    """Whether marks may stand in a text that are known by their form."""
    return any(sign in text for sign in _SIGNS) or _AFTER_PERCENT.search(text) is not None


def note_marks(text: str, notes: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """Where marks stand in a line; ``notes`` are the marks of the notes that the text has."""
    found = [match.span() for match in _SURE.finditer(text)] if _MAY_BE.search(text) else []
    if notes:
        found += [match.span() for match in _CALLED.finditer(text) if (match["glued"] or match["bracketed"]) in notes]
        found += [match.span() for match in _STAR.finditer(text) if match["star"] in notes]
    end = 0
    for start, stop in sorted(found):
        if start >= end:
            yield start, stop
            end = stop


def without_note_marks(text: str, notes: frozenset[str]) -> str:
    """A text without the marks in it."""
    for start, end in reversed(list(note_marks(text, notes))):
        text = text[:start] + text[end:]
    return text


def marked_notes(lines: Iterable[str]) -> set[str]:
    """The numbers and signs that marks in the text call notes by."""
    called: set[str] = set()
    for line in lines:
        for pattern in (_SURE, _CALLED, _STAR):
            called.update(match[0].strip("[]［］()*") or match[0] for match in pattern.finditer(line))
    return called


def note_number(text: str) -> str | None:
    """The number or sign that a note begins with."""
    found = _OF_NOTE.match(text)
    return found["number"] if found else None
