"""Reads the clause around each figure: what it measures, and whether as a level, a growth, a change or a share.

A Chinese clause puts the name before the figure and the verb between them (固定资产投资｜增长｜18%以上), or counts what
follows it (打通｜11条｜断头路). Later clauses inherit what they leave out: the name (…，增长26.8%), the verb
(新增上市公司5家、规上企业99家), the head noun (城镇、农村居民收入分别增长…).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportdiff.lang.zh.lexicon import lexicon
from reportdiff.lang.zh.quantities import Mention
from reportdiff.lang.zh.sharing import share_names, split_names
from reportdiff.lang.zh.words import words
from reportdiff.model import Direction, Measure


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


@dataclass(frozen=True, slots=True)
class _Clause:
    """A figure's surroundings: the words before it up to the boundary, the words after it that it counts."""

    mention: Mention
    start: int
    before: str
    after: str
    rest: str  # all that follows it in the sentence
    joined: bool  # nothing but 、 or 和 between this figure and the one before


_SEPARATORS = ",;:。!?\n"
_OPEN, _CLOSE = "“‘(《【[", "”’)》】]"
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_JOIN = re.compile(r"^\s*(?:、|,)?\s*(?:和|及|与|以及|到|、)?\s*$")
_NOT_COUNTED = re.compile(
    r"(?:同比|环比|较|比(?!亚)|稳?居|位[居列]|创(?![新业客意建造投])|占|增[长加幅]|提[高升]|下降|减少|达到?|以上|以下|以内|左右|目标|任务|,|的?(?:增长|增速|增幅|涨幅|降幅|速度|水平|台阶|规模(?!以)|大关|目标|任务)"
    r"|来|起|不变|为历史|并列|实现|其中|高于|低于|超过|突破|均|且|后|时|之|这|并|用于|纳入|和(?![美谐平])|及|与|、|[大积推加]?力?(?:大力|加快|积极|推动|着力))"
)
_CONJUNCTION = re.compile(r"、|和(?![美谐平睦])|及(?!时|格)|与|以及|并")
_NEXT_PREDICATE = re.compile(r"(?<=.{2})(?:新增|增长|增加|达到?|总投资|完成|实现|落地项目|聘任|组团实施|实施)")
_RELATIVE_CLAUSE = re.compile(r"^(?:达到|具备|符合|满足)[^的,;]{2,16}的")
_GROWTH_AFTER = re.compile(r"^(?:以上|左右|以内)?的?(?:(?P<up>增长|增速|增幅|涨幅|年均增长|速度)|(?P<down>降幅|下降))")
_COUNTED_END = re.compile(r"[,;:。!?\n]")
_NAMES_ETC = re.compile(r"^.*等(?!级|额|效|离子|边)")
_MASS_ATTRIBUTE = re.compile(r"^[^,;。、]{1,16}?(?:项目|工程|装置|生产线|基地|机组|电站|芯片|线路)")
_CAPACITY_UNITS = frozenset({"metric_ton", "kilowatt", "megawatt", "gigawatt", "meter ** 3", "kilovolt"})
# 营收1亿元以上企业, 超千亿产业链, 20户以上自然村: the figure names a class of things.
_CLASS_OF = re.compile(
    r"(?:级|及以上|以上|以下)?的?[^,;。、]{0,6}?(?:企业|产业链|产业集群|集群|产业|园区|自然村|行政村|县|城市|乡镇|单位|商户|用户|机构|品牌|大县|项目)"
)
_OWN_COUNTER = re.compile(r"[个家项条所座处件批宗套栋支只名位种类]")
_DONE_BEFORE = re.compile(r"(?:完成|新增|建成|惠及|带动|服务|支持|帮助|覆盖|培育)$")
_BASELINE = re.compile(r"^(?P<core>.*?)(?:由|从)(?P<rest>[^,;、]{0,14})$")
_LIST_REST = re.compile(r"^(?:[、和及与]\s?[\d.,]+(?:万|亿)?[^\d、,;]{1,6}?(?=[、和及与提增降升扩减缩]))+")
_CHANGED_TO = re.compile(
    r"^(?:[左右以上]{0,2})(?:,|、)?(?:逐步|进一步|统一|大幅|分别)?(?:提高|提升|增加|增长|上升|扩大|增|升|下降|降低|减少|压减|压缩|缩短|缩减|缩小|回落|降|减|整合|调整|发展|跃升|扩展|精简|调减|下调|上调|恢复|扩|变|拓展|升级|优化|收窄|延长|集中|归并|合并)(?:了)?(?:至|到|为|成)"
)
_CHANGED_TO_END = re.compile(r"(?:扩大|增加|提高|上升|增|达|拓展|扩展)(?:到|至)\s*$")
_WORK_OF_RAISING = re.compile(r"(?:优化|抚育|改造|风貌|品质|环境|功能|改善|整治|提档|绿化|修复)(?:提升|提高)$")
_COMPARED = re.compile(
    r"(?:比|较|同比|与)(?:上|去|前|全[国省市]|同期|年初|“|20|19|以往|历史|预|原|改|各|全|当|计划|目标|疫|五年|十年|国家|平均|规划)[^,;]*$"
)
_OVER_PLAN = re.compile(r"(?:超额?|超出)(?:完成)?(?:年度|全年|年初|既定|预期|计划|国家|省定|市定)*(?:目标|任务|计划|下达)+(?:数|值|量)?$")
_ABOVE = re.compile(r"(?:高于|低于|优于|好于|快于|超过|高出|超出|领先)[^,;]{1,16}$")
_RATE = re.compile(r"(?:率|占比|比重|比例|份额|覆盖面|满意度|强度|之比|占[^,;]{1,24})$")
_TIME_OPENING = re.compile(
    r"(?:到|至|截至|自|从|在)?(?:(?:20|19)\d\d年(?:底|末|初|以来|前|全年|以后|起|的|度)?|“十[一二三四五六七]五”(?:末期?|时期|期间|以来|规划|的)*|[今去明]年(?:底|末|前|以来|全年)?|\d+年(?:来|内|间|以来|期间|累计)?"
    r"|[近前过连]去?续?[\d一二两三四五六七八九十]+个?(?:年|月|季度)来?|[一二两三四五六七八九十]+年(?:来|内|间|累计)?|(?:1[—-])?\d{1,2}月(?:底|末|份)?(?:前)?|[上下]半年|前[一二三]季度|全年|年[底末](?:前)?|[\d一二两三四五六七八九十]+个半?月(?:内|来)?|每年|提前[一二三\d]年(?:实现|完成)?|本届政府|党的[^,]{2,6}以来)(?:,|、)?"
)
_MIDDLE_WEAK = re.compile(r"(?<=[^\s“(]{2})(?:实现|完成|达到|突破|超过)(?=[^\s]{2,})")
# What a clause says of its subject begins here.
_SUBJECT_OF_CLAUSE = re.compile(
    r"^([^,;:。、]{2,14}?)(?:生产|发展|建设|项目|模式|力度|投产|实现|持续|稳步|不断|再|取得|改革|步伐|战略|专业化|进一步|能力|升级|提质|规模)"
)
_LEADING_VERB = re.compile(
    r"^(?:加大|完善|健全|创新|做好|抓好|深化|优化|强化|做大做强|做强做优|做大|做强|加快|推动|推进|大力|积极|发展|实施|继续|加强|巩固|扩大|提高|落实|稳步|深入|扎实)"
)
_NOUN = re.compile(r"[\u4e00-\u9fff“”]{3,12}")
# Words before a count that name nothing: none at all, or a verb and the names of some of what is counted.
_NO_NAME = re.compile(r"(?:^|等|完成|实现|内)\s*$")
_NEWLY = re.compile(r"(?:新增|净增|新增加|净增加|新增长|再增加)$")
_MIDDLE_DOWN = re.compile(r"^(?:为|给|帮助)?(?P<whose>[^,;、]{2,12}?)(?:降低|减少|压减|压缩|缩减|削减|节约|节省)(?P<what>[^,;]{2,})$")
_START_CHANGE = re.compile(r"^(?P<down>降低|减少|压减|压缩|缩减|削减|缩短|再减少)|^(?P<up>提高|上调|提升(?=.*(?:率|水平|标准|比例|比重|占比)$))")
_REPEATED_TIME = re.compile(r"(?:连续|近)\d+年|每年|连续[一二两三四五六七八九十]+年")
_YEAR_END = re.compile(r"(?:(?:20|19)\d\d年(?:底|末)?|(?<=[到至])年(?:底|末))的?$")
_PREDICATE = re.compile(
    r"^(?:稳?居|位[居列]|排[名在]|创(?:历史)?[^、,]{0,4}新|连续\d+年(?:居|位|保持|稳)|首次|历史性|全[国省市]第|为历史|高于预期|好于预期|再创|刷新|实现历史)[^、,]*$"
)
_GROWTH_AIM = re.compile(r"增长(?:的)?(?:预期|年度|主要)?(?:目标)$")
_MEDAL = re.compile(r"^([金银铜])(?:牌)?")
_EVENT = re.compile(r"([^,;、在于]{2,12}?(?:运动会|奥运会|残奥会|大赛|锦标赛|亚运会|全运会|冬会|冬奥会|世运会|大运会|比赛|会))上?")
_SHARES_BENEFIT = frozenset({"惠及", "受益", "带动", "拉动", "覆盖", "服务", "涉及", "撬动"})
_AMOUNT = re.compile(r"(?:限额|标准|额度|待遇|水平|工资|收入|养老金|补贴|补助)$")
_SUM_WORD = re.compile(r"累计|总数|总量|共有|合计")
_MEASURED = re.compile(r"(?:产量|销量|产值|里程|吞吐量|货运量|客运量|周转量|增加值|播种面积|种植面积)$")
_RESOLVE = re.compile(r"^.*[^,](?:力争|确保|争取)(?=[^,]{2,}$)")
_EDGE = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳、,;:。 \t的—-·•“”\"'‘’和及与并"
_GROWTH_UNITS = frozenset({"percent", "per_mille", "times", "tenth"})
_NAME_MAX = 30


