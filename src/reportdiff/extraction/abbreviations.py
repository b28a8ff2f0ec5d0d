"""Short forms that a report explains once and uses from then on: the injury frequency rate (IFR) … the IFR fell to 2.1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial

from reportdiff.lang import Lexicon
from reportdiff.model import Fact, altered

_EXPLAINED = re.compile(r"\((?P<short>[A-Z][A-Z0-9]{2,6})\)")
_WORD = re.compile(r"[A-Za-z]+")
_REACH = 120  # characters before the bracket in which the words stand that it is short for
_LETTERS = 3  # of a short form that is told apart from others


def spelled_out(facts: tuple[Fact, ...], view: str, lexicon: Lexicon) -> tuple[Fact, ...]:
    """The facts, those that are named by a short form with what it is short for, and the form in brackets behind it."""
    long = _explained(view)
    if not long:
        return facts
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, long))})\b")
    return tuple(_named(fact, pattern, long, lexicon) for fact in facts)


def _named(fact: Fact, pattern: re.Pattern[str], long: Mapping[str, str], lexicon: Lexicon) -> Fact:
    found = pattern.search(fact.indicator) if fact.concept is None else None
    if found is None or long[found[0]].lower() in fact.indicator.lower():
        return fact
    name = pattern.sub(partial(_in_full, long), fact.indicator, count=1)
    return altered(fact, indicator=name, concept=lexicon.fitting(long[found[0]], fact.measure, fact.pint))


def _in_full(long: Mapping[str, str], found: re.Match[str]) -> str:
    return f"{long[found[0]]} ({found[0]})"


def _explained(view: str) -> dict[str, str]:
    """Short forms in brackets with the words before them whose first letters they are."""
    found: dict[str, str] = {}
    for match in _EXPLAINED.finditer(view):
        short = match["short"]
        if short not in found and (words := _words_of(short, view[max(0, match.start() - _REACH) : match.start()])):
            found[short] = words
    return found


def _words_of(short: str, before: str) -> str | None:
    """The words at the end of a stretch that have the letters of a short form as their first ones, little words passed over."""
    words = list(_WORD.finditer(before.rpartition("\n")[2]))
    letters = [letter for letter in short.lower() if letter.isalpha()]
    if len(letters) < _LETTERS:
        return None
    at = len(words)
    for letter in reversed(letters):
        place = _before(words[:at], letter)
        if place is None:
            return None
        at = place
    line = before.rpartition("\n")[2]
    return line[words[at].start() :].strip()


def _before(words: Iterable[re.Match[str]], letter: str) -> int | None:
    """The place of the last word, or of that before one little word, that begins with a letter."""
    last = list(words)
    for back in (1, 2):
        if len(last) >= back and last[-back][0][0].lower() == letter:
            return len(last) - back
    return None
