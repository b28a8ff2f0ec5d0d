"""Whether two indicator names mean the same thing, as a reader of Chinese reports judges it.

Synonyms count as the same (占比/比重, 规上/规模以上); a scope or a head noun that is exchanged for another (城镇/农村,
投资/消费) makes two things of them however alike they look; a flow (新建) is not a stock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from reportdiff.lang.zh.lexicon import lexicon, normal
from reportdiff.lang.zh.sharing import share_names, split_names
from reportdiff.lang.zh.words import words
from reportdiff.model import Fact

_SYNONYMS = (
    ("比重", "占比"), ("比例", "占比"), ("份额", "占比"), ("总产量", "产量"), ("产销量", "产量"),
    ("增幅", ""), ("涨幅", ""), ("增速", ""), ("国家级", "国家"), ("规上", "规模以上"),
    ("高新企业", "高新技术企业"), ("专精特新“小巨人”", "专精特新小巨人"), ("以上的", "以上"),
    ("财政补助", "补助"), ("产业化", "产业"), ("经营性", ""),
    ("高质量", ""), ("人次", "数"), ("人数", "数"), ("数量", "数"),
    ("总额", "额"), ("总值", "值"), ("总量", "量"), ("总数", "数"), ("城镇职工", "职工"),
    ("商品进出口", "进出口"), ("外贸进出口", "进出口"), ("货物进出口", "进出口"),
    ("研发经费投入", "研发投入"), ("研发经费支出", "研发投入"), ("研发经费", "研发投入"),
    ("R&D", "研发"), ("保障性安居工程", "保障房"), ("保障性住房", "保障房"), ("乡村", "农村"), ("提质改造", "改造"),
    ("改造提升", "改造"), ("提升改造", "改造"), ("首批", "第一批"), ("居民消费价格指数", "居民消费价格"),
    ("CPI", "居民消费价格"), ("空气质量", "空气"), ("常住居民", "居民"),
    ("建设任务", "建设"), ("旅游人", "游客人"), ("旅客", "游客"),
)  # fmt: skip
_FLOW = re.compile(
    r"^(?:新|再|净|完成|改|建|开|引|培|认|举办|推|实施|启动|发放|培训|整治|治理|修|拆|供应|筹|安置|化解|淘汰|取消|减|招|打|创|扩|增|落|竣|投|转化|办|处|制|解决|安排|盘|释|提供|提请)"
)
_EXCHANGED = re.compile(
    r"城镇|农村|城乡|城市|乡村|出口|进口|工业|服务业|农业|制造业|民间|基础设施|房地产|国家|省级|省|市级|区级|县级|小学|初中|高中|幼儿园|大学|义务教育|一类|二类|男|女|国内|国际|境外|境内"
    r"|中央|地方|职工|居民|粮食|蔬菜|肉|奶|大豆|汽车|新能源|二氧化硫|氮氧化物|化学需氧量|氨氮|能耗|水耗|收入|支出|投资|消费|产值|产量|增加值|利润|税收|排放|企业|项目|平台|机构|学位|床位|住房|面积|里程|人|贷款|存款|价格|一级|二级|三级|水电|风电|光伏|火电|肉牛|肉羊|生猪|住院|门诊|销售|施工|竣工|强度|总量|赤字|超收|结余|国债|技改|装备|高技术|民营|外资|数字|绿色|海洋|文旅|战略性新兴|农产品"
)
# A sector named in one name only makes a part of the other: 技改项目 of 项目, 装备工业 of 工业.
_SECTORS = frozenset(
    ["技改", "装备", "高技术", "民营", "外资", "数字", "绿色", "海洋", "文旅", "战略性新兴", "农产品", "民间", "房地产"]
)
_QUOTED = re.compile(r"[“”‘’《》\"'\s()\[\]、,的和及与等·—-]")
# What a sentence says of the matter after its name is no part of the name.
_OUTCOME_END = re.compile(
    r"(?:年度)?(?:项目|任务|目标|问题|工作)?(?:的目标)?(?:全部|全面|圆满|如期|提前|超额|顺利|均|基本|得到有效|得到)*(?:完成|解决|实现|落实|落地|办结|见效|开工建设|开工|建成投产|投产|竣工|投运|达标)$"
)
# Nouns at the end of the longer name that leave the shorter one's meaning as it is: 保护性耕作, 保护性耕作面积.
_NEUTRAL_END = re.compile(
    r"(?:面积|数|量|额|值|项目|任务|工程|建设|规模|占比|问题|工作|总?计|个|目标|改造|数额|次|率|线路|品牌|行动)*"
)
_NEUTRAL_END_OF = re.compile(r"(?<=.{3})(?:项目建设|建设|项目|任务|工程|工作|面积)$")
# What is said of a counted noun after it: 科技特派员｜开展服务, 村卫生室｜达到标准.
_PREDICATE = re.compile(
    r"(?<=.{4})(?:完成|达到|实现|开展|取得|落户|提质|全部|正式|陆续|顺利|如期|入选|获批|纳入|投入使用|集聚)(?!率|度)"
)
_WORK_END = re.compile(r"(?:改造|建设|治理|整治|修复|培训|筛查|更新|转移就业|安置|拆除|征收|搬迁)(?:任务|工程|项目)?$")
_SHARE_OF = re.compile(r"占[^占]{1,10}占比$")  # 占全省比重: of what, the report's own whole
_MANNER = re.compile(
    r"^(?:精细化|高质量|高标准|高水平|持续|深入|扎实|有序|规范|协同|统筹|全面|滚动|稳步|加快|重点)+(?=.{4})"
)
_ENDED = re.compile(r"^(?:关闭|关停|淘汰|取消|拆除|注销|清理|退出|压减|化解|消除)")
_BEGUN = re.compile(r"^(?:新|建成|建设|引进|培育|开工|增加|扩大|发展|投放)")
_OF_A_LIST = 0.93
DIFFERENT_CONCEPTS = 0.5  # at most so alike are names that the lexicon knows for different things
COMMON = 0.4  # of the characters of the shorter name; names with fewer in common are never taken for one
_LEVEL = re.compile(r"^(?:达到?|保持|稳定|实现|力争|争取|确保|努力|每年)+")


_WHOSE = re.compile(
    r"^(?:国务院(?:各部门)?|各地(?:区)?|各级|(?:省|市|区|县)(?:本)?级(?=一般|财政)|[一二三四五六七八九十\d]+大类)(?:全年)?"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: whether it is a flow (what is newly done), and the noun in its plain form."""

    flow: bool
    core: str


