"""The year that a figure is of, and its period where that is not the calendar year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from reportdiff.lang.zh.likeness import take_apart
from reportdiff.lang.zh.passage import FIVE_YEAR_PLANS, THIS_YEAR, Setting
from reportdiff.lang.zh.statement import Statement
from reportdiff.model import Kind, Measure, Part, Period

_YEAR = re.compile(r"((?:20|19)\d\d)年")
_YEAR_OPENING = re.compile(r"((?:20|19)\d\d)年,")  # 2012年，…: the whole sentence is about that year
_HORIZON = re.compile(r"(?:到|至|展望)((?:20|19)\d\d)年|(?:到|至)?“(十[一二三四五六七八九]?五)”(?:末|期末)")
# Several years taken together: 年均, 连续三年, 累计, 近五年, 三年累计, 较“十三五”.
_SPREAD = re.compile(
    r"年均(?!浓度|温度|降水|值|气温)|[两三四五]年平均|连续[\d一二三四五六七八九十两]+年|累计|近[\d一二三四五六七八九十两]+年"
    r"|[\d一二三四五六七八九十两]+年(?:累计|增长|新增|来)|(?<!人)每年|较“十|比“十|五年"
)
# 近三年累计，…: the whole sentence adds up several years
_SPREAD_OPENING = re.compile(r"近[\d一二三四五六七八九十两]+年(?:累计|来|间)?,")
_REACHED_SUM = re.compile(r"累计(?=达|超|突破|建成|完成)")  # 累计达到8000处 is how many there shall be
_WITHIN_YEAR = re.compile(r"(?<![一二三四五两\d])年内")
_THIS_YEAR_TARGET = re.compile(r"今年|本年|(?<![一二三四五两\d])年内|全年")
# 用三年时间, 2—3年内, 未来五年, 三年覆盖: a target for the end of several years, no one says which.
_SEVERAL_YEARS = re.compile(
    r"(?:用|力争|争取|未来|今后)?[\d一二三四五六七八九十两](?:[—~-]\d)?年(?:之?内|时间|左右的?时间)"
    r"|(?:未来|今后)[三五两3-5]年|[三四五两3-5]年(?:覆盖|完成|实现|建成|改造|培育|打造)"
)
_ADDED_UP = re.compile(r"累计[^;。,]{0,60}$")
# A level at the end of several years is said to stand: 达到, 超过, 增至. What is done in them adds up.
_STANDS = re.compile(r"(?:达到?|为|至|突破|超过?|跨越|站上|迈上|稳定在|保持在|有|到|(?<![新安定移民])居)\s*$|总[量数额值]|余额|占|率")
_FLOW_NOUN = re.compile(r"(?:就业|转移|消除|惠及|培训|脱贫|创业|班列|开行|改造|治理)$")
_LAST_YEAR = re.compile(r"去年|(?<!基础)上年(?!同期|末|增长|均)")
_AHEAD = re.compile(r"今年|拟|将|计划")
_BASE_OF = re.compile(
    r"(?:是|为|相当于)(?:上年|去年|(?:20|19)\d\d年|“十[一二三四五六七八九]?五”末?)的(?=[\d.一二两三四五六七八九十]+倍)"
    r"|(?:比|较|同比|与)(?:去年|上年|(?:20|19)\d\d年|“十[一二三四五六七八九]?五”末?)"
)
_WHOLE_YEAR = re.compile(r"全年|年末|年底|预计")
_PARTIAL = re.compile(r"(?<!\d)1[—~-](?P<to>1[0-2]|[1-9])月|前(?P<quarters>[一二三])季度|上半年")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words around a figure: how its sentence opens, what stands before it there, and its own clause."""

    opening: str
    before: str
    clause: str


def without_base(clause: str) -> str:
    """A clause without the year that its figure is compared with: 比上年增长5%."""
    return _BASE_OF.sub("", clause)


