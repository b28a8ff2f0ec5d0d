"""Slips made by the look of the text alone: what the program understands of a report is not asked.

Patterns find where a slip breaks something by plain reading and arithmetic, so that what `check` does not recover at all
counts as missed. Coarser than a reader: a place that a pattern takes wrongly counts against the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

NUMERALS = "一二三四五六七八九十"
NUMBER = r"\d+(?:\.\d+)?"

Slip = tuple[str, int, int, str]  # kind, start, end, what stands there instead

_RESPECTIVE = re.compile(
    rf"(?:^|[，。；：\n])(?P<names>[^，。；：\n\d]{{4,60}}?)分别(?P<verb>[^，。；、\d]{{1,10}}?)"
    rf"(?P<values>{NUMBER}[^、，。；和\d]{{1,6}}(?:(?:、|和){NUMBER}[^、，。；和\d]{{1,6}})+)(?=[，。；])"
)
_HEADING = re.compile(r"^[ \u3000]*[（(](?P<number>[一二三四五六七八九])[）)]", re.M)
_POINT = re.compile(r"(?<=[。；\n])(?P<number>[一二三四五六七])是(?!否|指)")
_RANGE = re.compile(
    rf"(?<![\d.—-])(?P<low>{NUMBER})(?P<to>%?(?:—|－|-|~|～|至))(?P<high>{NUMBER})(?=%|个(?!月)|[家所处条座项名人户亿万元倍年])"
)
_YEARS = re.compile(r"(?P<from>20\d\d)(?P<to>年?[^，。；\n]{0,16}?(?:—|－|-|至|到))(?P<until>20\d\d)(?=年)")
_PART = re.compile(
    rf"(?P<whole>{NUMBER})(?P<unit>(?:万|亿|万亿)?(?:元|人|户|家|个|公里|亩|套|吨|件))(?:以上)?[^。；，]{{0,14}}，其中[^，。；\d]{{2,18}}(?P<part>{NUMBER})(?P=unit)"
)
_CHANGED = re.compile(
    rf"(?:由|从)[^，。；\d]{{0,10}}(?:20\d\d年的?)?(?P<one>{NUMBER})(?P<unit>%|(?:万|亿|万亿)?[元人家公里亩件个]*)[^，。；\d]{{0,4}}"
    rf"(?P<verb>提高|增加|增长|上升|提升|扩大|下降|降低|降|减少|压减)(?:到|至)[^，。；\d]{{0,6}}(?:20\d\d年的?)?(?P<two>{NUMBER})(?P=unit)"
)
_YEAR_HEADING = re.compile(
    r"^[ \u3000]*[一二三四五]、[^\n]{0,12}?(?P<year>20\d\d)年[^\n]{0,16}(?:回顾|安排|任务|部署|工作)", re.M
)
_DUE = re.compile(r"(?:^|[，。；：\n])(?:力争|确保|争取)?(?:到|至)(?P<year>20[23]\d)年(?=底|末|，|前)")
_OPENS = re.compile(r"(?:过去的|^[ \u3000]*|初步统计，|预计，)(?P<year>20\d\d)年(?=是|，是|全[省市区县]|地区)", re.M)
_SERIES = re.compile(r"(?<=[，。；\n])(?P<of>[^，。；、\n\d]{4,14}?)连续(?P<years>\d{1,2})年")
_STRUCTURE = re.compile(rf"产业(?:结构|比重?)[^，。\d]{{0,4}}{NUMBER}[:：∶]{NUMBER}[:：∶](?P<last>{NUMBER})")
_TWICE = re.compile(
    rf"(?P<name>国内生产总值|地区生产总值|经济|居民消费价格(?:总水平)?|城镇新增就业|城镇调查失业率|粮食产量)(?:的)?(?:预期)?"
    rf"(?:增长|涨幅)?(?:预期)?(?:目标)?(?:控制在|定为|达到|保持在)?(?P<value>{NUMBER})(?P<unit>％|%|万人|亿斤|万吨)(?P<bound>左右|以上|以内)"
)
_DIFFERENCE = re.compile(
    rf"(?P<name>[\u4e00-\u9fff“”]{{4,12}})(?:达到|支出|拟?安排|达)*(?P<now>{NUMBER})(?P<unit>万?亿元)，比(?:上年|去年)(?P<verb>增加|减少)(?P<by>{NUMBER})(?P=unit)"
)
_SHARE = re.compile(
    r"(?:覆盖率|参保率|合格率|(?<!毛)入学率|普及率|城镇化率|处理率|利用率|比重|占比)(?:达到|达|为|提高到|保持在)?(?P<share>\d\d(?:\.\d+)?)%"
)
_ANNOUNCED = re.compile(r"(?P<count>[四五六七八九])(?:个|大)?方面(?:的)?(?:重点)?工作")
_TOLD = re.compile(
    rf"(?P<name>一般公共预算收入|进出口总额|进出口总值|社会消费品零售总额|实际使用外资|财政收入)(?:达到|完成|达|为|突破)?(?P<level>{NUMBER})(?P<scale>万?亿)元"
)
_NAMED = re.compile(
    rf"(?:^|[，。；、\n])(?:全[省市县区国]|全年)?(?P<name>[\u4e00-\u9fff]{{4,14}}?)(?:达到|达|完成|为|突破|超|实现)?(?P<level>{NUMBER})(?P<scale>万亿|亿|万)?"
    r"(?P<unit>美元|元|人次|人|家|户|辆|吨|件|斤|千瓦时|千瓦)(?=[，。；、])",
    re.M,
)
_GREW_BY = re.compile(rf"[，、](?:比上年|同比)?增长(?P<growth>{NUMBER})%")
_CONSTANT = re.compile(r"生产总值|增加值|总产值|可支配|纯收入")
_GREW = re.compile(rf"，(?:比上年|同比)?增长(?P<growth>{NUMBER})%")
_FULL = str.maketrans("０１２３４５６７８９．％，", "0123456789.%，")


def slips(text: str, before: str | None) -> Iterator[Slip]:
    """All slips that the patterns find in a report; ``before`` is the text of the one before it."""
    text = text.translate(_FULL)
    for one in _RESPECTIVE.finditer(text):
        values = re.split("[、和]", one["values"])
        if len(re.split("[、和及与]", one["names"])) == len(values):
            start = one.start("values") + one["values"].rindex(values[-1]) - 1
            yield "respective", start, one.end("values"), ""
            named = re.match(r"[^、和及与]+、", one["names"])  # the first of the things, where it is not the whole name
            if named:
                yield "respective, a thing gone", one.start("names"), one.start("names") + named.end(), ""
    headings = list(_HEADING.finditer(text))
    for one, following in pairwise(headings):
        if 0 < NUMERALS.index(one["number"]) == NUMERALS.index(following["number"]) - 1:
            yield "heading gone", one.start(), text.index("\n", one.start()) + 1, ""
    for kind, pattern in (("heading number", _HEADING), ("point number", _POINT)):
        yield from _renumbered(kind, list(pattern.finditer(text)))
    for one in _RANGE.finditer(text):
        if float(one["low"]) < float(one["high"]):
            yield "range", one.start(), one.end(), one["high"] + one["to"] + one["low"]
    for one in _PART.finditer(text):
        if float(one["part"]) <= float(one["whole"]):
            yield "part and whole", one.start("part"), one.end("part"), "9" + one["whole"]
    for one in _CHANGED.finditer(text):
        rises = one["verb"][0] in "提增上扩"
        if one["unit"][:1] in ("万", "亿") and rises:
            scale = one.start("two") + len(one["two"])
            other = "万" if one["unit"][0] == "亿" else ""
            yield "scale, from-to", scale, scale + 1, other
        if one["unit"] and rises == (float(one["two"]) > float(one["one"])):
            yield (
                "from-to turned round",
                one.start("one"),
                one.end("two"),
                (one["two"] + text[one.end("one") : one.start("two")] + one["one"]),
            )
    for one in _YEAR_HEADING.finditer(text):
        yield "year", one.start("year"), one.end("year"), str(int(one["year"]) - 3)
    yield from _years(text)
    yield from _twice(text)
    for one in _STRUCTURE.finditer(text):
        yield "structure", one.start("last"), one.start("last") + 1, str(int(one["last"][0]) % 9 + 1)
    for one in _SHARE.finditer(text):
        yield "share", one.start("share"), one.start("share"), "1"
    for one in _ANNOUNCED.finditer(text):
        listed = _listed(text[one.end() : one.end() + 12000])
        if listed == NUMERALS.index(one["count"]) + 1:
            yield "announced count", one.start("count"), one.end("count"), NUMERALS[listed - 2]
    if before is not None:
        yield from _against(text, before.translate(_FULL))


def _years(text: str) -> Iterator[Slip]:
    """Years one or more off: of a stretch of years, of a deadline, of what a paragraph opens with."""
    for one in _YEARS.finditer(text):
        if one["from"] < one["until"]:
            yield "years turned round", one.start(), one.end(), one["until"] + one["to"] + one["from"]
    planned = re.search(r"^[ \u3000]*[二三]、[^\n]{0,20}20\d\d年", text, re.M)
    for one in _DUE.finditer(text, planned.end() if planned else len(text)):
        yield "deadline", one.start("year"), one.end("year"), str(int(one["year"]) - 12)
    for one in _OPENS.finditer(text):
        yield "year of a paragraph", one.start("year"), one.end("year"), str(int(one["year"]) - 3)


def _twice(text: str) -> Iterator[Slip]:
    """A target of this year that is told again, with its first digit changed there."""
    told: dict[tuple[str, ...], int] = {}
    for one in _TWICE.finditer(text):
        near = text[max(0, one.start() - 12) : one.start()]
        if re.search(r"年均|每年|五”|季度|上半年|力争|城市|西部", near + one[0]):
            continue
        name = "经济" if one["name"][-2:] in ("总值", "经济") else one["name"][:6]
        key = (name, one["value"], one["unit"], one["bound"])
        if key in told and told[key] > len(text) / 4 and one.start() - told[key] > 60:
            digit = one["value"][0]
            yield "stated twice", one.start("value"), one.start("value") + 1, str(int(digit) % 9 + 1)
        told.setdefault(key, one.start())


def _renumbered(kind: str, found: list[re.Match[str]]) -> Iterator[Slip]:
    """A number that stands between its neighbours, one further."""
    numbers = [NUMERALS.index(one["number"]) + 1 for one in found]
    for before, one, after, match in zip(numbers, numbers[1:], numbers[2:], found[1:], strict=False):
        if (before, after) == (one - 1, one + 1):
            yield kind, match.start("number"), match.end("number"), NUMERALS[one]


def _listed(text: str) -> int:
    """How many numbered headings or points follow, counted from one."""
    for pattern in (_HEADING, _POINT):
        count = 0
        for one in pattern.finditer(text):
            if NUMERALS.index(one["number"]) != count:
                break
            count += 1
        if count:
            return count
    return 0


def _against(text: str, before: str) -> Iterator[Slip]:
    """A level that agrees with its growth and with last year's level, written in another scale or with another digit."""
    before_series = {one["of"][-8:]: int(one["years"]) for one in _SERIES.finditer(before)}
    for one in _SERIES.finditer(text):
        if before_series.get(one["of"][-8:]) == int(one["years"]) - 1:
            yield "series", one.start("years"), one.end("years"), str(int(one["years"]) + 2)
    for one in _DIFFERENCE.finditer(text):
        last = float(one["now"]) - float(one["by"]) * (1 if one["verb"] == "增加" else -1)
        if f"{last:g}亿元" in before and one["name"][-3:] in before:
            digit = one["by"][0]
            yield "difference", one.start("by"), one.start("by") + 1, str(int(digit) % 9 + 1)
    yield from _named_levels(text, before)
    levels = {one["name"]: _amount(one) for one in _TOLD.finditer(before)}
    for one in _TOLD.finditer(text):
        grew = _GREW.match(text, one.end())
        if not grew or one["name"] not in levels:
            continue
        if abs(_amount(one) / levels[one["name"]] * 100 - 100 - float(grew["growth"])) < 0.6:
            yield "scale", one.start("scale"), one.end("scale"), "亿" if one["scale"] == "万亿" else "万"
            digit = one["level"][0]
            yield "digit", one.start("level"), one.start("level") + 1, str(int(digit) % 9 + 1)


def _named_levels(text: str, before: str) -> Iterator[Slip]:
    """Any level that agrees with its growth and with the level of that name a year before: a digit of either changed."""
    told: dict[tuple[str, str], float] = {}
    for one in _NAMED.finditer(before):
        told.setdefault((one["name"], one["unit"]), _scaled(one))
    for one in _NAMED.finditer(text):
        last, grew = told.get((one["name"], one["unit"])), _GREW_BY.match(text, one.end())
        if (
            last
            and grew
            and not _CONSTANT.search(one["name"])
            and abs(_scaled(one) / last * 100 - 100 - float(grew["growth"])) < 0.6
        ):
            digit, rate = one["level"][0], grew["growth"][0]
            yield "digit of a level", one.start("level"), one.start("level") + 1, str(int(digit) % 9 + 1)
            yield "digit of a growth", grew.start("growth"), grew.start("growth") + 1, str(int(rate) % 9 + 1)


def _scaled(one: re.Match[str]) -> float:
    return float(one["level"]) * {"万亿": 1e12, "亿": 1e8, "万": 1e4, None: 1}[one["scale"]]


def _amount(one: re.Match[str]) -> float:
    return float(one["level"]) * (10_000 if one["scale"] == "万亿" else 1)
