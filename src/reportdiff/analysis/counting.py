"""Which numbers count or measure something: the rules of a language, in their order; the first that fits decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportdiff.analysis.amounts import Amount, Written
from reportdiff.analysis.files import Entry
from reportdiff.analysis.phrases import Phrases, Vocabulary
from reportdiff.analysis.view import Text
from reportdiff.analysis.words import one_of
from reportdiff.units.unit import Family

_NEAR = 96  # characters before a number in which its clause is looked at
_CLAUSE = re.compile(r"[.!?;。；！？](?:\s|$)|\n")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NONE = "none"
_CAPITAL = re.compile(r"(?:^|[^.!?:;\"\n—] )(?P<word>[A-ZÄÖÜ][\w'-]*) $")
# A letter or a mark right before digits makes them part of a name, a version, a clock time; so does one right behind.
_GLUED_BEFORE = re.compile(r"(?:[A-Za-z\d][-./:'+&]|[A-Za-z]|[#№/:×]|\d[.,:/])$")
_GLUED_BEFORE_UNSPACED = re.compile(r"(?:[A-Za-z]-?|\d[./:]|[#№×])$")  # a colon there needs no space behind it
_GLUED_AFTER = re.compile(r"(?:st|nd|rd|th)\b|[A-Za-z]|[/:]\d|\.\d|-[A-Z]{2,}\b")
_MARKS_OF_LINE = " #*—(\"-"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a number counts. ``as_count``: what stands after it is no unit of it.

    ``always``: it is no figure whatever it is joined to; ``spreads``: nor are those that are listed with it.
    """

    counts: bool
    as_count: bool = False
    always: bool = False
    spreads: bool = False


