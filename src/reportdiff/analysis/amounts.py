"""An amount at one place of the text: a number in digits, in words or in both, with its scale and its unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from reportdiff.analysis.digits import Digits
from reportdiff.analysis.number_words import NumberWords, Scale
from reportdiff.analysis.numerals import Piece, Small, Times, is_tens, value_of
from reportdiff.analysis.signs import Prefix, Signs
from reportdiff.analysis.view import Text
from reportdiff.analysis.words import is_letter
from reportdiff.analysis.written_units import DENOMINATOR, Form, WrittenUnit, WrittenUnits, number_of
from reportdiff.model import Comparator
from reportdiff.units.unit import Family

_MOST_PIECES = 40  # words of a number; what is longer is none
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_LOWER_DIGITS = re.compile(r"\d{1,4}(?:\.\d+)?(?![\d.,])")
_PLACE_ENDS = re.compile(r"[,;:.!?、。；，)\n]|$")
_NOUN = re.compile(r"[ \n][a-z]{2}")


class Written(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    SCALE = "scale"  # a scale alone, which bounds rather than counts: 百余, dozens
    EITHER = "either"  # one of two neighbours: 两三, 三四十


@dataclass(frozen=True, slots=True)
class Amount:
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


@dataclass(slots=True)
class _Reading:
    """A number while it is read: its pieces so far, and where they end."""

    end: int
    number_end: int
    digits: bool
    money: bool
    pieces: list[Piece] = field(default_factory=list)
    more: Comparator | None = None
    form: Form | None = None
    form_start: int = 0
    form_end: int = 0


class AmountReader:
    """Reads the amounts of one language at the places where a number stands."""

    __slots__ = ("_signs", "_units", "_words")

    def __init__(self, words: NumberWords, units: WrittenUnits):
        self._words = words
        self._units = units
        self._signs = Signs(words, units)

    def digits(self, text: Text, number: Digits, floor: int) -> Amount | None:
        """The amount whose number stands in digits; ``None`` where it cannot be read. It begins at ``floor`` or later."""
        if number.value is None:
            return None
        prefix = self._signs.before(text, number.start, number.end, floor)
        end = number.end + prefix.bracketed
        reading = _Reading(end, number.end, True, prefix.currency is not None, [Small(number.value, number.half, digits=True)])
        return self._finish(text, number.start, prefix, reading)

    def words(self, text: Text, start: int, run_end: int, floor: int) -> Amount | None:
        """The amount whose number begins with a word; ``None`` where the words make none, or none that goes on to ``run_end``."""
        words = self._words
        if found := words.compounds.at(text.flat, start):
            compound, end = found
            number_end = start + compound.number_length
            value, half = compound.small.value, compound.small.half
            return Amount(start, start, number_end, number_end, end, value, half, Written.WORDS, 1, compound.unit)
        prefix = self._signs.before(text, start, start, floor)
        reading = _Reading(start, start, False, prefix.currency is not None)
        amount = self._finish(text, start, prefix, reading) if self._opens(text, reading) else None
        return amount if amount and amount.end >= run_end else None

    def _opens(self, text: Text, reading: _Reading) -> bool:
        """Takes the first word of a number: a small number, or a scale alone where numerals are written so (百亿)."""
        words, flat, start = self._words, text.flat, reading.end
        article = words.before_scale.at(flat, start)
        if article and flat.startswith(" ", article[1]) and words.scales.at(flat, article[1] + 1):
            reading.pieces, reading.end, reading.number_end = [article[0]], article[1], article[1]
            return True
        small = words.small.at(flat, start)
        if small:
            reading.pieces, reading.end, reading.number_end = [small[0]], small[1], small[1]
            return True
        scale = None if words.spaced else words.scales.at(flat, start)
        if scale:
            reading.pieces, reading.end, reading.number_end = [scale[0].times], scale[1], scale[1]
        return scale is not None

    def with_unit(self, text: Text, amount: Amount) -> Amount:
        """An amount with the unit that stands behind it, if one does."""
        at = self._next(text, amount.end)
        found = self._units.at(text, at, glued=False)
        if found is None or found[0] is None or found[0].unit is None:
            return amount
        return replace(amount, unit=self._units.written(text, found[0], at, found[1]), end=found[1])

    def measured(self, text: Text, end: int) -> bool:
        """Whether a scale or a unit stands behind a place."""
        at = self._next(text, end)
        found = self._units.at(text, at, glued=False)
        scale = self._words.scales.at(text.flat, at)
        return (found is not None and found[0] is not None and found[0].unit is not None) or (scale is not None and not scale[0].needs)

    # == what goes on after the first word or the digits ==

    def _go_on(self, text: Text, reading: _Reading) -> None:
        """Takes scales, further words of the number, what makes more of it, and its unit: whatever is longest at each place."""
        words, flat = self._words, text.flat
        while len(reading.pieces) < _MOST_PIECES:
            at = self._next(text, reading.end)
            if not reading.digits and self._decimals(text, at, reading):
                continue
            form = self._units.at(text, at, glued=at == reading.end)
            scale = self._scale(text, at, reading)
            more = words.more.at(flat, reading.end) if reading.more is None else None
            small = self._small(text, at, reading)
            ends = [found[1] if found else 0 for found in (scale, more, small, form)]
            longest = max(ends)
            if not longest:
                if not (self._lower(text, at, reading) or self._joined(text, at, reading)):
                    return
            elif scale and ends[0] == longest:
                reading.pieces.append(scale[0].times)
                reading.end = longest
            elif more and ends[1] == longest:
                if more[0] is None:
                    return
                reading.more, reading.end = more[0], longest
            elif small and ends[2] == longest:
                reading.pieces.append(small[0])
                reading.end = longest
                if len(reading.pieces) == 2 and isinstance(reading.pieces[0], Small):
                    reading.number_end = longest
            else:
                assert form is not None
                reading.form, reading.form_start, reading.form_end = form[0], at, longest
                return

    def _next(self, text: Text, end: int) -> int:
        """Where the next word may begin: right there, or behind a space, or in the next line where lines end anywhere."""
        if text.flat.startswith(" ", end):
            return end + 1
        if not self._words.spaced and text.view.startswith("\n", end):
            return end + 1
        return end

    def _scale(self, text: Text, at: int, reading: _Reading) -> tuple[Scale, int] | None:
        words = self._words
        found = words.scales.at(text.flat, at)
        if found is None:
            if not (words.spaced and reading.digits):
                return None
            found = words.glued_scales.at(text.flat, at)  # 22 millioncubic metres
            return found if found and self._units.at(text, found[1], glued=False) else None
        scale, end = found
        if not scale.needs:
            return found
        if not reading.digits or len(reading.pieces) > 1:
            return None
        if reading.money:
            return found if "currency" in scale.needs else None
        if text.view[at].isupper() or (scale.not_before and scale.not_before.fit(text, end)):
            return None
        following = self._units.at(text, self._next(text, end), glued=False) if "unit" in scale.needs else None
        noun = "noun" in scale.needs and _NOUN.match(text.view, end)
        return found if noun or (following and following[0]) else None

    def _small(self, text: Text, at: int, reading: _Reading) -> tuple[Small, int] | None:
        """A further word for a small number, where it may follow what stands before it."""
        last = reading.pieces[-1]
        if reading.more or (reading.digits and (self._words.spaced or not isinstance(last, Times))):
            return None
        found = self._words.small.at(text.flat, at)
        if found is None or (text.view.startswith("-", found[1]) and is_letter(text.view[found[1] + 1 : found[1] + 2])):
            return None  # one hundred two-bedroom flats
        small = found[0]
        if isinstance(last, Times):
            return found
        pair = is_tens(last.value) and 0 < small.value < _TEN
        either = self._words.either and 0 < small.value < _TEN and last.value < _TEN and not _has_pair(reading.pieces)
        return found if pair or last.zero or either else None

    def _lower(self, text: Text, at: int, reading: _Reading) -> bool:
        """Takes digits of a lower scale: 5万｜4千, 3 crore｜20 lakh, 13万｜2."""
        last = reading.pieces[-1]
        if not isinstance(last, Times) or reading.more or not text.view[at : at + 1].isdecimal():
            return False
        digits = _LOWER_DIGITS.match(text.view, at)
        if digits is None:
            return False
        scale = self._words.scales.at(text.flat, self._next(text, digits.end()))
        number = Decimal(digits[0])
        if scale and not scale[0].needs and scale[0].times.scale < last.scale and not self._is_unit(text, scale[1], digits.end()):
            reading.pieces.append(Small(number, digits=True))
        elif self._words.last_place and len(digits[0]) == 1 and number and last.scale >= _THOUSAND and _PLACE_ENDS.match(text.view, digits.end()):
            reading.pieces.append(Small(number, digits=True, last_place=True))
        else:
            return False
        reading.end = digits.end()
        return True

    def _is_unit(self, text: Text, end: int, start: int) -> bool:
        """Whether what looks like a scale is the beginning of a unit: 2万5｜千米."""
        found = self._units.at(text, self._next(text, start), glued=False)
        return found is not None and found[1] > end

    def _joined(self, text: Text, at: int, reading: _Reading) -> bool:
        """Takes what a small word joins: two hundred and｜fifty, ein｜und｜zwanzig, 一点｜五."""
        words, flat, last = self._words, text.flat, reading.pieces[-1]
        if reading.digits or reading.more:
            return False
        if isinstance(last, Times):
            joint = words.scale_joint.at(flat, at)
            small = words.small.at(flat, self._next(text, joint[1])) if joint else None
            if small:
                reading.pieces.append(small[0])
                reading.end = small[1]
            return small is not None
        if (joint := words.ones_joint.at(flat, at)) and 0 < last.value < _TEN:
            tens = words.small.at(flat, joint[1])
            if tens and is_tens(tens[0].value):
                reading.pieces[-1] = Small(tens[0].value + last.value)
                reading.end = reading.number_end = tens[1]
                return True
        return False

    def _decimals(self, text: Text, at: int, reading: _Reading) -> bool:
        """Takes decimals in words, where a unit or a great scale follows them: 一点五亿, three point five percent."""
        words, flat = self._words, text.flat
        point = words.point.at(flat, at)
        if point is None or len(reading.pieces) > 2:
            return False
        digits, end = "", point[1]
        while (small := words.small.at(flat, self._next(text, end))) and small[0].value < _TEN and len(digits) < _TEN:
            digits, end = digits + str(small[0].value), small[1]
        at = self._next(text, end)
        scale = words.scales.at(flat, at)
        form = self._units.at(text, at, glued=False)
        if not digits or not ((scale and scale[0].times.scale > _THOUSAND) or (form and form[0])):
            return False
        before = value_of(reading.pieces)
        if before is None:
            return False
        reading.pieces = [Small(Decimal(f"{before[0]}.{digits}"), Decimal(5).scaleb(-len(digits) - 1))]
        reading.end = reading.number_end = end
        return True

    # == what comes of it ==

    def _finish(self, text: Text, number: int, prefix: Prefix, reading: _Reading) -> Amount | None:
        self._go_on(text, reading)
        pieces = reading.pieces
        if self._words.last_place and not reading.digits:
            pieces = _with_last_place(pieces)
        found, high = value_of(pieces), None
        if found is None and self._words.either and not reading.digits:
            found, high = _either(pieces)
        if found is None or self._breaks_off(text, reading):
            return None
        alone = not any(isinstance(piece, Small) for piece in pieces)
        written = Written.DIGITS if reading.digits else Written.EITHER if high is not None else Written.SCALE if alone else Written.WORDS
        start = prefix.start
        if alone and (some := self._words.some.before(text.flat, start)):
            start, reading.more = some[1], reading.more or Comparator.GE
        amount = Amount(start, number, reading.number_end, reading.end, reading.end, *found, written, _scale_of(pieces), None, reading.more, high)
        return _signed(self._with_unit(text, amount, reading, prefix), prefix)

    def _breaks_off(self, text: Text, reading: _Reading) -> bool:
        """Whether a word goes on where its number ends, in a language that writes numbers together: acht｜ung."""
        if not self._words.glued or (reading.form and reading.form_start == reading.end):
            return False
        return is_letter(text.view[reading.end - 1 : reading.end]) and is_letter(text.view[reading.end : reading.end + 1])

    def _with_unit(self, text: Text, amount: Amount, reading: _Reading, prefix: Prefix) -> Amount:
        form, start, end = reading.form, reading.form_start, reading.form_end
        unit = form.unit if form else None
        if currency := prefix.currency:
            if currency.needs_scale and amount.scale == 1:
                return replace(amount, start=amount.number)
            return replace(amount, unit=currency.written, end=end if unit == currency.written.unit else amount.end)
        if amount.more is None and (inside := self._words.inside.at(text.flat, self._next(text, amount.scale_end))):
            (written, more), end = inside
            return replace(amount, unit=written, more=more, end=end)
        next_currency = unit is not None and unit.is_money and self._units.belongs_to_next(text, start, end)
        if form and unit and not next_currency and self._may_stand(text, start, end):
            amount = replace(amount, unit=self._units.written(text, form, start, end), end=end)
        return self._with_each(text, amount)

    def _may_stand(self, text: Text, start: int, end: int) -> bool:
        """Whether a unit that opens a printed line belongs to the number above it: 21.5亿⏎元，."""
        over_line = self._words.over_line
        return over_line is None or text.view[start - 1] != "\n" or over_line.fit(text, end)

    def _with_each(self, text: Text, amount: Amount) -> Amount:
        """An amount with what it is told for each of: 61 gCO2e｜/kWh, 9.1｜/10万, 0.82｜per million hours."""
        join = self._units.join_at(text, amount.end)
        if join is None:
            return amount
        times, end = 1, join
        if digits := DENOMINATOR.match(text.view, join):
            times, end = int(number_of(digits[0])), digits.end()
        scale = self._words.scales.at(text.flat, self._next(text, end))
        if scale and not scale[0].needs:
            times, end = times * scale[0].times.scale, scale[1]
        found = self._units.at(text, self._next(text, end), glued=False)
        of = found[0].unit if found and found[0] else None
        if found and of is not None:
            end = found[1]
        yearly = of is not None and of.family is Family.TIME and text.flat[join - 1] != "/"
        if times < _HUNDRED and (times > 1 or of is None or yearly or amount.unit is None):
            return amount
        told = amount.unit.label if amount.unit else ""
        label = (told + text.raw[amount.end : end].replace("\n", " ")).strip()
        unit = self._units.each(amount.unit, label, times, of)
        return replace(amount, unit=unit, end=end) if unit else amount


def _signed(amount: Amount, prefix: Prefix) -> Amount:
    """An amount with its sign; what counts things behind a word has none: 沿江-5家 is a dash."""
    if not prefix.negative:
        return amount
    if prefix.after_word and (amount.unit is None or amount.unit.unit.is_count):
        return replace(amount, start=amount.start + 1)
    return replace(amount, value=-amount.value, high=None if amount.high is None else -amount.high)


def _has_pair(pieces: Sequence[Piece]) -> bool:
    """Whether two small numbers stand side by side already: 两三."""
    return any(isinstance(one, Small) and isinstance(other, Small) for one, other in zip(pieces, pieces[1:], strict=False))


def _either(pieces: Sequence[Piece]) -> tuple[tuple[Decimal, Decimal] | None, Decimal | None]:
    """The lower and the higher of two numbers that differ in one place: 三四十 is 30 or 40."""
    for i in range(len(pieces) - 1):
        low, high = pieces[i], pieces[i + 1]
        if isinstance(low, Small) and isinstance(high, Small) and 0 < low.value < high.value:
            lower, higher = value_of([*pieces[: i + 1], *pieces[i + 2 :]]), value_of([*pieces[:i], *pieces[i + 1 :]])
            return (lower, higher[0]) if lower and higher else (None, None)
    return None, None


def _with_last_place(pieces: list[Piece]) -> list[Piece]:
    """Pieces whose last is of the place below the scale before it: 一万二 is 12000, 一百零二 is 102."""
    if len(pieces) < 2 or not isinstance(pieces[-1], Small) or pieces[-1].zero or pieces[-1].value >= _TEN:
        return pieces
    before = pieces[-2]
    if not isinstance(before, Times) or before.scale < _HUNDRED:
        return pieces
    return [*pieces[:-1], replace(pieces[-1], last_place=True)]


def _scale_of(pieces: Sequence[Piece]) -> int:
    """What a number is multiplied by: the product of its scales, or the greatest where lower numbers follow one."""
    scales = [piece.scale for piece in pieces if isinstance(piece, Times)]
    if sum(isinstance(piece, Small) for piece in pieces) > 1:
        return max(scales, default=1)
    product = 1
    for scale in scales:
        product *= scale
    return product
