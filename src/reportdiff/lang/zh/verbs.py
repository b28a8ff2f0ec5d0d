"""What the words before a figure say beside its name: growth, change, level or share, and which way; and the name without
them."""

from __future__ import annotations

import re

from reportdiff.lang.zh.clauses import BRACKETS, Clause
from reportdiff.lang.zh.words import words
from reportdiff.model import Direction, Measure

_GROWTH_AFTER = re.compile(
    r"^(?:以上|左右|以内)?的?(?:(?P<up>增长|增速|增幅|涨幅|年均增长|速度|(?:稳步|逐步)?(?:提标|上调|递增))|(?P<down>降幅|下降(?![到至])))"
)
# 森林抚育提升200万亩: work done on so much, not a change of it.
_WORK_OF_RAISING = re.compile(r"(?:优化|抚育|改造|风貌|品质|环境|功能|改善|整治|提档|绿化|修复)(?:提升|提高)$")
_WORK_BEFORE = re.compile(r"(?:完成|实施|推进)[^,;]{2,16}(?:提升|改善|提高)\s*$")
# 比上年, 较“十四五”末: with what a change compares.
_COMPARED = re.compile(
    r"(?:比|较|同比|与)(?:上|去|前|[一二三四]季度|全[国省市]|同期|年初|“|20|19|以往|历史|预|原|改|各|全|当|计划|目标|疫|五年|十年|国家|平均|规划)[^,;]*$"
    r"|(?:比|较)[^,;、]{1,8}[前时]$"  # 比整治前
    r"|(?:[将要再])?在[^,;、]{2,12}基础上[将要再]?$"  # 在2030年基础上
)
# 超年度任务12%: growth over what was planned.
_OVER_PLAN = re.compile(
    r"(?:超额?|超出)(?:完成)?(?:年度|全年|年初|既定|预期|计划|国家|省定|市定)*(?:目标|任务|计划|下达)+(?:数|值|量)?$"
)
# 高于全国平均0.3个百分点: a distance, no change.
_ABOVE = re.compile(r"(?:高于|低于|优于|好于|快于|超过|高出|超出|领先|超(?=国家|全国|考核|目标))[^,;]{1,16}$")
# When: 到2031年底, “十七五”时期, 三年内, 1—11月.
_TIME_OPENING = re.compile(
    r"(?:到|至|截至|自|从|在)?(?:(?:20|19)\d\d年(?:底|末|初|以来|前|全年|以后|起|的|度)?|“十[一二三四五六七八九]?五”(?:末期?|时期|期间|以来|规划|的)*|[今去明]年(?:底|末|前|以来|全年)?|\d+年(?:来|内|间|以来|期间|累计)?"
    r"|今明两年|[近前过连]去?续?[\d一二两三四五六七八九十]+个?(?:年|月|季度)来?|(?:未来|今后)?[一二两三四五六七八九十]+年(?:来|内|间|累计)?|用[\d一二两三四五六七八九十]+(?:[—~-]\d)?年(?:左右)?(?:的?时间)?|(?:1[—-])?\d{1,2}月(?:底|末|份)?(?:前)?|[上下]半年|前[一二三]季度|全年|年[底末](?:前)?|[\d一二两三四五六七八九十]+个半?月(?:内|来)?|每年|提前[一二三\d]年(?:实现|完成)?|本届政府|党的[^,]{2,6}以来)(?:,|、)?"
)
# 新兴产业｜实现｜产值: a verb inside a name that says nothing of it.
_MIDDLE_WEAK = re.compile(r"(?<=[^\s“(]{2})(?:实现|完成|达到|突破|超过)(?=[^\s]{2,})")
# Verbs of encouragement before the thing that a clause is about.
_LEADING_VERB = re.compile(
    r"^(?:更加[^,的]{2,4}的|重点(?=发展|支持|推进|抓好|解决|建设|抓)|为了?(?=加快|推进|支持|促进|做好|加强|完善|解决|保障|改善)|解决|支持|促进|改善|加大|完善|健全|创新|做好|抓好|深化|优化|强化|做大做强|做强做优|做大|做强|加快|推动|推进|大力|积极|发展|实施|继续|加强|巩固|扩大|提高|落实|稳步|深入|扎实)"
)
# 新增 before a figure counts what is new; it is no change of what there was.
NEWLY = re.compile(r"(?:新增|净增|新增加|净增加|新增长)$")
# 为企业降低成本3亿元
_MIDDLE_DOWN = re.compile(
    r"^(?:为|给|帮助)?(?P<whose>[^,;、]{2,12}?)(?:降低|减少|压减|压缩|缩减|削减|节约|节省)(?P<what>[^,;]{2,})$"
)
# 压缩审批时限三成, 提高最低工资标准120元
_START_CHANGE = re.compile(
    r"^(?P<down>降低|减少|压减|压缩|缩减|削减|缩短|再减少)|^(?P<up>提高|上调|提升(?=.*(?:率|水平|标准|比例|比重|占比)$))"
)
# 提高到人均100元
_TO_EACH = re.compile(r"(?<=[到至为达])(?:(?:人均|每人|月人均)(?:每[年月])?|每[年月](?:人均|每人)?)$")
# 平均浓度每立方米20微克, 处理能力日均1200吨: part of the unit, not of the name.
PER_UNIT = re.compile(
    r"(?<=.{2})(?:每\d*(?:人|户|年|月|天|日|亩|吨|公斤|千克|斤|升|立方米|平方米|千瓦时)+|(?<=[力量模])(?:日均|每日|日))\s*$"
)
# 资产总额｜五年｜增长64%: how long it took.
_YEARS = re.compile(r"(?<=.{2})(?:[近过]去?)?(?:[一二两三四五六七八九十]|(?<!\d)\d{1,2})年(?:来|间|内|累计)?$")
_DOUBLED = re.compile(r"翻?了?[ 、]*$")  # 技术交易额｜翻了｜一番
_TIMES_OF = re.compile(r"(?:是|为|相当于|达到?)[^,;、]{1,12}的$")  # 是整治前的3倍, 是上个五年的2倍
# 试点范围扩大到｜全国｜40%的县
_OF_ALL = re.compile(r"(?<=[到至])全[国省市区县](?:的)?$")
# 增加到2031年的98亿元
_YEAR_END = re.compile(r"(?:(?:20|19)\d\d年(?:底|末)?|(?<=[到至])年(?:底|末)|(?<=[到至])(?:去年|上年|目前|现在)(?:底|末)?)的?$")
# 按3%、7%稳步提标: the other values of a list before what is said of all.
_LISTED_VALUES = re.compile(r"^(?:[、和及]\s?\d+(?:\.\d+)?%)+")
_GROWTH_COUNTED = re.compile(r"(?:增速|增幅|涨幅|增长(?:目标)?)$")  # 保持8%以上的投资增速
# 经济增长预期目标5%
GROWTH_AIM = re.compile(r"(?:预期)?增长(?:的)?(?:预期|年度|主要)?(?:目标)$")
# 中央提出今年经济增长预期目标: whose aim it is, and for when
OVERALL_GROWTH_AIM = re.compile(r"(?:[^,]{0,8}(?:提出|确定|今年|全年|年度|我国|全[省市区县]))*(?:国民)?(?:经济)?(?:社会发展)?" + GROWTH_AIM.pattern)
# Amounts that 提高 raises, rather than counts.
_AMOUNT = re.compile(r"(?:限额|标准|额度|待遇|水平|工资|收入|养老金|补贴|补助)$")
_AND_OPENING = re.compile(r"^(?:以及|和(?![美谐平睦])|及(?![时格])|与(?!会)|并(?![购网轨]))")
# 深化改革、力争｜…: resolve opens a clause of its own.
_RESOLVE = re.compile(r"^.*[^,](?:力争|确保|争取)(?=[^,]{2,}$)")
# What a name neither begins nor ends with.
EDGE = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳、,;:。 \t的—-·•“”\"'‘’"
_GROWTH_UNITS = frozenset({"percent", "per_mille", "times", "tenth"})