@lru_cache(maxsize=8192)
def take_apart(indicator: str) -> Name:
    """The plain form of an indicator's name."""
    own = _MANNER.sub("", _WHOSE.sub("", indicator)) or indicator
    flow = bool(_FLOW.match(own) or _OUTCOME_END.search(own) or _WORK_END.search(own)) or "新增" in own
    core = normal(own)
    if core.endswith("增量") and len(core) > 4:
        flow, core = True, core[:-2]
    core = _OUTCOME_END.sub("", core) or core
    if said := _PREDICATE.search(core):
        flow, core = True, core[: said.start()]
    while (match := words().action_start.match(core)) and len(core) - match.end() >= 2:
        core = core[match.end() :].lstrip("和与及的") or core
    while (done := words().action_end.search(core)) and done.start() >= 3:  # 断头路打通
        flow, core = True, core[: done.start()]
    core = _LEVEL.sub("", core) or core
    core = _WHOSE.sub("", core) or core
    for written, plain in _SYNONYMS:
        core = core.replace(written, plain)
    core = _SHARE_OF.sub("占比", core)
    return Name(flow, _QUOTED.sub("", core) or indicator)


def alike(old: Fact, new: Fact) -> float:
    """How surely two figures are about the same indicator, 0 to 1."""
    if old.concept and new.concept and old.concept == new.concept:
        return 1.0 if old.indicator == new.indicator else 0.97
    written = _alike(old.indicator, new.indicator)
    if old.concept and new.concept:  # the lexicon knows both, and knows them for different things
        return min(DIFFERENT_CONCEPTS, 0.6 * written)
    return written


def named_in(indicator: str) -> int:
    """How many indicators a name lists: A、B增长5% speaks of two."""
    return len(_listed(indicator))


@lru_cache(maxsize=65536)
def _alike(old: str, new: str) -> float:
    if old == new:
        return 1.0
    mine, other = characters(old), characters(new)
    if len(mine & other) < COMMON * min(len(mine), len(other)):
        return 0.0  # most pairs: spares them all the rest
    if (_ENDED.match(old) and _BEGUN.match(new)) or (_BEGUN.match(old) and _ENDED.match(new)):
        return 0.3  # 关闭煤矿 is not 新建煤矿
    score = _written_alike(take_apart(old).core, take_apart(new).core)
    for first in _listed(old):
        for second in _listed(new):
            score = max(score, _OF_A_LIST * _written_alike(take_apart(first).core, take_apart(second).core))
    return score


