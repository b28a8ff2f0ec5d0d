"""From statements to facts: kind, year, period, strength, deadline and owner, by where and how a figure is stated."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportdiff.lang.lexicon import Lexicon
from reportdiff.lang.section_tree import part_at
from reportdiff.lang.zh.amounts import Mention
from reportdiff.lang.zh.likeness import take_apart
from reportdiff.lang.zh.names import Statement
from reportdiff.lang.zh.quantities import mentions
from reportdiff.lang.zh.resolve import deadline_in, owner_in, strength_in
from reportdiff.lang.zh.sentences import sentences
from reportdiff.lang.zh.statements import read_sentence, topic_of
from reportdiff.lang.zh.words import words
from reportdiff.model import Fact, Kind, Measure, Part, Period, Quantity, Section


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: its part, its section, the horizon of its chapter, the years that its paragraph sums up;
    and what holds for all of it."""

    part: Part
    section: Section | None
    horizon: int | None  # the last year of the plan that the chapter is about: 2030 for “十五五”
    summed: tuple[int, int] | None  # the years of a review that goes back further than one
    owner: str | None  # who is to see to what the sentence says: 由市发展改革委牵头


_FIVE_YEAR_PLANS = {
    "十五": 2005,
    "十一五": 2010,
    "十二五": 2015,
    "十三五": 2020,
    "十四五": 2025,
    "十五五": 2030,
    "十六五": 2035,
    "十七五": 2040,
}
# “十五五”开局 names this year; “十五五”时期 a horizon.
_PLAN_NAME = re.compile(r"“(十[一二三四五六七八九]?五)”(?!良好开局|开局|开好局|起步|收官|规划编制)")
# How a paragraph opens that sums up five years, or one; and how a chapter's heading names them.
_SALUTATION = r"^(?:[—\s]|各位代表|[,!、:。]|刚刚)*"
_FIVE_YEARS = re.compile(
    _SALUTATION
    + r"(?:(?:这|过去(?:的)?)五年|五年来|五年(?:中|间|里)|“十[一二三四五六七八九]?五”(?:时期|期间|以来|发展|的)|回[顾望首](?:过去)?(?:“十|五年|这五年)|本届政府"
    r"|(?:20|19)\d\d年[^。]{0,16}目标[^。]{0,8}完成,标志着“十|[^。]{0,24}。回[望顾首](?:过去)?(?:“十|五年))"
)
_ONE_YEAR = re.compile(_SALUTATION + r"(?:过去的?)?(?:(?:20|19)\d\d年|过去(?:的)?一年|一年来|去年|这一年|全年)")
_FIVE_IN_TITLE = re.compile(r"五年|“十[一二三四五六七八九]?五”|本届政府")
_ONE_IN_TITLE = re.compile(r"(?:20|19)\d\d年|一年|去年")
_SPREAD = re.compile(
    r"年均(?!浓度|温度|降水|值|气温)|连续[\d一二三四五六七八九十两]+年|累计|近[\d一二三四五六七八九十两]+年|[\d一二三四五六七八九十两]+年(?:累计|增长|新增|来)|(?<!人)每年|较“十|比“十|五年"
)
# 经营主体持续壮大。总量达…: a sentence that only says how its subject fares
_SUBJECT_ALONE = re.compile(r"^([^,;:。、\d]{2,12}?)(?:持续|不断|稳步|加快|蓬勃|快速|平稳|显著|明显)[^,;:。、\d]{2,8}。?$")
_THEME = re.compile(r"[^,;:\d]{4,20}。")  # 进一步扩大保障性住房建设规模。
# 近三年累计，…: the whole sentence adds up several years
_SPREAD_OPENING = re.compile(r"近[\d一二三四五六七八九十两]+年(?:累计|来|间)?,")
_YEAR = re.compile(r"((?:20|19)\d\d)年")
_FAR_BACK = 240  # characters before a figure in which what is said of it is looked for
_OPENING = 12
_YEAR_OPENING = re.compile(r"((?:20|19)\d\d)年,")  # 2012年，…: the whole sentence is about that year
_HORIZON = re.compile(r"(?:到|至)((?:20|19)\d\d)年|(?:到|至)?“(十[一二三四五六七八九]?五)”(?:末|期末)")
_SEVERAL_YEARS = re.compile(
    r"(?:用|力争|争取|未来|今后)?[\d一二三四五六七八九十两](?:[—~-]\d)?年(?:之?内|时间|左右的?时间)|(?:未来|今后)[三五两3-5]年|[三四五两3-5]年(?:覆盖|完成|实现|建成|改造|培育|打造)"
)
_FLOW_NOUN = re.compile(r"(?:就业|转移|消除|惠及|培训|脱贫|创业|班列|开行|改造|治理)$")
_ADDED_UP = re.compile(r"累计[^;。,]{0,40}$|累计[^;。]{0,24}、[^;。,]{0,24}$")
# A level at the end of several years is said to stand: 达到, 超过, 增至. What is done in them adds up.
_STANDS = re.compile(r"(?:达到?|为|至|突破|超过?|跨越|站上|迈上|稳定在|保持在|有|到|居)\s*$|总[量数额值]|余额|占|率")
_THIS_YEAR_TARGET = re.compile(r"今年|本年|(?<![一二三四五两\d])年内|全年")
_REACHED_SUM = re.compile(r"累计(?=达|超|突破|建成|完成)")  # 累计达到8000处 is how many there shall be
_WITHIN_YEAR = re.compile(r"(?<![一二三四五两\d])年内")
_HAS = re.compile(r"[我全](?:国|省|市|区|县|州|旗|镇)(?:现|共)?有")
_AHEAD = re.compile(r"今年|拟|将|计划")
_THIS_YEAR = re.compile(r"今年|本年")
_OUTLINE_OF_PLAN = re.compile(r"《[^》]{0,12}纲要|(?:未来|今后)五年")
_LAST_YEAR = re.compile(r"去年|(?<!基础)上年(?!同期|末|增长|均)")
_PEOPLE = re.compile(r"(?:[\u4e00-\u9fff]{2,4})?(?:人民|儿女|父老|同胞|中国人)")
# 农村税费改革取消了336亿元…: done, though it stands in the plan.
_DONE = re.compile(r"(?:取消|建成|解决|完成|实现|投入|减轻|安排|增加|减少|支持|培养|提高|扩大)了(?!解)")
_ALWAYS = re.compile(r"始终是")  # a general truth, no commitment
# In the plan: 去年…, and over several years 五年来…, 2005年与2000年相比….
_LOOK_BACK = re.compile(
    r"^(?:各位代表[,!。]?)?(?:过去(?:的)?一年|一年来|去年"
    r"|(?P<years>过去(?:的)?[五几]年|五年[间来]|(?:20|19)\d\d年(?:与|同|和|比)(?:20|19)\d\d年相?比|“十[一二三四五六七八九]?五”期间))"
)
_LOOK_AHEAD = re.compile(r"今年|当前|新的一年|今后|未来|下一步")
_BASE_OF = re.compile(r"(?:比|较|同比|与)(?:去年|上年|(?:20|19)\d\d年|“十[一二三四五六七八九]?五”末?)")
_QUALIFIERS = re.compile(
    r"完成(?:年度?|全年|年初|目标)+(?:计划|任务|目标)*(?=的?\d)|没有(?:实现|完成|达到)|未能?(?:实现|完成|达到)|同口径|可比口径|可比价格?|不变价格?|扣除价格因素|剔除价格因素|初步(?:预计|统计|核算)|预计|预期|实际|名义|累计|(?<!人)每年|连续[\d一二三四五六七八九十两]+年|年均(?!浓度|温度|降水|值|气温)|平均(?!浓度|气温)|全口径|人均"
)
_OTHER_BASIS = re.compile(r"口径|可比|不变价|因素|实际|累计|每年|连续|平均|年均")
_PLANNED = re.compile(r"(?:计划|规划|力争|目标是|预期|将)(?:到|在|于)?(20\d\d)年|到(20\d\d)年")
_PARTIAL = re.compile(r"(?<!\d)1[—~-](?P<to>1[0-2]|[1-9])月|前(?P<quarters>[一二三])季度|上半年")


