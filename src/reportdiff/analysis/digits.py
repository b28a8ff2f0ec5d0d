"""Numbers in digits: which runs of digits and marks are one number, which are several, and which cannot be read whole.

``1,234.5`` is one in English and ``1.234,5`` in German; ``20 800`` is one in both; ``3,5,6`` are three where a comma parts
a list; ``3.2.1`` is none. A run is looked at once, however long it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from reportdiff.analysis.files import Entry
from reportdiff.analysis.view import Text
from reportdiff.analysis.word_tree import LETTERS

_MOST = 24  # digits; a longer run is a code, not an amount
_BEFORE_BREAK = 6  # digits that may stand before the end of a line that their number goes over
_HALVES = [Decimal(5).scaleb(-places - 1) for places in range(_MOST + 1)]  # half a unit of the last decimal
_WHOLE = _HALVES[0]
_JOINS_NAME = LETTERS | frozenset("#№/:-")
_CODE = re.compile(r"0\d")  # 007: no number begins so
_YEAR = re.compile(r"(?:19|20)\d\d")


class Token(NamedTuple):
    """Where a number stands: in digits, or a word that one begins with.

    ``half`` is half a unit of the last digit. ``value`` is ``None`` for a word, and for digits that cannot be read.
    """

    start: int
    end: int
    value: Decimal | None
    half: Decimal
    in_words: bool = False


class DigitReader:
    """Reads the runs of digits of one language."""

    __slots__ = ("_apart", "_decimal", "_labels", "_list_mark", "_over_lines", "_run", "_well_formed")

    def __init__(self, entry: Entry):
        decimal, groups = entry.words("decimal"), entry.words("groups")
        self._apart = frozenset(entry.words("apart"))
        self._decimal = decimal[0]
        self._list_mark = entry.text("list")
        self._over_lines = entry.flag("over_lines")
        self._labels = frozenset(entry.words("labels"))
        points = "".join(map(re.escape, decimal))
        forms = [rf"\d+(?:[{points}]\d+)?", rf"[1-9]\d{{0,2}}(?: \d{{3}})+(?:[{points}]\d+)?"]
        forms += [rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+(?:[{points}]\d+)?" for mark in groups if mark != " "]
        if entry.flag("indian"):
            forms.append(rf"\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:[{points}]\d+)?")
        # Marked the other way round, and no doubt of it: 1.234,5 or 1.234.567 in English, 1,234.5 in German. So is a comma
        # or a point before one or two digits, where a comma parts no list: 82,0% as the French write, 1.5 Mio. as the Swiss.
        point = "." if "," in decimal else ","
        mark = re.escape("," if point == "." else ".")
        foreign = rf"[1-9]\d{{0,2}}(?:{mark}\d{{3}})+{re.escape(point)}\d+|[1-9]\d{{0,2}}(?:{mark}\d{{3}}){{2,}}"
        if not self._list_mark:
            foreign += rf"|\d+{re.escape(point)}\d{{1,2}}"
        self._well_formed = re.compile(f"(?P<own>{'|'.join(forms)})|(?P<foreign>{foreign})")
        self._run = re.compile(r"\d\d*(?:[.,'·]\d+)*(?:(?: \d{3}(?!\d))+(?:[.,]\d+)*)?")
        entry.words("unit_over_line_before")  # NumberWords asks for it
        entry.done()

    def tokens(self, text: Text) -> list[Token]:
        """The numbers in digits of a text, in their order."""
        tokens: list[Token] = []
        for run in self._run.finditer(text.view):
            written, start = run[0], run.start()
            if written.isdecimal():
                readable = len(written) <= _MOST and not _CODE.match(written)
                tokens.append(Token(start, run.end(), Decimal(written) if readable else None, _WHOLE))
            elif " " in written and start and text.view[start - 1] in _JOINS_NAME:
                space = start + written.index(" ")  # Q3 | 450 people
                tokens += self.numbers(text, start, space)
                tokens += self.numbers(text, space + 1, run.end())
            elif " " in written and _is_row(text.view, start, run.end()):
                tokens += self._parts(start, written.split(" "), written)
            else:
                tokens += self.numbers(text, start, run.end())
        return tokens

    def numbers(self, text: Text, start: int, end: int) -> Sequence[Token]:
        """The numbers of the run between two places, in their order."""
        written = text.view[start:end]
        if self._apart and not self._apart.isdisjoint(raw := text.raw[start:end]):
            return self._parts(start, [part for part in re.split(f"[{''.join(self._apart)}]", raw) if part], written)
        return self._numbers(start, written)

    def _parts(self, start: int, parts: Sequence[str], written: str) -> list[Token]:
        """The numbers of a run that is in parts, each as long as it is in the text, with a mark between."""
        found: list[Token] = []
        place = 0
        for part in parts:
            found += self._numbers(start + place, written[place : place + len(part)])
            place += len(part) + 1
        return found

    def _numbers(self, start: int, written: str) -> list[Token]:
        """One number, or those that a space parts, or those that a comma parts."""
        number = self._number(start, written)
        if number.value is not None or written.isdecimal():
            return [number]
        if " " in written:
            return self._parts(start, written.split(" "), written)
        if self._list_mark and self._list_mark in written:
            place, found = start, []
            for part in written.split(self._list_mark):
                found.append(self._number(place, part))
                place += len(part) + 1
            return found
        return [number]

    def _number(self, start: int, written: str) -> Token:
        end = start + len(written)
        form = self._well_formed.fullmatch(written) if len(written) <= 2 * _MOST else None
        if form is None or _CODE.match(written):
            return Token(start, end, None, Decimal(1))
        if form["own"] is not None:
            whole, _, decimals = written.partition("·" if "·" in written else self._decimal)
        else:
            point = max(written.rfind("."), written.rfind(","))
            several = written.count(written[point]) > 1
            whole, decimals = (written, "") if several else (written[:point], written[point + 1 :])
        digits = "".join(char for char in whole if char.isdecimal())
        if len(digits) + len(decimals) > _MOST:
            return Token(start, end, None, Decimal(1))
        value = Decimal(f"{digits}.{decimals}") if decimals else Decimal(digits)
        return Token(start, end, value, _HALVES[len(decimals)])

    def over_line(self, text: Text, number: Token) -> Token | None:
        """The number that a number at the end of its line goes on to: 214.⏎6亿元, 3⏎120人; ``None`` where it ends there."""
        view = text.view
        if not self._over_lines or number.value is None or (view[number.end : number.end + 1] not in ("\n", ".")):
            return None
        rest = _OVER_LINE.match(view, number.end)
        first = view[number.start : number.end]
        before = view[number.start - 1 : number.start]
        if rest is None or not first.isdecimal() or not before or before.isascii() or before in self._labels:
            return None
        if not rest["point"] and (len(first) > _BEFORE_BREAK or _YEAR.fullmatch(first) or _YEAR.fullmatch(rest["rest"])):
            return None
        decimals = rest["rest"] if rest["point"] else rest["rest"].partition(".")[2]
        if rest["point"] and "." in rest["rest"]:
            return None
        value = Decimal(first + rest["point"] + rest["rest"])
        return Token(number.start, rest.end(), value, _HALVES[len(decimals)])


def _is_row(view: str, start: int, end: int) -> bool:
    """Whether numbers with spaces between are a row of a table rather than one number: another stands beside them, or none ends the line."""
    return bool(_NUMBER_BEFORE.search(view, max(0, start - 4), start)) or view.startswith("\n", end) or _NUMBER_AFTER.match(view, end) is not None


_NUMBER_BEFORE = re.compile(r"\d[%)]? \Z")
_NUMBER_AFTER = re.compile(r"[%)]? [-(]?\d")
_OVER_LINE = re.compile(r"(?P<point>\.?)\n[ \t]*(?P<rest>\d{1,6}(?:\.\d+)?)(?!\d)")
