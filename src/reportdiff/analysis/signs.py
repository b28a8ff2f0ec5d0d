"""What stands right before a number and belongs to it: its sign and its currency."""

from __future__ import annotations

from typing import NamedTuple

from reportdiff.analysis.number_words import NumberWords
from reportdiff.analysis.view import Text
from reportdiff.analysis.written_units import Currency, WrittenUnits

_NO_SIGN_AFTER = frozenset(")]%°'\"*")  # 5%-7%, (a)-3: a dash


class Prefix(NamedTuple):
    """Where a number begins with all that belongs to it. ``bracketed``: (3.2)%, a negative number as accountants write it.

    ``after_word``: its minus stands right behind a character of a word, where it may also be a dash (增长-2%, 沿江-5家).
    """

    start: int
    negative: bool = False
    currency: Currency | None = None
    bracketed: bool = False
    after_word: bool = False


class Signs:
    """The signs and currencies before the numbers of one language."""

    __slots__ = ("_may_precede", "_units", "_words")

    def __init__(self, words: NumberWords, units: WrittenUnits):
        self._words = words
        self._units = units
        self._may_precede = units.currency_ends | words.minus_ends | {"-", "(", " "}

    def before(self, text: Text, number: int, end: int, floor: int) -> Prefix | None:
        """What stands before the number between two places, if anything does; nothing before ``floor`` belongs to it."""
        view = text.view
        previous = view[number - 1 : number] if number else ""
        if previous not in self._may_precede and text.flat[number - 1 : number] not in self._may_precede:
            return None
        if previous == "(" and view.startswith(")", end):
            currency = self._currency(text, number - 1, floor)
            if currency or self._measured(text, end + 1):
                return Prefix(currency.start if currency else number - 1, True, currency, True)
        if previous == "-" and (currency := self._currency(text, number - 1, floor)):  # $-5
            return Prefix(currency.start, True, currency)
        currency = None if previous == "-" else self._currency(text, number, floor)
        start = currency.start if currency else number
        if start and view[start - 1] == "-" and _is_sign(view, start - 1, floor):
            return Prefix(start - 1, True, currency, after_word=start >= 2 and view[start - 2].isalpha())
        near = start - 1 if start and text.flat[start - 1] == " " else start
        minus = self._words.minus.before(text.flat, near)
        if minus and minus[0]:
            return Prefix(minus[1], True, currency)
        return Prefix(start, False, currency) if currency else None

    def _currency(self, text: Text, number: int, floor: int) -> Currency | None:
        currency = self._units.before(text, number)
        return currency if currency and currency.start >= floor else None

    def _measured(self, text: Text, place: int) -> bool:
        """Whether per cent, points or money stand at a place, or a scale where words are spaced: never the number of a point, (3)."""
        place += text.flat.startswith(" ", place)
        found = self._words.next.at(text.flat, place)
        unit = next((form.written.unit for form in found[0].forms if form.written), None) if found else None
        if unit is not None:
            return unit.is_ratio or unit.is_money
        return self._words.spaced and found is not None and found[0].scale is not None


def _is_sign(view: str, place: int, floor: int) -> bool:
    """Whether a hyphen is a minus: nothing before it is a number or a word that it could join."""
    before = view[place - 1 : place] if place else ""
    if not before or before.isspace():
        return True
    joins = before.isascii() and before.isalnum()
    return not joins and before not in _NO_SIGN_AFTER and place > floor
