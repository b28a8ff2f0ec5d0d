"""Names that stand after the figure, for what it counts or is an attribute of: 打通3条断头路."""

from __future__ import annotations

import re

from reportdiff.lang.zh.clauses import Clause
from reportdiff.lang.zh.labels import tidy
from reportdiff.lang.zh.statement import Case, Named, Statement
from reportdiff.lang.zh.verbs import GROWTH_AIM, leading_action, split_action, strip_opening, without_weak_verb
from reportdiff.lang.zh.words import words
from reportdiff.model import Measure

# 东湖科技等｜18家｜企业: names of some of what is counted.
NAMES_ETC = re.compile(r"^.*等(?!级|额|效|离子|边)")
# 试点范围扩大到: what stands before is the subject, however long.
_CHANGED_TO_END = re.compile(r"(?:(?:扩大|增加|提高|上升|增|达|拓展|扩展)(?:到|至)|要?覆盖)(?:全[国省市区县])?\s*$")
# 揭阳机场成为全省第4个｜吞吐量｜超千万人次的机场
_ONLY_ONE = re.compile(r"(?:第[\d一二三四五六七八九十]+[个家座]|唯一|首个|首家|首座)(?P<what>[^,;。、]{2,12})$")
# 总投资｜20亿元｜的8家企业, 全长｜15公里｜的产业带: how large the thing is that stands after
_SIZE = re.compile(
    r"(?:^|首批|[推进建设实施引签约工施抓好动快造])(?P<size>(?:(?:计划|协议)?总?投资额?|总?建筑面积|(?:总|规划|占地|用地|绿化)面积|占地|全长|总长度?|总装机(?:容量)?|装机容量|总库容)(?:约|近|达)?)$"
)
_THINGS = "(?:企业|产业园|示范区|枢纽|机场|铁路|高铁|项目|工程|园区|平台|基地|机构|公司|产业带|小镇|公路|高速|隧道|大桥|公园|中心|广场|水库|电站)(?!等)"
_SIZED = re.compile(
    rf"的(?:[^,;。、]{{0,4}}?\d+[个家项宗])?(?P<noun>[^,;。、]{{0,16}}?{_THINGS}"
    r"|[^,;。、]{2,12}?(?=已|初具|正式|正在|开工|竣工|建成|启动|投入|投产|完工|全线|全面|基本|加快|顺利))"
)
# 电子病历共享覆盖｜97%｜门诊量: what is covered is what is counted.
_COVERED = re.compile(r"^.*(?=覆盖)")
# 片区更新、社区更新2类｜15个｜省级样板: kinds of what is counted.
_KINDS = re.compile(r"(?<=.{2})(?:\d+|[一二三四五六七八九十]+)(?:大?类|种|批)$")
_FIELDS = re.compile(r"\d+个(?:方面|领域|环节)$|^(?:\d+|[一二三四五六七八九十]+)(?:大?类|种|批)$")  # 8个领域｜60个｜应用场景
# 以办好10件｜民生实事｜为牵引
_AS_MEANS = re.compile(r"(?<=.{3})为(?:牵引|引领|抓手|重点|支撑|核心|契机|主线|代表|主体|龙头|载体|依托)(?:的.*)?$")
# 开工总投资6亿元｜的水厂: what is planned with it is the waterworks.
COSTING = re.compile(r"(?P<what>总投资|投资额|计划投资|(?<!完成)(?<!新增)投资|总?装机(?:容量)?|总建筑面积|占地)(?:约|近|超|达)?$")
# 投资｜5亿元｜云山颜料项目落户石桥园区: the work without 的, and what became of it.
_COSTS_AT_ONCE = re.compile(rf"(?P<noun>[^,;。、的\d]{{2,20}}?{_THINGS})(?=[,;。]|$|落户|落地|开工|竣工|投产|建成|签约|启动|完工|开街|开园|开业|投用|[被获入])")
THAT_COSTS = re.compile(r"[多余]?的[^,;。\d]{2,}")
# 对18个｜老旧小区进行综合改造: what is done to what is counted.
_DONE_TO = re.compile(r"^(?P<what>[^,;。、]{2,20}?)(?:进行|开展|实施)(?P<work>[“\u4e00-\u9fff][^,;。、]{1,11})$")
# 上级下达的860套保障房任务｜如期完成
_TASK_DONE = re.compile(r"(?<=任务|目标|计划|指标)(?:已|均)?(?:全面|全部|圆满|如期|顺利|提前|超额|按期|按时)+(?:完成|实现|办结)$")
_OF_ALL = re.compile(r"、[^、,]*的(?P<noun>[^、,的]{3,12})$")
# 遴选出45件实事｜提交大会,请各位代表票决
_PUT_TO = re.compile(r"(?<=.{3})(?:提交|提请|请)(?:本次)?(?:大会|各位代表|人大代表|代表们?|人大常委会).*$")
_OUT = re.compile(r"^[出了]+(?=\d|[一二三四五六七八九十]+(?:大?类|种|批)|$)")  # 遴选｜出, 提出｜了
_CORE_MAX, _CORE_MAX_CHANGED = 10, 18  # a longer subject before a counted noun is a sentence of its own