def object_of(clause: str) -> str:
    """What is left of a clause without the verbs that open it: 继续实施退耕还林还草 → 退耕还林还草."""
    core = strip_opening(clause)
    while True:
        shorter = _LEADING_VERB.sub("", core)
        action, noun = split_action(shorter)
        shorter = noun if noun and action else shorter
        if shorter == core or len(shorter) < 2:
            return core
        core = shorter


def read_verb(before: str, clause: Clause) -> tuple[str, Measure, Direction | None]:
    """Splits the words before a figure into the name and what the verb says: measure and direction."""
    vocabulary = words()
    unit = clause.mention.quantity.pint
    relative = unit in _GROWTH_UNITS
    if clause.mention.quantity.text.endswith("番"):
        return _strip_adverbs(_strip_links(_DOUBLED.sub("", before))), Measure.GROWTH, Direction.UP
    if _OVER_PLAN.search(before):
        return before, Measure.GROWTH if relative else Measure.CHANGE, Direction.UP
    if unit == "times" and (base := _TIMES_OF.search(before)):
        return _strip_adverbs(before[: base.start()]), Measure.SHARE, None
    state, text = False, _OF_ALL.sub("", before)
    while True:
        shorter = _YEARS.sub("", _YEAR_END.sub("", text.rstrip(" 、").removesuffix("了")))
        shorter = PER_UNIT.sub("", _TO_EACH.sub("", shorter))
        if match := vocabulary.adverbs.search(shorter):
            shorter = shorter[: match.start()]
        elif match := vocabulary.links.search(shorter):
            state, shorter = True, shorter[: match.start()]
        if shorter == text:
            break
        text = shorter
    if unit == "percentage_point" and _ABOVE.search(text):
        return text, Measure.LEVEL, None
    if NEWLY.search(text) and not relative:
        return text, Measure.LEVEL, None
    for pattern, direction in ((vocabulary.change_up, Direction.UP), (vocabulary.change_down, Direction.DOWN)):
        match = pattern.search(text)
        if match is None or (len(match[0]) == 1 and match[0] in "高多低少快超" and not _compares(text, unit)):
            continue
        name = _strip_adverbs(text[: match.start()])
        if not relative and unit != "percentage_point" and _is_work(text, name, clause):
            return text, Measure.LEVEL, None  # 森林抚育提升200万亩, 提升100家机构服务水平
        if state and relative and words().growth_noun_up.search(name):
            return name, Measure.GROWTH, Direction.UP  # 增速回升至7.8%
        if state:  # 提高到, 降至: the level it went to
            return name, Measure.SHARE if relative else Measure.LEVEL, None
        return name, Measure.GROWTH if relative else Measure.CHANGE, direction
    if relative:
        return _percentage(text, clause)
    if unit == "percentage_point":
        return text, Measure.CHANGE, Direction.UP
    return text, Measure.LEVEL, None


