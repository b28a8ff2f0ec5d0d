"""An amount at one place of the text: a number in digits, in words or in both, with its scale and its unit."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from reportdiff.analysis.digits import Token
from reportdiff.analysis.number_words import Next, NumberWords, Scale
from reportdiff.analysis.numerals import (
    Piece,
    Small,
    Times,
    either_of,
    has_pair,
    is_tens,
    scale_of,
    value_of,
    with_last_place,
)
from reportdiff.analysis.signs import Prefix, Signs
from reportdiff.analysis.unit_reader import UnitReader
from reportdiff.analysis.view import Text
from reportdiff.analysis.word_tree import LETTERS
from reportdiff.analysis.written_units import WrittenUnit, WrittenUnits
from reportdiff.model import Comparator
from reportdiff.units.unit import Family

_MOST_PIECES = 40  # words of a number; what is longer is none
_TEN, _THOUSAND = 10, 1000
_LOWER_DIGITS = re.compile(r"\d{1,4}(?:\.\d+)?(?!\d|[.,]\d)")
_PLACE_ENDS = re.compile(r"[,;:.!?、。；，)\n]|$")
_NOUN = re.compile(r"[ \n][a-z]{2}")


class Written(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    SCALE = "scale"  # a scale alone, which bounds rather than counts: 百余, dozens
    EITHER = "either"  # one of two neighbours: 两三, 三四十


class Amount(NamedTuple):
    """A number with scale and unit: an end of a range, or the whole.

    It goes from ``start``, with sign and currency, to ``end``; the number itself from ``number`` to ``number_end``, and
    to ``scale_end`` with its scale. ``high`` is the other of two numbers where it is one of two.
    """

    start: int
    number: int
    number_end: int
    scale_end: int
    end: int
    value: Decimal
    half: Decimal
    written: Written
    scale: int = 1
    unit: WrittenUnit | None = None
    more: Comparator | None = None
    high: Decimal | None = None

    @property
    def plain(self) -> bool:
        """Whether it has neither scale nor unit."""
        return self.unit is None and self.scale == 1

    @property
    def family(self) -> Family | None:
        """What its unit measures."""
        return self.unit.unit.family if self.unit else None


class _Reading:
    """A number while it is read: its pieces so far, and where they end; then its unit, and where that ends."""

    __slots__ = ("bracketed", "decimals", "digits", "end", "inside", "money", "more", "number_end", "pieces", "unit", "unit_end")

    def __init__(self, piece: Piece, end: int, prefix: Prefix | None, *, digits: bool, decimals: bool = False):
        self.pieces: list[Piece] = [piece]
        self.end = self.number_end = self.unit_end = end
        self.digits, self.decimals = digits, decimals
        self.money = prefix is not None and prefix.currency is not None
        self.bracketed = prefix is not None and prefix.bracketed
        self.more: Comparator | None = None
        self.unit: WrittenUnit | None = None
        self.inside = False  # the unit has the words that make more of the number inside it

    def take(self, piece: Piece, end: int) -> None:
        """One more piece."""
        self.pieces.append(piece)
        self.end = self.unit_end = end


class AmountReader:
    """Reads the amounts of one language at the places where a number stands."""

    __slots__ = ("_signs", "_units", "_words", "_written")

    def __init__(self, words: NumberWords, written: WrittenUnits, units: UnitReader):
        self._words = words
        self._written = written
        self._units = units
        self._signs = Signs(words, written)

    def digits(self, text: Text, number: Token, floor: int) -> Amount | None:
        """The amount whose number stands in digits; ``None`` where it cannot be read. It begins at ``floor`` or later."""
        if number.value is None:
            return None
        prefix = self._signs.before(text, number.start, number.end, floor)
        piece = Small(number.value, number.half, True)
        reading = _Reading(piece, number.end, prefix, digits=True)
        reading.end += reading.bracketed
        return self._amount(text, number.start, prefix, reading)

    def words(self, text: Text, start: int, run_end: int, floor: int, *, decimals: bool = False) -> Amount | None:
        """The amount whose number begins with a word; ``None`` where the words make none, or none that goes on to ``run_end``.

        Decimals in words need a unit or a great scale behind them, unless ``decimals``: 百分之三点五.
        """
        if found := self._words.compounds.at(text.flat, start):
            compound, end = found
            number_end = start + compound.number_length
            value, half = compound.small.value, compound.small.half
            return Amount(start, start, number_end, number_end, end, value, half, Written.WORDS, 1, compound.unit)
        first = self._first(text, start)
        if first is None:
            return None
        prefix = self._signs.before(text, start, start, floor)
        amount = self._amount(text, start, prefix, _Reading(*first, prefix, digits=False, decimals=decimals))
        return amount if amount and amount.end >= run_end else None

    def _first(self, text: Text, start: int) -> tuple[Piece, int] | None:
        """The first word of a number: a small number, or a scale alone where numerals are written so (百亿)."""
        words, flat = self._words, text.flat
        article = words.before_scale.at(flat, start)
        if article and flat.startswith(" ", article[1]):
            scale = words.scales.at(flat, article[1] + 1)
            if scale and not scale[0].needs:
                return article
        small = words.small.at(flat, start)
        if small or words.spaced:
            return small
        scale = words.scales.at(flat, start)
        return (scale[0].times, scale[1]) if scale else None

    def vague(self, text: Text, start: int) -> Amount | None:
        """The amount of a word that only bounds, or lies between two numbers: dozens, mid-teens."""
        found = self._words.vague.at(text.flat, start)
        if found is None or not found[0].fits(text, start, found[1]):
            return None
        vague, end = found
        if vague.high is None:
            more, half = Comparator.GE, vague.low / 2
        else:
            more, half = None, (vague.high - vague.low) / 2
        unit, unit_end = (self._written.names[vague.unit], end) if vague.unit else self._units.at(text, self._units.next(text, end)) or (None, end)
        return Amount(start, start, end, end, unit_end, vague.low, half, Written.SCALE, 1, unit, more, vague.high)

    # == what goes on after the first word or the digits ==

    def _go_on(self, text: Text, reading: _Reading) -> None:
        """Takes scales, further words of the number, what makes more of it, and its unit: whatever is longest at each place."""
        words, flat = self._words, text.flat
        while len(reading.pieces) < _MOST_PIECES:
            at = self._units.next(text, reading.end)
            if not reading.digits and self._decimals(text, at, reading):
                continue
            found = words.next.at(flat, at)
            small = None if reading.digits else self._small(text, at, reading)
            if small and (found is None or small[1] > found[1]):
                reading.take(*small)
                if len(reading.pieces) == 2 and isinstance(reading.pieces[0], Small):
                    reading.number_end = small[1]
            elif found is None:
                if not (self._glued(text, at, reading) or self._run_in(text, at, reading) or self._lower(text, at, reading) or self._joined(text, at, reading)):
                    return
            elif not self._takes(text, reading, at, *found):
                return

    def _takes(self, text: Text, reading: _Reading, at: int, following: Next, end: int) -> bool:
        """Takes what a word behind the number is to it; false where the amount ends with it."""
        if following.scale and self._is_scale(text, following.scale, at, end, reading):
            reading.take(following.scale.times, end)
            return True
        more = following.more
        if more is not None and reading.more is None and at == reading.end:
            if more.unit is not None:
                reading.more, reading.unit, reading.unit_end, reading.inside = more.bound, more.unit, end, True
                return False
            if more.bound is not None:
                reading.more, reading.end = more.bound, end
            return more.bound is not None
        form = self._written.form(following.forms, text, at, end, glued=at == reading.end or text.view[reading.end] == "-") if following.forms else None
        if form is not None and form.written is not None and self._units.may_stand(text, form.written, at, end):
            reading.unit, reading.unit_end = self._written.written(text, form.written, at, end), end
        return False

    def _is_scale(self, text: Text, scale: Scale, at: int, end: int, reading: _Reading) -> bool:
        """Whether a word is a scale of the number: always, or for a letter only with a currency, a unit or a noun."""
        if not scale.needs:
            return True
        if not reading.digits or len(reading.pieces) > 1:
            return False
        if reading.money:
            return "currency" in scale.needs
        if scale.not_before and scale.not_before.fit(text, end):
            return False
        capital = text.view[at].isupper()  # 5K is a race, 150K tonnes are an amount
        if capital and at != reading.end:
            return False
        if not capital and "noun" in scale.needs and _NOUN.match(text.view, end):
            return True
        return "unit" in scale.needs and self._units.at(text, self._units.next(text, end)) is not None

    def _run_in(self, text: Text, at: int, reading: _Reading) -> bool:
        """Takes a scale that runs into the word behind it, where a PDF lost the space: 22 million｜cubic metres, 3 million｜homes.

        Some words only begin as a scale does: 3 millionaires, the 5 millionth guest.
        """
        if not self._words.spaced or not reading.digits:
            return False
        found = self._words.run_in_scales.at(text.flat, at)
        if found is None or (self._words.run_in_but.at(text.flat, found[1]) and self._units.at(text, found[1]) is None):
            return False
        reading.take(found[0].times, found[1])
        return True

    def _glued(self, text: Text, at: int, reading: _Reading) -> bool:
        """Takes a scale in the midst of a word, in a language that writes numbers together: zwei｜hundert｜fünfzig."""
        found = self._words.scales.at(text.flat, at) if self._words.glued and not reading.digits and at == reading.end else None
        if found is None:
            return False
        reading.take(found[0].times, found[1])
        return True

    def _small(self, text: Text, at: int, reading: _Reading) -> tuple[Small, int] | None:
        """A further word for a small number, where it may follow what stands before it."""
        last = reading.pieces[-1]
        found = self._words.small.at(text.flat, at) if reading.more is None else None
        if found is None or self._is_adjective(text, *found):
            return None
        if isinstance(last, Times):
            return found
        small = found[0]
        pair = is_tens(last.value) and 0 < small.value < _TEN
        either = self._words.either and 0 < small.value < _TEN and last.value < _TEN and not has_pair(reading.pieces)
        return found if pair or last.zero or either else None

    def _is_adjective(self, text: Text, small: Small, end: int) -> bool:
        """Whether a word is a number of its own, in one word with a noun: one hundred｜two-bedroom flats."""
        if not text.view.startswith("-", end) or text.view[end + 1 : end + 2] not in LETTERS:
            return False
        return not (is_tens(small.value) and self._words.small.at(text.flat, end + 1))

    def _lower(self, text: Text, at: int, reading: _Reading) -> bool:
        """Takes digits of a lower scale: 5万｜4千, 3 crore｜20 lakh, 13万｜2."""
        last = reading.pieces[-1]
        if not isinstance(last, Times) or reading.more or not text.view[at : at + 1].isdecimal():
            return False
        digits = _LOWER_DIGITS.match(text.view, at)
        if digits is None:
            return False
        following = self._words.next.at(text.flat, self._units.next(text, digits.end()))
        scale = following[0].scale if following else None
        number = Decimal(digits[0])
        if scale and not scale.needs and scale.times.scale < last.scale:
            reading.take(Small(number, digits=True), digits.end())
        elif self._words.last_place and len(digits[0]) == 1 and number and last.scale >= _THOUSAND and _PLACE_ENDS.match(text.view, digits.end()):
            reading.take(Small(number, digits=True, last_place=True), digits.end())
        else:
            return False
        return True

    def _joined(self, text: Text, at: int, reading: _Reading) -> bool:
        """Takes what a small word joins: two hundred and｜fifty, ein｜und｜zwanzig."""
        words, flat, last = self._words, text.flat, reading.pieces[-1]
        if reading.digits or reading.more:
            return False
        if isinstance(last, Times):
            joint = words.scale_joint.at(flat, at)
            small = words.small.at(flat, self._units.next(text, joint[1])) if joint else None
            if small:
                reading.take(*small)
            return small is not None
        if (joint := words.ones_joint.at(flat, at)) and 0 < last.value < _TEN:
            tens = words.small.at(flat, joint[1])
            if tens and is_tens(tens[0].value):
                reading.pieces.pop()
                reading.take(Small(tens[0].value + last.value), tens[1])
                reading.number_end = tens[1]
                return True
        return False

    def _decimals(self, text: Text, at: int, reading: _Reading) -> bool:
        """Takes decimals in words, where a unit or a great scale follows them: 一点五亿, three point five percent."""
        words, flat = self._words, text.flat
        point = words.point.at(flat, at)
        if point is None:
            return False
        digits, end = "", point[1]
        while (small := words.small.at(flat, self._units.next(text, end))) and small[0].value < _TEN and len(digits) < _TEN:
            digits, end = digits + str(small[0].value), small[1]
        at = self._units.next(text, end)
        following = words.next.at(flat, at)
        scale = following[0].scale if following else None
        before = value_of(reading.pieces)
        great = scale is not None and scale.times.scale > _THOUSAND
        if not digits or before is None or before[0] % 1 or not (reading.decimals or great or self._units.at(text, at)):
            return False
        reading.pieces.clear()
        reading.take(Small(Decimal(f"{before[0]}.{digits}"), Decimal(5).scaleb(-len(digits) - 1)), end)
        reading.number_end = end
        return True

    # == what comes of it ==

    def _amount(self, text: Text, number: int, prefix: Prefix | None, reading: _Reading) -> Amount | None:
        self._go_on(text, reading)
        words, pieces, high = self._words, reading.pieces, None
        if words.last_place and not reading.digits:
            pieces = with_last_place(pieces)
        found = value_of(pieces)
        if found is None and words.either and (both := either_of(pieces)):
            found, high = both
        if found is None or self._breaks_off(text, reading):
            return None
        value, half = found
        scale = scale_of(pieces) if len(pieces) > 1 or not reading.digits else 1
        written = Written.DIGITS if reading.digits else Written.WORDS
        start, more = prefix.start if prefix else number, reading.more
        if high is not None:
            written = Written.EITHER
        elif not reading.digits and not any(isinstance(piece, Small) for piece in pieces):
            written = Written.SCALE
            some = words.some.before(text.flat, start)
            if some and (reading.unit or not some[0]):
                start, more = some[1], more or Comparator.GE
        unit, end = reading.unit, reading.unit_end if reading.unit else reading.end
        if text.flat[end : end + 1] in self._written.join_starts and not reading.money and not reading.inside:
            unit, end = self._units.with_each(text, unit, end)
        amount = Amount(start, number, reading.number_end, reading.end, end, value, half, written, scale, unit, more, high)
        return _prefixed(amount, prefix) if prefix else amount

    def _breaks_off(self, text: Text, reading: _Reading) -> bool:
        """Whether a word goes on where its number ends, in a language that writes numbers together: acht｜ung."""
        if not self._words.glued or reading.unit_end > reading.end:
            return False
        return text.view[reading.end - 1 : reading.end] in LETTERS and text.view[reading.end : reading.end + 1] in LETTERS



def _prefixed(amount: Amount, prefix: Prefix) -> Amount:
    """An amount with the currency and the sign before it."""
    if currency := prefix.currency:
        same = amount.unit is not None and amount.unit.unit == currency.written.unit  # RMB 20 billion yuan
        amount = amount._replace(unit=currency.written, end=amount.end if same else amount.scale_end)
        if currency.needs_scale and amount.scale == 1:
            return amount._replace(unit=None, start=amount.number)
    if not prefix.negative:
        return amount
    if prefix.after_word and (amount.unit is None or amount.unit.unit.is_count):
        return amount._replace(start=amount.start + 1)  # 沿江-5家 is a dash
    return amount._replace(value=-amount.value, high=None if amount.high is None else -amount.high)
