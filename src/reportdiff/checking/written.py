"""What follows from other figures, written as the report would write it: in the unit and to the digit of its own figure."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from reportdiff.lang import Language
from reportdiff.model import Fact, Measure, Quantity, as_written
from reportdiff.relations import Interval
from reportdiff.units.unit import scales

# What stands between the digits of a figure and its unit, and by how much it multiplies them.
_SCALE = re.compile(rf"[\d０-９](?P<scale>\s?(?:{'|'.join(scales())}))(?![\d０-９])")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def as_in(value: Decimal, figure: Fact | Quantity, unit: str | None = None) -> str:
    """A value as ``figure`` would give it: 3120000000 beside 26.9亿元 is 31.2亿元; ``unit`` in place of its own."""
    if isinstance(figure, Fact) and figure.cell is not None and figure.cell.unit and figure.value:
        return _as_in_cell(value, figure)
    if unit is None and figure.unit and figure.unit not in figure.text and figure.value and (printed := _DIGITS.search(figure.text)):
        return _in_its_place(value, figure, printed)
    found = _SCALE.search(figure.text)
    scale = found["scale"] if found else ""
    scaled = value / scales().get(scale.strip(), 1)
    step = figure.precision * 2 / scales().get(scale.strip(), 1)
    number, own = f"{rounded(scaled, step)}{scale}", figure.unit if unit is None else unit
    if own and figure.text.startswith(own):
        return own + number  # RMB1.2 trillion
    joint = " " if own and figure.text[: -len(own)].endswith(" ") else ""
    return f"{number}{joint}{own}"


def _in_its_place(value: Decimal, figure: Fact | Quantity, printed: re.Match[str]) -> str:
    """A value with the signs that stand around the number of a figure: £32.7m."""
    number = Decimal(printed[0].replace(",", ""))
    times = abs((figure.value or 0) / number) if number else Decimal(1)
    told = rounded(value / times, figure.precision * 2 / times)
    written = f"{Decimal(told):,}" if "," in printed[0] else told
    return f"{figure.text[: printed.start()]}{written}{figure.text[printed.end() :]}"


def _as_in_cell(value: Decimal, figure: Fact) -> str:
    """A value as the figure of a table would give it, in the unit of its head."""
    printed = _DIGITS.search(figure.text)
    number = Decimal(printed[0].replace(",", "")) if printed else None
    times = abs(figure.value / number) if number and figure.value else Decimal(1)
    return as_written(replace(figure, text=rounded(value / times, figure.precision * 2 / times)))


def in_unit(number: str, unit: str, language: Language) -> str:
    """A number with a unit that no figure of the text has, as a message writes it."""
    return f"{number}{language.folder.findings['unit_joint']}{unit}" if unit[:1].isalpha() else number + unit


def named(fact: Fact, language: Language) -> str:
    """A figure under its name, with what it says of itself."""
    return language.folder.findings["figure"].format(indicator=fact.indicator, figure=told_as(fact, language))


def told_as(fact: Fact, language: Language) -> str:
    """A figure with what it says of itself: its movement (增长6%) and its bound (3万人以上)."""
    forms = language.folder.findings
    bounded = forms[f"bound_{fact.comparator}"].format(figure=as_written(fact))
    said = fact.indicator.endswith(tuple(language.folder.reasons["growth_nouns"].split()))  # 经济增长, of which 增长 is told
    moves = fact.measure in (Measure.GROWTH, Measure.CHANGE) and fact.direction and not said
    return forms[f"{fact.measure}_{fact.direction}"].format(figure=bounded) if moves else bounded


def named_as(fact: Fact, text: str, falls: bool, language: Language) -> str:
    """A figure with the movement that a fact is told as, and another way or number: 增长5% as 下降3%."""
    way = "down" if falls else "up"
    return language.folder.findings[f"{fact.measure}_{way}"].format(figure=text)


def rounded(value: Decimal, step: Decimal) -> str:
    """A number to the digit of ``step``: 16.04 to 0.1 is 16.0."""
    if step <= 0:
        return f"{value.normalize():f}"
    digit = Decimal(1).scaleb(step.adjusted())
    return f"{(value / digit).to_integral_value() * digit:f}"


def rate(exact: Decimal, within: Interval, language: Language, *, signed: bool = False) -> str:
    """A rate as it follows from the stated figures, and from what they may stand for: 16.0%（15.9—16.1）."""
    middle, low, high = f"{exact:{'+' if signed else ''}.1f}", f"{within.low:.1f}", f"{within.high:.1f}"
    if low == high:
        return f"{middle}%"
    return language.folder.findings["rate"].format(middle=middle, low=low, high=high)
