"""Numbers in digits: which runs of digits and marks are one number, which are several, and which cannot be read whole.

``1,234.5`` is one in English and ``1.234,5`` in German; ``20 800`` is one in both; ``3,5,6`` are three where a comma parts
a list; ``3.2.1`` is none. A run is looked at once, however long it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportdiff.analysis.files import Entry
from reportdiff.analysis.view import Text

_MOST = 24  # digits; a longer run is a code, not an amount
_BEFORE_BREAK = 6  # digits that may stand before the end of a line that their number goes over
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Digits:
    """A number in digits: ``half`` is half a unit of its last digit. ``value`` is ``None`` where it cannot be read."""

    start: int
    end: int
    value: Decimal | None
    half: Decimal


class DigitReader:
    """Reads the runs of digits of one language."""

    __slots__ = ("_apart", "_decimal", "_labels", "_list_mark", "_over_lines", "_well_formed", "run")

    def __init__(self, entry: Entry):
        decimal, groups = entry.words("decimal"), entry.words("groups")
        self._apart = frozenset(entry.words("apart"))
        self._decimal = decimal[0]
        self._list_mark = None if "," in decimal else ","
        self._over_lines = entry.flag("over_lines")
        self._labels = frozenset(entry.words("labels"))
        points = "".join(map(re.escape, decimal))
        forms = [rf"\d+(?:[{points}]\d+)?", rf"[1-9]\d{{0,2}}(?: \d{{3}})+(?:[{points}]\d+)?"]
        forms += [rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+(?:[{points}]\d+)?" for mark in groups if mark != " "]
        if entry.flag("indian"):
            forms.append(rf"\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:[{points}]\d+)?")
        # Marked the other way round, and no doubt of it: 1.234,5 or 1.234.567 in English, 1,234.5 in German.
        other, point = (",", ".") if "," in decimal else (".", ",")
        foreign = rf"[1-9]\d{{0,2}}(?:{re.escape(other)}\d{{3}})+{re.escape(point)}\d+|[1-9]\d{{0,2}}(?:{re.escape(other)}\d{{3}}){{2,}}"
        if entry.flag("point_too"):
            foreign += r"|\d+\.\d{1,2}"
        self._well_formed = re.compile(f"(?P<own>{'|'.join(forms)})|(?P<foreign>{foreign})")
        self.run = r"\d+(?:[.,'·]\d+)*+(?:(?: \d{3}(?!\d))++(?:[.,]\d+)*+)?"
        entry.words("unit_over_line_before")  # NumberWords asks for it
        entry.done()

    def numbers(self, text: Text, start: int, end: int) -> Iterator[Digits]:
        """The numbers of the run between two places, in their order."""
        view = text.view
        if end - start <= 2 or view[start:end].isdecimal():
            yield self._number(text, start, end, view[start:end])
            return
        bounds = [start]
        if self._apart and not self._apart.isdisjoint(text.raw[start:end]):
            bounds += [i for i in range(start, end) if text.raw[i] in self._apart]
        for i, first in enumerate(bounds):
            yield from self._parts(text, first + (1 if i else 0), bounds[i + 1] if i + 1 < len(bounds) else end, " ")

    def _parts(self, text: Text, start: int, end: int, mark: str) -> Iterator[Digits]:
        """One number, or those that a space parts, or those that a comma parts."""
        written = text.view[start:end]
        number = self._number(text, start, end, written)
        if number.value is not None or len(written) > _MOST and written.isdecimal():
            yield number
            return
        parted = mark if mark in written else self._list_mark if self._list_mark and self._list_mark in written else None
        if parted is None:
            yield number
            return
        place = start
        for part in written.split(parted):
            if parted == " ":
                yield from self._parts(text, place, place + len(part), ",")
            else:
                yield self._number(text, place, place + len(part), part)
            place += len(part) + 1

    def _number(self, text: Text, start: int, end: int, written: str) -> Digits:
        form = self._well_formed.fullmatch(written) if len(written) <= 2 * _MOST else None
        if form is None:
            return Digits(start, end, None, Decimal(1))
        if form["own"] is not None:
            whole, _, decimals = written.partition("·" if "·" in written else self._decimal)
        else:
            point = max(written.rfind("."), written.rfind(","))
            several = written.count(written[point]) > 1
            whole, decimals = (written, "") if several else (written[:point], written[point + 1 :])
        digits = "".join(char for char in whole if char.isdecimal())
        if len(digits) + len(decimals) > _MOST:
            return Digits(start, end, None, Decimal(1))
        value = Decimal(f"{digits}.{decimals}") if decimals else Decimal(digits)
        return Digits(start, end, value, Decimal(5).scaleb(-len(decimals) - 1))

    def over_line(self, text: Text, number: Digits) -> Digits | None:
        """The number that a number at the end of its line goes on to: 214.⏎6亿元, 3⏎120人; ``None`` where it ends there."""
        view = text.view
        if not self._over_lines or number.value is None or (view[number.end : number.end + 1] not in ("\n", ".")):
            return None
        rest = _OVER_LINE.match(view, number.end)
        first = view[number.start : number.end]
        before = view[number.start - 1 : number.start]
        if rest is None or not first.isdecimal() or not before or before.isascii() or before in self._labels:
            return None
        whole = rest["point"] or "." in rest["rest"]
        if not rest["point"] and (len(first) > _BEFORE_BREAK or _YEAR.fullmatch(first) or _YEAR.fullmatch(rest["rest"])):
            return None
        decimals = rest["rest"] if rest["point"] else rest["rest"].partition(".")[2]
        if rest["point"] and "." in rest["rest"]:
            return None
        value = Decimal(first + ("." if rest["point"] else "") + rest["rest"])
        return Digits(number.start, rest.end(), value, Decimal(5).scaleb(-len(decimals) - 1) if whole else number.half)


_OVER_LINE = re.compile(r"(?P<point>\.?)\n[ \t]*(?P<rest>\d{1,6}(?:\.\d+)?)(?!\d)")
