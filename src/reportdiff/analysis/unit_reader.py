"""The unit that stands behind a number: right there, behind a space, in the next printed line; and what it is told for each of."""

from __future__ import annotations

import re

from reportdiff.analysis.number_words import NumberWords
from reportdiff.analysis.view import Text
from reportdiff.analysis.written_units import DENOMINATOR, WrittenUnit, WrittenUnits, number_of
from reportdiff.units.unit import Family, Unit

_HUNDRED, _THOUSAND = 100, 1000
_SHORT_TIMES = ("second", "minute", "hour")
_FLOWING = (Family.VOLUME, Family.MASS, Family.LENGTH)
_THING = re.compile(r"[a-z]{4,}(?![\w/])")  # behind a stroke
_WORD = re.compile(r"[a-zäöüß]\w{2}")  # a unit that may open a line: no sign, and no capital word


class UnitReader:
    """Reads the units of one language where a number has ended."""

    __slots__ = ("_units", "_words")

    def __init__(self, words: NumberWords, units: WrittenUnits):
        self._words = words
        self._units = units

    def next(self, text: Text, end: int) -> int:
        """Where the next word may begin: right there, or behind a space, or in the next line where lines end anywhere."""
        following = text.flat[end : end + 1]
        return end + (following == " " or (following == "\n" and not self._words.spaced))

    def at(self, text: Text, place: int) -> tuple[WrittenUnit, int] | None:
        """The unit that begins at a place, and where it ends."""
        found = self._words.next.at(text.flat, place)
        form = self._units.form(found[0].forms, text, place, found[1], glued=False) if found else None
        if found is None or form is None or form.written is None:
            return None
        return self._units.written(text, form.written, place, found[1]), found[1]

    def measured(self, text: Text, end: int) -> bool:
        """Whether a scale or a unit stands behind a place."""
        at = self.next(text, end)
        found = self._words.next.at(text.flat, at)
        scale = found[0].scale if found else None
        return (scale is not None and not scale.needs) or self.at(text, at) is not None

    def may_stand(self, text: Text, unit: WrittenUnit, start: int, end: int) -> bool:
        """Whether a unit belongs to the number before it: not the currency of the next number, nor what opens a line of its own."""
        if unit.unit.is_money and self._units.belongs_to_next(text, start, end):
            return False
        if text.view[start - 1] != "\n":
            return True
        over_line = self._words.over_line
        return over_line.fit(text, end) if over_line else _WORD.match(text.view, start) is not None

    def with_each(self, text: Text, unit: WrittenUnit | None, end: int) -> tuple[WrittenUnit | None, int]:
        """A unit with what it is told for each of, and where that ends: 61 gCO2e｜/kWh, 9.1｜/10万, 0.82｜per million hours."""
        join = self._units.join_at(text, end)
        if join is None or (unit is not None and unit.unit.family is Family.SHARE):
            return unit, end  # less 12 % per tonne: of what is used for a tonne
        if found := self._for_each_sum(text, unit, end, join) or self._for_each_thing(text, unit, end, join):
            return found
        times, stop = 1, join
        if digits := DENOMINATOR.match(text.view, join):
            times, stop = number_of(digits[0]), digits.end()
        while (scale := self._words.next.at(text.flat, self.next(text, stop))) and scale[0].scale and not scale[0].scale.needs:
            times, stop = times * scale[0].scale.times.scale, scale[1]
        each = self.at(text, self.next(text, stop))
        of = each[0].unit if each else None
        stop = each[1] if each else stop
        yearly = of is not None and of.family is Family.TIME and text.flat[join - 1] != "/" and not _flows(unit, of)
        least = _THOUSAND if unit is None and text.flat[join - 1] == "/" else _HUNDRED  # a score of 89/100 is no rate
        if times < least and (times > 1 or of is None or yearly or unit is None):
            return unit, end
        label = ((unit.label if unit else "") + text.raw[end:stop].replace("\n", " ")).strip()
        told = self._units.each(unit, label, times, of)
        return (told, stop) if told else (unit, end)

    def _for_each_sum(self, text: Text, unit: WrittenUnit | None, end: int, join: int) -> tuple[WrittenUnit, int] | None:
        """A unit told for each sum of money: 21.2 tonnes CO2e/£m, 40 kg per $1,000."""
        money = self._units.sign_at(text, self.next(text, join)) if unit else None
        if unit is None or money is None:
            return None
        currency, stop = money
        times = 1
        if digits := DENOMINATOR.match(text.view, stop):
            times, stop = number_of(digits[0]), digits.end()
        scale = self._words.next.at(text.flat, self.next(text, stop))
        if scale and scale[0].scale:
            times, stop = times * scale[0].scale.times.scale, scale[1]
        told = self._units.each(unit, f"{unit.label}{text.raw[end:stop]}".replace("\n", " "), times, currency.unit)
        return (told, stop) if told else None

    def _for_each_thing(self, text: Text, unit: WrittenUnit | None, end: int, join: int) -> tuple[WrittenUnit, int] | None:
        """A unit told for each of a thing that is no unit, where a stroke joins them: 38 m3/employee."""
        thing = _THING.match(text.view, join) if unit and text.flat[join - 1] == "/" and text.view[end] == "/" else None
        if unit is None or thing is None or self.at(text, join) is not None or unit.unit.is_money:
            return None
        told = self._units.each(unit, f"{unit.label}{text.raw[end : thing.end()]}", 1, None)
        return (told, thing.end()) if told else None


def _flows(unit: WrittenUnit | None, of: Unit) -> bool:
    """Whether a unit for each of a short time is one by itself, no total of a year: 12 cubic metres per second."""
    return unit is not None and of.id in _SHORT_TIMES and unit.unit.family in _FLOWING
