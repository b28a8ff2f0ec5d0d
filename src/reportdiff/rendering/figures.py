"""Figures as a person reads them: a fact as its report wrote it, a margin with sign, scale and unit."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Context, Decimal

from reportdiff.model import Fact, Outcome, Pending, Section
from reportdiff.rendering.wording import Words

# Enough digits for any figure in a report; the caller's own decimal context is neither used nor changed.
_EXACT = Context(prec=200, rounding=ROUND_HALF_EVEN)

# Places shown behind the point: of a number in 亿 or million, and of one in its own unit.
_SCALED_PLACES = Decimal("0.01")
_UNSCALED_PLACES = Decimal("0.0001")

# The difference of two percentages is counted in percentage points, whether of growth or of a share.
_IN_POINTS = frozenset({"percent", "percentage_point"})


def plain(value: Decimal) -> str:
    """The number without an exponent and without idle zeros: ``5.7E+10`` → ``57000000000``, ``6.50`` → ``6.5``."""
    return _without_idle_zeros(format(value, "f"))


def _without_idle_zeros(digits: str) -> str:
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits in {"-0", ""} else digits


def figure(fact: Fact, words: Words) -> str:
    """The figure as the report wrote it, with its bound and movement: ``570亿元以上``, ``增长6%左右``, ``≥ 3%``."""
    text = fact.text
    if not any(mark in text for mark in words.bound_in_text.get(fact.comparator, ())):
        text = words.bound[fact.comparator].format(text=text)
    movement = words.movement.get(fact.measure, {})
    if fact.direction is None or fact.direction not in movement or _is_verb(fact.text, words):
        return text
    return movement[fact.direction].format(figure=text)


def _is_verb(text: str, words: Words) -> bool:
    return any(verb in text for verb in words.movement_in_text)


def margin(outcome: Outcome | Pending, words: Words) -> str:
    """How far beyond (``+``) or short (``-``) the result is, in the target's unit: ``+0.5个百分点``, ``-81.6亿元``."""
    if outcome.margin is None:
        return ""
    number = words.number
    if outcome.target.pint in _IN_POINTS:
        return _signed(outcome.margin, _UNSCALED_PLACES, words) + number["unit_joint"] + number["points"]
    unit = number["unit_joint"] + outcome.target.unit if outcome.target.unit else ""
    for start, word in words.scales:
        if outcome.margin.copy_abs() >= start:
            scaled = _EXACT.divide(outcome.margin, start)
            return _signed(scaled, _SCALED_PLACES, words) + number["scale_joint"] + word + unit
    return _signed(outcome.margin, _UNSCALED_PLACES, words) + unit


def progress(pending: Pending) -> str:
    """The share of the aim that is reached, in whole per cent; 99.6 % is not yet 100 %."""
    return "" if pending.progress is None else f"{(pending.progress * 100).to_integral_value(ROUND_DOWN):f}%"


def _signed(value: Decimal, places: Decimal, words: Words) -> str:
    rounded = _EXACT.quantize(value, places)
    if not rounded:
        rounded = value  # too small for the places shown, and yet not nothing
    digits = _without_idle_zeros(format(rounded, words.number["grouping"] + "f"))
    return digits if digits.startswith("-") or digits == "0" else "+" + digits


def heading(section: Section | None, words: Words) -> str:
    """A section's number and title on one line: ``（二）扩大内需``, ``一、2024年工作回顾``; empty for none."""
    if section is None:
        return ""
    number = section.number or ""
    return number + _heading_joint(number, words) + section.title


def whereabouts(fact: Fact, section: Section | None, words: Words) -> str:
    """Where a figure stands: its page, where the file has pages, and its section."""
    shown = heading(section, words)
    if fact.page is None:
        return shown
    page = words.line["place_page"].format(page=fact.page)
    return words.line["place_in"].format(page=page, section=shown) if shown else page


def _heading_joint(number: str, words: Words) -> str:
    if not number or number.endswith(words.number["leads_in"]):
        return ""
    if not number.strip(words.number["numerals"]):
        return words.number["heading_joint"]
    return " " if number.isascii() or number[-1].isalnum() else ""
