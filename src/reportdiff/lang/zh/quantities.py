"""Finds the quantities of a Chinese text: numbers with scale, unit and bound, in digits or in Chinese numerals.

What only looks like a quantity is left out: dates, durations, ordinals, places in an order, numbers inside names
(5G, 14号线, 500强), slogans (三大攻坚战, “四个意识”).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from reportdiff.lang.zh import numerals
from reportdiff.lang.zh.view import half_width
from reportdiff.model import Comparator, Quantity
from reportdiff.units.table import COUNT, units_of


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity in its wording: ``lead`` and ``tail`` are its ends with the words of its bound (超过…, …以上)."""

    quantity: Quantity
    lead: int
    tail: int

    @property
    def start(self) -> int:
        return self.quantity.start

    @property
    def end(self) -> int:
        return self.quantity.end


_CN = numerals.CHARACTERS
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ANCHOR = re.compile(
    rf"两位数(?=(?:以上)?的?增长)|{_NUMBER.pattern}|[{_CN}]+|半数|(?<!双)(?<=[过近超])(?<!双[过近超])半(?=[的、,。;]|左右|$)|翻番"
)
_SCALES = {
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7,
    "亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
_SCALE = re.compile(r"[ \t]?(万亿|[十百千]?亿|[十百千]?万(?!元户)|千(?![瓦米克伏卡赫乏])|百(?!分)|十)")
_MORE = re.compile(r"[余多几](?!样|元化|层次|渠道|方|种形式|式联运|维|个领域)")
_TO = re.compile(r"[ \t]?(?:-|—|~|至|到)[ \t]?(?=\d|[一二两三四五六七八九十])")

# What makes a number with this right after it no quantity: dates, durations, names of models and lists.
_NO_UNIT = re.compile(
    r"[ \t]?(?:年|月(?!供)|日(?!均|产)|周年|周岁|届|强(?!度)|版|世纪|时|点(?!位)|号|线|级|型|代(?!表)|后|英寸|纳米|微米"
    r"|千伏(?!安)|伏|兆赫|赫|K(?![Ww])|k(?![Ww])|D|G(?!W)|A级?|N|大(?!型|棚)|字|期|维|五|连冠|连|比|路|街|区间)"
)
_DURATION = re.compile(
    r"[ \t]?(?:个(?:半)?(?:多)?(?:月|小时|工作日|星期|季度|百分之)|分钟|小时|天|工作日|秒|周|季度|学年|学期)"
)
_SHORTENED = re.compile(r"(?:压缩|缩短|缩减|降|减少|提速|控制|压减|优化|达|达到|为|增加|天数)(?:至|到|在)?(?:平均)?$")
_LED = (Comparator.GE, Comparator.LE)
_SHORTENED_TO = re.compile(r"(?:压缩|缩短|缩减|减少|压减|降低?|提速)(?:至|到|为)")  # 由5小时压缩至2小时
_DIGITS_MAX = 24  # a longer run of digits is a code, not an amount
_STEPS = re.compile(r"(?:[百千万亿]+(?:元|美元)?级?)(?:台阶|大关|关口)")  # 连跨3个千亿元台阶
_MEDAL = re.compile(r"(?=\s?[金银铜](?:[\d、,。;!]|牌|和|$))")

_LEAD = re.compile(
    r"(?P<ge>超额完成|达到或略?(?:高于|超过)|不低于|不少于|不小于|大于|高于|突破|超过|超出|跨越|跨过|迈过|迈上|跃上|跨上|迈入|站上|首超|至少|超|逾|(?<![通经度])过|破|(?<![以之])上)"
    r"|(?P<le>不超过|不高于|不大于|不多于|低于|少于|小于|不足|不到|不超|控制在(?=[^。;,]{1,12}(?:以内|以下|之内)))"
    r"|(?P<approx>大约|(?<![签节合预制集相条])约|将近|接近|(?<![最附])近)"
)
_LEAD_BACK = 6
_TAIL = re.compile(r"(?P<ge>(?:及|或)?以上|之上|起步)|(?P<approx>左右|上下)|(?P<le>(?:及|或)?以内|(?:及|或)?以下|之内)")
# Text before a number that makes it an ordinal, a place or part of a name.
_ORDINAL_BEFORE = re.compile(
    r"(?:第|前|连续|[三两]个|[A-Za-z]|[A-Za-z]-|每|星期|(?<!每)周|\d时|正负|PM|逢|No\.?|\d[./:]|[+×])$"
)
_REACHED = re.compile(r"(?:达到?|迈[入上进]|突破|跨[越入上]|进入|超过|形成)$")
_PURE_SCALE = frozenset("十百千万亿")
_PURE_SCALE_NOT = re.compile(
    r"姓|年|强|日|方|众|般|里|家灯火|家万|户千|花|货|态|度|倍努力|业|企|村|园|工程|行|县|镇|分[百之]|万[要别个]|名榜|团|校|亩方|吨级|吨位"
)
_SMALL_COUNTERS = frozenset("位名家所座次艘架枚颗")
_PURE_SCALE_UNITS = frozenset("户名人家个场")
_SMALL_COUNTERS_NOT = re.compile(
    r"次(?:、[一二三四五六七八九十]次)*(?:供水|产业|能源|全会|全体|会议|党代会|代表|缔约|审议|中央|集体|分配|创业|污染|飞跃|能源)|位一体|位数|家(?:国企)?合一|名工程"
)
_FRACTION = re.compile(rf"([{_CN}]+)分之([{_CN}]+)")
_ENDS_ABOVE = re.compile(r"(?:及)?以上(?=[,;。、]|$)")
_HUNDREDTHS = re.compile(rf"百分之([{_CN}]+(?:点[零〇一二三四五六七八九]+)?)")
_CHINESE_DECIMALS = re.compile(rf"[{_CN}]+点[零〇一二三四五六七八九]+(?=[万亿]|%|个百分点|倍)")
_SLASH = re.compile(r"/(\d+)(?![\d/])")
_TENTHS_AFTER = re.compile(r"成(?P<half>半)?(?P<more>多)?(?![果功本为员立长就熟都名分份套品绩效年形型交因语全批色龄])")
_DOUBLINGS = re.compile(r"番")
_QUOTE = re.compile(r"“[^”\n]{0,60}”|‘[^’\n]{0,60}’|《[^》\n]{0,80}》|【[^】\n]{0,40}】")
_QUOTE_IS_NAME = 14  # a quotation at most this long is a name, and numbers in it belong to the name


# 13亿人口, 6家庭: the unit's character begins the noun that is counted.
_UNIT_NOT = r"(?<!人(?=[口民才员群士]))(?<!家(?=庭))(?<!套(?=房))(?<!分(?=之|别))(?<!条(?=例))(?<!项(?=目))(?<!件(?=套))(?<!台(?=阶))(?<!群(?=[众体]))(?<!方(?=[案面式针向法]))"


@cache
def _unit_pattern() -> re.Pattern[str]:
    forms = sorted(units_of("zh"), key=lambda form: (-len(form), form))
    return re.compile(r"[ \t]?(" + "|".join(map(re.escape, forms)) + rf"){_UNIT_NOT}")


def find(text: str) -> tuple[Quantity, ...]:
    """The quantities of ``text`` in order, each with its bound; see :class:`reportdiff.Quantity`."""
    return tuple(mention.quantity for mention in mentions(text, half_width(text)))


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
    return _share_units(text, view, found)


def _name_spans(view: str) -> tuple[list[int], list[int]]:
    """Starts and ends of quotations that are names: short ones, and titles in 《》."""
    spans = [m.span() for m in _QUOTE.finditer(view) if m[0][0] in "《【" or len(m[0]) <= _QUOTE_IS_NAME]
    return [start for start, _ in spans], [end for _, end in spans]


def _within(spans: tuple[list[int], list[int]], position: int) -> bool:
    """Whether a position lies in one of the spans, given by their starts and ends in order."""
    index = bisect_right(spans[0], position) - 1
    return index >= 0 and position < spans[1][index]


def _read(text: str, view: str, anchor: re.Match[str], names: tuple[list[int], list[int]]) -> Mention | None:
    start = anchor.start()
    before = view[max(0, start - _LEAD_BACK) : start]
    if _within(names, start) or _ORDINAL_BEFORE.search(before):
        return None
    if anchor[0][0].isdigit():
        return _digits(text, view, anchor)
    return _chinese(text, view, anchor)


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with scale and unit, read at one place: the first or second end of a range, or the whole."""

    value: Decimal
    precision: Decimal
    end: int
    scale: int
    unit: str | None
    at_least: bool


def _amount(view: str, number: str, end: int) -> _Amount:
    """Reads scale and unit after ``number``, which ends at ``end``."""
    digits = number.replace(",", "")
    value = Decimal(digits)
    half = Decimal(5).scaleb(-len(digits.partition(".")[2]) - 1)
    at_least = False
    if more := _MORE.match(view, end):
        at_least, end = True, more.end()
    factor = 1
    while scale := _SCALE.match(view, end):
        factor, end = factor * _SCALES[scale[1]], scale.end()
        if not at_least and (more := _MORE.match(view, end)):
            at_least, end = True, more.end()
    unit = None
    written = _unit_pattern().match(view, end)
    if written and not _NO_UNIT.match(view, end):
        unit, end = written[1], written.end()
    return _Amount(value * factor, half * factor, end, factor, unit, at_least)


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
        return _fraction(text, view, start, slash.end(), Decimal(number.replace(",", "")), Decimal(slash[1]))
    first = _amount(view, number, end)
    to = _TO.match(view, first.end)
    if to and (second := _NUMBER.match(view, to.end())):
        upper = _without_list(text, second)
        last = _amount(view, upper, second.start() + len(upper))
        if last.unit or last.scale > 1:
            return _range(text, view, start, first, last)
        if first.unit is None:
            return None  # a telephone number, a date, a score
    if first.unit == "成" and first.scale == 1:
        return _percent(text, view, start, first.end, first.value * 10, Decimal(5))
    if not _is_quantity(view, start, first):
        return None
    return _mention(text, view, start, first)


def _is_quantity(view: str, start: int, amount: _Amount) -> bool:
    """Whether a number in digits is a quantity: it has a unit or a scale, and what follows is no date or name."""
    if amount.unit is None:
        if _MEDAL.match(view, amount.end) and amount.scale == 1:
            return True
        if _NO_UNIT.match(view, amount.end) or _DURATION.match(view, amount.end):
            return False
        return amount.scale >= 10**4 or amount.at_least
    if _STEPS.match(view, amount.end):
        return False
    if view.startswith("级", amount.end) and units_of("zh")[amount.unit] != COUNT:
        return bool(_REACHED.search(view[max(0, start - 4) : start]))  # 5000亿元级集群 is a class of them
    tail = view[amount.end - len(amount.unit) : amount.end + 8]
    if _DURATION.match(tail):
        shortened = _SHORTENED.search(view[max(0, start - 8) : start])
        return bool(shortened or _SHORTENED_TO.match(view, amount.end))
    return True


def _range(text: str, view: str, start: int, first: _Amount, last: _Amount) -> Mention | None:
    if last.unit is None and (_NO_UNIT.match(view, last.end) or _DURATION.match(view, last.end)):
        return None
    if last.unit and _DURATION.match(view, last.end - len(last.unit)):
        return None
    shared = last.scale if first.scale == 1 and first.unit is None else 1
    low, high = first.value * shared, last.value
    unit = last.unit or first.unit or ""
    quantity = _quantity(
        text, start, last.end, None, max(first.precision * shared, last.precision), unit, Comparator.RANGE, (low, high)
    )
    tail = _TAIL.match(view, last.end)
    return Mention(quantity, _lead(view, start)[1], tail.end() if tail else last.end)


def _mention(text: str, view: str, start: int, amount: _Amount) -> Mention:
    comparator, lead, tail = _bound(view, start, amount.end)
    if comparator is Comparator.EQ and amount.at_least:
        comparator = Comparator.GE
    quantity = _quantity(text, start, amount.end, amount.value, amount.precision, amount.unit or "", comparator)
    return Mention(quantity, lead, tail)


def _quantity(
    text: str,
    start: int,
    end: int,
    value: Decimal | None,
    precision: Decimal,
    unit: str,
    comparator: Comparator,
    ends: tuple[Decimal | None, Decimal | None] = (None, None),
) -> Quantity:
    pint = units_of("zh").get(unit, COUNT)
    as_written = text[end - len(unit) : end]
    written = as_written if half_width(as_written) == unit and "％" not in as_written else unit
    return Quantity(start, end, text[start:end], value, *ends, precision, written, pint, comparator)


def _lead(view: str, start: int) -> tuple[Comparator | None, int]:
    """The bound that stands before the number, and where its wording begins."""
    before = view[max(0, start - _LEAD_BACK * 2) : start]
    stripped = re.sub(r"(?:达到?|到|了|至|为|在|有|的|占|历史性|首次)$", "", before)
    for candidate in (before, stripped):
        for match in _LEAD.finditer(candidate):
            if match.end() == len(candidate) and (match[0] != "上" or view[start] in "百千万亿"):
                return Comparator(str(match.lastgroup)), start - len(before) + match.start()
    if far := re.search(
        r"(不低于|不少于|超过|高于|超)[^。;,、\d]{2,14}的$|(不超过|不高于)[^。;,、\d]{2,14}的$|(?:超|不少于|不低于)每[^。;,、\d]{1,5}$",
        view[max(0, start - 20) : start],
    ):
        return Comparator.LE if far[2] else Comparator.GE, start
    if re.search(r"至少[^。;,、]{1,3}$", before):
        return Comparator.GE, start
    if re.search(r"(?:超过?)[^。;,、\d]{1,4}$", before) and re.match(
        r"一半|[一二三四五六七八九十]+分之", view[start : start + 6]
    ):
        return Comparator.GE, start
    if re.search(r"控制在$", before) and re.match(r"[^。;,、]{1,12}?(?:以内|以下|之内)", view[start : start + 16]):
        return Comparator.LE, start
    return None, start


def _bound(view: str, start: int, end: int) -> tuple[Comparator, int, int]:
    """Comparator of a number, and the ends of its wording with the words of its bound."""
    before, lead = _lead(view, start)
    tail = _TAIL.match(view, end)
    if tail is None:
        return before or Comparator.EQ, lead, end
    after = Comparator(str(tail.lastgroup))
    return after, lead, tail.end()


def _chinese(text: str, view: str, anchor: re.Match[str]) -> Mention | None:
    start, end, numeral = anchor.start(), anchor.end(), anchor[0]
    if numeral in ("半", "半数"):
        return _percent(text, view, start, end, Decimal(50), Decimal("0.5"))
    if numeral == "两位数":
        quantity = _quantity(text, start, end, Decimal(10), Decimal("0.5"), "%", Comparator.GE)
        return Mention(quantity, start, end)
    if numeral == "翻番":
        return _percent(text, view, start, end, Decimal(100), Decimal("0.5"))
    if hundredths := _HUNDREDTHS.match(view, start):
        value_of = _chinese_number(hundredths[1])
        return _percent(text, view, start, hundredths.end(), value_of, Decimal("0.5")) if value_of is not None else None
    if fraction := _FRACTION.match(view, start):
        below, above = numerals.parse(fraction[1]), numerals.parse(fraction[2])
        if below and above:
            return _fraction(text, view, start, fraction.end(), Decimal(above), Decimal(below))
        return None
    if numeral[-1] == "千" and view[end : end + 1] in ("瓦", "米", "克", "伏", "卡", "赫"):
        numeral, end = numeral[:-1], end - 1  # 三千万千瓦
    if decimals := _CHINESE_DECIMALS.match(view, start):
        return _decimal_amount(text, view, start, decimals)
    if len(numeral) == 2 and (guess := _guessed_range(text, view, start, end, numeral)):
        return guess
    value = numerals.parse(numeral)
    if not value or numeral == "万一" or view[max(0, start - 2) : start] in ("不怕", "就怕"):
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
    amount = _amount(view, str(number), decimals.end())
    return _mention(text, view, start, amount) if amount.unit or amount.scale > 1 else None


def _guessed_range(text: str, view: str, start: int, end: int, numeral: str) -> Mention | None:
    """两三家, 七八条: two neighbouring digits before a counter are a range."""
    low, high = (numerals.parse(char) for char in numeral)
    unit = _unit_pattern().match(view, end)
    if low is None or high is None or not 0 < low < high < 10 or unit is None or units_of("zh")[unit[1]] != COUNT:
        return None
    if _NO_UNIT.match(view, end) or _DURATION.match(view, end):
        return None
    ends = Decimal(low), Decimal(high)
    quantity = _quantity(text, start, unit.end(), None, Decimal("0.5"), unit[1], Comparator.RANGE, ends)
    return Mention(quantity, _lead(view, start)[1], unit.end())


def _tenths_and_doublings(text: str, view: str, start: int, end: int, value: int) -> Mention | None:
    """一半, 两成, 翻一番, as percentages."""
    if value == 1 and view.startswith("半", end) and not view.startswith("半导", end):
        return _percent(text, view, start, end + 1, Decimal(50), Decimal("0.5"))
    if value < 10 and (tenths := _TENTHS_AFTER.match(view, end)):
        share = Decimal(value * 10 + (5 if tenths["half"] else 0))
        return _percent(text, view, start, tenths.end(), share, Decimal(5), bool(tenths["more"]))
    if (
        value < 10
        and _DOUBLINGS.match(view, end)
        and view[max(0, start - 4) : start].rstrip("了近将超两 ").endswith("翻")
    ):
        return _percent(text, view, start, end + 1, Decimal(100 * (2**value - 1)), Decimal("0.5"))
    return None


def _counted(text: str, view: str, start: int, end: int, value: int) -> Mention | None:
    """Chinese numerals before a unit: 两百多万, 千余家, 百名, 五倍, 两位; not 三大, 四个自信, 百姓."""
    numeral = view[start:end]
    more = _MORE.match(view, end)
    stop = more.end() if more else end
    at_least = bool(more)
    if numeral[0] in _PURE_SCALE and view[start - 1 : start] in ("数", "几") and _unit_pattern().match(view, stop):
        start, at_least = start - 1, True  # 数千户, 几十名
    if at_least and (scale := _SCALE.match(view, stop)):  # 两百多万
        value, stop = value * _SCALES[scale[1]], scale.end()
        numeral += scale[1]
    unit = None if _NO_UNIT.match(view, stop) else _unit_pattern().match(view, stop)
    after = view[stop : stop + 10]
    if not _chinese_counts(view, start, numeral, value, at_least, unit, after):
        return None
    scale_of = max((factor for char, factor in _SCALES.items() if numeral.endswith(char)), default=1)
    amount = _Amount(
        Decimal(value),
        Decimal(scale_of) / 2,
        unit.end() if unit else stop,
        scale_of,
        unit[1] if unit else None,
        at_least,
    )
    return _mention(text, view, start, amount)


def _chinese_counts(
    view: str, start: int, numeral: str, value: int, at_least: bool, unit: re.Match[str] | None, after: str
) -> bool:
    if after.startswith("级规模"):  # 达到千亿级规模
        return _REACHED.search(view[max(0, start - 4) : start]) is not None
    if _NO_UNIT.match(after):
        return False
    if _DURATION.match(after) or _DURATION.match(view[start : start + 6].lstrip(_CN)):
        return False
    bounded = _lead(view, start)[0] is not None
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


def _fraction(text: str, view: str, start: int, end: int, above: Decimal, below: Decimal) -> Mention | None:
    """三分之一, 1/3 as a percentage to two places; dates such as 9/18 are no fraction of a whole."""
    if not below or above >= below or below > 20:
        return None
    value = (above * 100 / below).quantize(Decimal("0.01")).normalize()
    return _percent(text, view, start, end, Decimal(f"{value:f}"), Decimal("0.5"))


def _percent(
    text: str, view: str, start: int, end: int, value: Decimal, precision: Decimal, at_least: bool = False
) -> Mention:
    return _mention(text, view, start, _Amount(value, precision, end, 1, "%", at_least))


_BARE = re.compile(r"(?<![\d.第A-Za-z])\d+(?:\.\d+)?(?=(?:、|和|及|与|,)\s?\d)")


def _share_units(text: str, view: str, found: list[Mention]) -> list[Mention]:
    """Numbers that take the unit of the last of their list: 分别高4.2和0.7个百分点, 分别增长3.1、5.2和6.4%."""
    found = _share_bounds(view, _lend_units(view, found))
    extra: list[Mention] = []
    by_start = {mention.start: mention for mention in found}
    taken = [mention.start for mention in found], [mention.end for mention in found]
    for bare in reversed(list(_BARE.finditer(view))):
        follower = by_start.get(re.compile(r"(?:、|和|及|与|,)\s?").match(view, bare.end()).end())  # type: ignore[union-attr]
        if follower is None or follower.quantity.pint not in ("percent", "percentage_point", "per_mille"):
            continue
        if _within(taken, bare.start()):
            continue
        if "分别" not in view[max(0, bare.start() - 40) : bare.start()]:
            continue
        amount = _amount(view, bare[0], bare.end())
        comparator = _lead(view, bare.start())
        quantity = _quantity(
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