def is_over(clause: str, year: int | None) -> bool:
    """Whether a clause of the plan for ``year`` tells of last year, or of years that are over: 从2003年到2006年."""
    if _LAST_YEAR.search(clause) and not _AHEAD.search(clause):
        return True
    years = [int(named) for named in _YEAR.findall(clause)]
    return len(years) > 1 and year is not None and max(years) < year


def year_of(statement: Statement, setting: Setting, kind: Kind, wording: Wording, year: int | None) -> int | None:
    """The year of a figure, by its kind, in a report that plans ``year``; ``None`` where it is of several, or unknown."""
    clause = wording.clause
    if year is None:
        named = _YEAR.search(clause)
        return int(named[1]) if named else None
    horizon = _HORIZON.search(without_base(clause))
    if kind is Kind.TARGET and not horizon and not THIS_YEAR.search(clause):  # 到2032年20家，今年新增5家
        horizon = _HORIZON.search(wording.before[-60:])
    if horizon:
        return int(horizon[1]) if horizon[1] else FIVE_YEAR_PLANS.get(horizon[2])
    spread = _SPREAD.search(_REACHED_SUM.sub("", clause) if kind is Kind.TARGET else clause)
    spread = spread or _SPREAD_OPENING.match(wording.opening)
    if spread and not _WITHIN_YEAR.search(clause):
        return None
    if kind is Kind.TARGET:
        return _target_year(statement, setting, wording, year)
    return _actual_year(statement, setting, wording, setting.year or year - 1)


def _target_year(statement: Statement, setting: Setting, wording: Wording, this: int) -> int | None:
    """The year by which a target of the plan for ``this`` year is to be reached, where its clause names none."""
    if _THIS_YEAR_TARGET.search(wording.clause):
        return this
    if _SEVERAL_YEARS.search(wording.before[-40:]) and not _WITHIN_YEAR.search(wording.clause):
        return None
    if _THIS_YEAR_TARGET.search(wording.before):
        return this
    if setting.horizon and take_apart(statement.name).flow:
        return None  # so many in the years of the plan together
    return setting.horizon or setting.year or this


def _actual_year(statement: Statement, setting: Setting, wording: Wording, last: int) -> int | None:
    """The year of a result in a report on the ``last`` year."""
    if setting.part is Part.PLAN and not setting.summed and not _YEAR.search(wording.clause):
        return last
    unbased = without_base(wording.clause)
    if named := _YEAR.search(unbased):
        return int(named[1])
    if named := _YEAR_OPENING.match(wording.opening):
        return int(named[1])
    if _LAST_YEAR.search(unbased) or wording.opening.startswith("去年"):
        return last
    if statement.baseline:
        return setting.summed[0] - 1 if setting.summed else last - 1
    if setting.summed:
        return last if _stands(statement) else None
    return None if _ADDED_UP.search(wording.before) else last


def period_of(setting: Setting, year: int | None, clause: str, opening: str) -> Period | None:
    """A span other than the calendar year of ``year``: several years summed up, or a part of the year.

    A part of the year that opens a sentence (1—11月,) is that of its clauses, unless one is of the whole year.
    """
    opened = None if _WHOLE_YEAR.search(clause) else _PARTIAL.match(opening)
    if year and (partial := _PARTIAL.search(clause) or opened):
        quarters = partial["quarters"]
        last = int(partial["to"]) if partial["to"] else "一二三".index(quarters) * 3 + 3 if quarters else 6
        return Period(f"{year}-01-01", f"{year}-{last:02}-{monthrange(year, last)[1]}")
    if year is None and setting.summed:
        return Period(f"{setting.summed[0]}-01-01", f"{setting.summed[1]}-12-31")
    return None


def _stands(statement: Statement) -> bool:
    """Whether a figure tells how things stand at the end of several years, rather than what was added up in them."""
    if statement.measure is Measure.SHARE:
        return True
    bounded = statement.mention.lead < statement.mention.start  # 超过, 突破
    stated = bounded or bool(_STANDS.search(statement.wording))
    flow = bool(statement.action) or take_apart(statement.name).flow or bool(_FLOW_NOUN.search(statement.core))
    return statement.measure is Measure.LEVEL and stated and not flow