@lru_cache(maxsize=8192)
def characters(name: str) -> frozenset[str]:
    """The characters of a name in its plain form."""
    return frozenset(take_apart(name).core)


@lru_cache(maxsize=8192)
def _listed(name: str) -> tuple[str, ...]:
    """The names that one name lists, each complete: 二氧化硫、化学需氧量排放 are two."""
    n = name.count("、") + 1 + bool(re.search(r"、.*[和及与]", name))
    pieces = split_names(name, max(2, n))
    if n == 1 and len(pieces) == 2 and pieces[0][-2:] != pieces[1][-2:]:
        return (name,)  # a 和 inside one name, not 城中村改造和危旧房改造
    return tuple(share_names(pieces)) if len(pieces) > 1 else (name,)


def _written_alike(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    if a == b:
        return 0.95
    score = fuzz.ratio(a, b) / 100
    shorter, longer = sorted((a, b), key=lambda name: (len(name), name))
    if len(shorter) >= 4:
        at = longer.find(shorter)
        share = len(shorter) / len(longer)
        if at >= 0 and _NEUTRAL_END.fullmatch(longer[at + len(shorter) :]):
            score = max(score, 0.72 + 0.2 * share)
        elif at >= 0:  # the noun at the end is another: 工业企业, 工业企业数字化转型
            score = min(score, 0.6)
        elif _is_woven_in(shorter, longer):
            score = max(score, 0.62 + 0.2 * share)
    return max(0.0, score - _exchanged(a, b))


def _is_woven_in(shorter: str, longer: str) -> bool:
    """Whether the longer name is the shorter one with more said of it: 新能源装机, 新能源产业新增开发装机."""
    stem = _NEUTRAL_END_OF.sub("", longer) if len(longer) > len(shorter) + 1 else longer
    if stem[-2:] != shorter[-2:] and longer[-1:] != shorter[-1:]:
        return False
    rest = iter(longer)
    return all(char in rest for char in shorter)


def _exchanged(a: str, b: str) -> float:
    """The penalty for what one name has in place of the other's: 城镇 for 农村, 投资 for 消费."""
    mine, other = set(_EXCHANGED.findall(a)), set(_EXCHANGED.findall(b))
    only_mine, only_other = mine - other, other - mine
    if only_mine and only_other:
        return 0.35
    if only_mine or only_other:
        return 0.15 if (only_mine | only_other) & _SECTORS else 0.08
    first, second = sorted((a, b))  # the edits counted must not depend on which name is asked about which
    replaced = [op for op in Indel.opcodes(first, second) if op.tag != "equal"]
    return 0.05 * max(0, len(replaced) - 2)


def is_flow(indicator: str) -> bool:
    """Whether a name tells of what is newly done: 新建高标准农田, not 高标准农田."""
    return take_apart(indicator).flow


def is_price(indicator: str) -> bool:
    """Whether a name is that of consumer prices, whose rise at 左右 is read as a ceiling."""
    return lexicon().concept_of(indicator) in ("居民消费价格涨幅", "核心CPI")


_ITS_MONEY = re.compile(r"(?:年度投资|总投资|投资额?|产值|收入|面积|规模|数量|占比|比重)$")
_GENERIC = re.compile(
    r"重大|重点|项目|建设|工程|企业|产业|工业|农业|基础设施|主要|新增|优质|各类|提升|改造|任务|标准|水平|年度"
)


def subject(indicator: str) -> str:
    """The noun of a name as a text may speak of it, without its verb and what is measured of it; empty where it is generic."""
    core = indicator
    while (match := words().action_start.match(core)) and len(core) - match.end() >= 3:
        core = core[match.end() :]
    stem = _ITS_MONEY.sub("", core)
    core = stem if len(stem) >= 5 else core
    return core if len(_GENERIC.sub("", core)) >= 3 else ""


def same_stock(target: Fact, fact: Fact) -> bool:
    """Whether ``fact`` tells how much there is of what ``target`` adds to: 保护性耕作面积 for 保护性耕作面积新增."""
    if take_apart(fact.indicator).flow:
        return False
    if target.concept and target.concept == fact.concept:
        return True
    return take_apart(target.indicator).core == take_apart(fact.indicator).core
