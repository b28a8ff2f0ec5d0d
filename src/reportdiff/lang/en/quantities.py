"""Finds the quantities of an English text: numbers with scale, unit and bound, in digits or in words.

What only looks like a quantity is left out: dates, durations, ordinals, numbers inside names (5G, G20, PM2.5,
Article 3), counts that only announce a list (the following five areas).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from reportdiff.lang.en import numerals
from reportdiff.lang.en.amounts import Amount, lend, mention_of, range_of, read_amount, share_of
from reportdiff.lang.en.not_quantities import counts_something, inside_name, is_occasions
from reportdiff.lang.en.view import plain
from reportdiff.lang.mention import Mention
from reportdiff.model import Quantity

_MULTIPLES = {"doubl": Decimal(100), "tripl": Decimal(200), "quadrupl": Decimal(300), "halv": Decimal(50)}
_MULTIPLE = re.compile(
    r"\b(?P<stem>doubl|tripl|quadrupl|halv)(?:ed|ing|es)\b|\b(?P<base>double|triple|quadruple|halve)\b(?= (?:the|its|their|our|China's|that|those|per capita|GDP|from|over)\b)"
    r"|(?:(?<=\bwill )|(?<=\bto ))(?P<later>double|triple|quadruple|halve)\b(?=[.,;]| by | in |$| [a-z])",
    re.I,
)
_NO_MULTIPLE = re.compile(r"\b(?:redoubl\w*|(?:was|were|been|be) not) ?$|re$", re.I)
_MULTIPLE_NOT = re.compile(r" (?:our |their )?(?:efforts|down|check\w*|up)\b", re.I)


def _unnamed(pattern: re.Pattern[str]) -> str:
    """A pattern without the names of its groups, as a part of a larger one."""
    return re.sub(r"\?P<\w+>", "?:", pattern.pattern)


_ANCHOR = re.compile(
    rf"(?P<digits>\d+)|(?<![\w-])(?:(?P<fraction>{_unnamed(numerals.FRACTION)})|(?P<word>{_unnamed(numerals.WORD)})"
    rf"|(?P<half>half\b)|(?P<multiple>{_unnamed(_MULTIPLE)}))",
    re.I,
)
_TO = re.compile(r" ?(?:-|—|~) ?(?=[\d$€£])| (?:to|or) (?=[\d$€£])| (?:to|or) (?=\w)")
_OF = re.compile(r"\b(?:of|at) (?:about |around )?$")
_AND = re.compile(r" and (?:an? )?(?=[\d$€£\w])")
_BETWEEN = re.compile(r"\bbetween (?:RMB|US\$|\$|€|£)? ?$", re.I)
_FROM = re.compile(r"\bfrom (?:(?:about|around|over|more than|nearly|an estimated|less than|under) )?(?:RMB|US\$|\$|€|£)? ?$", re.I)
_RANGE_OF = re.compile(r"\b(?:range|band|ranging|vary|varying|anywhere) (?:of |between )?from $|\brange of $", re.I)


def find(text: str) -> tuple[Quantity, ...]:
    """The quantities of ``text`` in order, each with its bound; see :class:`reportdiff.Quantity`."""
    return tuple(mention.quantity for mention in mentions(text, plain(text)))


def mentions(text: str, view: str) -> list[Mention]:
    """The quantities of ``text`` with the extent of their wording; ``view`` is its plain form."""
    found: list[Mention] = []
    position = 0
    while anchor := _ANCHOR.search(view, position):
        group = next(name for name in ("digits", "fraction", "half", "multiple", "word") if anchor[name])
        read = _in_words(text, view, anchor, group) if group in ("fraction", "half", "multiple") else None
        if read is None and group not in ("half", "multiple"):
            read = _number(text, view, anchor.start())
        read = [mention for mention in read or [] if mention.start >= position]  # 0 RMB one: whose is the currency
        found += read
        position = read[-1].end if read else _past(view, anchor)
    return found


def _past(view: str, anchor: re.Match[str]) -> int:
    """The end of what stands at an anchor that is no quantity: 2,025 is not read again from its comma."""
    amount = read_amount(view, anchor.start())
    return max(anchor.end(), amount.number_end if amount else 0)


def _in_words(text: str, view: str, anchor: re.Match[str], group: str) -> list[Mention] | None:
    start, end = anchor.span()
    if group == "half":
        half = numerals.HALF.match(view, start)
        return [share_of(text, view, start, end, Decimal(50), Decimal(5))] if half and numerals.is_half(view, half) else None
    if group == "multiple":
        multiple = _MULTIPLE.match(view, start)
        stem = ((multiple["stem"] or multiple["base"] or multiple["later"]) if multiple else "").lower()
        if not stem or _NO_MULTIPLE.search(view[max(0, start - 12) : start]) or _MULTIPLE_NOT.match(view, end):
            return None
        value = next(value for key, value in _MULTIPLES.items() if stem.startswith(key))
        return [share_of(text, view, start, end, value, Decimal(5))]
    fraction = numerals.FRACTION.match(view, start)
    value_ = numerals.share_of(fraction) if fraction else None
    return [share_of(text, view, start, end, value_, Decimal("0.5"))] if value_ is not None else None


def _number(text: str, view: str, start: int) -> list[Mention] | None:
    """The amounts that begin at a number: one, the ends of a range, or a list that shares the unit of its last."""
    first = read_amount(view, start)
    if first is None or inside_name(view, start, first):
        return None
    if joined := _joined(text, view, first):
        return joined
    if first.plain and (listed := _list_with_unit(view, first)):
        return [mention_of(text, view, amount) for amount in listed]
    if not counts_something(view, first):
        return None
    if first.unit == "times" and is_occasions(view, first):
        first = replace(first, unit="", end=first.number_end)
    return [mention_of(text, view, first)]


def _joined(text: str, view: str, first: Amount) -> list[Mention] | None:
    """A number and the one that it is joined to: a range (5 to 6 percent), or from one figure to another."""
    before = view[max(0, first.start - 32) : first.start]
    between = _BETWEEN.search(before)
    to = (_AND if between else _TO).match(view, first.end)
    second = read_amount(view, to.end() + _currency_at(view, to.end())) if to else None
    if to is None or second is None or inside_name(view, second.start, second, after_number=True):
        return None
    low, high = lend(second, first), second
    if first.unit and not second.unit:
        high = lend(first, second)
    if low.pint != high.pint or low.plain or (low.unit == "" and low.scale != high.scale and low.scale == 1):
        return None
    if not counts_something(view, high):
        return None
    if _FROM.search(before) and not _RANGE_OF.search(before) and to[0].strip() == "to":
        return [mention_of(text, view, low), mention_of(text, view, high)]
    listed = _OF.search(before) and first.unit == second.unit
    if to[0].strip() == "to" and first.unit and not between and not listed and not _RANGE_OF.search(before):
        return None  # rose 5 percent to 30 percent: two figures
    if to[0].strip() == "or" and not first.plain:
        return None
    return [range_of(text, view, low.start, low, high)]


def _currency_at(view: str, position: int) -> int:
    """How many characters of a currency stand before a number."""
    match = re.compile(r"(?:RMB|CNY|USD|EUR|GBP|US\$|HK\$|\$|€|£|¥) ?(?=\d)").match(view, position)
    return len(match[0]) if match else 0


def _list_with_unit(view: str, first: Amount) -> list[Amount] | None:
    """The numbers of a list whose last has the unit of all: by 8.9, 7.7 and 6 percent; 11 and 12 million."""
    listed, joint = [first], re.compile(r",? and (?=\d)|, (?=\d)")
    while (join := joint.match(view, listed[-1].end)) and (following := read_amount(view, join.end())):
        listed.append(following)
        if not following.plain:
            lent = [lend(following, amount) for amount in listed]
            relative = following.pint in ("percent", "percentage_point") or "respectively" in view[following.end : following.end + 80]
            return lent if relative and len(listed) > 1 else None
        if len(listed) > 12:
            return None
    return None
