"""What the quantities of a list share: the unit of the last (4.2和0.7个百分点), the bound of the first (突破8万亿元、9万亿元)."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from reportdiff.lang.mention import Mention
from reportdiff.lang.zh.amounts import quantity_of, read_amount
from reportdiff.lang.zh.bounds import lead_of
from reportdiff.model import Comparator

_LED = (Comparator.GE, Comparator.LE)
_BARE = re.compile(r"(?<![\d.第A-Za-z])\d+(?:\.\d+)?(?=(?:、|和|及|与|,)\s?\d)")


def within(spans: tuple[list[int], list[int]], position: int) -> bool:
    """Whether a position lies in one of the spans, given by their starts and ends in order."""
    index = bisect_right(spans[0], position) - 1
    return index >= 0 and position < spans[1][index]


def share_units(text: str, view: str, found: list[Mention]) -> list[Mention]:
    """Numbers that take the unit of the last of their list: 分别高4.2和0.7个百分点, 分别增长3.1、5.2和6.4%."""
    found = _share_bounds(view, _lend_units(view, found))
    extra: list[Mention] = []
    by_start = {mention.start: mention for mention in found}
    taken = [mention.start for mention in found], [mention.end for mention in found]
    for bare in reversed(list(_BARE.finditer(view))):
        follower = by_start.get(re.compile(r"(?:、|和|及|与|,)\s?").match(view, bare.end()).end())  # type: ignore[union-attr]
        if follower is None or follower.quantity.pint not in ("percent", "percentage_point", "per_mille"):
            continue
        if within(taken, bare.start()):
            continue
        if "分别" not in view[max(0, bare.start() - 40) : bare.start()]:
            continue
        amount = read_amount(view, bare[0], bare.end())
        comparator = lead_of(view, bare.start())
        quantity = quantity_of(
            text, bare.start(), bare.end(), amount.value, amount.precision, follower.quantity.unit,
            comparator[0] or Comparator.EQ,
        )  # fmt: skip
        mention = Mention(quantity, comparator[1], bare.end())
        extra.append(mention)
        by_start[mention.start] = mention
    return sorted(found + extra, key=lambda mention: mention.start)


def _lend_units(view: str, found: list[Mention]) -> list[Mention]:
    """Amounts with a scale but no unit, in a list whose last has one: 分别达1409万、1305万人次."""
    lent = list(found)
    for i in range(len(lent) - 2, -1, -1):
        first, second = lent[i], lent[i + 1]
        points = first.quantity.unit == "个" and second.quantity.unit == "个百分点"
        if (first.quantity.unit and not points) or not second.quantity.unit or first.quantity.value is None:
            continue
        if re.fullmatch(r"[ \t]?[、和及与]\s?", view[first.tail : second.lead]):
            lent[i] = replace(
                first, quantity=replace(first.quantity, unit=second.quantity.unit, pint=second.quantity.pint)
            )
    return lent


def _share_bounds(view: str, found: list[Mention]) -> list[Mention]:
    """A bound before the first of a list holds for all of it: 不低于740元和485元, 突破8万亿元、9万亿元."""
    shared = list(found)
    bounded_by_list: set[int] = set()
    for i in range(1, len(shared)):
        first, second = shared[i - 1], shared[i]
        led = (first.lead < first.start or i - 1 in bounded_by_list) and first.quantity.comparator in _LED
        if not led or second.quantity.comparator is not Comparator.EQ or first.quantity.unit != second.quantity.unit:
            continue
        if re.fullmatch(r"[ \t]?[、和及与]\s?", view[first.tail : second.lead]):
            bounded = replace(second.quantity, comparator=first.quantity.comparator)
            shared[i] = replace(second, quantity=bounded)
            bounded_by_list.add(i)
    return shared
