"""A cell to the numbers in it: sign, bound, range, unit; or nothing, or a status, or words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reportdiff.lang.tables import TableLanguage, TableUnit
from reportdiff.model import Comparator, Direction
from reportdiff.tables.text import MARKS_AT_END, plain

_NUMBER = re.compile(
    r"(?<![A-Za-z\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d{1,3}(?: \d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|\.\d+)"
)
_SHARE_BESIDE = re.compile(r"(?<=\d)\s?\(\d[\d.,]*\s?%\)\s*\Z")  # 412 (33%): the figure, and what share that is
_BLANK = re.compile(r"(?:[-–—―_…./\\*~·]|\.{2,}|\s|□)*\Z")
_MARKED = re.compile(r"(?<=[\d%）)元人])\s?(?:\[\d{1,2}\]|[①-⑳⁰¹²³⁴-⁹†‡*])+")
_SIGNS_BEFORE = re.compile(r"(?P<sign>[-–—▲△▼↓+↑±])\s?\Z")
_MONEY_BEFORE = re.compile(r"(?:US|HK|NZ|A|C|S|R)?[$€£¥￥₹]|(?:RMB|CNY|USD|EUR|GBP|HKD|AUD|CAD|SGD|INR|JPY|CHF|Rs\.?)\s?", re.I)
_DASH = re.compile(r"\s?[-–—~～]\s?\Z")
_TOO_LONG = 80  # a longer cell is words, whatever numbers it holds
_LEAST = Decimal(5)
_ZERO = Decimal(0)


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
    text = _MARKED.sub(lambda found: " " * len(found[0]), text)
    text = _SHARE_BESIDE.sub(lambda found: " " * len(found[0]), text)
    numbers = list(_NUMBER.finditer(text))
    if not numbers or len(numbers) > 2:
        return None
    first = numbers[0]
    if len(numbers) == 2:
        return _range(text, first, numbers[1], tongue)
    return _single(text, first, tongue)


def _single(text: str, found: re.Match[str], tongue: TableLanguage) -> Value | None:
    before, after = text[: found.start()], text[found.end() :]
    start, end = found.start(), found.end()
    bracketed = False
    head, tail = before.rstrip(), after.lstrip()
    currency = _at_end(_MONEY_BEFORE, head)
    if currency:
        head = head[: currency.start()].rstrip()
        start = currency.start()
    if head.endswith("(") and tail[:1] in (")", "%") and ")" in tail:
        inside, _, rest = tail.partition(")")
        if not inside.strip("% "):
            bracketed = True
            start = len(head) - 1
            head = head[:-1].rstrip()
            if not currency and (money := _at_end(_MONEY_BEFORE, head)):
                currency, start, head = money, money.start(), head[: money.start()].rstrip()
            end = found.end() + (len(after) - len(tail)) + len(inside) + 1
            tail = inside.strip() + rest.lstrip()
    sign = _SIGNS_BEFORE.search(head)
    negative = bracketed
    up = False
    if sign and not (sign["sign"] in "–—" and head[: sign.start()].strip()):
        negative = negative or sign["sign"] in "-–—▲△▼↓"
        up = sign["sign"] in "+↑"
        start = sign.start() if sign["sign"] in "-–—+▲△" else start
        head = head[: sign.start()].rstrip()
        if not currency and (money := _at_end(_MONEY_BEFORE, head)):
            currency, start, head = money, money.start(), head[: money.start()].rstrip()
    said = _said_around(head, tail, tongue)
    if said is None:
        return None
    comparator, moves, unit_text = said
    unit_text = f"{text[currency.start() : currency.end()].strip()} {unit_text}".strip() if currency else unit_text
    unit = tongue.unit(unit_text) if unit_text else None
    if unit_text and unit is None:
        return None
    if unit_text and not currency:
        at = text.find(unit_text, found.end())
        end = max(end, at + len(unit_text)) if at >= 0 else end
    elif currency and unit_text:
        at = text.find(unit_text.rpartition(" ")[2], found.end())
        end = max(end, at + len(unit_text.rpartition(" ")[2])) if at >= 0 else end
    number, half = _decimal(found[0])
    return Value(
        start, end, -number if negative else number, None, half, comparator, unit,
        moves or (Direction.UP if up else None), bracketed,
    )  # fmt: skip


def _range(text: str, first: re.Match[str], second: re.Match[str], tongue: TableLanguage) -> Value | None:
    between = text[first.end() : second.start()]
    joint = between.strip()
    head, tail = text[: first.start()].rstrip(), text[second.end() :].lstrip()
    own: TableUnit | None = None
    if not (_DASH.fullmatch(between) or tongue.words.to.match(joint)):
        unit_text = re.sub(r"\s?[-–—~～至到]\s?\Z", "", between).strip()
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
