"""Cuts a sentence into the clauses of its figures: the words before each that may name it, the noun after it that it counts.

A Chinese clause puts the name before the figure and the verb between them (固定资产投资｜增长｜18%以上), or counts what
follows it (打通｜11条｜断头路).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportdiff.analysis import Mention
from reportdiff.lang.zh.attributes import JOIN, without_attributes
from reportdiff.lang.zh.words import words


@dataclass(frozen=True, slots=True)
class Clause:
    """A figure's surroundings: the words before it up to the boundary, the words after it that it counts."""

    mention: Mention
    start: int
    before: str
    after: str
    rest: str  # what follows it in the sentence, as far as any rule looks
    joined: bool  # nothing but 、 or 和 between this figure and the one before


_SEPARATORS = ",;:。!?\n"
_BEFORE_MAX = 200  # characters before a figure in which its name is looked for
_REST_MAX = 400  # characters after a figure that its rules look at: a sentence without an end is not read over and over

_OPEN, _CLOSE = "“‘(《【[", "”’)》】]"
_MARK = re.compile(f"[{re.escape(_SEPARATORS + _OPEN + _CLOSE)}]")

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_COUNTED = re.compile(
    r"(?:(?:下?降低?|压?减少?|压缩|缩短|缩减|回落|上?升|增加?|提[高升]?|扩大|跃升|调整)(?:至|到|为)|同比|环比|较(?![大高好强快多])|比(?!亚)|稳?居(?![民住家])|位[居列]|创(?![新业客意建造投])|占|增[长加幅]|提[高升]|下降|减少|达到?|以上|以下|以内|左右|目标|任务|,|的?(?:增长|增速|增幅|涨幅|降幅|速度|水平|台阶|规模(?!以)|大关|关口|门槛|目标|任务)"
    r"|等(?:各项|重点)?(?:任务|工作|目标)|来|起|不变|徘徊|为历史|并列|实现|(?:累计|共|已|预计)*完成(?:年度|计划|实际|总)*(?:投资|产值|产量|税收|交易额|销售额|营业收入)|其中|高于|低于|超过|突破|均|且|后|时|之|这|并|用于|纳入|和(?![美谐平])|及|与|、|[大积推加]?力?(?:大力|加快|积极|推动|着力))"
)
_CONJUNCTION = re.compile(r"、|和(?![美谐平睦])|及(?!时|格|以[上下])|与|以及|并")
_NEXT_PREDICATE = re.compile(r"(?<=.{2})(?:新增|增长|增加|达(?!标)到?|总投资|完成|实现|落地项目|集聚(?![区地])|聘任|组团实施|实施)")
_PREDICATE_OF_EACH = re.compile(
    r"[^,;。、]{1,12}?(?P<predicate>(?:新|成功)?(?:获评|获批|获得|入选|被|纳入|跻身|列入|上榜|荣获|成为|建成|开工|竣工|投产|开通|通车|启用|投用)(?!的).*)"
)
_RELATIVE_CLAUSE = re.compile(r"^(?:达到|具备|符合|满足)[^的,;]{2,16}的")
# 增长5%(同口径增长6%): a bracket that another figure stands in is no part of the noun.
_UNCLOSED = re.compile(r"^[^()]*\)|\([^()]*$")
_DONE_SO_OFTEN = re.compile(r"(?:较?大?幅度)?(?:提高|提升|下调|上调|降低|调整|增加|减少)")  # 三次提高出口退税率
_COUNTED_END = re.compile(r"[,;:。!?\n]")


