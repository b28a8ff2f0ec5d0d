"""What a name takes over from the statements before it: the name, the verb of a list, the whole that it is part of.

…，增长26.8%; 新增上市公司5家、规上企业99家; 亿元以上项目25个、总投资58亿元.
"""

from __future__ import annotations

from reportdiff.lang.zh.labels import without_half_quotes
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.lang.zh.sharing import has_head, joined
from reportdiff.lang.zh.statement import Case, Named, Statement
from reportdiff.lang.zh.verbs import strip_opening
from reportdiff.lang.zh.words import words
from reportdiff.model import Measure

_VERBS = patterns("verbs.toml")
_SAID, _OF_THEM = table("inherited.toml", "said"), table("classes.toml", "particles")["of_them"]

# 改造老旧小区26个、惠及3万户: these verbs say of the thing before.
_SHARES_BENEFIT = frozenset(_SAID["benefits"])
_KIND = 2  # characters of the kind of a thing behind its rank: 示范｜乡镇
_PART_MAX = 12  # a longer name of a part says itself what is measured
_RATIOS = frozenset({"percent", "per_mille", "percentage_point", "times", "tenth"})
_INHERITED = patterns("inherited.toml")
_SUM_WORD = _INHERITED["a sum"]
_REACHED = _INHERITED["what is reached"]
_VERB_JOINTS = tuple(_SAID["joints"].strip())
_NEW, _NEWLY = tuple(_SAID["new"]), tuple(_SAID["newly"])
_MEASURED = _INHERITED["measured"]
_TOTAL = _INHERITED["a total"]
# Names that stand for the whole economy when they open a clause.
_AGGREGATES = frozenset(_SAID["aggregates"])
_OWN_VERB = _INHERITED["a verb of its own"]
_AMOUNT_NOUN = _INHERITED["an amount"]
_RATE = _INHERITED["a rate of cases"]
_SHARE = _INHERITED["a share"]
_SOWN = _INHERITED["sown"]
_YIELD = _INHERITED["a yield"]
A_WORK = _INHERITED["a work by its name"]


def inherited(action: str, case: Case) -> Named:
    """A figure without a name of its own: that of the statement before it, under its own verb if it has one."""
    previous, direction = case.previous, case.direction
    if previous is None:
        weak = not action or words().weak_start.fullmatch(action)
        return ("", case.topic(), direction) if weak else (action, _without_end_verb(case.topic()), direction)
    if action in _SHARES_BENEFIT:
        return previous.action, previous.subject + action, direction
    if action and case.measure is Measure.LEVEL and not words().weak_start.fullmatch(action):
        changes = words().change_down.fullmatch(action) or words().change_up.fullmatch(action)
        return previous.action if changes else action, _without_verb(previous.subject), direction
    if previous.baseline:
        return previous.action, previous.core, direction  # 占世界经济比重从11%提高到15%
    amount = case.unit not in _RATIOS and case.measure in (Measure.LEVEL, Measure.CHANGE)
    if amount and (plain := words().growth_end.sub("", previous.subject)) != previous.subject:
        return previous.action, plain, direction  # 收入增速达到7%、增加3亿元
    if case.measure is Measure.LEVEL and _is_all_there_is(case, previous):
        return "", previous.subject, direction
    if _VERBS["what came of it"].search(case.clause.before) and previous.mention.quantity.pint == case.unit:
        return previous.action, _VERBS["what was set, at the end"].sub("", previous.subject), direction
    summed = case.measure is Measure.LEVEL and _SUM_WORD.search(case.clause.before)
    return "" if summed else previous.action, previous.subject, direction


def _is_all_there_is(case: Case, previous: Statement) -> bool:
    """Whether a figure tells how many there are, after one that tells how many are new: 新增12家、达到98家."""
    one_unit = case.clause.mention.quantity.unit == previous.mention.quantity.unit
    return one_unit and previous.action.startswith(_NEW) and bool(_REACHED.fullmatch(case.clause.before.strip(" 、,")))


