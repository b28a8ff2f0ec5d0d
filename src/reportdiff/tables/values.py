"""A cell to the numbers in it: sign, bound, range, unit; or nothing, or a status, or words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reportdiff.lang.tables import TableLanguage, TableUnit
from reportdiff.model import Comparator, Direction
from reportdiff.tables.text import MARKS_AT_END, plain

_NUMBER = re.compile(
    r"(?<![A-Za-z\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d{1,3}(?: \d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|\.\d+)"
)
_SHARE_BESIDE = re.compile(r"(?<=\d)\s?\(\d[\d.,]*\s?%\)\s*\Z")  # 412 (33%): the figure, and what share that is
_BLANK = re.compile(r"(?:[-–—―_…./\\*~·]|\.{2,}|\s|□)*\Z")
_SIGNS_BEFORE = re.compile(r"(?P<sign>[-–—▲△▼↓+↑±])\s?\Z")
_MONEY_BEFORE = re.compile(r"(?:US|HK|NZ|A|C|S|R)?[$€£¥￥₹]|(?:RMB|CNY|USD|EUR|GBP|HKD|AUD|CAD|SGD|INR|JPY|CHF|Rs\.?)\s?", re.I)
_DASH = re.compile(r"\s?[-–—~～]\s?\Z")
_THOUSANDS = "000"  # $000 is a unit
_TOO_LONG = 80  # a longer cell is words, whatever numbers it holds
_LEAST = Decimal(5)


@dataclass(frozen=True, slots=True)
class Value:
    """A number of a cell. ``start`` and ``end`` are offsets in the cell's text; ``number`` has its sign, ``high`` is the
    upper end of a range, ``half`` half a unit of the last digit."""

    start: int
    end: int
    number: Decimal
    high: Decimal | None
    half: Decimal
    comparator: Comparator
    unit: TableUnit | None
    moves: Direction | None
    bracketed: bool = False


def is_blank(text: str, tongue: TableLanguage) -> bool:
    """Whether a cell says nothing: empty, a dash, n/a, 待定."""
    bare = MARKS_AT_END.sub("", plain(text)).strip()
    return bool(_BLANK.match(bare)) or bool(tongue.words.blank.match(bare.strip("()") if bare.lower() != "(x)" else bare))


def status_of(text: str, tongue: TableLanguage) -> str | None:
    """``met``, ``missed`` or ``open`` where a cell is a status; ``None`` where it is none."""
    words = tongue.words
    bare = MARKS_AT_END.sub("", plain(text)).strip(" .。;；!")
    if not words.spaced:
        bare = bare.replace(" ", "")
    for name, pattern in (("missed", words.missed), ("open", words.open), ("met", words.met)):
        if pattern.match(bare):
            return name
    return None


def read_value(written: str, tongue: TableLanguage) -> Value | None:
    """The number that a cell is, with all that it says of it; ``None`` where it is none, or says more."""
    text = plain(written)
    if len(text) > _TOO_LONG:
        return None
    text = tongue.words.noted.sub(lambda found: " " * len(found[0]), text)
    text = _SHARE_BESIDE.sub(lambda found: " " * len(found[0]), text)
    numbers = list(_NUMBER.finditer(text))
    if not numbers or len(numbers) > 2 or any(found[0] == _THOUSANDS for found in numbers):
        return None
    first = numbers[0]
    if len(numbers) == 2:
        return _range(text, first, numbers[1], tongue)
    return _single(text, first, tongue)


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands right before a number, peeled off from the end: money, an opening bracket, a sign."""

    head: str
    start: int
    currency: str = ""
    sign: str = ""

    def without_money(self) -> _Before:
        """The sign of money at its end taken off, unless there was one already."""
        money = None if self.currency else _at_end(_MONEY_BEFORE, self.head)
        if money is None:
            return self
        return replace(self, head=self.head[: money.start()].rstrip(), start=money.start(), currency=money[0].strip())

    def without_sign(self) -> _Before:
        """A plus, a minus or an arrow taken off; a dash after words is no minus."""
        sign = _SIGNS_BEFORE.search(self.head)
        if sign is None or (sign["sign"] in "–—" and self.head[: sign.start()].strip()):
            return self
        start = sign.start() if sign["sign"] in "-–—+▲△" else self.start
        return replace(self, head=self.head[: sign.start()].rstrip(), start=start, sign=sign["sign"])