def read_sentence(view: str, start: int, end: int, mentions: list[Mention], topic: str) -> list[Statement]:
    """The statements of one sentence, ``view[start:end]``, about its figures.

    ``topic`` is the subject of the paragraph, put before names that mean nothing alone (产值, 总投资).
    """
    clauses = _lend_counted(_clauses(view, start, end, mentions))
    statements: list[Statement] = []
    i = 0
    while i < len(clauses):
        group = 1
        while i + group < len(clauses) and _continues(clauses[i + group - 1], clauses[i + group]):
            group += 1
        read = [_read(clauses[i], statements, _antecedent(view, start, clauses[i].start) or topic)]
        read += [_follow(clause, read[0]) for clause in clauses[i + 1 : i + group]]
        if group > 1:
            read = _pair_up(read, statements, clauses[i].before)
        statements.extend(read)
        i += group
    return statements


def _continues(clause: _Clause, following: _Clause) -> bool:
    """Whether the next figure only goes on with a list of values: 4.2%、13.3%和6.5%."""
    same = clause.mention.quantity.pint == following.mention.quantity.pint
    return following.joined and same and not clause.after


def _lend_counted(clauses: list[_Clause]) -> list[_Clause]:
    """Counts before one noun all count it: 7.8万户、22.9万人稳定脱贫, 4宗共22.8公顷产业用地."""
    lent = list(clauses)
    for i in range(len(lent) - 2, -1, -1):
        clause, following = lent[i], lent[i + 1]
        if clause.after.endswith("级") and (shared := re.match(r"^[^级]{1,6}级(.+)$", following.after)):
            lent[i] = replace(clause, after=clause.after + shared[1])
        bare = not clause.after and following.after and following.start == clause.mention.tail
        if bare and following.before.strip(" 、和及共计总") == "" and _NO_NAME.search(clause.before):
            lent[i] = replace(clause, after=following.after)
    return lent


