"""What the numbers of a list share: the unit of the last (4.2和0.7个百分点), the bound of the first (突破8万亿元、9万亿元)."""

from __future__ import annotations

import re
from dataclasses import replace

from reportdiff.analysis.amounts import Amount
from reportdiff.analysis.files import Entry
from reportdiff.analysis.mention import Mention
from reportdiff.analysis.phrases import Phrasing
from reportdiff.analysis.ranges import lend
from reportdiff.analysis.view import Text
from reportdiff.analysis.word_tree import one_of
from reportdiff.model import Comparator
from reportdiff.units.unit import Unit

LONGEST = 12  # numbers of a list that share a unit
_LED = (Comparator.GE, Comparator.LE)


class Lists:
    """The lists of one language."""

    __slots__ = ("_after", "_apart", "_apart_falling", "_back", "_before", "_joint", "_lends", "_ratio")

    def __init__(self, entry: Entry, phrasing: Phrasing):
        lists = entry.entry("lists")
        edge = r"(?![a-z])" if phrasing.spelling.spaced else ""
        self._joint, self._lends = (re.compile(rf"[ \t]?{one_of(lists.words(key))}{edge}\s?") for key in ("between", "lends"))
        self._apart = re.compile(rf"[ \t]?{one_of(lists.words('apart'))}{edge}\s?") if "apart" in lists else None
        self._apart_falling = re.compile(rf"[ \t]?{one_of(lists.words('apart_falling'))}{edge}\s?") if "apart_falling" in lists else None
        self._before, self._after = ([phrasing.spelling.flat(word) for word in lists.words(key)] for key in ("before", "after"))
        self._back, self._ratio = lists.whole("back", 0), lists.flag("ratio")
        lists.done()

    def joined(self, text: Text, end: int, start: int, *, lends: bool = False) -> bool:
        """Whether nothing but what joins a list stands between two places; ``lends``: and a bound goes on over it."""
        return start - end < LONGEST and (self._lends if lends else self._joint).fullmatch(text.flat, end, start) is not None

    def share(self, text: Text, listed: list[Amount]) -> list[Amount] | None:
        """Bare numbers with the unit of the last of their list; ``None`` where they are not meant to share it."""
        last = listed[-1]
        if last.plain or len(listed) < 2 or last.high is not None:
            return None
        between = text.flat[listed[0].end : last.start]
        if self._apart is not None and len(listed) == 2 and self._apart.fullmatch(between):  # 204, or 95 percent
            return None
        falling = listed[0].value > last.value
        if self._apart_falling is not None and len(listed) == 2 and falling and self._apart_falling.fullmatch(between):  # 204 or 95 percent
            return None
        ratio = last.unit is not None and last.unit.unit.is_ratio
        if self._before:
            behind = text.flat[max(0, listed[0].start - self._back) : listed[0].start]
            shares = ratio and any(word in behind for word in self._before)
        else:
            ahead = text.flat[last.end : last.end + self._back]
            shares = (ratio and self._ratio) or any(word in ahead for word in self._after)
        return [lend(last, amount) for amount in listed] if shares else None

    def share_further(self, text: Text, found: list[Mention]) -> list[Mention]:
        """Mentions with what those beside them in a list lend: a unit to a scale without one, the bound of the first to all."""
        return self._bounds(text, self._units(text, found))

    def _units(self, text: Text, found: list[Mention]) -> list[Mention]:
        """分别达1409万、1305万人次: a scale without a unit takes that of the next; 4个和3个百分点 are both points."""
        lent = list(found)
        for i in range(len(lent) - 2, -1, -1):
            first, second = lent[i].quantity, lent[i + 1].quantity
            points = second.pint == "percentage_point" and first.pint == "count" and second.unit.startswith(first.unit)
            if (first.unit and not points) or not second.unit or first.value is None or Unit.of(second.pint).is_rate:
                continue
            if Unit.of(second.pint).is_ratio and abs(first.value) >= 1000:  # 2.4 million homes, or 78 % of them
                continue
            if (first.unit or abs(first.value) >= 1000 or first.comparator in _LED) and self.joined(text, lent[i].tail, lent[i + 1].lead, lends=True):
                lent[i] = replace(lent[i], quantity=replace(first, unit=second.unit, pint=second.pint))
        return lent

    def _bounds(self, text: Text, found: list[Mention]) -> list[Mention]:
        """不低于740元和485元: a bound before the first of a list holds for all of it."""
        shared = list(found)
        by_list: set[int] = set()
        for i in range(1, len(shared)):
            first, second = shared[i - 1], shared[i]
            led = (first.lead < first.start or i - 1 in by_list) and first.quantity.comparator in _LED
            if not led or second.quantity.comparator is not Comparator.EQ or first.quantity.unit != second.quantity.unit:
                continue
            if self.joined(text, first.tail, second.lead, lends=True):
                shared[i] = replace(second, quantity=replace(second.quantity, comparator=first.quantity.comparator))
                by_list.add(i)
        return shared
