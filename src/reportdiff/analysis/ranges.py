"""Two numbers that are one figure, or two by one measure: 3到5个百分点, 5 to 6 percent, from 54 to 82 billion yuan."""

from __future__ import annotations

from typing import NamedTuple

from reportdiff.analysis.amounts import Amount
from reportdiff.analysis.files import Entry
from reportdiff.analysis.phrases import Phrases, Phrasing
from reportdiff.analysis.view import Text
from reportdiff.analysis.word_tree import WordTree

_PLAIN, _SCALED, _LIKE, _RATIO, _AMOUNT = "plain", "scaled", "like", "ratio", "amount"
_SCALELESS, _COURSE = "scaleless", "course"


class _Join(NamedTuple):
    before: Phrases | None
    first: str
    gives: str
    rising: bool


class Joined(NamedTuple):
    """Two amounts with one measure. ``course``: from the one to the other, two figures; else the ends of a range."""

    low: Amount
    high: Amount
    course: bool


class Ranges:
    """What joins two numbers in one language."""

    __slots__ = ("_joins", "_words")

    def __init__(self, entry: Entry, phrasing: Phrasing):
        joins: list[tuple[str, _Join]] = []
        for one in entry.entries("joins"):
            before = one.words("before")
            join = _Join(Phrases(phrasing, before, back=True) if before else None, one.text("first"), one.text("gives"), one.flag("rising"))
            joins += [(phrasing.spelling.view(word), join) for word in one.words("between")]
            one.done()
        by_word: dict[str, list[_Join]] = {}
        for word, join in joins:
            by_word.setdefault(word, []).append(join)
        self._words = WordTree(by_word)

    @property
    def may_follow(self) -> frozenset[str]:
        """The characters that a join may begin with."""
        return self._words.first_characters

    def join_end(self, text: Text, end: int) -> int | None:
        """Where the second number begins if one that ends at ``end`` is joined to another, sign and currency included."""
        found = self._at(text, end)
        return found[1] if found else None

    def _at(self, text: Text, end: int) -> tuple[list[_Join], int] | None:
        view = text.view
        before = view.startswith((" ", "\n"), end)
        found = self._words.at(view, end + before)
        if found is None:
            return None
        joins, place = found
        behind = view.startswith((" ", "\n"), place)
        if not view[place - 1].isalnum() and (before != behind or "\n" in view[end : place + 1]):
            return None  # 14 ~2.2bn is about; a dash at the beginning of a line is the mark of a point
        return joins, place + behind

    def joined(self, text: Text, first: Amount, second: Amount, lead: int) -> Joined | None:
        """What two numbers are together; ``None`` where they are two figures. ``lead`` is where the bound of the first begins."""
        found = self._at(text, first.end)
        low = lend(second, first)
        high = lend(first, second) if first.unit and not second.unit else second
        if found is None or _is_aside(text, first, second):
            return None
        counted = low.plain and high.plain and low.high is None and high.high is None  # between 40 and 45 beds
        if not (counted or _one_measure(low, high)):
            return None
        same = first.unit is not None and second.unit is not None and first.unit.unit == second.unit.unit
        for join in found[0]:
            if counted and (not join.before or join.gives == _COURSE):
                continue
            if join.before and not (join.before.fit(text, first.start) or join.before.fit(text, lead)):
                continue
            fits = {
                _PLAIN: first.unit is None, _SCALED: first.unit is None and first.scale > 1, _LIKE: same,
                _RATIO: same and first.unit is not None and first.unit.unit.is_ratio,
                _AMOUNT: same and first.unit is not None and not first.unit.unit.is_ratio,
                _SCALELESS: same and first.scale == 1 < second.scale,
            }  # fmt: skip
            if fits.get(join.first, True) and (not join.rising or low.value < high.value):
                return Joined(low, high, join.gives == _COURSE)
        return None


def _is_aside(text: Text, first: Amount, second: Amount) -> bool:
    """Whether a dash between blanks sets the second number apart, which has not the unit of the first: a rise of 4.5% - 2030 saw."""
    between = text.view[first.end : second.start]
    apart = between[:1].isspace() and between[-1:].isspace() and not any(map(str.isalnum, between))
    return apart and first.end > first.scale_end and second.unit is None


def _one_measure(low: Amount, high: Amount) -> bool:
    if low.plain or high.plain or low.high is not None or high.high is not None:
        return False
    if low.unit is None or high.unit is None:
        return low.unit is high.unit and (low.scale == high.scale or low.scale > 1)
    return low.unit.unit == high.unit.unit


def _shares_scale(amount: Amount, to: Amount) -> bool:
    """Whether the scale of the second of two sums is that of the first: $3 to $5 million, never $300 to $5 million."""
    return to.scale == 1 and amount.scale > 1 and (amount.unit is None or amount.unit.unit == to.unit.unit) and to.value * amount.scale < amount.value  # type: ignore[union-attr]


def lend(amount: Amount, to: Amount) -> Amount:
    """``to`` with the scale and the unit of ``amount``, where it has none of its own: 5 to 6 percent, 10-15亿元, $6-8bn."""
    if to.unit is not None and to.unit.unit.is_money and to.start < to.number and _shares_scale(amount, to):
        return to._replace(value=to.value * amount.scale, half=to.half * amount.scale, scale=amount.scale)
    if to.unit is not None or (to.scale > 1 and amount.unit is None):
        return to
    factor = amount.scale if to.scale == 1 else 1
    return to._replace(value=to.value * factor, half=to.half * factor, scale=to.scale * factor, unit=amount.unit)