def _antecedent(view: str, start: int, clause_start: int) -> str:
    """The subject of the clause before, for a clause that has none: 创新新能源发展模式，产业投资… is about 新能源."""
    before = view[start : max(start, clause_start - 1)]
    clause = _BRACKETS.sub("", re.split(r"[,;:]", before)[-1]).strip()
    clause = _NAMES_ETC.sub("", _strip_opening(clause))
    core = _object_of(clause)
    for length in range(min(14, len(core)), 2, -1):
        if lexicon().find(core[:length]):
            return core[:length]
    if match := _SUBJECT_OF_CLAUSE.match(core):
        return match[1] if not re.search(r"\d", match[1]) else ""
    return core if core != clause and _NOUN.fullmatch(core) else ""


def _object_of(clause: str) -> str:
    """What is left of a clause without the verbs that open it: 继续实施退耕还林还草 → 退耕还林还草."""
    core = _strip_opening(clause)
    while True:
        shorter = _LEADING_VERB.sub("", core)
        action, noun = _split_action(shorter)
        shorter = noun if noun and action else shorter
        if shorter == core or len(shorter) < 2:
            return core
        core = shorter


def _clauses(view: str, start: int, end: int, mentions: list[Mention]) -> list[_Clause]:
    """Cuts the sentence into the surroundings of its figures; figures that only qualify a noun fall away."""
    nesting, separators = _nesting(view, start, end)
    kept: list[Mention] = []
    for i, mention in enumerate(mentions):
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        previous = mentions[i - 1] if i else None
        if not _qualifies_a_noun(view, mention, previous, following, end):
            kept.append(mention)
    clauses: list[_Clause] = []
    counted_to = start
    for i, mention in enumerate(kept):
        inside = nesting[mention.start - start]
        boundary = max(
            [position + 1 for position, level in separators if level == inside and position < mention.start]
            + [start if inside < 0 else inside + 1]
        )
        joined = False
        if i and kept[i - 1].tail >= boundary:
            boundary = max(kept[i - 1].tail, counted_to)
            joined = bool(_JOIN.match(view[boundary : mention.lead].replace("分别", "")))
        after, counted_to = _after(view, mention, kept[i + 1] if i + 1 < len(kept) else None, end)
        before = view[boundary : mention.lead]
        clauses.append(_Clause(mention, boundary, before, after, view[mention.tail : end], joined))
    return clauses