def _single(text: str, found: re.Match[str], tongue: TableLanguage) -> Value | None:
    before = _Before(text[: found.start()].rstrip(), found.start()).without_money()
    tail, end = text[found.end() :].lstrip(), found.end()
    bracketed = _closing_bracket(before.head, tail)
    if bracketed is not None:  # (3.4), (3.4)%, (3.4%)
        end += len(text[found.end() :]) - len(tail) + bracketed + 1
        before = replace(before, head=before.head[:-1].rstrip(), start=len(before.head) - 1).without_money()
        tail = tail[:bracketed].strip() + tail[bracketed + 1 :].lstrip()
    before = before.without_sign().without_money()
    around = _said_around(before.head, tail, tongue)
    if around is None:
        return None
    comparator, moves, unit_text = around
    unit = tongue.unit(f"{before.currency} {unit_text}".strip()) if unit_text or before.currency else None
    if unit is None and (unit_text or before.currency):
        return None
    at = text.find(unit_text, found.end()) if unit_text else -1
    end = max(end, at + len(unit_text)) if at >= 0 else end
    number, half = _decimal(found[0])
    negative = bracketed is not None or (before.sign != "" and before.sign in "-–—▲△▼↓")
    if before.sign in ("+", "↑"):
        moves = moves or Direction.UP
    return Value(before.start, end, -number if negative else number, None, half, comparator, unit, moves, bracketed is not None)


def _closing_bracket(head: str, tail: str) -> int | None:
    """Where the bracket around a number closes in what follows it, if nothing but a per cent sign stands inside."""
    if not head.endswith("(") or tail[:1] not in (")", "%"):
        return None
    inside, closed, _ = tail.partition(")")
    return len(inside) if closed and not inside.strip("% ") else None


def _range(text: str, first: re.Match[str], second: re.Match[str], tongue: TableLanguage) -> Value | None:
    between = text[first.end() : second.start()]
    joint = between.strip()
    head, tail = text[: first.start()].rstrip(), text[second.end() :].lstrip()
    own: TableUnit | None = None
    if not (_DASH.fullmatch(between) or tongue.words.to.match(joint)):
        unit_text = re.sub(rf"\s?{tongue.words.reach}\s?\Z", "", between).strip()
        own = tongue.unit(unit_text) if unit_text and unit_text != joint else None
        if own is None:
            return None
    currency = _at_end(_MONEY_BEFORE, head)
    start = first.start()
    if currency:
        start, head = currency.start(), head[: currency.start()].rstrip()
    said = _said_around(head, tail, tongue)
    if said is None:
        return None
    _, moves, unit_text = said
    unit = tongue.unit(f"{text[currency.start() : currency.end()]} {unit_text}" if currency else unit_text) if unit_text or currency else own
    if unit_text and unit is None:
        return None
    end = second.end()
    if unit_text:
        at = text.find(unit_text, second.end())
        end = at + len(unit_text) if at >= 0 else end
    low, half = _decimal(first[0])
    high, other = _decimal(second[0])
    if low > high:
        return None
    return Value(start, end, low, high, min(half, other), Comparator.RANGE, unit, moves)


def _at_end(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next((found for found in pattern.finditer(text) if found.end() == len(text)), None)


def _said_around(head: str, tail: str, tongue: TableLanguage) -> tuple[Comparator, Direction | None, str] | None:
    """Bound, movement and unit that the words around a number say; ``None`` where they say anything else."""
    words = tongue.words
    comparator = Comparator.EQ
    moves: Direction | None = None
    unit = tail
    for bound, pattern in words.after.items():
        if found := _after(pattern, tail):
            comparator, unit = bound, (tail[: found[0]] + tail[found[1] :]).strip()
            break
    fitting = [(found_.start(), bound) for bound, pattern in words.before.items() if (found_ := pattern.search(head))]
    if fitting:  # the longest counts: 不超过 is no 超过
        begin, bound = min(fitting)
        comparator = bound if comparator is Comparator.EQ else comparator
        head = head[:begin].rstrip()
    for direction, pattern in ((Direction.DOWN, words.down), (Direction.UP, words.up)):
        if found_ := pattern.search(head):
            moves, head = direction, (head[: found_.start()] + " " + head[found_.end() :]).strip()
            break
        if words.spaced and (found_ := pattern.search(unit)):
            moves, unit = direction, (unit[: found_.start()] + unit[found_.end() :]).strip()
            break
    head = words.filler.sub(" ", head).strip(" :,、")
    unit = unit.strip(" ,;:。.")
    if head and (only := tongue.unit(head)) and not unit:
        return comparator, moves, head if only else unit
    return None if head else (comparator, moves, unit)


def _after(pattern: re.Pattern[str], tail: str) -> tuple[int, int] | None:
    """Where the words of a bound stand behind a number and its unit: 8以上, 6.0% or less, 4200个以上."""
    for found in pattern.finditer(tail):
        if found[0] and not tail[found.end() :].strip(" .。,;)") :
            return found.start(), found.end()
    return None


def _decimal(text: str) -> tuple[Decimal, Decimal]:
    digits = text.replace(",", "").replace(" ", "")
    places = len(digits.partition(".")[2])
    return Decimal(digits), _LEAST.scaleb(-places - 1)