def _is_work(text: str, name: str, clause: Clause) -> bool:
    """Whether 提升 or 改善 is work done on what is counted, not a change of it: 建设提升300个驿站, 完成林相改善5万亩."""
    if _WORK_OF_RAISING.search(text) or _WORK_BEFORE.search(clause.before):
        return True
    return bool(clause.after) and (not name or words().action_start.fullmatch(name) is not None)


def _strip_links(text: str) -> str:
    match = words().links.search(text)
    return text[: match.start()] if match else text


def _compares(text: str, unit: str) -> bool:
    return unit == "percentage_point" or "比" in text or "较" in text


def _percentage(text: str, clause: Clause) -> tuple[str, Measure, Direction | None]:
    """A percentage without a verb of change: a growth after 增幅 or before 的增长, else a share."""
    vocabulary = words()
    for noun, direction in ((vocabulary.growth_noun_up, Direction.UP), (vocabulary.growth_noun_down, Direction.DOWN)):
        if match := noun.search(text):
            return text if _strip_adverbs(text[: match.start()]) else "", Measure.GROWTH, direction
    if aim := GROWTH_AIM.search(text):
        overall = OVERALL_GROWTH_AIM.fullmatch(strip_opening(text).replace(" ", ""))
        return text if overall else text[: aim.start()], Measure.GROWTH, Direction.UP
    if _GROWTH_COUNTED.search(clause.after):
        return text, Measure.GROWTH, Direction.UP
    if after := _GROWTH_AFTER.match(_LISTED_VALUES.sub("", clause.rest)):
        return text, Measure.GROWTH, Direction.UP if after["up"] else Direction.DOWN
    return text, Measure.SHARE, None