def _nesting(view: str, start: int, end: int) -> tuple[list[int], list[tuple[int, int]]]:
    """For each character the opening bracket or quotation mark it stands in (-1 for none), and the separators."""
    stack: list[int] = []
    inside: list[int] = []
    separators: list[tuple[int, int]] = []
    for i in range(start, end):
        char = view[i]
        if char in _CLOSE and stack:
            stack.pop()
        inside.append(stack[-1] if stack else -1)
        if char in _SEPARATORS:
            separators.append((i, inside[-1]))
        if char in _OPEN:
            stack.append(i)
    return inside, separators


def _qualifies_a_noun(view: str, mention: Mention, previous: Mention | None, following: Mention | None, end: int) -> bool:
    """Whether a figure is only an attribute of what another counts: 10亿元以上优质项目3个, 产值过10亿元的企业, 60万吨乙烯项目."""
    quantity = mention.quantity
    if quantity.pint in ("percent", "percentage_point", "times", "per_mille"):
        return view.startswith("的有", mention.tail)  # 占比超过10%的有44种
    rest = view[mention.tail : end]
    if following and following.start == mention.tail and quantity.unit in ("类", "批", "大类", "个"):
        return True  # 12类45件民生实事
    if quantity.unit == "岁" and mention.tail > mention.end and rest[:1] not in ",;。、":
        return True
    if _CLASS_OF.match(rest) and (mention.tail > mention.end or mention.lead < mention.start) and not _OWN_COUNTER.match(quantity.unit):
        return quantity.pint != "count" or quantity.unit in ("", "户", "人") and not _DONE_BEFORE.search(view[:mention.lead][-4:])
    if quantity.pint in ("CNY", "USD") and view.startswith("以下", mention.end) and rest[:1] not in ",;。、)":
        return True  # 50万元以下拖欠账款
    if view.startswith("级", mention.end) and quantity.unit and quantity.pint not in ("CNY", "USD"):
        return True
    bounded = mention.tail > mention.end or view.startswith("级", mention.end)
    counted_later = following is not None and not re.search(r"[,;、。]", view[mention.tail : following.lead])
    if quantity.pint != "count":
        if bounded and rest[:1] and rest[0] not in ",;。、)" and counted_later:
            return True
        if previous and not re.search(r"[,;、。]", view[previous.tail : mention.lead]) and mention.lead < mention.start:
            if previous.quantity.pint == "count" and len(view[previous.tail : mention.lead]) <= 12:
                return True
        if view[mention.lead : mention.start] in ("过", "超", "超过", "上") and rest.startswith("的"):
            return True
        if quantity.pint in _CAPACITY_UNITS and _MASS_ATTRIBUTE.match(rest) and not counted_later:
            return not re.search(r"(?:新增|达到?|完成|实现|开工|建成|供应|释放)$", view[max(0, mention.lead - 4) : mention.lead])
    return False


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
        elif action := _NEXT_PREDICATE.search(between):
            stop = mention.tail + action.start()
    raw = view[mention.tail : stop]
    rest = _RELATIVE_CLAUSE.sub("", _BRACKETS.sub("", raw).strip(" "))
    if rest in ("共", "共计") or not rest or _NOT_COUNTED.match(rest):
        return "", mention.tail
    return rest.removeprefix("的"), stop


