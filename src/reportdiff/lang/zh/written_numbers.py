"""Numbers in Chinese numerals: 两百多万, 百名, 一半, 两成, 三分之一, 百分之六, 翻一番, 两三家.

Numerals are also parts of words and slogans (百姓, 三大, 四个自信), so each form says when it counts.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportdiff.lang.mention import Mention
from reportdiff.lang.zh import numerals
from reportdiff.lang.zh.amounts import (
    MORE,
    NO_UNIT,
    SCALE,
    SCALES,
    Amount,
    fraction_of,
    mention_of,
    percent_of,
    quantity_of,
    read_amount,
    unit_pattern,
)
from reportdiff.lang.zh.bounds import lead_of
from reportdiff.model import Comparator
from reportdiff.units.table import COUNT, units_of

CN = numerals.CHARACTERS
DURATION = re.compile(
    r"[ \t]?(?:个(?:半)?(?:多)?(?:月|小时|工作日|星期|季度|百分之)|分钟|小时|天|工作日|秒|周|季度|学年|学期)"
)
REACHED = re.compile(r"(?:达到?|迈[入上进]|突破|跨[越入上]|进入|超过|形成)$")
_PURE_SCALE = frozenset("十百千万亿")
_PURE_SCALE_NOT = re.compile(
    r"姓|年|强|日|方|众|般|里|家灯火|家万|户千|花|货|态|度|倍努力|业|企|村|园|工程|行|县|镇|分[百之]|万[要别个]|名榜|团|校|亩方|吨级|吨位"
)
_SMALL_COUNTERS = frozenset("位名家所座次艘架枚颗")
_PURE_SCALE_UNITS = frozenset("户名人家个场")
_SMALL_COUNTERS_NOT = re.compile(
    r"次(?:、[一二三四五六七八九十]次)*(?:供水|产业|能源|全会|全体|会议|党代会|代表|缔约|审议|中央|集体|分配|创业|污染|飞跃|能源)|位一体|位数|家(?:国企)?合一|名工程"
)
_FRACTION = re.compile(rf"([{CN}]+)分之([{CN}]+)")
_ENDS_ABOVE = re.compile(r"(?:及)?以上(?=[,;。、]|$)")
_HUNDREDTHS = re.compile(rf"百分之([{CN}]+(?:点[零〇一二三四五六七八九]+)?)")
_CHINESE_DECIMALS = re.compile(rf"[{CN}]+点[零〇一二三四五六七八九]+(?=[万亿]|%|个百分点|倍)")
_TENTHS_AFTER = re.compile(r"成(?P<half>半)?(?P<more>多)?(?![果功本为员立长就熟都名分份套品绩效年形型交因语全批色龄])")
_DOUBLINGS = re.compile(r"番")


def read_written(text: str, view: str, anchor: re.Match[str]) -> Mention | None:
    """The quantity whose numerals ``anchor`` found; ``None`` where they count nothing (百姓, 三大)."""
    start, end, numeral = anchor.start(), anchor.end(), anchor[0]
    if numeral in ("半", "半数"):
        return percent_of(text, view, start, end, Decimal(50), Decimal("0.5"))
    if numeral == "两位数":
        quantity = quantity_of(text, start, end, Decimal(10), Decimal("0.5"), "%", Comparator.GE)
        return Mention(quantity, start, end)
    if numeral == "翻番":
        return percent_of(text, view, start, end, Decimal(100), Decimal("0.5"))
    if hundredths := _HUNDREDTHS.match(view, start):
        value_of = _chinese_number(hundredths[1])
        return (
            percent_of(text, view, start, hundredths.end(), value_of, Decimal("0.5")) if value_of is not None else None
        )
    if fraction := _FRACTION.match(view, start):
        below, above = numerals.parse(fraction[1]), numerals.parse(fraction[2])
        if below and above:
            return fraction_of(text, view, start, fraction.end(), Decimal(above), Decimal(below))
        return None
    if numeral[-1] == "千" and view[end : end + 1] in ("瓦", "米", "克", "伏", "卡", "赫"):
        numeral, end = numeral[:-1], end - 1  # 三千万千瓦
    if decimals := _CHINESE_DECIMALS.match(view, start):
        return _decimal_amount(text, view, start, decimals)
    if len(numeral) == 2 and (guess := _guessed_range(text, view, start, end, numeral)):
        return guess
    value = numerals.parse(numeral)
    second = numeral == "二" and view.startswith("次", end)  # 二次招商 is the second, 两次 is twice
    if not value or second or numeral == "万一" or view[max(0, start - 2) : start] in ("不怕", "就怕"):
        return None
    return _tenths_and_doublings(text, view, start, end, value) or _counted(text, view, start, end, value)


def _chinese_number(numeral: str) -> Decimal | None:
    """六十二, 三点五 as a number."""
    whole, _, decimals = numeral.partition("点")
    value = numerals.parse(whole)
    digits = [numerals.parse(char) for char in decimals]
    if value is None or None in digits:
        return None
    return Decimal(f"{value}.{''.join(map(str, digits))}") if digits else Decimal(value)


def _decimal_amount(text: str, view: str, start: int, decimals: re.Match[str]) -> Mention | None:
    """一点五亿元: a Chinese numeral with decimals, then scale and unit as after digits."""
    number = _chinese_number(decimals[0])
    if number is None:
        return None
    amount = read_amount(view, str(number), decimals.end())
    return mention_of(text, view, start, amount) if amount.unit or amount.scale > 1 else None


def _guessed_range(text: str, view: str, start: int, end: int, numeral: str) -> Mention | None:
    """两三家, 七八条: two neighbouring digits before a counter are a range."""
    low, high = (numerals.parse(char) for char in numeral)
    unit = unit_pattern().match(view, end)
    if low is None or high is None or not 0 < low < high < 10 or unit is None or units_of("zh")[unit[1]] != COUNT:
        return None
    if NO_UNIT.match(view, end) or DURATION.match(view, end):
        return None
    ends = Decimal(low), Decimal(high)
    quantity = quantity_of(text, start, unit.end(), None, Decimal("0.5"), unit[1], Comparator.RANGE, ends)
    return Mention(quantity, lead_of(view, start)[1], unit.end())


def _tenths_and_doublings(text: str, view: str, start: int, end: int, value: int) -> Mention | None:
    """一半, 两成, 翻一番, as percentages."""
    if value == 1 and view.startswith("半", end) and not view.startswith("半导", end):
        return percent_of(text, view, start, end + 1, Decimal(50), Decimal("0.5"))
    if value < 10 and (tenths := _TENTHS_AFTER.match(view, end)):
        share = Decimal(value * 10 + (5 if tenths["half"] else 0))
        return percent_of(text, view, start, tenths.end(), share, Decimal(5), bool(tenths["more"]))
    if (
        value < 10
        and _DOUBLINGS.match(view, end)
        and view[max(0, start - 4) : start].rstrip("了近将超两 ").endswith("翻")
    ):
        return percent_of(text, view, start, end + 1, Decimal(100 * (2**value - 1)), Decimal("0.5"))
    return None


def _counted(text: str, view: str, start: int, end: int, value: int) -> Mention | None:
    """Chinese numerals before a unit: 两百多万, 千余家, 百名, 五倍, 两位; not 三大, 四个自信, 百姓."""
    numeral = view[start:end]
    more = MORE.match(view, end)
    stop = more.end() if more else end
    at_least = bool(more)
    if numeral[0] in _PURE_SCALE and view[start - 1 : start] in ("数", "几") and unit_pattern().match(view, stop):
        start, at_least = start - 1, True  # 数千户, 几十名
    if at_least and (scale := SCALE.match(view, stop)):  # 两百多万
        value, stop = value * SCALES[scale[1]], scale.end()
        numeral += scale[1]
    unit = None if NO_UNIT.match(view, stop) else unit_pattern().match(view, stop)
    after = view[stop : stop + 10]
    if not _chinese_counts(view, start, numeral, value, at_least, unit, after):
        return None
    scale_of = max((factor for char, factor in SCALES.items() if numeral.endswith(char)), default=1)
    amount = Amount(
        Decimal(value),
        Decimal(scale_of) / 2,
        unit.end() if unit else stop,
        scale_of,
        unit[1] if unit else None,
        at_least,
    )
    return mention_of(text, view, start, amount)


def _chinese_counts(
    view: str, start: int, numeral: str, value: int, at_least: bool, unit: re.Match[str] | None, after: str
) -> bool:
    if after.startswith("级规模"):  # 达到千亿级规模
        return REACHED.search(view[max(0, start - 4) : start]) is not None
    if NO_UNIT.match(after):
        return False
    if DURATION.match(after) or DURATION.match(view[start : start + 6].lstrip(CN)):
        return False
    bounded = lead_of(view, start)[0] is not None
    if set(numeral) <= _PURE_SCALE:
        if (
            _PURE_SCALE_NOT.match(after)
            or numeral in ("亿万", "千百万", "千千万万")
            or (numeral == "十" and not at_least)
        ):
            return False
        if at_least or bounded:
            return True
        if unit is not None and _ENDS_ABOVE.match(view, unit.end()):
            return True  # 总投资百亿元以上
        per_head = start == 0 or view[start - 1] in " \n,;:。、和及与"  # 千人床位数
        return numeral not in ("万", "亿") and unit is not None and unit[1] in _PURE_SCALE_UNITS and not per_head
    if set(numeral) & set("百千") and unit is not None and numeral[0] not in _PURE_SCALE:
        return not _PURE_SCALE_NOT.match(after)
    if set(numeral) & set("万亿"):
        return unit is not None or at_least or not _PURE_SCALE_NOT.match(after)
    if unit is None:
        return False
    if unit[1] == "倍" or at_least:
        return value >= 1
    if value < 2 or unit[1] not in _SMALL_COUNTERS:
        return unit[1] in ("%", "元", "亩", "公里", "个百分点") and value >= 2
    return not _SMALL_COUNTERS_NOT.match(after)