def counted(case: Case) -> Named | None:
    """打通3条断头路: the noun after the figure."""
    if not _counts_after(case.subject, case.clause, case.measure):
        return None
    action, core = _counted_name(case.subject, case.clause, case.previous)
    aim = GROWTH_AIM.search(core) if case.measure is Measure.GROWTH else None
    return action, core[: aim.start()] if aim and aim.start() > 2 else core, case.direction  # 8%左右的生产总值增长目标


def _counts_after(subject: str, clause: Clause, measure: Measure) -> bool:
    """Whether a figure counts the noun after it, rather than measuring the name before it."""
    unit, after = clause.mention.quantity.pint, clause.after
    if not after or unit == "percentage_point" or after.startswith("级"):
        return False
    own = without_weak_verb(strip_opening(subject))
    named = len(own) >= 2 and own not in words().own_places  # 全市35处矿井
    if named and (
        measure in (Measure.GROWTH, Measure.CHANGE) or (unit != "count" and after.startswith(("大力", "加快")))
    ):
        return False
    if named and unit == "percent" and clause.rest.startswith("的") and _CHANGED_TO_END.search(clause.before):
        return False  # 试点范围扩大到23%的县
    action = words().action_start.match(after)
    worked = words().action_start.match(subject) or words().action_end.search(subject)
    return not (named and action and len(action[0]) >= 2 and not worked)


def _counted_name(subject: str, clause: Clause, previous: Statement | None) -> tuple[str, str]:
    """The name of what is counted after the figure: 打通学府路等｜3条｜断头路 is 打通断头路."""
    subject = NAMES_ETC.sub(lambda match: leading_action(match[0]), subject)
    action, core = split_action(_FIELDS.sub("", subject))
    core = _FIELDS.sub("", _OUT.sub("", core))
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
        kind = core[: kinds.start()]
        return action, tidy(("" if kind.endswith("的") else kind) + clause.after.removeprefix("的"))
    longest = _CORE_MAX_CHANGED if _CHANGED_TO_END.search(clause.before) else _CORE_MAX
    if core.startswith("由") or core.endswith("的") or "、" in core or len(core) > longest:
        core = ""
    if words().weak_start.fullmatch(action):
        action = ""
    if not subject and previous and clause.joined and previous.action:
        action = previous.action
    counted = _PUT_TO.sub("", _TASK_DONE.sub("", _AS_MEANS.sub("", clause.after.removeprefix("的"))))
    if standing := words().standing_end.search(counted):  # 46个｜技改项目加快推进
        counted = counted[: standing.start()]
        action = action or (standing[0] if words().ongoing.search(standing[0]) else "")
    if (done := _DONE_TO.match(counted)) and core in ("", "对"):
        core, counted = "", done["what"] + done["work"]
    if len(counted) > 24:
        of_all = _OF_ALL.search(counted)  # 2个｜气候适宜、销路宽广、…的大品种
        counted = of_all["noun"] if of_all else re.split(r"[、,]", counted)[0]
    return action, tidy(core + counted)


def costed(case: Case) -> Named | None:
    """推进总投资18亿元的双溪冷链、…等项目: what a work that stands after its figure is planned with."""
    measured = COSTING.search(case.subject)
    if measured is None or case.unit == "count":
        return None
    at_once = None if measured.start() or words().action_start.match(case.clause.rest) else _COSTS_AT_ONCE.match(case.clause.rest)
    if at_once:
        return "", tidy(at_once["noun"] + measured["what"]), case.direction
    if not THAT_COSTS.match(case.clause.rest):
        return None
    return "", tidy(re.split(r"[、,]", case.clause.after.removeprefix("的"))[0] + measured["what"]), case.direction


def attribute(case: Case) -> Named | None:
    """全县唯一茶农超百人的村, 总投资20亿元的8家企业: what is measured of the thing that stands after."""
    mention = case.clause.mention
    size = _SIZE.search(case.subject) if case.unit != "count" else None
    if size and (sized := _SIZED.match(case.clause.rest)):
        return "", sized["noun"] + size["size"], case.direction
    if not case.clause.rest.startswith("的") or mention.lead == mention.start or case.unit not in ("count",):
        return None
    measured = _ONLY_ONE.search(case.subject)
    return ("", tidy(measured["what"]), case.direction) if measured else None