def _mask(text: str) -> str:
    """The text with what stands in quotation marks and brackets blanked out, so that its punctuation does not cut."""
    return re.sub(r"“[^”]*”|\([^)]*\)|《[^》]*》", lambda match: "□" * len(match[0]), text)


def _read(clause: _Clause, earlier: list[Statement], topic: str) -> Statement:
    """Reads one figure's clause by itself, with what it takes over from the statements before it."""
    before = _BRACKETS.sub("", clause.before).strip(" 、,()")
    if earlier:
        pieces = before.split("、")
        while len(pieces) > 1 and _PREDICATE.match(pieces[0]):
            pieces = pieces[1:]
        before = "、".join(pieces)
        before = re.sub(r"^(?:以及|和|及|与|并)", "", before)
    before = re.sub(r"分别(?=[由从])", "", before)
    baseline = bool(_BASELINE.match(before)) and bool(_CHANGED_TO.match(_LIST_REST.sub("", clause.rest)))
    if baseline and (match := _BASELINE.match(before)):
        before = match["core"]
    subject, measure, direction = _verb(before, clause)
    subject = _REPEATED_TIME.sub("", subject)
    if medal := _MEDAL.match(clause.after):
        event = _EVENT.search(before)
        name = (event[1] if event else (earlier[-1].action if earlier else "")) or topic
        return Statement(clause.mention, name, medal[1] + "牌", Measure.LEVEL, None, False, clause.start, clause.before)
    action, core, direction = _name(_strip_opening(subject), clause, measure, direction, earlier, topic)
    if measure is Measure.SHARE and direction is not None:
        measure = Measure.GROWTH
    elif measure is Measure.LEVEL and direction is not None:
        measure = Measure.CHANGE
    root = earlier[-1].subject if earlier and _ASIDE.match(_strip_opening(subject)) else ""
    return Statement(clause.mention, action, core, measure, direction, baseline, clause.start, clause.before, root)


def _follow(clause: _Clause, first: Statement) -> Statement:
    """A further value of a list of values: it says the same of its own name as the first does."""
    return replace(first, mention=clause.mention, clause_start=first.clause_start)


def _verb(before: str, clause: _Clause) -> tuple[str, Measure, Direction | None]:
    """Splits the words before a figure into the name and what the verb says: measure and direction."""
    vocabulary = words()
    unit = clause.mention.quantity.pint
    relative = unit in _GROWTH_UNITS
    if clause.mention.quantity.text.endswith("番"):
        return _strip_adverbs(_strip_links(before.rstrip(" 、").removesuffix("翻"))), Measure.GROWTH, Direction.UP
    state, text = False, re.sub(r"(?<=[到至为达])(?:人均|每人)$", "", before)
    while True:
        shorter = _YEAR_END.sub("", text.rstrip(" 、").removesuffix("了"))
        if match := vocabulary.adverbs.search(shorter):
            shorter = shorter[: match.start()]
        elif match := vocabulary.links.search(shorter):
            state, shorter = True, shorter[: match.start()]
        if shorter == text:
            break
        text = shorter
    if unit == "percentage_point" and _ABOVE.search(text):
        return text, Measure.LEVEL, None
    if _NEWLY.search(text) and not relative:
        return text, Measure.LEVEL, None
    if _OVER_PLAN.search(text):
        return text, Measure.GROWTH if relative else Measure.CHANGE, Direction.UP
    for pattern, direction in ((vocabulary.change_up, Direction.UP), (vocabulary.change_down, Direction.DOWN)):
        match = pattern.search(text)
        if match is None or (len(match[0]) == 1 and match[0] in "高多低少快超" and not _compares(text, unit)):
            continue
        name = _strip_adverbs(text[: match.start()])
        if not relative and unit != "percentage_point" and (_WORK_OF_RAISING.search(text) or not name and clause.after):
            return text, Measure.LEVEL, None  # 森林抚育提升200万亩, 提升100家机构服务水平
        if state:  # 提高到, 降至: the level it went to
            return name, Measure.SHARE if relative else Measure.LEVEL, None
        return name, Measure.GROWTH if relative else Measure.CHANGE, direction
    if relative:
        return _percentage(text, clause)
    if unit == "percentage_point":
        return text, Measure.CHANGE, Direction.UP
    return text, Measure.LEVEL, None