_STANDING = re.compile(r"(?<=.{2})、(?:均?[居列位]*)?全[国省市](?:第|首|前|唯一)[^,;。]*$")  # 3个｜新药获批、全省第二
_JOINING = re.compile(r"(?:被)?(?:纳入|列入|划入|并入)[^,;:。、\d]{2,16}")  # 800户、2100人｜纳入救助
# 12个｜县空气优良率｜达到95%: what is counted, and what is measured of it
_MEASURED_OF = re.compile(
    r"(?P<counted>[^,;。、\d]{0,14}?(?:县|(?<!省)市|区|镇|乡|村|产业|行业|企业|园区|城市|国家|项目|断面|水源地))(?![级场民政集]|重点)(?:\([^()]*\))?"
    r"(?!占|[^,;。、]*(?:完成|实现|新增|累计))[^,;。、]*(?:率|比例|比重|占比|浓度|收入|产值|增加值|投资|总额|面积|费用|价|成本|时间|时限)"
    r"(?:达到?|为|超过?|突破|降至|提高到|保持在?|稳定在?|均|平均|同比|年均|分别|增长|提高|下降|降低|减少|压减|缩短)*"
)
_WORTH = re.compile(r"、(?:计划|协议)?总?投资(?:额)?")  # 60个｜、总投资｜200亿元的重大项目
_TRAILING = re.compile(r"(?<=.{3})(?:年内|全年|年度|当年|预计|累计|全部|计划)+$")  # 30个｜重点项目年内｜完成投资
_OF_NOUN = re.compile(r"的(?P<noun>[^,;。、\d]{2,16})")

# 为8个乡镇、40个村｜安装健身器材: what is done in each of them
_FOR_A_PLACE = re.compile(r"(?:^|[^因成])[为在给对]\s*$")
_SHORT = 8
_WORK = re.compile(words().action_start.pattern + ".{2,}$")
# Words before a count that name nothing: none at all, or a verb and the names of some of what is counted.
_NO_NAME = re.compile(r"(?:^|等|完成|实现|内|^[全我][国省市县区])\s*$")


def continues_list(clause: Clause, following: Clause) -> bool:
    """Whether the next figure only goes on with a list of values: 4.2%、13.3%和6.5%."""
    same = clause.mention.quantity.pint == following.mention.quantity.pint
    return following.joined and same and not clause.after


def _names_nothing(before: str) -> bool:
    """Whether the words before a count leave its name to what follows: none, a verb, or 全县."""
    return bool(_NO_NAME.search(before)) or words().action_start.fullmatch(before.strip(" 、")) is not None


def lend_counted(clauses: list[Clause]) -> list[Clause]:
    """Counts before one noun all count it (7户、22人稳定脱贫, 3宗共12公顷工业用地), and those before one predicate share
    it: 5个市和3个县获评文明城市."""
    lent = list(clauses)
    for i in range(len(lent) - 2, -1, -1):
        clause, following = lent[i], lent[i + 1]
        worth = _WORTH.fullmatch(following.before) and not clause.after and following.start == clause.mention.tail
        if worth and (noun := _OF_NOUN.match(following.rest)):
            lent[i] = clause = replace(clause, after=noun["noun"])
        if clause.after.endswith("级") and (shared := re.match(r"^[^级]{1,6}级(.+)$", following.after)):
            lent[i] = replace(clause, after=clause.after + shared[1])
        said = _PREDICATE_OF_EACH.match(following.after)
        each = clause.after and following.start <= clause.mention.tail + len(clause.after) + 2
        if said and each and following.joined and not following.before.strip(" 、和及") and not _PREDICATE_OF_EACH.match(clause.after):
            lent[i] = clause = replace(clause, after=clause.after + said["predicate"])
        place = _FOR_A_PLACE.search(clause.before) and following.before.strip(" 、和及") == "" and 0 < len(clause.after) <= _SHORT
        if place and clause.start <= following.start <= clause.mention.tail + len(clause.after) + 2 and (work := _work_in(following.after)):
            lent[i] = clause = replace(clause, after=clause.after + work)
        bare = not clause.after and following.after and following.start == clause.mention.tail
        if bare and following.before.strip(" 、和及共计总") == "" and _names_nothing(clause.before):
            lent[i] = replace(clause, after=following.after)
    return lent


def _work_in(counted: str) -> str:
    """The work that is named after the thing that a figure counts: 村｜安装健身器材; nothing where none is."""
    found = (match[0] for at in range(2, min(len(counted) - 3, _SHORT)) if (match := _WORK.match(counted, at)))
    return next(found, "")