def _strip_adverbs(text: str) -> str:
    """The name without the adverbs and the comparison (比上年) that stand between it and its verb."""
    adverbs = words().adverbs
    while True:
        shorter = PER_UNIT.sub("", _YEARS.sub("", _COMPARED.sub("", text.rstrip(" 、,"))))
        if match := adverbs.search(shorter):
            shorter = shorter[: match.start()]
        if shorter == text:
            return text
        text = shorter


def strip_opening(text: str) -> str:
    """The name without the time and the words that open its clause (其中, 力争, 到2027年)."""
    openers = words().openers
    text = _RESOLVE.sub("", text)
    while True:
        text = text.lstrip(EDGE.replace("“", "").replace("‘", ""))
        text = _AND_OPENING.sub("", text)
        match = _TIME_OPENING.match(text) or openers.match(text)
        if (
            match is None
            or not match[0]
            or (match.end() == len(text) and match[0] not in ("到",) and len(match[0]) > 4)
        ):
            return text if match is None or not match[0] else ""
        text = text[match.end() :]


def without_weak_verb(subject: str) -> str:
    """A name without the verbs that say nothing of it: 带动一般公共预算收入 is 一般公共预算收入."""
    weak = words().weak_start
    while match := weak.match(subject):
        subject = subject[match.end() :]
    return _MIDDLE_WEAK.sub("", subject)


def changing_verb(subject: str, measure: Measure) -> tuple[str, Direction] | None:
    """A verb of change that stands before its name, and the name: 压缩审批时限50%, 为企业降低成本1000亿元."""
    if match := _START_CHANGE.match(subject):
        rest = subject[match.end() :]
        if len(rest) >= 2 and (match["down"] or measure is Measure.SHARE or _AMOUNT.search(rest)):
            return rest, Direction.DOWN if match["down"] else Direction.UP
    if match := _MIDDLE_DOWN.match(subject):
        return match["whose"] + match["what"], Direction.DOWN
    return None


def leading_action(text: str) -> str:
    """The verb of work that a text begins with; empty where there is none."""
    match = words().action_start.match(text)
    return match[0] if match else ""


def split_action(subject: str) -> tuple[str, str]:
    """Verb and noun of a clause that begins with a verb of work; verbs that say nothing (完成, 实现) fall away."""
    vocabulary = words()
    core = _MIDDLE_WEAK.sub("", subject)
    action = ""
    while match := vocabulary.action_start.match(core.lstrip("和与及、") if action else core):
        word = match[0]
        core = (core.lstrip("和与及、") if action else core)[match.end() :].lstrip("了")
        core = re.sub(r"^好(?![评转于])", "", core)
        if action and not vocabulary.weak_start.fullmatch(action):
            action += word
            break
        action = word
    if not core:
        return action, ""
    if action and vocabulary.weak_start.fullmatch(action):
        action = ""
    return action, core


def own_subject(before: str) -> bool:
    """Whether a clause names what it measures, rather than going on about what was named before."""
    subject = _verb_free(BRACKETS.sub("", before))
    return len(strip_opening(subject)) >= 2


def _verb_free(text: str) -> str:
    text = _strip_adverbs(text.strip(" 、,"))
    for pattern in (words().links, words().change_up, words().change_down):
        if match := pattern.search(text):
            text = _strip_adverbs(text[: match.start()])
    return text