def _strip_links(text: str) -> str:
    match = words().links.search(text)
    return text[: match.start()] if match else text


def _compares(text: str, unit: str) -> bool:
    return unit == "percentage_point" or "比" in text or "较" in text


def _percentage(text: str, clause: _Clause) -> tuple[str, Measure, Direction | None]:
    """A percentage without a verb of change: a growth after 增幅 or before 的增长, else a share."""
    vocabulary = words()
    for noun, direction in ((vocabulary.growth_noun_up, Direction.UP), (vocabulary.growth_noun_down, Direction.DOWN)):
        if match := noun.search(text):
            return text if _strip_adverbs(text[: match.start()]) else "", Measure.GROWTH, direction
    if _GROWTH_AIM.search(text):
        return text, Measure.GROWTH, Direction.UP
    if after := _GROWTH_AFTER.match(clause.rest):
        return text, Measure.GROWTH, Direction.UP if after["up"] else Direction.DOWN
    return text, Measure.SHARE, None


def _strip_adverbs(text: str) -> str:
    """The name without the adverbs and the comparison (比上年) that stand between it and its verb."""
    adverbs = words().adverbs
    while True:
        shorter = _COMPARED.sub("", text.rstrip(" 、,"))
        if match := adverbs.search(shorter):
            shorter = shorter[: match.start()]
        if shorter == text:
            return text
        text = shorter


def _strip_opening(text: str) -> str:
    """The name without the time and the words that open its clause (其中, 力争, 到2027年)."""
    openers = words().openers
    text = _RESOLVE.sub("", text)
    while True:
        text = text.lstrip(_EDGE.replace("“", "").replace("‘", ""))
        match = _TIME_OPENING.match(text) or openers.match(text)
        if match is None or not match[0] or match.end() == len(text) and match[0] not in ("到",) and len(match[0]) > 4:
            return text if match is None or not match[0] else ""
        text = text[match.end() :]


def _name(
    subject: str, clause: _Clause, measure: Measure, direction: Direction | None, earlier: list[Statement], topic: str
) -> tuple[str, str, Direction | None]:
    """The verb and the noun by which a figure is called, and a direction that the verb brings with it."""
    previous = earlier[-1] if earlier else None
    if _counts_after(subject, clause, measure):
        return (*_counted_name(subject, clause, previous), direction)
    if subject in words().relative:
        if subject in _AGGREGATES and clause.start != (previous.mention.tail if previous else -1):
            return "", subject, direction
        root = (previous.core if subject in _TOTALS else previous.name) if previous else topic
        return "", _under(root, subject), direction
    if measure in (Measure.SHARE, Measure.LEVEL) and (changed := _changing_verb(subject, measure)):
        return "", _tidy(changed[0]), changed[1]
    if measure is Measure.GROWTH and _GROWTH_AIM.fullmatch(subject):
        return "", "经济增长", direction
    if measure is Measure.LEVEL:
        action, core = _split_action(subject)
    else:
        action, core = "", _without_weak_verb(subject)
    if not core:
        return _inherited(action, previous, measure, topic, direction, clause)
    if _ASIDE.match(core) and (previous or topic):
        return (previous.action, previous.subject + core, direction) if previous else ("", topic + core, direction)
    if core in _PAYERS and topic:
        core = core + topic
    if core in words().relative:
        return "", _under(previous.name if previous else topic, action + core), direction
    if not action and previous and _shares_verb(clause, previous, measure):
        action = previous.action
    if newly := _NEWLY.search(core):
        action, core = newly[0], core[: newly.start()]
    core = _with_measured_noun(core, clause, previous) if measure is Measure.LEVEL else core
    return action, _tidy(core + ("规模" if clause.after.startswith("级") else "")), direction