def read_facts(
    text: str,
    view: str,
    sections: tuple[Section, ...],
    turns: tuple[tuple[int, Part], ...],
    body: tuple[int, int],
    year: int | None,
    lexicon: Lexicon,
) -> tuple[Fact, ...]:
    """All facts of a report's body, in order. ``turns`` are the offsets where review and plan begin."""
    found = [mention for mention in mentions(text, view) if body[0] <= mention.start < body[1]]
    reader = _Reader(text, view, sections, turns, year, lexicon)
    starts = [mention.start for mention in found]
    facts = [
        fact
        for start, end in sentences(view, body)
        for fact in reader.sentence(start, end, found[bisect_left(starts, start) : bisect_left(starts, end)])
    ]
    return tuple(replace(fact, id=f"f{i}") for i, fact in enumerate(facts, 1))


class _Reader:
    """Goes through a report sentence by sentence, remembering the paragraph's subject and years."""

    def __init__(
        self,
        text: str,
        view: str,
        sections: tuple[Section, ...],
        turns: tuple[tuple[int, Part], ...],
        year: int | None,
        lexicon: Lexicon,
    ):
        self._text, self._view, self._sections, self._turns, self._year = text, view, sections, turns, year
        self._lexicon = lexicon
        self._starts = [section.start for section in sections]
        self._paragraph = -2  # rfind gives -1 for the first one
        self._topic = ""
        self._theme = ""
        self._summed: tuple[int, int] | None = None
        self._chapter: Section | None = None
        self._looks_back = False
        self._years_back: tuple[int, int] | None = None  # the years that a passage of the plan looks back on
        self._ahead: int | None = None
        self._by_id = {section.id: section for section in sections}

    def sentence(self, start: int, end: int, found: list[Mention]) -> Iterator[Fact]:
        """The facts of one sentence."""
        self._remember(start, end)
        if not found:
            return
        setting = self._setting(start, end)
        statements = read_sentence(self._view, start, end, found, self._topic, self._lexicon, self._theme)
        for statement in statements:
            yield self._fact(statement, setting, start, end)

    def _remember(self, start: int, end: int) -> None:
        """Takes note of what a sentence sets for those after it: paragraph, subject, years summed up."""
        paragraph = self._view.rfind("\n", 0, start)
        sentence = self._view[start:end]
        chapter = self._chapter_of(self._section(start))
        if chapter is not self._chapter:
            self._chapter, self._ahead = chapter, None
            self._summed = self._five_years() if chapter and _sums_up(chapter.title) else None
        if paragraph != self._paragraph:
            self._paragraph, self._topic, self._looks_back, self._years_back = paragraph, "", False, None
            self._theme = ""
            opening = self._view[start : start + 60]
            self._look_ahead(opening)
            if _FIVE_YEARS.match(opening):
                self._summed = self._five_years()
            elif _ONE_YEAR.match(opening):
                self._summed = None
        back = _LOOK_BACK.match(sentence)
        if back and not self._is_ahead(sentence[:_OPENING]):
            self._looks_back, self._years_back = True, self._five_years() if back["years"] else None
        elif _LOOK_AHEAD.search(sentence):
            self._looks_back, self._years_back = False, None
        if _THEME.fullmatch(sentence):
            self._theme = topic_of(sentence.rstrip("。"))
        if subject := words().subjects.match(sentence) or _SUBJECT_ALONE.match(sentence):
            self._topic = topic_of(subject[1])

    def _is_ahead(self, opening: str) -> bool:
        """Whether an opening names a five-year plan that is still to be carried out."""
        return any((_FIVE_YEAR_PLANS.get(name) or 0) >= (self._year or 0) for name in _PLAN_NAME.findall(opening))

    def _look_ahead(self, opening: str) -> None:
        """Whether a paragraph of a chapter about both turns to the aims of a five-year plan, or back to those of the year."""
        named = _PLAN_NAME.findall(opening)
        last = _FIVE_YEAR_PLANS.get(named[-1]) if named else None
        if _THIS_YEAR.search(opening) or (self._year and f"{self._year}年" in opening):
            self._ahead = None
        elif last and self._year and last > self._year:
            self._ahead = last
        elif _OUTLINE_OF_PLAN.search(opening) and self._year:
            self._ahead = min((end for end in _FIVE_YEAR_PLANS.values() if end > self._year), default=None)

    def _five_years(self) -> tuple[int, int] | None:
        return (self._year - 5, self._year - 1) if self._year else None

    def _section(self, position: int) -> Section | None:
        """The innermost section that holds a position."""
        index = bisect_right(self._starts, position) - 1
        section = self._sections[index] if index >= 0 else None
        while section and section.end <= position:
            section = self._by_id.get(section.parent or "")
        return section

    def _chapter_of(self, section: Section | None) -> Section | None:
        while section and section.parent:
            section = self._by_id[section.parent]
        return section

    def _setting(self, start: int, end: int) -> Setting:
        part, section = part_at(self._turns, start), self._section(start)
        summed = self._summed if part is not Part.PLAN else self._years_back
        return Setting(part, section, self._horizon(section), summed, owner_in(self._view, start, end))

    def _horizon(self, section: Section | None) -> int | None:
        """The last year of the five-year plan that a chapter of the plan part is about, unless it is about this year too."""
        while section:
            if str(self._year) in section.title or "今年" in section.title:
                return self._ahead if _PLAN_NAME.search(section.title) else None
            if names := _PLAN_NAME.findall(section.title):
                last = _FIVE_YEAR_PLANS.get(names[-1])
                return last if last and self._year and last > self._year else None
            section = self._by_id.get(section.parent or "")
        return None

    def _fact(self, statement: Statement, setting: Setting, start: int, end: int) -> Fact:
        quantity = statement.mention.quantity
        lead, tail = statement.mention.lead, statement.mention.tail
        before = self._view[max(start, lead - _FAR_BACK) : lead]
        clause = self._view[max(statement.clause_start, lead - _FAR_BACK) : tail]
        kind = self._kind(statement, setting, clause)
        opening = self._view[start : start + _OPENING]
        year = self._figure_year(statement, setting, kind, opening, before, clause)
        comparator = quantity.comparator
        indicator = statement.name or "—"
        near = before[-40:]
        return Fact(
            id="", start=quantity.start, end=quantity.end, text=quantity.text, sentence_start=start, sentence_end=end,
            section=setting.section.id if setting.section else None, kind=kind, indicator=indicator,
            concept=_concept(indicator, statement, quantity.pint, self._lexicon), measure=statement.measure, direction=statement.direction,
            comparator=comparator, value=quantity.value, low=quantity.low, high=quantity.high,
            precision=quantity.precision, unit=quantity.unit, pint=_currency(indicator, quantity) or quantity.pint, year=year,
            period=self._period(setting, year, clause), qualifiers=tuple(dict.fromkeys(_QUALIFIERS.findall(clause))),
            strength=strength_in(near) if kind is Kind.TARGET else None,
            deadline=deadline_in(near) if kind is Kind.TARGET else None,
            owner=setting.owner if kind is Kind.TARGET else None,
        )  # fmt: skip

    def _kind(self, statement: Statement, setting: Setting, clause: str) -> Kind:
        if setting.part is not Part.PLAN:
            planned = _PLANNED.search(clause)
            later = planned and self._year and int(planned[1] or planned[2]) >= self._year
            return Kind.TARGET if later and setting.part is Part.REVIEW else Kind.ACTUAL
        if statement.baseline:
            return Kind.ACTUAL
        unbased = _BASE_OF.sub("", clause)
        if self._looks_back or _DONE.search(statement.wording) or words().background.search(unbased) or _HAS.search(unbased) or self._is_past(unbased):
            return Kind.ACTUAL
        quantity = statement.mention.quantity
        if _PEOPLE.match(self._view, quantity.end) or _ALWAYS.search(self._view, quantity.end, quantity.end + 30):
            return Kind.ACTUAL
        led = re.match(r"[将把为让使]", statement.wording.strip())
        if quantity.unit in ("", "人", "名", "户") and not led and words().population.search(statement.wording.strip()):
            return Kind.ACTUAL
        return Kind.TARGET

    def _is_past(self, clause: str) -> bool:
        """Whether a clause of the plan tells of last year, or of years that are over: 从2003年到2006年."""
        if _LAST_YEAR.search(clause) and not _AHEAD.search(clause):
            return True
        years = [int(year) for year in _YEAR.findall(clause)]
        return len(years) > 1 and self._year is not None and max(years) < self._year

    def _figure_year(
        self, statement: Statement, setting: Setting, kind: Kind, opening: str, before: str, clause: str
    ) -> int | None:
        if self._year is None:
            named = _YEAR.search(clause)
            return int(named[1]) if named else None
        horizon = _HORIZON.search(clause)
        if kind is Kind.TARGET and not horizon and not _THIS_YEAR.search(clause):  # 到2032年20家，今年新增5家
            horizon = _HORIZON.search(before[-60:])
        if horizon:
            return int(horizon[1]) if horizon[1] else _FIVE_YEAR_PLANS.get(horizon[2])
        spread = _SPREAD.search(_REACHED_SUM.sub("", clause) if kind is Kind.TARGET else clause)
        spread = spread or _SPREAD_OPENING.match(opening)
        if spread and not _WITHIN_YEAR.search(clause):
            return None
        if kind is Kind.TARGET:
            if _THIS_YEAR_TARGET.search(clause):
                return self._year
            if _SEVERAL_YEARS.search(before[-40:]) and not _WITHIN_YEAR.search(clause):
                return None
            if _THIS_YEAR_TARGET.search(before):
                return self._year
            if setting.horizon and take_apart(statement.name).flow:
                return None  # so many in the years of the plan together
            return setting.horizon or self._year
        return self._actual_year(statement, setting, opening, before, clause)

    def _actual_year(
        self, statement: Statement, setting: Setting, opening: str, before: str, clause: str
    ) -> int | None:
        assert self._year is not None
        last = self._year - 1
        if setting.part is Part.PLAN and not setting.summed and not _YEAR.search(clause):
            return last
        unbased = _BASE_OF.sub("", clause)
        if named := _YEAR.search(unbased):
            return int(named[1])
        if named := _YEAR_OPENING.match(opening):
            return int(named[1])
        if _LAST_YEAR.search(unbased) or opening.startswith("去年"):
            return last
        if statement.baseline:
            return setting.summed[0] - 1 if setting.summed else last - 1
        if setting.summed:
            return last if _stands(statement) else None
        return None if _ADDED_UP.search(before) else last

    def _period(self, setting: Setting, year: int | None, clause: str) -> Period | None:
        """A span other than the calendar year of ``year``: several years summed up, or a part of the year."""
        if year and (partial := _PARTIAL.search(clause)):
            quarters = partial["quarters"]
            last = int(partial["to"]) if partial["to"] else "一二三".index(quarters) * 3 + 3 if quarters else 6
            return Period(f"{year}-01-01", f"{year}-{last:02}-{monthrange(year, last)[1]}")
        if year is None and setting.summed:
            return Period(f"{setting.summed[0]}-01-01", f"{setting.summed[1]}-12-31")
        return None


