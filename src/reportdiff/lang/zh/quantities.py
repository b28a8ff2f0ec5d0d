"""Finds the quantities of a Chinese text: numbers with scale, unit and bound, in digits or in Chinese numerals.

What only looks like a quantity is left out: dates, durations, ordinals, places in an order, numbers inside names
(5G, 14号线, 500强), slogans (三大攻坚战, “四个意识”).
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportdiff.lang.mention import Mention
from reportdiff.lang.zh.amounts import NO_UNIT, Amount, fraction_of, mention_of, percent_of, quantity_of, read_amount
from reportdiff.lang.zh.bounds import LEAD_BACK, TAIL, lead_of
from reportdiff.lang.zh.lists import share_units, within
from reportdiff.lang.zh.view import half_width
from reportdiff.lang.zh.written_numbers import CN, DURATION, REACHED, read_written
from reportdiff.model import Comparator, Quantity
from reportdiff.units.table import COUNT, units_of

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ANCHOR = re.compile(
    rf"两位数(?=(?:以上)?的?增长)|{_NUMBER.pattern}|[{CN}]+|半数|(?<!双)(?<=[过近超])(?<!双[过近超])半(?=[的、,。;]|左右|$)|翻番"
)
_TO = re.compile(r"[ \t]?(?:-|—|~|至|到)[ \t]?(?=\d|[一二两三四五六七八九十])")
_SHORTENED = re.compile(r"(?:压缩|缩短|缩减|降|减少|提速|控制|压减|优化|达|达到|为|增加|天数)(?:至|到|在)?(?:平均)?$")
_SHORTENED_TO = re.compile(r"(?:压缩|缩短|缩减|减少|压减|降低?|提速)(?:至|到|为)")  # 由5小时压缩至2小时
_DIGITS_MAX = 24  # a longer run of digits is a code, not an amount
_STEPS = re.compile(r"(?:[百千万亿]+(?:元|美元)?级?)(?:台阶|大关|关口)")  # 连跨3个千亿元台阶
_MEDAL = re.compile(r"(?=\s?[金银铜](?:[\d、,。;!]|牌|和|$))")
# Text before a number that makes it an ordinal, a place or part of a name.
_ORDINAL_BEFORE = re.compile(
    r"(?:第|前|连续|[三两]个|[A-Za-z]|[A-Za-z]-|每|星期|(?<!每)周|\d时|正负|PM|逢|No\.?|\d[./:]|[+×])$"
)
_SLASH = re.compile(r"/(\d+)(?![\d/])")
_QUOTE = re.compile(r"“[^”\n]{0,60}”|‘[^’\n]{0,60}’|《[^》\n]{0,80}》|【[^】\n]{0,40}】")
_QUOTE_IS_NAME = 14  # a quotation at most this long is a name, and numbers in it belong to the name


def find(text: str) -> tuple[Quantity, ...]:
    """The quantities of ``text`` in order, each with its bound; see :class:`reportdiff.Quantity`."""
    return tuple(mention.quantity for mention in mentions(text, half_width(text)))


def find_in_view(view: str) -> tuple[Quantity, ...]:
    """As ``find``, for a text that is half-width already."""
    return tuple(mention.quantity for mention in mentions(view, view))


def mentions(text: str, view: str) -> list[Mention]:
    """The quantities of ``text`` with the extent of their wording; ``view`` is its half-width form."""
    names = _name_spans(view)
    found: list[Mention] = []
    position = 0
    while anchor := _ANCHOR.search(view, position):
        mention = _read(text, view, anchor, names)
        if mention is None:
            position = anchor.start() + len(_without_list(text, anchor))
        else:
            found.append(mention)
            position = mention.end
    return share_units(text, view, found)


def _name_spans(view: str) -> tuple[list[int], list[int]]:
    """Starts and ends of quotations that are names: short ones, and titles in 《》."""
    spans = [m.span() for m in _QUOTE.finditer(view) if m[0][0] in "《【" or len(m[0]) <= _QUOTE_IS_NAME]
    return [start for start, _ in spans], [end for _, end in spans]


def _read(text: str, view: str, anchor: re.Match[str], names: tuple[list[int], list[int]]) -> Mention | None:
    start = anchor.start()
    before = view[max(0, start - LEAD_BACK) : start]
    if within(names, start) or _ORDINAL_BEFORE.search(before):
        return None
    if anchor[0][0].isdigit():
        return _digits(text, view, anchor)
    return read_written(text, view, anchor)


def _without_list(text: str, found: re.Match[str]) -> str:
    """A number up to the comma that only sets it apart from the next: 居全省第3，200家企业… holds no 3,200."""
    number = found[0]
    if "," in number and ("，" in text[found.start() : found.end()] or not _THOUSANDS.fullmatch(number)):
        return number.partition(",")[0]
    return number


def _digits(text: str, view: str, anchor: re.Match[str]) -> Mention | None:
    number, start = _without_list(text, anchor), anchor.start()
    if len(number) > _DIGITS_MAX:
        return None
    end = start + len(number)
    if slash := _SLASH.match(view, end):
        return fraction_of(text, view, start, slash.end(), Decimal(number.replace(",", "")), Decimal(slash[1]))
    first = read_amount(view, number, end)
    to = _TO.match(view, first.end)
    if to and (second := _NUMBER.match(view, to.end())):
        upper = _without_list(text, second)
        last = read_amount(view, upper, second.start() + len(upper))
        if last.unit or last.scale > 1:
            return _range(text, view, start, first, last)
        if first.unit is None:
            return None  # a telephone number, a date, a score
    if first.unit == "成" and first.scale == 1:
        return percent_of(text, view, start, first.end, first.value * 10, Decimal(5))
    if not _is_quantity(view, start, first):
        return None
    return mention_of(text, view, start, first)


def _is_quantity(view: str, start: int, amount: Amount) -> bool:
    """Whether a number in digits is a quantity: it has a unit or a scale, and what follows is no date or name."""
    if amount.unit is None:
        if _MEDAL.match(view, amount.end) and amount.scale == 1:
            return True
        if NO_UNIT.match(view, amount.end) or DURATION.match(view, amount.end):
            return False
        return amount.scale >= 10**4 or amount.at_least
    if _STEPS.match(view, amount.end):
        return False
    if view.startswith("级", amount.end) and units_of("zh")[amount.unit] != COUNT:
        return bool(REACHED.search(view[max(0, start - 4) : start]))  # 5000亿元级集群 is a class of them
    tail = view[amount.end - len(amount.unit) : amount.end + 8]
    if DURATION.match(tail):
        shortened = _SHORTENED.search(view[max(0, start - 8) : start])
        return bool(shortened or _SHORTENED_TO.match(view, amount.end))
    return True


def _range(text: str, view: str, start: int, first: Amount, last: Amount) -> Mention | None:
    if last.unit is None and (NO_UNIT.match(view, last.end) or DURATION.match(view, last.end)):
        return None
    if last.unit and DURATION.match(view, last.end - len(last.unit)):
        return None
    shared = last.scale if first.scale == 1 and first.unit is None else 1
    low, high = first.value * shared, last.value
    unit = last.unit or first.unit or ""
    quantity = quantity_of(
        text, start, last.end, None, max(first.precision * shared, last.precision), unit, Comparator.RANGE, (low, high)
    )
    tail = TAIL.match(view, last.end)
    return Mention(quantity, lead_of(view, start)[1], tail.end() if tail else last.end)
