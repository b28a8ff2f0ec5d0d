"""A number with its currency, scale and unit, read at one place of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from reportdiff.lang.en import numerals
from reportdiff.lang.en.bounds import bound_of
from reportdiff.lang.mention import Mention
from reportdiff.model import Comparator, Quantity
from reportdiff.units.table import COUNT, units_of

SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 10**3, "mn": 10**6, "mln": 10**6, "m": 10**6, "bn": 10**9, "bln": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
_SCALE = re.compile(r"[ -]?(hundred|thousand|million|billion|trillion)\b")
# $50m, €1.2bn: short scales are read after a currency only.
_SHORT_SCALE = re.compile(r" ?(mn|mln|bn|bln|tn|trn|m|b|k)\b", re.I)
# A currency before its number, and the unit that is meant.
CURRENCIES = {
    "rmb": "yuan", "cny": "yuan", "¥": "yuan", "￥": "yuan", "us$": "US dollars", "u.s.$": "US dollars", "usd": "US dollars",
    "$": "dollars", "€": "euros", "eur": "euros", "£": "pounds", "gbp": "pounds", "hk$": "HKD", "hkd": "HKD",
    "jpy": "yen", "chf": "CHF", "a$": "AUD", "aud": "AUD", "c$": "CAD", "cad": "CAD", "s$": "SGD", "sgd": "SGD", "inr": "INR",
}  # fmt: skip
CURRENCY_BEFORE = re.compile(
    r"(?<![A-Za-z.$])(" + "|".join(map(re.escape, sorted(CURRENCIES, key=lambda form: -len(form)))) + r") ?$", re.I
)
# 12 of the one, RMB 5 of the other: the currency is that of the number after it
_NEXT_CURRENCY = re.compile(r"(?:RMB|CNY|USD|EUR|GBP|HKD|JPY|CHF|AUD|CAD|SGD|INR) ?\d", re.I)
CURRENCY_BACK = 8
DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
# Units of time, which count something only where a span of it is measured.
TIMES = frozenset({"year", "month", "week", "day", "hour", "minute"})


@cache
def _units() -> dict[str, tuple[str, str]]:
    """Small-letter form → the form of the table, and the unit of the registry."""
    return {form.lower(): (form, unit) for form, unit in units_of("en").items()}


@cache
def unit_pattern() -> re.Pattern[str]:
    """All written forms of units, the longest that fits first; between words of a form a space or a hyphen."""
    forms = sorted(_units(), key=lambda form: (-len(form), form))
    written = "|".join(re.escape(form).replace(r"\ ", "[ -]") for form in forms)
    return re.compile(rf"[ -]?({written})(?![A-Za-z0-9²³])", re.I)


def registry_unit(unit: str) -> str:
    """The unit that the registry knows a written form by; a count where it knows none."""
    found = _units().get(unit.replace("-", " ").lower()) or _units().get(unit.lower())
    return found[1] if found else COUNT


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with scale and unit, read at one place: an end of a range, or the whole. ``number_end`` is that of the
    digits or the word alone, ``plain`` whether it has neither scale nor unit, ``worded`` whether it stands in words."""

    value: Decimal
    precision: Decimal
    start: int
    end: int
    number_end: int
    scale: int
    unit: str
    worded: bool

    @property
    def plain(self) -> bool:
        return not self.unit and self.scale == 1

    @property
    def pint(self) -> str:
        return registry_unit(self.unit) if self.unit else COUNT


def read_amount(view: str, start: int) -> Amount | None:
    """The amount whose number begins at ``start``, with a currency before it; ``None`` where none does."""
    if digits := DIGITS.match(view, start):
        plain = digits[0].replace(",", "")
        if len(plain) > 24:
            return None  # a code, not an amount
        value, end, worded = Decimal(plain), digits.end(), False
        half = Decimal(5).scaleb(-len(plain.partition(".")[2]) - 1)
    elif word := numerals.WORD.match(view, start):
        value, end, worded, half = numerals.value_of(word), word.end(), True, Decimal("0.5")
    else:
        return None
    number_end, factor = end, 1
    currency = CURRENCY_BEFORE.search(view[max(0, start - CURRENCY_BACK) : start])
    while scale := _SCALE.match(view, end) or (_SHORT_SCALE.match(view, end) if currency and factor == 1 else None):
        factor, end = factor * SCALES[scale[1].lower()], scale.end()
    unit, first = "", start
    if currency:
        unit, first = CURRENCIES[currency[1].lower()], start - len(currency[0])
        if currency[1] in ("RMB", "rmb") and (also := re.compile(r" (?:yuan|renminbi)\b", re.I).match(view, end)):
            end = also.end()
    elif (written := unit_pattern().match(view, end)) and not _NEXT_CURRENCY.match(view, written.start(1)):
        unit, end = written[1], written.end()
    if half_of := value % 1 == Decimal("0.5") and worded:
        half = Decimal("0.25") if half_of else half
    return Amount(value * factor, half * factor, first, end, number_end, factor, unit, worded)


def lend(amount: Amount, to: Amount) -> Amount:
    """``to`` with the scale and the unit of ``amount``, where it has none of its own: 5 to 6 percent, 10-15 million."""
    if to.unit or (to.scale > 1 and not amount.unit):
        return to
    factor = amount.scale if to.scale == 1 else 1
    return replace(
        to, value=to.value * factor, precision=to.precision * factor, scale=to.scale * factor, unit=amount.unit
    )


def mention_of(text: str, view: str, amount: Amount) -> Mention:
    """The mention that an amount makes, with its bound."""
    comparator, lead, tail = bound_of(view, amount.start, amount.end)
    quantity = Quantity(
        amount.start, amount.end, text[amount.start : amount.end], amount.value, None, None, amount.precision,
        amount.unit, amount.pint, comparator,
    )  # fmt: skip
    return Mention(quantity, lead, tail)


def range_of(text: str, view: str, start: int, low: Amount, high: Amount) -> Mention:
    """The mention of a range from ``start`` on, whose ends have one scale and unit."""
    _, lead, tail = bound_of(view, start, high.end)
    precision = min(low.precision, high.precision)
    quantity = Quantity(
        start, high.end, text[start : high.end], None, low.value, high.value, precision, high.unit, high.pint,
        Comparator.RANGE,
    )  # fmt: skip
    return Mention(quantity, lead, tail)


def share_of(text: str, view: str, start: int, end: int, value: Decimal, precision: Decimal) -> Mention:
    """The mention of a part of a whole in words, as a percentage: two-thirds, half."""
    return mention_of(text, view, Amount(value, precision, start, end, end, 1, "percent", True))