NOTHING = Verdict(False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an amount stands: its text, and where the words of its bound begin."""

    text: Text
    amount: Amount
    lead: int
    bounded: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    verdict: Verdict
    written: frozenset[str]
    unit: frozenset[str]
    unit_not: frozenset[str]
    number: frozenset[str]
    limits: tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]
    flags: tuple[tuple[str, bool], ...]
    before: Phrases | None
    after: Phrases | None
    after_number: Phrases | None
    near: re.Pattern[str] | None
    either: bool

    def may_fit(self, written: Written, units: frozenset[str]) -> bool:
        """Whether it can hold of numbers written so, with such a unit."""
        if (self.written and written not in self.written) or (self.unit and self.unit.isdisjoint(units)):
            return False
        return self.unit_not.isdisjoint(units)


class Counting:
    """The rules of one language."""

    def __init__(self, entry: Entry, vocabulary: Vocabulary):
        entry.entry("classes")
        self._openers = frozenset(entry.entry("openers").words("words"))
        self._names = _names(entry)
        self._spaced = vocabulary.spelling.spaced
        self._rules = [_rule(one, vocabulary) for one in entry.entries("rules")]
        self._by_kind: dict[tuple[Written, str, Family | None], list[_Rule]] = {}
        entry.done()

    def names(self, view: str) -> list[tuple[int, int]]:
        """The quotations and titles that are names, numbers and all."""
        if self._names is None:
            return []
        pattern, longest = self._names
        return [found.span() for found in pattern.finditer(view) if len(found[0]) <= longest[found[0][0]]]

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
            if self._fits(rule, place):
                return rule.verdict
        return NOTHING

    def _fits(self, rule: _Rule, place: Place) -> bool:
        amount, text = place.amount, place.text
        if rule.limits != _NO_LIMITS and not _within(rule.limits, amount):
            return False
        if rule.number and text.flat[amount.number : amount.scale_end] not in rule.number:
            return False
        for flag, meant in rule.flags:
            if getattr(self, flag)(place) is not meant:
                return False
        if rule.after_number and not rule.after_number.fit(text, amount.scale_end):
            return False
        if rule.either and rule.before and rule.after:
            return self._stands_behind(rule.before, place) or rule.after.fit(text, amount.end)
        if (rule.after and not rule.after.fit(text, amount.end)) or (rule.before and not self._stands_behind(rule.before, place)):
            return False
        return rule.near is None or self._said_near(rule.near, place)

    @staticmethod
    def _stands_behind(before: Phrases, place: Place) -> bool:
        """Whether a phrase stands before the number, or before the words of its bound; or none does that must not."""
        at_number = before.fit(place.text, place.amount.start)
        if place.lead == place.amount.start or at_number is not before.only_others:
            return at_number
        return before.fit(place.text, place.lead)

    @staticmethod
    def _said_near(near: re.Pattern[str], place: Place) -> bool:
        said = place.text.flat[max(0, place.amount.start - _NEAR) : place.amount.start]
        breaks = [found.end() for found in _CLAUSE.finditer(place.text.view, max(0, place.amount.start - _NEAR), place.amount.start)]
        return near.search(said, breaks[-1] - max(0, place.amount.start - _NEAR) if breaks else 0) is not None

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
        """A whole number."""
        return place.amount.value % 1 == 0

    @staticmethod
    def more(place: Place) -> bool:
        """More than the number says."""
        return place.amount.more is not None

    @staticmethod
    def bounded(place: Place) -> bool:
        """A bound before it."""
        return place.bounded

    @staticmethod
    def year(place: Place) -> bool:
        """Four digits that may be a year."""
        amount = place.amount
        return _YEAR.fullmatch(place.text.view, amount.number, amount.number_end) is not None

    @staticmethod
    def opens_line(place: Place) -> bool:
        """Nothing before it in its line."""
        view, start = place.text.view, place.amount.start
        return not view[max(0, view.rfind("\n", 0, start)) : start].strip(_MARKS_OF_LINE + "\n")

    def after_name(self, place: Place) -> bool:
        """A capital word before it that does not open its sentence."""
        found = _CAPITAL.search(place.text.view[max(0, place.amount.start - _NEAR) : place.amount.start].rpartition("\n")[2])
        return found is not None and found["word"] not in self._openers

    def glued(self, place: Place) -> bool:
        """A letter or a mark that joins it to another word or number."""
        amount, view = place.amount, place.text.view
        if amount.written is not Written.DIGITS:
            return False
        return self._glued_before(place) or (self._spaced and amount.plain and _GLUED_AFTER.match(view, amount.number_end) is not None)

    def _glued_before(self, place: Place) -> bool:
        amount, view = place.amount, place.text.view
        before = view[max(0, amount.start - 2) : amount.start].rpartition("\n")[2] if amount.start == amount.number else ""
        if before.endswith("+"):
            ratio = amount.unit is not None and amount.unit.unit.is_ratio
            return before[:-1].isalnum() and not (ratio and not before.isascii())
        return (_GLUED_BEFORE if self._spaced else _GLUED_BEFORE_UNSPACED).search(before) is not None


_FLAGS = ("plain", "scaled", "whole", "more", "bounded", "year", "opens_line", "after_name", "glued")
_NO_LIMITS = (None, None, None, None)


def _within(limits: tuple[Decimal | None, ...], amount: Amount) -> bool:
    low, high, scale_low, scale_high = limits
    value = abs(amount.value)
    if (low is not None and value < low) or (high is not None and value >= high):
        return False
    return (scale_low is None or amount.scale >= scale_low) and (scale_high is None or amount.scale < scale_high)


def _rule(entry: Entry, vocabulary: Vocabulary) -> _Rule:
    near = [vocabulary.spelling.flat(word) for word in _words(entry.words("near"), vocabulary)]
    edge = r"(?![a-z])" if vocabulary.spelling.spaced else ""
    rule = _Rule(
        Verdict(entry.flag("counts"), entry.flag("as_count"), entry.flag("always"), entry.flag("spreads")),
        frozenset(Written(word) for word in entry.words("written")),
        frozenset(entry.words("unit")),
        frozenset(entry.words("unit_not")),
        frozenset(entry.words("number")),
        (entry.number("from"), entry.number("below"), entry.number("scale_from"), entry.number("scale_below")),
        tuple((flag, said) for flag in _FLAGS if (said := entry.maybe(flag)) is not None),
        _phrases(entry, "before", vocabulary, back=True),
        _phrases(entry, "after", vocabulary, back=False),
        _phrases(entry, "after_number", vocabulary, back=False),
        re.compile(("(?<![a-z])" if edge else "") + one_of(near) + edge) if near else None,
        entry.flag("either"),
    )
    entry.done()
    return rule


def _phrases(entry: Entry, key: str, vocabulary: Vocabulary, *, back: bool) -> Phrases | None:
    listed, but = entry.words(key), entry.words(f"{key}_but")
    return Phrases(vocabulary, listed, but, back=back) if listed or but else None


def _words(phrases: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    return [node for phrase in phrases for form in vocabulary.forms(phrase) for node in form if isinstance(node, str)]


def _names(entry: Entry) -> tuple[re.Pattern[str], dict[str, int]] | None:
    patterns, longest = [], {}
    for one in entry.entries("names"):
        opens, closes, most = one.text("open"), one.text("close"), one.whole("longest", 0)
        patterns.append(f"{re.escape(opens)}[^{re.escape(closes)}\\n]{{0,{max(60, most)}}}{re.escape(closes)}")
        longest[opens] = most + (2 if most > 60 else 0)
        one.done()
    return (re.compile("|".join(patterns)), longest) if patterns else None
