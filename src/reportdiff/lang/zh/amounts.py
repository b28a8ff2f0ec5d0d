"""A number with its scale and unit, read at one place of the text, and the mention it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reportdiff.lang.mention import Mention
from reportdiff.lang.zh.bounds import bound_of
from reportdiff.lang.zh.view import half_width
from reportdiff.model import Comparator, Quantity
from reportdiff.units.table import COUNT, units_of

SCALES = {
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7,
    "亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
SCALE = re.compile(r"[ \t]?(万亿|[十百千]?亿|[十百千]?万(?!元户)|千(?![瓦米克伏卡赫乏升])|百(?!分)|十)")
# The lower part of a number in two scales: 1万｜6千, 1亿｜3千多万, 2万｜5千公里.
_LOWER = re.compile(r"(?P<digits>\d{1,4})(?P<scale>[千百万])(?P<more>[余多])?(?P<of>万)?(?![瓦米克伏卡赫乏升分])")
_COMPOUND = 10**4
MORE = re.compile(r"[余多几](?!样|元化|层次|渠道|方|种形式|式联运|维|个领域)")
# What makes a number with this right after it no quantity: dates, durations, names of models and lists.
NO_UNIT = re.compile(
    r"[ \t]?(?:年|月(?!供)|日(?!均|产)|周年|周岁|届|强(?!度)|版|世纪|时|点(?!位)|号|线|级|型|代(?!表)|后|英寸|纳米|微米"
    r"|千伏(?!安)|伏|兆赫|赫|K(?![Ww])|k(?![Ww])|D|G(?!W)|A级?|N|大(?!型|棚)|字|期|维|五|连冠|连|比|路|街|区间)"
)
# 13亿人口, 6家庭: the unit's character begins the noun that is counted.
_UNIT_NOT = (
    r"(?<!人(?=[口民才员群士]))(?<!家(?=庭))(?<!套(?=房))(?<!车(?=道))(?<!人(?=制))(?<!年(?=度))(?<!分(?=之|别))"
    r"(?<!条(?=例))(?<!项(?=目))(?<!件(?=套))(?<!台(?=阶))(?<!群(?=[众体]))(?<!方(?=[案面式针向法]))"
)


@cache
def unit_pattern() -> re.Pattern[str]:
    """All written forms of units, the longest that fits first."""
    forms = sorted(units_of("zh"), key=lambda form: (-len(form), form))
    return re.compile(r"[ \t]?(" + "|".join(map(re.escape, forms)) + rf"){_UNIT_NOT}")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with scale and unit, read at one place: the first or second end of a range, or the whole."""

    value: Decimal
    precision: Decimal
    end: int
    scale: int
    unit: str | None
    at_least: bool


def read_amount(view: str, number: str, end: int) -> Amount:
    """Reads scale and unit after ``number``, which ends at ``end``."""
    digits = number.replace(",", "")
    value = Decimal(digits)
    half = Decimal(5).scaleb(-len(digits.partition(".")[2]) - 1)
    at_least = False
    if more := MORE.match(view, end):
        at_least, end = True, more.end()
    factor = 1
    while scale := SCALE.match(view, end):
        factor, end = factor * SCALES[scale[1]], scale.end()
        if not at_least and (more := MORE.match(view, end)):
            at_least, end = True, more.end()
    value, half = value * factor, half * factor
    if factor >= _COMPOUND and not at_least and (lower := _LOWER.match(view, end)):  # 1万6千多户, 1亿3千多万
        step = SCALES[lower["scale"]] * (SCALES[lower["of"]] if lower["of"] else 1)
        if step < factor:
            value, half = value + int(lower["digits"]) * step, Decimal(step) / 2
            at_least, factor, end = bool(lower["more"]), step, lower.end()
    if view.startswith("个多百分点", end):
        return Amount(value, half, end + len("个多百分点"), factor, "个百分点", True)
    unit = None
    written = unit_pattern().match(view, end)
    if written and not NO_UNIT.match(view, end):
        unit, end = written[1], written.end()
    return Amount(value, half, end, factor, unit, at_least)


def mention_of(text: str, view: str, start: int, amount: Amount) -> Mention:
    """An amount that begins at ``start``, with the words around it that make it a bound."""
    comparator, lead, tail = bound_of(view, start, amount.end)
    if comparator is Comparator.EQ and amount.at_least:
        comparator = Comparator.GE
    quantity = quantity_of(text, start, amount.end, amount.value, amount.precision, amount.unit or "", comparator)
    return Mention(quantity, lead, tail)


def quantity_of(
    text: str,
    start: int,
    end: int,
    value: Decimal | None,
    precision: Decimal,
    unit: str,
    comparator: Comparator,
    ends: tuple[Decimal | None, Decimal | None] = (None, None),
) -> Quantity:
    """A quantity as it stands in the text.

    ``unit`` is its form in the table of units, ``precision`` half a unit of the last digit given, ``ends``
    those of a range, whose value is ``None``.
    """
    pint = units_of("zh").get(unit, COUNT)
    as_written = text[end - len(unit) : end]
    written = as_written if half_width(as_written) == unit and "％" not in as_written else unit
    return Quantity(start, end, text[start:end], value, *ends, precision, written, pint, comparator)


def fraction_of(text: str, view: str, start: int, end: int, above: Decimal, below: Decimal) -> Mention | None:
    """三分之一, 1/3 as a percentage to two places; dates such as 9/18 are no fraction of a whole."""
    if not below or above >= below or below > 20:
        return None
    value = (above * 100 / below).quantize(Decimal("0.01")).normalize()
    return percent_of(text, view, start, end, Decimal(f"{value:f}"), Decimal("0.5"))


def percent_of(
    text: str, view: str, start: int, end: int, value: Decimal, precision: Decimal, at_least: bool = False
) -> Mention:
    """A share told in words (一半, 两成, 三分之一) as per cent."""
    return mention_of(text, view, start, Amount(value, precision, end, 1, "%", at_least))
