"""Which numbers count or measure something: the rules of a language, in their order; the first that fits decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportdiff.analysis.amounts import Amount, Written
from reportdiff.analysis.files import Entry
from reportdiff.analysis.phrases import Phrases, Phrasing
from reportdiff.analysis.view import Text
from reportdiff.analysis.word_tree import LETTERS, WordTree, one_of
from reportdiff.model import Comparator
from reportdiff.units.unit import Family

_NEAR = 96  # characters before a number in which its clause is looked at
_CLAUSE = re.compile(r"[.!?;。；！？](?:\s|$)|\n\s*\n")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NONE = "none"
_HALF = Decimal("0.5")
_CAPITAL = re.compile(r"(?:^|[^.!?:;\"\n—] )(?P<word>[A-ZÄÖÜ][\w'-]*) $")
# A letter or a mark right before digits makes them part of a name, a version, a clock time; so does one right behind.
_GLUED_BEFORE = re.compile(r"(?:[A-Za-z\d][-./:'+&]|[A-Za-z]|[#№/:×%]|[^\s*(]\*|\d[.,:/])$")
_GLUED_BEFORE_UNSPACED = re.compile(r"(?:[A-Za-z]-?|\d[./:]|[#№×%]|[^\s*(]\*)$")  # a colon there needs no space behind it
_AFTER_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d:$")
_GLUE = LETTERS | frozenset("0123456789-./:'+&#№×,*%")
_GLUED_ALWAYS = re.compile(r"\.[$\d]|[$][A-Za-z\d]")  # what a broken program left: $1.$2
_MAY_GLUE = frozenset(".$")
_GLUED_AFTER = re.compile(r"(?:st|nd|rd|th)\b|[A-Za-z]|[/:]\d|\.\d|-[A-Z]{2,}\b")
_FLAGS = ("plain", "scaled", "whole", "more", "bounded", "year", "opens_line", "after_name", "glued")
_MARKS_OF_LINE = " #*—(\"-"  # what may open a line before its number
_MARKS_MOST = 24


class Verdict(NamedTuple):
    """Whether a number counts. ``as_count``: what stands after it is no unit of it.

    ``always``: it is no figure whatever it is joined to; ``spreads``: nor are those that are listed with it.
    """

    counts: bool
    as_count: bool = False
    always: bool = False
    spreads: bool = False


NOTHING = Verdict(False)


Before = tuple[Comparator | None, int]  # the bound before a number, and where its wording begins


class Place:
    """Where an amount stands: its text, and what bounds it there, which is looked up when first asked for."""

    __slots__ = ("_before", "_bound_before", "amount", "text")

    def __init__(self, text: Text, amount: Amount, bound_before: Callable[[Text, Amount], Before]):
        self.text, self.amount = text, amount
        self._bound_before = bound_before
        self._before: Before | None = None

    @property
    def before(self) -> Before:
        """The bound before the number, and where its wording begins."""
        if self._before is None:
            self._before = self._bound_before(self.text, self.amount)
        return self._before

    @property
    def lead(self) -> int:
        """Where the number begins with the words of its bound."""
        return self.before[1]


Check = Callable[[Place], bool]


class _Rule(NamedTuple):
    """A rule: what it says, of which numbers it may hold at all, and what must hold beside, the cheapest first."""

    verdict: Verdict
    written: frozenset[str]
    unit: frozenset[str]
    unit_not: frozenset[str]
    checks: tuple[Check, ...]
    least: Decimal  # no number below it fits
    more: bool  # only numbers that are more than they say

    def may_fit(self, written: Written, units: frozenset[str]) -> bool:
        """Whether it can hold of numbers written so, with such a unit."""
        if (self.written and written not in self.written) or (self.unit and self.unit.isdisjoint(units)):
            return False
        return self.unit_not.isdisjoint(units)


class Counting:
    """The rules of one language."""

    def __init__(self, entry: Entry, phrasing: Phrasing):
        entry.entry("classes")
        self._openers = frozenset(entry.entry("openers").words("words"))
        self._names = _names(entry)
        self._spaced = phrasing.spelling.spaced
        self._rules = [self._rule(one, phrasing) for one in entry.entries("rules")]
        self.at_once = _at_once(entry, phrasing)
        self._by_kind: dict[tuple[Written, str, Family | None], list[_Rule]] = {}
        entry.done()

    def names(self, view: str) -> list[tuple[int, int]]:
        """The quotations and titles that are names, numbers and all."""
        if self._names is None:
            return []
        pattern, longest = self._names
        return [found.span() for found in pattern.finditer(view) if len(found[0]) <= longest[found[0][0]]]

    def counts_bare(self, written: Written, below: int) -> bool:
        """Whether any number written so, below so much, may count without a unit, a scale, and words that make more of it."""
        rules = [rule for rule in self._rules if rule.may_fit(written, frozenset([_NONE]))]
        return any(rule.verdict.counts and rule.least < below and not rule.more for rule in rules)

    def verdict(self, place: Place) -> Verdict:
        """Whether an amount counts or measures something where it stands."""
        amount = place.amount
        form = amount.unit.form if amount.unit else _NONE
        kind = amount.written, form, amount.family
        rules = self._by_kind.get(kind)
        if rules is None:
            units = frozenset([form, amount.family.value if amount.family else _NONE])
            rules = self._by_kind[kind] = [rule for rule in self._rules if rule.may_fit(amount.written, units)]
        for rule in rules:
            for check in rule.checks:
                if not check(place):
                    break
            else:
                return rule.verdict
        return NOTHING

    def _rule(self, entry: Entry, phrasing: Phrasing) -> _Rule:
        checks: list[Check] = []
        limits = [entry.number(key) for key in ("from", "below", "scale_from", "scale_below")]
        if any(limit is not None for limit in limits):
            checks.append(_limits(*limits))
        checks += [_said(getattr(self, flag), said) for flag in _FLAGS if (said := entry.maybe(flag)) is not None]
        if number := frozenset(entry.words("number")):
            checks.append(lambda place: place.text.flat[place.amount.number : place.amount.scale_end] in number)
        always, either = entry.flag("always"), entry.flag("either")
        before, after = _phrases(entry, "before", phrasing, back=True), _phrases(entry, "after", phrasing, back=False)
        after_number = _phrases(entry, "after_number", phrasing, back=False)
        if after_number:
            checks.append(lambda place: after_number.fit(place.text, place.amount.scale_end))
        around = [_behind(after)] if after else []
        around += [_before(before, always=always)] if before else []
        checks += [_any(around)] if either else around
        if near := _words(entry.words("near"), phrasing):
            checks.append(_near(near, spaced=phrasing.spelling.spaced))
        verdict = Verdict(entry.flag("counts"), entry.flag("as_count"), always, entry.flag("spreads"))
        written, unit, unit_not = (frozenset(entry.words(key)) for key in ("written", "unit", "unit_not"))
        more = entry.maybe("more") is True
        entry.flag("at_once")
        entry.done()
        return _Rule(verdict, written, unit, unit_not, tuple(checks), limits[0] or Decimal(0), more)

    # == what is asked of a place by yes or no; each is the name of a key in the file ==

    @staticmethod
    def plain(place: Place) -> bool:
        """Neither scale nor unit."""
        return place.amount.plain and place.amount.more is None

    @staticmethod
    def scaled(place: Place) -> bool:
        """A scale."""
        return place.amount.scale > 1

    @staticmethod
    def whole(place: Place) -> bool:
        """A whole number, written without decimals: 3.0 is none, and 1.5 million is."""
        return place.amount.half >= _HALF

    @staticmethod
    def more(place: Place) -> bool:
        """More than the number says."""
        return place.amount.more is not None

    @staticmethod
    def bounded(place: Place) -> bool:
        """A bound before it."""
        return place.before[0] is not None

    @staticmethod
    def year(place: Place) -> bool:
        """Four digits that may be a year."""
        amount = place.amount
        return _YEAR.fullmatch(place.text.view, amount.number, amount.number_end) is not None

    @staticmethod
    def opens_line(place: Place) -> bool:
        """Nothing before it in its line."""
        view, start = place.text.view, place.amount.start
        before = view[max(0, start - _MARKS_MOST) : start].rstrip(_MARKS_OF_LINE)
        return not before or before.endswith("\n")

    def after_name(self, place: Place) -> bool:
        """A capital word before it that does not open its sentence."""
        found = _CAPITAL.search(place.text.view[max(0, place.amount.start - _NEAR) : place.amount.start].rpartition("\n")[2])
        return found is not None and found["word"] not in self._openers

    def glued(self, place: Place) -> bool:
        """A letter or a mark that joins it to another word or number."""
        amount, view = place.amount, place.text.view
        if amount.written is not Written.DIGITS:
            return False
        if amount.start and view[amount.start - 1] in _GLUE and self._glued_before(place):
            return True
        behind = view[amount.number_end : amount.number_end + 1]
        if behind in _MAY_GLUE and _GLUED_ALWAYS.match(view, amount.number_end):
            return True
        return self._spaced and amount.plain and _GLUED_AFTER.match(view, amount.number_end) is not None

    def _glued_before(self, place: Place) -> bool:
        amount, view = place.amount, place.text.view
        if amount.start != amount.number:
            return False
        before = view[max(0, amount.start - 2) : amount.start].rpartition("\n")[2]
        if amount.unit is not None and before.endswith(":") and before[:-1].isalpha():
            return False  # Water:50 %, a label whose blank was lost
        if before.endswith("+"):
            ratio = amount.unit is not None and amount.unit.unit.is_ratio
            return before[:-1].isalnum() and not (ratio and not before.isascii())
        if before.endswith(":") and _AFTER_A_YEAR.search(view[max(0, amount.start - _NEAR) : amount.start]) and amount.unit is not None:
            return False  # (2011:29.7p)
        return (_GLUED_BEFORE if self._spaced else _GLUED_BEFORE_UNSPACED).search(before) is not None


def _at_once(entry: Entry, phrasing: Phrasing) -> WordTree[bool]:
    """The words that make nothing of any number that they follow, and the longer ones that only begin like them."""
    words: dict[str, bool] = {}
    for one in entry.entries("rules"):
        if one.flag("at_once"):
            for key, meant in (("after_number", True), ("after_number_but", False)):
                words.update((phrasing.spelling.flat(word), meant) for word in one.words(key))
    return WordTree(words)


def _said(flag: Check, said: bool) -> Check:
    return flag if said else lambda place: not flag(place)


def _any(checks: Sequence[Check]) -> Check:
    return lambda place: any(check(place) for check in checks)


def _limits(low: Decimal | None, high: Decimal | None, scale_low: Decimal | None, scale_high: Decimal | None) -> Check:
    def within(place: Place) -> bool:
        amount = place.amount
        value = abs(amount.value)
        if (low is not None and value < low) or (high is not None and value >= high):
            return False
        return (scale_low is None or amount.scale >= scale_low) and (scale_high is None or amount.scale < scale_high)

    return within


def _behind(after: Phrases) -> Check:
    return lambda place: after.fit(place.text, place.amount.end)


def _before(before: Phrases, *, always: bool) -> Check:
    """Whether a phrase stands before the number, or before the words of its bound; or none does that must not."""

    def stands(place: Place) -> bool:
        at_number = before.fit(place.text, place.amount.start)
        if always or at_number is not before.only_others or place.lead == place.amount.start:
            return at_number
        return before.fit(place.text, place.lead)

    return stands


def _near(words: Sequence[str], *, spaced: bool) -> Check:
    """Whether one of the words stands before the number in its clause."""
    edges = ("(?<![a-z])", "(?![a-z])") if spaced else ("", "")
    pattern = re.compile(edges[0] + one_of(words) + edges[1])

    def said(place: Place) -> bool:
        start = place.amount.start
        breaks = [found.end() for found in _CLAUSE.finditer(place.text.view, max(0, start - _NEAR), start)]
        return pattern.search(place.text.flat, breaks[-1] if breaks else max(0, start - _NEAR), start) is not None

    return said


def _phrases(entry: Entry, key: str, phrasing: Phrasing, *, back: bool) -> Phrases | None:
    listed, but = entry.words(key), entry.words(f"{key}_but")
    return Phrases(phrasing, listed, but, back=back) if listed or but else None


def _words(phrases: Sequence[str], phrasing: Phrasing) -> list[str]:
    forms = [form for phrase in phrases for form in phrasing.forms(phrase)]
    return [phrasing.spelling.flat(node) for form in forms for node in form if isinstance(node, str)]


def _names(entry: Entry) -> tuple[re.Pattern[str], dict[str, int]] | None:
    patterns, longest = [], {}
    for one in entry.entries("names"):
        opens, closes, most = one.text("open"), one.text("close"), one.whole("longest", 0)
        patterns.append(f"{re.escape(opens)}[^{re.escape(closes)}\\n]{{0,{max(60, most)}}}{re.escape(closes)}")
        longest[opens] = most + (2 if most > 60 else 0)
        one.done()
    return (re.compile("|".join(patterns)), longest) if patterns else None
