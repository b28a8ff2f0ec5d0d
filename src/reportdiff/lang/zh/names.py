"""What a figure is called: the name in its own clause, or what it takes over from the statements before it.

Later clauses inherit what they leave out: the name (…，增长26.8%), the verb (新增上市公司5家、规上企业99家), the whole
(亿元以上项目25个、总投资58亿元).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from reportdiff.lang.mention import Mention
from reportdiff.lang.zh.clauses import BRACKETS, Clause
from reportdiff.lang.zh.verbs import (
    EDGE,
    GROWTH_AIM,
    NEWLY,
    OVERALL_GROWTH_AIM,
    PER_UNIT,
    changing_verb,
    leading_action,
    object_of,
    split_action,
    strip_opening,
    without_weak_verb,
)
from reportdiff.lang.zh.words import words
from reportdiff.model import Direction, Measure

# The subject of the clause before or of the paragraph; asked for only by a clause that has none of its own.
Topic = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Statement:
    """What the words around one figure say of it.

    The name of what is measured is ``action`` (the verb that the name keeps, 新增) and ``core`` (上市公司).
    ``clause`` is the extent of the clause; ``baseline`` marks the old value in 由A提高到B; ``wording`` is the clause
    before the figure, for those who look for signs of plan, period or strength in it.
    """

    mention: Mention
    action: str
    core: str
    measure: Measure
    direction: Direction | None
    baseline: bool
    clause_start: int
    wording: str
    root: str = ""  # what later clauses without a name go on about, where it is not the whole name

    @property
    def name(self) -> str:
        return self.action + self.core

    @property
    def subject(self) -> str:
        """What a later clause without a name is about."""
        return self.root or self.core


# 东湖科技等｜18家｜企业: names of some of what is counted.
NAMES_ETC = re.compile(r"^.*等(?!级|额|效|离子|边)")
# 试点范围扩大到: what stands before is the subject, however long.
_CHANGED_TO_END = re.compile(r"(?:(?:扩大|增加|提高|上升|增|达|拓展|扩展)(?:到|至)|要?覆盖)(?:全[国省市区县])?\s*$")
# 改造老旧小区26个、惠及3万户: these verbs say of the thing before.
_SHARES_BENEFIT = frozenset({"惠及", "受益", "带动", "拉动", "覆盖", "服务", "涉及", "撬动"})
# 新增12家，累计达到98家: the sum is no longer new.
_SUM_WORD = re.compile(r"累计|总数|总量|共有|合计")
# What the cutting of brackets can leave at the end of a name.
_CHANGED_AT_END = re.compile(
    r"(?<=.{3})(?:[要将])?(?:(?:提高|提升|增加|上升|扩大|降低|下降|达)(?:到|至)(?:全[国省市区县])?|覆盖全[国省市区县])$"
)
# Nouns of measure that the first of a list carries for all.
_MEASURED = re.compile(r"(?:产量|销量|产值|里程|吞吐量|货运量|客运量|周转量|增加值|播种面积|种植面积)$")

# Who pays, and nothing of what for.
_PAYER = re.compile(
    r"^(?P<who>(?:中央|国家|全国|省|市|区|县|地方|各级)?(?:级|本级)?财政|中央|国务院|国家|各级政府)(?:决定|累计|还|将|要|拟|已|共|再|又|今年|继续|计划)*"
    r"(?:预算)?(?:决定|还|将|要|拟|已|共|再)*(?:安排|投入|支出|拿出|筹措|新增|补助|下达|拨付)*(?P<what>(?<=[排入出措增助达付]).{2,})?$"
)
# Money that is told without what it is for.
_ANY_MONEY = re.compile(r"(?:预算内|财政|专项|补助|补贴|奖补|扶持|引导|配套)*(?:资金|经费|投入|支出|投资)")
# 扶持中小企业发展专项资金｜安排, 技改专项资金｜支持
_SPENT = re.compile(r"(?<=资金|经费|投资|投入|支出)(?:安排|支持|用于|推动|撬动|用好用活)$")
_RAISED = re.compile(r"^(?:再|继续|适当)?增加(?P<what>.{2,}(?:投资|支出|投入|补助|经费|赤字))$")
_GIVEN = re.compile(r"(?:予以|给予)(?:支持|补助|奖励)$")
# 揭阳机场成为全省第4个｜吞吐量｜超千万人次的机场
_ONLY_ONE = re.compile(r"(?:第[\d一二三四五六七八九十]+[个家座]|唯一|首个|首家|首座)(?P<what>[^,;。、]{2,12})$")
# 安排5亿元，用于…: what the money is for.
_PURPOSE = re.compile(
    r"^(?:,(?:比|较)(?:上年|去年)[^,;。]{2,16})?[,、]?(?:主要|重点|专项)?(?:(?:用|以|通过|采取)[^,;。、]{2,8}(?:方式|办法))?(?:用于|支持|实施|设立|增加对|直接补贴|解决|资助|推进)(?P<what>[^,;。、]{2,24})"
)
# 占全国一半, 高于全国0.3个百分点: said of the thing before, which later clauses go on about.
ASIDE = re.compile(r"^(?:(?:大?约|近)?占|对[^,]{2,12}贡献|在[^,]{2,14}(?:占比|比重)|高于|低于|快于|优于|好于|超过全|高出|领先)")
_MONEY = frozenset({"CNY", "USD"})
# Sums of what the figure before only adds to.
_TOTALS = frozenset({"总数", "总量", "总规模", "总数量"})
# Names that stand for the whole economy when they open a clause.
_AGGREGATES = frozenset({"投资", "消费", "出口", "进口", "税收"})
# A verb of its own before a count: it takes none from the list.
_OWN_VERB = re.compile(r"(?:达到?|为|至|突破|超过|有)\s*$|完成|实现")
_AMOUNT_NOUN = re.compile(r"(?:收入|产值|产量|增加值|率|额)$")
_HAN_SPACE = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
# 粮食播种面积1.1亿亩、产量825亿斤: what is sown has an area, what is brought in a yield.
_SOWN = re.compile(r"(?<=.{2})(?:播种|种植|栽培|养殖|收获)$")
_YIELD = re.compile(r"(?:产量|产值|单产)$")
# 电子病历共享覆盖｜97%｜门诊量: what is covered is what is counted.
_SPEED = re.compile(r"的?(?:增长|增速|发展|增长速度|速度)")
_COVERED = re.compile(r"^.*(?=覆盖)")
# 片区更新、社区更新2类｜15个｜省级样板: kinds of what is counted.
# 以办好10件｜民生实事｜为牵引
_AS_MEANS = re.compile(r"(?<=.{3})为(?:牵引|引领|抓手|重点|支撑|核心|契机|主线|代表|主体|龙头|载体|依托)(?:的.*)?$")
_KINDS = re.compile(r"(?<=.{2})\d+(?:大?类|种|批)$")
_CORE_MAX, _CORE_MAX_CHANGED = 10, 18  # a longer subject before a counted noun is a sentence of its own

_NAME_MAX = 30


@dataclass(frozen=True, slots=True)
class _Case:
    """What the rules decide on: the words before a figure without verb and opening, and what stands around them."""

    subject: str
    clause: Clause
    measure: Measure
    direction: Direction | None
    previous: Statement | None
    topic: Topic
    theme: str  # what the paragraph is about, as a short sentence before says

    @property
    def unit(self) -> str:
        return self.clause.mention.quantity.pint

    @property
    def in_list(self) -> bool:
        """Whether only 、 or 和 parts the figure from the one before it."""
        return self.previous is not None and self.clause.start == self.previous.mention.tail


# A name's verb and noun, and the direction of the figure, which a verb may bring with it.
Named = tuple[str, str, Direction | None]


def name_of(
    subject: str,
    clause: Clause,
    measure: Measure,
    direction: Direction | None,
    earlier: list[Statement],
    topic: Topic,
    theme: str = "",
) -> Named:
    """The name of what a figure measures: by the first rule that has something to say, else in its own words."""
    case = _Case(subject, clause, measure, direction, earlier[-1] if earlier else None, topic, theme)
    for rule in _RULES:
        if named := rule(case):
            return named
    return _in_its_own_words(case)


def _counted(case: _Case) -> Named | None:
    """打通3条断头路: the noun after the figure."""
    if not _counts_after(case.subject, case.clause, case.measure):
        return None
    action, core = _counted_name(case.subject, case.clause, case.previous)
    aim = GROWTH_AIM.search(core) if case.measure is Measure.GROWTH else None
    return action, core[: aim.start()] if aim and aim.start() > 2 else core, case.direction  # 8%左右的生产总值增长目标


def _paid(case: _Case) -> Named | None:
    """中央财政安排5亿元，用于…; 中央财政安排补助资金5亿元: what the money is for."""
    payer = _PAYER.match(case.subject) if case.unit in _MONEY else None
    if payer is None or case.subject in words().relative:
        return None
    if payer["what"] and not _ANY_MONEY.fullmatch(payer["what"]):
        return "", _tidy(payer["who"] + payer["what"]), case.direction
    money = payer["what"] or ("支出" if case.subject.endswith("支出") else "投入")
    return "", _paid_for(payer["who"], money, case), case.direction


def _attribute(case: _Case) -> Named | None:
    """全国唯一出生人口超百万的省份: what is measured of the thing that stands after."""
    mention = case.clause.mention
    if not case.clause.rest.startswith("的") or mention.lead == mention.start or case.unit not in ("count",):
        return None
    measured = _ONLY_ONE.search(case.subject)
    return ("", _tidy(measured["what"]), case.direction) if measured else None


def _relative(case: _Case) -> Named | None:
    """亿元以上项目25个、总投资58亿元: a name that means nothing without what it belongs to."""
    if case.subject not in words().relative:
        return None
    if case.subject in _AGGREGATES and not case.in_list:
        return "", case.subject, case.direction  # 投资增长7%: all of it
    if case.previous is None:
        return "", _under(case.topic(), case.subject), case.direction
    root = case.previous.core if case.subject in _TOTALS else case.previous.name
    return "", _under(root, case.subject), case.direction


def _changed(case: _Case) -> Named | None:
    """压缩审批时限三成: a verb of change before the name gives the direction."""
    raised = _RAISED.match(case.subject) if case.unit in _MONEY and case.measure is Measure.LEVEL else None
    if raised:  # 增加中央预算内经常性建设投资100亿元
        return "", _tidy(raised["what"]), Direction.UP
    changed = changing_verb(case.subject, case.measure) if case.measure in (Measure.SHARE, Measure.LEVEL) else None
    return ("", _tidy(changed[0]), changed[1]) if changed else None


def _growth_aim(case: _Case) -> Named | None:
    """增长预期目标5%: growth of what, if nothing is said, is that of the economy."""
    if case.measure is not Measure.GROWTH:
        return None
    aim = OVERALL_GROWTH_AIM.fullmatch(_HAN_SPACE.sub("", case.subject))
    whole = case.subject in ("经济", "国民经济")
    speed = not case.subject and case.previous is None and _SPEED.match(case.clause.rest)  # 7%左右的速度
    return ("", "经济增长", case.direction) if aim or speed or whole else None


_RULES: tuple[Callable[[_Case], Named | None], ...] = (_paid, _attribute, _growth_aim, _counted, _relative, _changed)


def _in_its_own_words(case: _Case) -> Named:
    """The name that stands before the figure, with what it shares with the figure before it."""
    clause, previous = case.clause, case.previous
    level = case.measure is Measure.LEVEL
    action, core = split_action(case.subject) if level else ("", without_weak_verb(case.subject))
    if not core or core in ("其中", "其中的"):
        return _inherited(action, case)
    if ASIDE.match(core) and previous:
        return previous.action, previous.subject + core, case.direction
    if ASIDE.match(core) and case.topic():
        return "", case.topic() + core, case.direction
    if core in words().relative:
        return "", _under(previous.name if previous else case.topic(), action + core), case.direction
    if not action and previous and _shares_verb(case, previous):
        action = previous.action
    if newly := NEWLY.search(core):
        action, core = newly[0], core[: newly.start()].removesuffix("分别")
    core = _with_measured_noun(core, case) if level else core
    return action, _tidy(core + ("规模" if clause.after.startswith("级") else "")), case.direction


def _paid_for(payer: str, money: str, case: _Case) -> str:
    """What money is for, where only the payer stands before it: 中央财政安排5亿元，用于…"""
    clause = case.clause
    after = _GIVEN.sub("", clause.after)
    any_money = _ANY_MONEY.fullmatch(after)
    if after and not any_money:
        return _tidy((object_of(after).removesuffix("问题") or after) + payer + "资金")
    if purpose := _PURPOSE.match(clause.rest.removeprefix(clause.after)):
        return _tidy(object_of(purpose["what"]) + payer + "资金")
    return _tidy((case.topic() or case.theme) + payer + (after or money))


def _counts_after(subject: str, clause: Clause, measure: Measure) -> bool:
    """Whether a figure counts the noun after it, rather than measuring the name before it."""
    unit, after = clause.mention.quantity.pint, clause.after
    if not after or unit == "percentage_point" or after.startswith("级"):
        return False
    named = len(without_weak_verb(strip_opening(subject))) >= 2
    if named and (
        measure in (Measure.GROWTH, Measure.CHANGE) or (unit != "count" and after.startswith(("大力", "加快")))
    ):
        return False
    if named and unit == "percent" and clause.rest.startswith("的") and _CHANGED_TO_END.search(clause.before):
        return False  # 试点范围扩大到23%的县
    action = words().action_start.match(after)
    worked = words().action_start.match(subject) or words().action_end.search(subject)
    return not (named and action and len(action[0]) >= 2 and not worked)


def _shares_verb(case: _Case, previous: Statement) -> bool:
    """Whether a count takes the verb of the one before it in its list: 新增上市公司5家、规上企业99家."""
    if not previous.action or case.measure is not Measure.LEVEL or previous.measure is not Measure.LEVEL:
        return False
    same = case.unit == previous.mention.quantity.pint
    before = case.clause.before
    if "其中" in before and previous.action.startswith(("新", "净")):
        return same
    if not case.in_list or _OWN_VERB.search(before):
        return False
    counted = "count" in (case.unit, previous.mention.quantity.pint)
    return same or not counted or not _AMOUNT_NOUN.search(before.strip())


def _with_measured_noun(core: str, case: _Case) -> str:
    """A name in a list with the measured noun that only the first carries: 整车产量200万辆、新能源汽车140万辆."""
    previous = case.previous
    if previous is None or not case.in_list or words().heads.search(core):
        return core
    noun = _MEASURED.search(previous.core)
    same = case.clause.mention.quantity.unit == previous.mention.quantity.unit
    return core + noun[0] if noun and same and previous.measure is Measure.LEVEL else core


def _counted_name(subject: str, clause: Clause, previous: Statement | None) -> tuple[str, str]:
    """The name of what is counted after the figure: 打通学府路等｜3条｜断头路 is 打通断头路."""
    subject = NAMES_ETC.sub(lambda match: leading_action(match[0]), subject)
    action, core = split_action(subject)
    if not action and (match := words().action_end.search(subject)):
        action, core = match[0], subject[: match.start()]
        if len(core) > 8 or "、" in core:
            core = ""
        action, core = core + action if core and core in clause.after else action, "" if core in clause.after else core
        if core:
            action, core = core + action, ""
    if len(core) > _CORE_MAX:
        core = _COVERED.sub("", core)
    if kinds := _KINDS.search(core):
        return action, _tidy(core[: kinds.start()] + clause.after.removeprefix("的"))
    longest = _CORE_MAX_CHANGED if _CHANGED_TO_END.search(clause.before) else _CORE_MAX
    if core.startswith("由") or core.endswith("的") or "、" in core or len(core) > longest:
        core = ""
    if words().weak_start.fullmatch(action):
        action = ""
    if not subject and previous and clause.joined and previous.action:
        action = previous.action
    counted = _AS_MEANS.sub("", clause.after.removeprefix("的"))
    if len(counted) > 24:
        counted = re.split(r"[、,]", counted)[0]
    return action, _tidy(core + counted)


def _inherited(action: str, case: _Case) -> Named:
    """A figure without a name of its own: that of the statement before it, under its own verb if it has one."""
    previous, direction = case.previous, case.direction
    if previous is None:
        weak = not action or words().weak_start.fullmatch(action)
        return ("", case.topic(), direction) if weak else (action, _without_end_verb(case.topic()), direction)
    if action in _SHARES_BENEFIT:
        return previous.action, previous.subject + action, direction
    if action and case.measure is Measure.LEVEL and not words().weak_start.fullmatch(action):
        changes = words().change_down.fullmatch(action) or words().change_up.fullmatch(action)
        return previous.action if changes else action, _without_end_verb(previous.subject), direction
    if previous.baseline:
        return previous.action, previous.core, direction  # 占世界经济比重从11%提高到15%
    summed = case.measure is Measure.LEVEL and _SUM_WORD.search(case.clause.before)
    return "" if summed else previous.action, previous.subject, direction


def _without_end_verb(subject: str) -> str:
    """The thing that later verbs go on about: 城镇保障性住房基本建成432万套、新开工1043万套."""
    done = words().action_end.search(subject)
    return subject[: done.start()] if done and done.start() >= 3 else subject


def _under(root: str, name: str) -> str:
    """A relative name under what it belongs to: 总投资 of 亿元以上项目."""
    if not root or root.endswith(name):
        return root or name
    if len(name) > 2 and root.endswith(name[:2]):  # 新型合作医疗试点, 试点范围
        return root + name[2:]
    if head := words().heads.search(root):
        stem = root[: head.start()]
        if _YIELD.search(name):
            stem = _SOWN.sub("", stem)
        if len(stem) >= 2 and len(head[0]) >= 2 and head[0] not in ("企业", "项目", "机构", "基地", "平台", "中心"):
            return stem + name
    return root + name


def _tidy(name: str) -> str:
    """A name fit to label a row: without brackets, spaces and stray punctuation."""
    name = PER_UNIT.sub("", _CHANGED_AT_END.sub("", _HAN_SPACE.sub("", BRACKETS.sub("", name))))
    name = _SPENT.sub("", name)
    name = name.strip(EDGE.replace("“", "").replace("”", ""))
    if name.count("“") != name.count("”"):
        name = name.replace("“", "").replace("”", "")
    return name


def shortened(name: str) -> str:
    """A name not too long to label a row: of a list that nothing pairs up with its figures, the last."""
    if len(name) <= _NAME_MAX:
        return name
    pieces = re.split(r"[、,]", name)
    return pieces[-1] if len(pieces[-1]) >= 4 else name[-_NAME_MAX:]