def relative(case: Case) -> Named | None:
    """亿元以上项目25个、总投资58亿元: a name that means nothing without what it belongs to."""
    if case.subject not in words().relative:
        return None
    of_works = case.previous and case.previous.mention.quantity.pint == "count" and case.measure is Measure.LEVEL
    if case.subject in _AGGREGATES and not case.in_list and not of_works:  # 签约项目13个，计划投资9亿元
        if case.measure is Measure.LEVEL and A_WORK.search(case.topic()):
            return "", under(case.topic(), case.subject), case.direction  # 白石河治理工程，投资6200万元
        return "", case.subject, case.direction  # 投资增长7%: all of it
    if case.previous is None:
        return "", under(case.topic(), case.subject), case.direction
    return "", under_last(case.previous, case.subject), case.direction


def under_last(previous: Statement, name: str) -> str:
    """A relative name under the thing before; a total is not only of what is new: 净增茶商3户、总量达到40户."""
    return under(previous.core if _TOTAL.match(name) else previous.name, name)


def under(root: str, name: str) -> str:
    """A relative name under what it belongs to: 总投资 of 亿元以上项目."""
    root = without_half_quotes(root)  # “工业青川”坚持做强茶业，实现产值50亿元
    if not root or root.endswith(name):
        return root or name
    if _VERBS["what was set, at the end"].search("  " + name):
        root = _VERBS["what was set, at the end"].sub("", root)  # 年初预算900万元，调整预算1100万元
    if len(name) > 2 and root.endswith(name[:2]):  # 新型合作医疗试点, 试点范围
        return root + name[2:]
    if _SHARE.fullmatch(name):
        return root + name  # 工业投资20亿元、占比31%: of the investment, not of the industry
    if _RATE.search(name):
        root = _RATE.sub("", root) or root  # 提案办结率100%、满意率98%
    if head := words().heads.search(root):
        if _beside(root, name, head[0]):
            return root[: -len(name)] + name
        stem = root[: head.start()] + (_SAID["industry"] if head[0].startswith(_SAID["industry"]) else "")
        stem = stem.removesuffix(name[:2]) if len(name) > 2 else stem  # 新农合参合人数, 参合率
        if _YIELD.search(name):
            stem = _SOWN.sub("", stem)
        if name.endswith(head[0]):  # 总投资3.8亿元，年度计划投资2.4亿元
            stem = _VERBS["which sum of a work"].sub("", stem)
        if len(stem) >= 2 and len(head[0]) >= 2 and head[0] not in _SAID["things"]:
            return stem + name
    return root + name


def _beside(root: str, name: str, head: str) -> bool:
    """Whether a name stands beside the one before it, not under it: 存款余额20亿元、贷款余额16亿元."""
    own, other = name.removesuffix(head), root[-len(name) :].removesuffix(head)
    return own != name and len(own) == len(other) == 2 and own != other and own[-1] == other[-1]


def shares_verb(case: Case, previous: Statement) -> bool:
    """Whether a count takes the verb of the one before it in its list: 新增上市公司5家、规上企业99家."""
    if not previous.action or case.measure is not Measure.LEVEL or previous.measure is not Measure.LEVEL:
        return False
    same = case.unit == previous.mention.quantity.pint
    before = case.clause.before
    if _OF_THEM in before and previous.action.startswith(_NEWLY):
        return same
    if not case.in_list or _OWN_VERB.search(before.lstrip(_SAID["joints"])):
        return False
    counted = "count" in (case.unit, previous.mention.quantity.pint)
    return same or not counted or not _AMOUNT_NOUN.search(before.strip())


def with_measured_noun(core: str, case: Case) -> str:
    """A name in a list with the measured noun that only the first carries: 整车产量200万辆、新能源汽车140万辆."""
    previous = case.previous
    of_them = _OF_THEM in case.clause.before  # 产能达到300万辆，其中茶机20万辆
    if previous is None or not (case.in_list or of_them) or words().heads.search(core):
        return core
    noun = _MEASURED.search(previous.core)
    if noun and core in _SAID["carried"]:  # 货物吞吐量9000万吨、集装箱120万标箱
        return core + noun[0]
    same = case.clause.mention.quantity.unit == previous.mention.quantity.unit
    return joined(core, noun[0]) if noun and same and previous.measure is Measure.LEVEL else core