def _counts_after(subject: str, clause: _Clause, measure: Measure) -> bool:
    """Whether a figure counts the noun after it, rather than measuring the name before it."""
    unit, after = clause.mention.quantity.pint, clause.after
    if not after or unit == "percentage_point" or after.startswith("级"):
        return False
    named = len(_without_weak_verb(_strip_opening(subject))) >= 2
    if named and (measure in (Measure.GROWTH, Measure.CHANGE) or unit != "count" and after.startswith(("大力", "加快"))):
        return False
    if named and unit == "percent" and clause.rest.startswith("的") and _CHANGED_TO_END.search(clause.before):
        return False  # 试点范围扩大到23%的县
    action = words().action_start.match(after)
    return not (named and action and len(action[0]) >= 2 and not words().action_start.match(subject))


_PAYERS = frozenset({"中央财政", "中央", "省级财政", "省财政", "市财政", "区财政", "各级财政", "全国财政", "财政"})
_ASIDE = re.compile(r"^(?:占|对[^,]{2,12}贡献|在[^,]{2,14}(?:占比|比重)|高于|低于|快于|优于|好于|超过全|高出|领先)")
_TOTALS = frozenset({"总数", "总量", "总规模", "总数量"})
_AGGREGATES = frozenset({"投资", "消费", "出口", "进口", "税收"})


def _shares_verb(clause: _Clause, previous: Statement, measure: Measure) -> bool:
    """Whether a count takes the verb of the one before it in its list: 新增上市公司5家、规上企业99家."""
    if not previous.action or measure is not Measure.LEVEL or previous.measure is not Measure.LEVEL:
        return False
    if "其中" in clause.before and previous.action.startswith(("新", "净")):
        return clause.mention.quantity.pint == previous.mention.quantity.pint
    stands = re.search(r"(?:达到?|为|至|突破|超过|有)\s*$|完成|实现", clause.before)
    in_list = clause.start == previous.mention.tail
    units = clause.mention.quantity.pint == previous.mention.quantity.pint or "count" not in (
        clause.mention.quantity.pint, previous.mention.quantity.pint
    )  # fmt: skip
    return not stands and in_list and (units or not re.search(r"(?:收入|产值|产量|增加值|率|额)$", clause.before.strip()))


def _with_measured_noun(core: str, clause: _Clause, previous: Statement | None) -> str:
    """A name in a list with the measured noun that only the first carries: 整车产量200万辆、新能源汽车140万辆."""
    if previous is None or clause.start != previous.mention.tail or words().heads.search(core):
        return core
    noun = _MEASURED.search(previous.core)
    same = clause.mention.quantity.unit == previous.mention.quantity.unit
    return core + noun[0] if noun and same and previous.measure is Measure.LEVEL else core


def _without_weak_verb(subject: str) -> str:
    """A name without the verbs that say nothing of it: 带动一般公共预算收入 is 一般公共预算收入."""
    weak = words().weak_start
    while match := weak.match(subject):
        subject = subject[match.end() :]
    return _MIDDLE_WEAK.sub("", subject)


def _changing_verb(subject: str, measure: Measure) -> tuple[str, Direction] | None:
    """A verb of change that stands before its name, and the name: 压缩审批时限50%, 为企业降低成本1000亿元."""
    if match := _START_CHANGE.match(subject):
        rest = subject[match.end() :]
        if len(rest) >= 2 and (match["down"] or measure is Measure.SHARE or _AMOUNT.search(rest)):
            return rest, Direction.DOWN if match["down"] else Direction.UP
    if match := _MIDDLE_DOWN.match(subject):
        return match["whose"] + match["what"], Direction.DOWN
    return None