def cut_clauses(view: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Clause]:
    """Cuts the sentence into the surroundings of its figures; figures that only qualify a noun fall away."""
    begun = _beginnings(view, start, end, [mention.start for mention in mentions])
    kept = without_attributes(view, mentions, end)
    clauses: list[Clause] = []
    counted_to = start
    for i, mention in enumerate(kept):
        boundary = begun[mention.start]
        joined = False
        if i and kept[i - 1].tail >= boundary:
            boundary = max(kept[i - 1].tail, counted_to)
            joined = bool(JOIN.match(view[boundary : mention.lead].replace("分别", "")))
        far = min(end, mention.tail + _REST_MAX)
        after, counted_to = _after(view, mention, kept[i + 1] if i + 1 < len(kept) else None, far)
        boundary = max(boundary, mention.lead - _BEFORE_MAX)
        before = view[boundary : mention.lead]
        if not after and not before.strip() and (joining := _JOINING.match(view, mention.tail, far)):
            after, counted_to = joining[0], joining.end()
        clauses.append(Clause(mention, boundary, before, after, view[mention.tail : far], joined))
    return clauses


def _beginnings(view: str, start: int, end: int, places: Iterable[int]) -> dict[int, int]:
    """For each of these places, in order, where its clause begins: after the last separator, or the bracket or quotation
    mark it is in."""
    open_ = [start]  # where the clause begins that each bracket interrupts, outermost first
    begun: dict[int, int] = {}
    marks = _MARK.finditer(view, start, end)
    mark = next(marks, None)
    for place in places:
        while mark and mark.start() < place:
            char = mark[0]
            if char in _CLOSE and len(open_) > 1:
                open_.pop()
            elif char in _OPEN:
                open_.append(mark.end())
            elif char in _SEPARATORS and not (char in "!?" and len(open_) > 1):
                open_[-1] = mark.end()
            mark = next(marks, None)
        begun[place] = open_[-1]
    return begun


def _after(view: str, mention: Mention, following: Mention | None, end: int) -> tuple[str, int]:
    """The noun that a figure counts, and where it ends: what follows the figure directly, up to the end of its clause."""
    stop = end
    if separator := _COUNTED_END.search(_mask(view[mention.tail : end])):
        stop = mention.tail + separator.start()
    if following and following.start < stop:
        between = _mask(view[mention.tail : following.lead])
        cuts = [match.start() for match in _CONJUNCTION.finditer(between)]
        stop = following.lead
        if cuts and len(between) - cuts[-1] <= 24:
            stop = mention.tail + cuts[-1]
        elif measured := _measured_of(mention, following, between):
            return view[mention.tail : mention.tail + measured.end("counted")], mention.tail
        elif action := _NEXT_PREDICATE.search(between):
            stop = mention.tail + action.start()
    raw = _UNCLOSED.sub("", view[mention.tail : stop])
    if stop < end and view[stop] not in _SEPARATORS:
        raw = _TRAILING.sub("", raw)
    raw = _STANDING.sub("", raw)
    if raw.endswith("分别"):  # 2个县级、15个镇级市场｜分别完成投资: said of what follows
        raw, stop = raw.removesuffix("分别"), stop - len("分别")
    rest = _RELATIVE_CLAUSE.sub("", BRACKETS.sub("", raw).strip(" "))
    times = mention.quantity.unit == "次" and _DONE_SO_OFTEN.match(rest)
    if rest in ("共", "共计") or not rest or (_NOT_COUNTED.match(rest) and not times):
        return "", mention.tail
    return rest.removeprefix("的"), stop


def _measured_of(mention: Mention, following: Mention, between: str) -> re.Match[str] | None:
    """What stands between a count and a measure, where the words name both: 12个｜县空气优良率达到｜95%."""
    counted, measured = mention.quantity.pint == "count", following.quantity.pint != "count"
    return _MEASURED_OF.fullmatch(between) if counted and measured else None


def _mask(text: str) -> str:
    """The text with what stands in quotation marks and brackets blanked out, so that its punctuation does not cut."""
    return re.sub(r"“[^”]*”|\([^)]*\)|《[^》]*》", lambda match: "□" * len(match[0]), text)