def part_of_whole(core: str, case: Case) -> str:
    """A part told after 其中 with what is measured of its whole: 固定资产投资20亿元，其中工业12亿元; 生产总值30亿元，其中一产9亿元."""
    whole = case.whole
    if whole is None or len(core) > _PART_MAX or case.measure not in (Measure.LEVEL, Measure.GROWTH):
        return core
    if _says_itself(core, case) or _INHERITED["money by its own name"].search(core):
        return core
    if case.measure is Measure.LEVEL and case.clause.mention.quantity.unit != whole.mention.quantity.unit:
        return core
    of = words().growth_end.sub("", whole.core)
    if words().part_start.fullmatch(core):
        return core + of  # 其中县本级6亿元
    if _INHERITED["output of the economy"].search(of):  # of a sector it is value added
        return f"{core}{_SAID['value_added']}"
    head = words().heads.search(of)
    noun = head[0] if head else of if words().whose.fullmatch(core) and not has_head(of) else ""  # 健康卡90张，其中个人60张
    told = noun in core or of.endswith(core + noun) or core.endswith(noun[:-1])  # 工业用电, of a 用电量
    return core if not noun or told else joined(core, noun)


def _says_itself(core: str, case: Case) -> bool:
    """Whether a part says what is measured of it; whose it is does not (企业 of 健康卡), unless its unit counts such (企业40户)."""
    holds = words().whose.fullmatch(core) and not _INHERITED["what holders are counted by"].search(case.clause.mention.quantity.unit)
    return has_head(core) and not holds


def with_shared_rank(core: str, case: Case) -> str:
    """A name in a list that begins with the rank of the one before, with what that is of: 茶旅示范镇5个、示范村100个."""
    rank = words().model_start.match(core)
    if rank is None or case.previous is None or not case.in_list or len(core) > len(rank[0]) + _KIND:
        return core
    at = case.previous.core.find(rank[0])
    return case.previous.core[:at] + core if at >= _KIND and abs(len(case.previous.core) - at - len(core)) < _KIND else core


def with_shared_class(core: str, case: Case) -> str:
    """A class alone with what is measured of the one before: Ⅰ类断面比例为74%；Ⅴ类为3%."""
    previous = case.previous
    of = _INHERITED["a class and what is of it"].match(previous.core) if previous and previous.measure in (case.measure, Measure.CHANGE) else None
    return core + of["what"] if of and _INHERITED["a class alone"].fullmatch(core) else core


def in_area(core: str, case: Case) -> str:
    """A name in a list with the part of the place that the clause is of: 主城区｜完成绿化3处、新增车位60个."""
    previous = case.previous
    if previous is None or not case.in_list or words().area_start.match(core):
        return core
    area = words().area_start.match(strip_opening(previous.wording.strip()))
    acts = area and words().action_start.match(strip_opening(previous.wording.strip()), area.end())
    return area[0] + core if area and acts else core


def whose(core: str, case: Case) -> str:
    """What money is for of which a clause says only whose it is: 提高大病保险限额，职工提高到60万元、居民50万元."""
    if case.unit != "CNY" or not words().whose.fullmatch(core):
        return ""
    before = words().whose.match(case.previous.core) if case.previous and case.previous.mention.quantity.pint == case.unit else None
    what = case.previous.core[before.end() :] if case.previous and before else case.topic()
    return what if len(what) > _KIND and what not in core else ""


def _without_verb(subject: str) -> str:
    """The thing that another verb is said of: 主城区新建公厕326座、改造64座."""
    place = words().area_start.match(subject) or _INHERITED["whose work it is"].match(subject)
    verb = words().action_start.match(subject, place.end()) if place else None
    end = verb.end() if verb else 0
    while verb and subject[end : end + 1] in _VERB_JOINTS and (verb := words().action_start.match(subject, end + 1)):
        end = verb.end()  # 市区新建、扩建学校
    return place[0] + subject[end:] if place and 0 < end < len(subject) else _without_end_verb(subject)


def _without_end_verb(subject: str) -> str:
    """The thing that later verbs go on about: 城镇保障性住房基本建成432万套、新开工1043万套."""
    done = words().action_end.search(subject)
    return subject[: done.start()] if done and done.start() >= 3 else subject
