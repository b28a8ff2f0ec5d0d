"""Parts of a whole and multiples in words: 三分之一, two-thirds, four out of five, 两成, doubled, 翻一番."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from math import gcd
from typing import NamedTuple

from reportdiff.analysis.amounts import Amount, Written
from reportdiff.analysis.files import Entry
from reportdiff.analysis.number_words import NumberWords
from reportdiff.analysis.phrases import Phrases, Phrasing
from reportdiff.analysis.view import Text
from reportdiff.analysis.word_tree import WordTree
from reportdiff.analysis.written_units import WrittenUnit, WrittenUnits
from reportdiff.model import Comparator, to_digit

_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_HALF = Decimal("0.5")
_TWO_PLACES = Decimal("0.01")
_MOST_PARTS = 20  # of a whole that a stroke parts: 1/20, never 18/2024
_OVER = re.compile(r"/(\d{1,2})(?![\d/]|\.\d)")
_JOINS = re.compile(r"[A-Za-z\d/.:-]")  # before digits: a path, a date

NumberAt = Callable[[int, bool], Amount | None]  # the number at a place, in words with decimals or without


class _ShareWord(NamedTuple):
    """A word that is a share by itself, and where it is meant so."""

    value: Decimal
    half: Decimal
    unit: WrittenUnit
    bound: Comparator | None
    before: Phrases | None
    after: Phrases | None
    not_before: Phrases | None
    not_after: Phrases | None
    either: bool

    def fits(self, text: Text, start: int, end: int) -> bool:
        if (self.not_after and self.not_after.fit(text, end)) or (self.not_before and self.not_before.fit(text, start)):
            return False
        conditions = [phrases.fit(text, place) for phrases, place in ((self.before, start), (self.after, end)) if phrases]
        return any(conditions) if self.either else all(conditions)


class _Suffix(NamedTuple):
    """What stands after a number and makes it a share: 成, 折, 番. ``each`` is worth per cent; ``doubles`` as often."""

    each: Decimal | None
    half: tuple[str, ...]
    more: tuple[str, ...]
    side_by_side: bool
    before: Phrases | None


class Shares:
    """The shares of one language. All come as amounts in per cent, or per mille."""

    def __init__(self, entry: Entry, phrasing: Phrasing, words: NumberWords, units: WrittenUnits):
        self._numbers = words
        self._percent, self._per_mille = (units.names[entry.text(key)] for key in ("percent", "per_mille"))
        fractions, parts = entry.entry("fractions"), entry.entry("parts")
        self._whole_first = tuple(fractions.words("whole_first"))
        self._slash = fractions.flag("slash")
        self._slash_after = _after(phrasing, fractions.words("slash_after"))
        self._of = WordTree(dict.fromkeys(map(phrasing.spelling.flat, fractions.words("of")), True))
        self._of_after = _after(phrasing, fractions.words("of_after"))
        self._of_most = fractions.whole("of_most", 0)
        fractions.done()
        articles, one_before, one_after = parts.words("one"), parts.words("one_before"), parts.words("one_after")
        self._parts_but = _after(phrasing, parts.words("but"))
        self._agree = parts.flag("agree", True)
        # third and thirds: one part, and several
        named = [(int(below), [phrasing.spelling.flat(word) for word in listed]) for below, listed in parts.rest()]
        self._parts = WordTree((word, (below, i > 0 and self._agree)) for below, listed in named for i, word in enumerate(listed))
        self._words: WordTree[tuple[_ShareWord, ...]] = WordTree(_grouped(
            [
                *self._share_words(entry, phrasing, units),
                *(
                    (f"{article} {listed[0]}", self._part_of(below, phrasing, one_before, one_after))
                    for article in articles
                    for below, listed in named
                ),
            ]
        ))  # fmt: skip
        self._suffixes = WordTree(_suffixes(entry, phrasing))
        self.anchors = [*self._words]
        joints = [*self._whole_first, *self._suffixes, *(word[1:] for word in self._words if len(word) > 1)]
        self.may_follow = frozenset(joint[0] for joint in joints) | {"/"}
        self._behind = self.may_follow | {" "} if phrasing.spelling.spaced else self.may_follow  # what a share may go on with

    def _share_words(self, entry: Entry, phrasing: Phrasing, units: WrittenUnits) -> Iterator[tuple[str, _ShareWord]]:
        for one in entry.entries("words"):
            value, precision = one.number("is"), one.number("precision")
            if value is None:
                raise one.error("is", "a number is missing")
            bound, unit = one.text("bound"), one.text("unit")
            before, before_but = one.words("before"), one.words("before_but")
            share = _ShareWord(
                value, _HALF if precision is None else precision, units.names[unit] if unit else self._percent, Comparator(bound) if bound else None,
                Phrases(phrasing, before, back=True) if before else None, _after(phrasing, one.words("after")),
                Phrases(phrasing, before_but, back=True) if before_but else None, _after(phrasing, one.words("but")), one.flag("either"),
            )  # fmt: skip
            yield from ((phrasing.spelling.flat(word), share) for word in one.words("words"))
            one.done()

    def _part_of(self, below: int, phrasing: Phrasing, after: Sequence[str], before: Sequence[str]) -> _ShareWord:
        value = _percentage(Decimal(1), below)
        conditions = Phrases(phrasing, before, back=True) if before else None, _after(phrasing, after)
        return _ShareWord(value, _HALF, self._percent, None, *conditions, None, self._parts_but, True)

    def word(self, text: Text, start: int) -> Amount | None:
        """The share whose word begins at a place: 一半, half, doubled."""
        found = self._words.at(text.flat, start)
        for share in found[0] if found else ():
            assert found is not None
            end = found[1]
            if share.fits(text, start, end):
                return Amount(start, start, end, end, end, share.value, share.half, Written.WORDS, 1, share.unit, share.bound)
        return None

    def of_number(self, text: Text, start: int, amount: Amount | None, number_at: NumberAt) -> Amount | None:
        """The share that a number and what follows it make; ``None`` where they make none."""
        if amount is None:
            return self._side_by_side(text, start)
        if text.flat[amount.scale_end : amount.scale_end + 1] not in self._behind:
            return None
        if share := self._suffixed(text, amount):
            return share
        if amount.unit is not None or amount.value <= 0 or amount.start != amount.number:
            return None
        end = amount.scale_end
        for joint in self._whole_first:
            if text.flat.startswith(joint, end):
                above = number_at(end + len(joint), True)
                return self._fraction(amount, above, below=amount.value) if above else None
        return self._stroke(text, amount) or self._parted(text, amount) or self._out_of(text, amount, number_at)

    def _fraction(self, amount: Amount, above: Amount, below: Decimal) -> Amount | None:
        if not below or above.value < 0 or (above.value >= below and below != _HUNDRED):
            return None
        end, half, unit = above.scale_end, _HALF, self._percent
        if below == _THOUSAND:
            value, half, unit = above.value, above.half, self._per_mille
        elif _is_power_of_ten(below):
            value, half = (number * _HUNDRED / below for number in (above.value, above.half))
        else:
            value = _percentage(above.value, int(below))
        return amount._replace(scale_end=end, end=end, value=_plain(value), half=half, written=Written.WORDS, unit=unit, scale=1)

    def _stroke(self, text: Text, amount: Amount) -> Amount | None:
        """1/3; never a date (9/18), for a fraction is told in its lowest terms."""
        over = _OVER.match(text.view, amount.end) if amount.written is Written.DIGITS and amount.end == amount.number_end else None
        if over is None or amount.value % 1 or (amount.start and _JOINS.match(text.view, amount.start - 1)):
            return None
        above, below = int(amount.value), int(over[1])
        meant = self._slash or (self._slash_after is not None and self._slash_after.fit(text, over.end()))
        if not meant or not 0 < above < below <= _MOST_PARTS or gcd(above, below) > 1:
            return None
        return self._percentage_of(amount, above, below, over.end())

    def _parted(self, text: Text, amount: Amount) -> Amount | None:
        """two-thirds, one quarter, zwei Drittel."""
        if amount.written is not Written.WORDS or amount.value >= _TEN or not self._parts:
            return None
        part = self._parts.at(text.flat, amount.end + text.flat.startswith(" ", amount.end))
        if part is None:
            return None
        (below, several), end = part
        above = int(amount.value)
        if above >= below or (self._agree and (above > 1) != several) or (self._parts_but and self._parts_but.fit(text, end)):
            return None
        return self._percentage_of(amount, above, below, end)

    def _out_of(self, text: Text, amount: Amount, number_at: NumberAt) -> Amount | None:
        """four out of five suppliers, one in three pupils."""
        if not amount.plain or not self._of or not text.flat.startswith(" ", amount.end):
            return None
        joint = self._of.at(text.flat, amount.end + 1)
        whole = number_at(joint[1] + 1, False) if joint and text.flat.startswith(" ", joint[1]) else None
        if whole is None or not whole.plain or whole.start != whole.number or not amount.value < whole.value:
            return None
        round_whole = whole.value in (_HUNDRED, _THOUSAND)
        if whole.value % 1 or amount.value % 1 or (whole.value > self._of_most and not round_whole):
            return None
        if self._of_after is not None and not self._of_after.fit(text, whole.end):
            return None
        return self._percentage_of(amount, int(amount.value), int(whole.value), whole.end)

    def _percentage_of(self, amount: Amount, above: int, below: int, end: int) -> Amount:
        value = _percentage(Decimal(above), below)
        return amount._replace(scale_end=end, end=end, value=value, half=_HALF, written=Written.WORDS, unit=self._percent)

    def _suffixed(self, text: Text, amount: Amount) -> Amount | None:
        """两成, 三成五, 九成半, 翻一番, 8.5折."""
        suffix, end = self._suffixes.at(text.flat, amount.scale_end) or (None, 0)
        if suffix is None or amount.scale != 1 or not 0 < amount.value < _TEN or amount.high is not None:
            return None
        if suffix.before is not None and not suffix.before.fit(text, amount.start):
            return None
        more = amount.more
        if suffix.each is None:
            value, half = Decimal(_HUNDRED * (2 ** int(amount.value) - 1)), _HALF
        else:
            value, half = amount.value * suffix.each, suffix.each * amount.half
            small = self._numbers.small.at(text.flat, end) if amount.written is Written.WORDS else None
            if small and 0 < small[0].value < _TEN:
                value, half, end = value + small[0].value * suffix.each / _TEN, half / _TEN, small[1]
            for mark in suffix.half:
                if text.flat.startswith(mark, end):
                    value, end = value + suffix.each / 2, end + len(mark)
        for mark in suffix.more:
            if text.flat.startswith(mark, end):
                more, end = Comparator.GE, end + len(mark)
        return amount._replace(scale_end=end, end=end, value=_plain(value), half=half, written=Written.WORDS, unit=self._percent, more=more)

    def _side_by_side(self, text: Text, start: int) -> Amount | None:
        """八五折: two digits that are one number before what stands after them."""
        digits: list[Decimal] = []
        end = start
        while len(digits) < 2 and (small := self._numbers.small.at(text.flat, end)) and small[0].value < _TEN:
            digits.append(small[0].value)
            end = small[1]
        suffix, end = (self._suffixes.at(text.flat, end) if len(digits) == 2 else None) or (None, 0)
        if suffix is None or not suffix.side_by_side or suffix.each is None:
            return None
        value = (digits[0] + digits[1] / _TEN) * suffix.each
        return Amount(start, start, end, end, end, _plain(value), _HALF, Written.WORDS, 1, self._percent)


def _suffixes(entry: Entry, phrasing: Phrasing) -> Iterator[tuple[str, _Suffix | None]]:
    """What makes a share of a number, and the words that only begin so, which mean nothing."""
    for one in entry.entries("after_number"):
        before, doubles = one.words("before"), one.flag("doubles")
        suffix = _Suffix(
            None if doubles else one.number("each"), tuple(one.words("half")), tuple(one.words("more")), one.flag("side_by_side"),
            Phrases(phrasing, before, back=True) if before else None,
        )  # fmt: skip
        yield from ((word, suffix) for word in one.words("words"))
        yield from ((word, None) for word in one.words("but"))
        one.done()


def _after(phrasing: Phrasing, phrases: Sequence[str]) -> Phrases | None:
    return Phrases(phrasing, phrases, back=False) if phrases else None


def _grouped(words: Sequence[tuple[str, _ShareWord]]) -> dict[str, tuple[_ShareWord, ...]]:
    grouped: dict[str, tuple[_ShareWord, ...]] = {}
    for word, share in words:
        grouped[word] = (*grouped.get(word, ()), share)
    return grouped


def _percentage(above: Decimal, below: int) -> Decimal:
    """A fraction in per cent, to two places."""
    return _plain(to_digit(above * _HUNDRED / below, _TWO_PLACES))


def _plain(value: Decimal) -> Decimal:
    """A number without the noughts behind its decimals."""
    return Decimal(f"{value.normalize():f}")


def _is_power_of_ten(value: Decimal) -> bool:
    return value >= _TEN and value == 10 ** (len(f"{value:f}".partition('.')[0]) - 1)