def _counted_name(subject: str, clause: _Clause, previous: Statement | None) -> tuple[str, str]:
    """The name of what is counted after the figure: 打通荷康路等｜11条｜断头路 is 打通断头路."""
    subject = _NAMES_ETC.sub(lambda match: _leading_action(match[0]), subject)
    action, core = _split_action(subject)
    if not action and (match := words().action_end.search(subject)):
        action, core = match[0], subject[: match.start()]
        if len(core) > 8 or "、" in core:
            core = ""
        action, core = core + action if core and core in clause.after else action, "" if core in clause.after else core
        if core:
            action, core = core + action, ""
    if "、" in core or len(core) > (18 if _CHANGED_TO_END.search(clause.before) else 10):
        core = ""
    if words().weak_start.fullmatch(action):
        action = ""
    if not subject and previous and clause.joined and previous.action:
        action = previous.action
    counted = clause.after.removeprefix("的")
    if len(counted) > 24:
        counted = re.split(r"[、,]", counted)[0]
    return action, _tidy(core + counted)


def _leading_action(text: str) -> str:
    match = words().action_start.match(text)
    return match[0] if match else ""


def _split_action(subject: str) -> tuple[str, str]:
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


def _inherited(
    action: str, previous: Statement | None, measure: Measure, topic: str, direction: Direction | None, clause: _Clause
) -> tuple[str, str, Direction | None]:
    """A figure without a name of its own: that of the statement before it, under its own verb if it has one."""
    if previous is None:
        return ("" if words().weak_start.fullmatch(action) else action), topic, direction
    if action in _SHARES_BENEFIT:
        return previous.action, previous.subject + action, direction
    if action and measure is Measure.LEVEL and not words().weak_start.fullmatch(action):
        if words().change_down.fullmatch(action) or words().change_up.fullmatch(action):
            return previous.action, previous.subject, direction
        return action, previous.subject, direction
    summed = measure is Measure.LEVEL and _SUM_WORD.search(clause.before)
    return "" if summed else previous.action, previous.subject, direction


def _under(root: str, name: str) -> str:
    """A relative name under what it belongs to: 总投资 of 亿元以上项目."""
    if not root or root.endswith(name):
        return root or name
    if root.endswith("产业") and name.startswith("产业"):
        return root + name[2:]
    if head := words().heads.search(root):
        stem = root[: head.start()]
        if len(stem) >= 2 and len(head[0]) >= 2 and head[0] not in ("企业", "项目", "机构", "基地", "平台", "中心"):
            return stem + name
    return root + name


def _pair_up(read: list[Statement], earlier: list[Statement], before: str) -> list[Statement]:
    """Gives each value of a list its own name: A、B和C分别增长x、y和z."""
    first = read[0]
    n = len(read)
    own = bool(split_names(first.core, n)) if first.core else False
    if own and _own_subject(before):
        names = share_names(split_names(first.core, n))
        return [replace(statement, core=name) for statement, name in zip(read, names, strict=True)]
    if len(earlier) >= n and not _own_subject(before):
        named = earlier[-n:]
        return [
            replace(statement, action=name.action, core=name.core) for statement, name in zip(read, named, strict=True)
        ]
    return read


def _own_subject(before: str) -> bool:
    """Whether a clause names what it measures, rather than going on about what was named before."""
    subject = _verb_free(_BRACKETS.sub("", before))
    return len(_strip_opening(subject)) >= 2


def _verb_free(text: str) -> str:
    text = _strip_adverbs(text.strip(" 、,"))
    for pattern in (words().links, words().change_up, words().change_down):
        if match := pattern.search(text):
            text = _strip_adverbs(text[: match.start()])
    return text


def _tidy(name: str) -> str:
    """A name fit to label a row: without brackets, spaces and stray punctuation, and not too long."""
    name = _BRACKETS.sub("", name).strip(_EDGE.replace("“", "").replace("”", ""))
    if name.count("“") != name.count("”"):
        name = name.replace("“", "").replace("”", "")
    if len(name) > _NAME_MAX:
        pieces = re.split(r"[、,]", name)
        name = pieces[-1] if len(pieces[-1]) >= 4 else name[-_NAME_MAX:]
    return name


def topic_of(subject: str) -> str:
    """The subject of a paragraph as it may stand before a name: without dashes and the verbs that open the sentence."""
    core = _object_of(subject.strip(" —-"))
    return core if len(core) >= 3 and not core.startswith(("当前", "我", "整体")) else ""
