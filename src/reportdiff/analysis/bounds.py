"""The words that make a number a bound: 超过, no more than, rund before it; 以上, or more, oder weniger after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportdiff.analysis.amounts import Amount, Written
from reportdiff.analysis.counting import Before
from reportdiff.analysis.files import Entry
from reportdiff.analysis.phrases import Phrasing
from reportdiff.analysis.view import Text
from reportdiff.analysis.word_tree import WordTree, one_of
from reportdiff.model import Comparator

_NONE = "none"  # words that only end or begin as a bound does


class _Lead(NamedTuple):
    bound: Comparator | None
    outside: bool
    scale_alone: bool


class Bound(NamedTuple):
    """How a number is bounded, and the ends of its wording with the words that bound it."""

    comparator: Comparator
    lead: int
    tail: int


class Bounds:
    """The bounding words of one language."""

    __slots__ = ("_after", "_before", "_between", "_far", "_far_share", "_hint", "_reach", "_spaced", "_turned")

    def __init__(self, entry: Entry, phrasing: Phrasing):
        before: dict[str, _Lead] = {}
        for one in entry.entries("before"):
            lead = _Lead(_comparator(one), one.flag("outside"), one.flag("scale_alone"))
            before.update((word, lead) for word in _words(one, phrasing))
            one.done()
        between = entry.entry("between")
        far: list[tuple[Comparator, str]] = []
        far_share: list[tuple[Comparator, str]] = []
        turned: list[tuple[Comparator, str]] = []
        hints: set[str] = set()  # the words that such a phrase begins with
        reach = 0  # characters before a number in which one may begin
        for one in entry.entries("over_a_phrase"):
            hints |= {phrasing.spelling.flat(form[0]) for phrase in one.words("words") for form in phrasing.forms(phrase) if isinstance(form[0], str)}
            reach = max([reach, *(phrasing.length(form) + 1 for phrase in one.words("words") for form in phrasing.forms(phrase))])
            patterns = [phrasing.pattern(form, backward=True) for phrase in one.words("words") for form in phrasing.forms(phrase)]
            group = turned if one.flag("turns") else far_share if one.flag("share") else far
            group.append((Comparator(one.text("bound")), "|".join(patterns)))
            one.done()
        after = {word: _comparator(one) for one in entry.entries("after") for word in _words(one, phrasing)}
        self._before, self._after = WordTree(before), WordTree(after)
        self._between = WordTree(dict.fromkeys(_words(between, phrasing), True))
        self._far, self._far_share, self._turned = (_alternatives(patterns) for patterns in (far, far_share, turned))
        self._reach = reach
        self._hint = re.compile(one_of(hints)) if hints else None
        self._spaced = phrasing.spelling.spaced
        entry.done()

    def of(self, text: Text, amount: Amount, before: Before) -> Bound:
        """The bound of an amount, by what stands behind it, and by what ``before`` found before it."""
        comparator, lead = before
        flat, end = text.flat, amount.end
        tail = self._after.at(flat, end)
        if tail is None and flat.startswith(" ", end) and (text.view[end] != "\n" or flat[end + 1 : end + 2].isalpha()):
            tail = self._after.at(flat, end + 1)
        if tail and tail[0]:
            return Bound(tail[0], lead, tail[1])
        return Bound(comparator or amount.more or Comparator.EQ, lead, end)

    def before(self, text: Text, amount: Amount, *, share: bool = False) -> Before:
        """The bound that stands before an amount, and where its wording begins.

        ``share`` where it is a part of a whole in words (一半, two-thirds).
        """
        start = amount.start
        found = self._lead_at(text, start, amount)
        if found is None and (between := self._between.before(text.flat, self._back(text, start))):
            found = self._lead_at(text, between[1], amount)
        turned = self._distant(text, start, self._turned)
        if found and found[0].bound is Comparator.APPROX:  # a maximum of | about
            found = self._firmer(text, found[1], amount) or found
        if found and found[0].bound:
            lead, place = found
            return turned or lead.bound, start if lead.outside or turned is Comparator.EQ else place
        distant = turned or self._distant(text, start, self._far) or (self._distant(text, start, self._far_share) if share else None)
        return distant, start

    def _lead_at(self, text: Text, place: int, amount: Amount) -> tuple[_Lead, int] | None:
        found = self._before.before(text.flat, self._back(text, place))
        if found and found[0].scale_alone and not (amount.written is Written.SCALE and place == amount.start):
            return None
        return found

    def _firmer(self, text: Text, place: int, amount: Amount) -> tuple[_Lead, int] | None:
        """A bound at least or at most that stands right before another."""
        found = self._lead_at(text, place, amount)
        return found if found and found[0].bound in (Comparator.GE, Comparator.LE) else None

    @staticmethod
    def _back(text: Text, place: int) -> int:
        return place - 1 if place and text.flat[place - 1] == " " else place

    def _distant(self, text: Text, start: int, pattern: re.Pattern[str] | None) -> Comparator | None:
        """A bound that does not stand right before its number: 不低于最低标准的, not rise above."""
        if pattern is None or (self._hint is not None and not self._hint.search(text.flat, max(0, start - self._reach), start)):
            return None
        match = pattern.match((text.view if self._spaced else text.flat)[max(0, start - self._reach) : start][::-1])
        return Comparator(str(match.lastgroup)) if match else None


def _comparator(entry: Entry) -> Comparator | None:
    bound = entry.text("bound")
    if bound == _NONE:
        return None
    try:
        return Comparator(bound)
    except ValueError:
        raise entry.error("bound", f"{bound!r} is no bound; use ge, le, approx or none") from None


def _words(entry: Entry, phrasing: Phrasing) -> list[str]:
    """The words of an entry as they are looked up, each choice in brackets for itself."""
    found = []
    for phrase in entry.words("words"):
        for form in phrasing.forms(phrase):
            if len(form) != 1 or not isinstance(form[0], str):
                raise entry.error("words", f"{phrase!r} is more than words")
            found.append(phrasing.spelling.flat(phrasing.spelling.view(form[0])))
    return found


def _alternatives(patterns: Sequence[tuple[Comparator, str]]) -> re.Pattern[str] | None:
    joined: dict[Comparator, list[str]] = {}
    for comparator, pattern in patterns:
        joined.setdefault(comparator, []).append(pattern)
    if not joined:
        return None
    return re.compile("|".join(f"(?P<{comparator}>{'|'.join(parts)})" for comparator, parts in joined.items()), re.I)