def holds_yearly(fact: Fact) -> bool:
    """Whether a figure is said to hold in each of several years: 每年, 连续三年."""
    return any(said.startswith(("每年", "连续")) for said in fact.qualifiers)


def on_other_basis(fact: Fact) -> bool:
    """Whether a growth is told on another basis than last year's stated figure: 同口径, 剔除价格因素, 年均."""
    # 实际使用外资 is a name; 居民收入实际增长 is growth without the rise of prices
    return any(_OTHER_BASIS.search(said) for said in fact.qualifiers if said not in fact.indicator)


def is_of_target(fact: Fact) -> bool:
    """Whether a percentage tells how much of the year's target was reached: 完成年计划的118.2%."""
    return fact.measure is Measure.SHARE and any(said.startswith("完成") for said in fact.qualifiers)


def said_missed(fact: Fact) -> bool:
    """Whether a figure is that of a target which the text says was not reached: 没有实现…降低4%的目标."""
    return any(said.startswith(("没有", "未")) for said in fact.qualifiers)


def _stands(statement: Statement) -> bool:
    """Whether a figure tells how things stand at the end of several years, rather than what was added up in them."""
    if statement.measure is Measure.SHARE:
        return True
    bounded = statement.mention.lead < statement.mention.start  # 超过, 突破
    stated = bounded or bool(_STANDS.search(statement.wording))
    flow = bool(statement.action) or take_apart(statement.name).flow or bool(_FLOW_NOUN.search(statement.core))
    return statement.measure is Measure.LEVEL and stated and not flow


def _sums_up(title: str) -> bool:
    """Whether a chapter of the review begins with the years of a plan: its heading names them alone or first."""
    five, one = _FIVE_IN_TITLE.search(title), _ONE_IN_TITLE.search(title)
    return five is not None and (one is None or five.start() < one.start())


# 产值达到千亿级规模, 营收突破百亿: no unit is said, and money is meant.
_WORTH = re.compile(r"(?:产值|营收|营业收入|增加值|总收入|投资额|总投资|销售额|交易额|成交额|零售额)(?:总?规模)?$")
_GREAT = 10**8


def _currency(indicator: str, quantity: Quantity) -> str | None:
    great = not quantity.unit and quantity.value is not None and quantity.value >= _GREAT
    return "CNY" if great and _WORTH.search(indicator) else None


_RATIO_UNITS = frozenset({"percent", "per_mille", "percentage_point", "tenth"})


def _concept(indicator: str, statement: Statement, unit: str, lexicon: Lexicon) -> str | None:
    """The lexicon's name for an indicator, where the figure's unit is one that it can have."""
    known = lexicon.find(indicator)
    if known is None:
        return None
    if statement.measure is Measure.SHARE and unit in _RATIO_UNITS and known.family not in ("ratio", "index", "other"):
        return None
    if (
        statement.measure is Measure.LEVEL
        and unit == "count"
        and known.family not in ("count", "people", "other", "index")
    ):
        return None
    return known.concept
