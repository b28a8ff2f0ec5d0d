"""Further claims of a Chinese text: announced counts, completion, thresholds, all targets met."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportdiff.lang.zh import numerals
from reportdiff.lang.zh.named_years import read_deadlines, read_stretches, read_years
from reportdiff.lang.zh.quantities import find_in_view
from reportdiff.lang.zh.series import read_series
from reportdiff.model import (
    AllMet,
    Announced,
    Claim,
    Comparator,
    Completion,
    Fact,
    Kind,
    Measure,
    Numbering,
    Part,
    Report,
    Span,
    StatedTarget,
    Threshold,
)

_CN = "一二两三四五六七八九十"
# 智能装备、生物医药、新材料三大产业; 甲、乙、丙等三市
_COUNTED = re.compile(
    rf"(?P<open>等)?(?<!党的)(?P<count>[{_CN}]{{1,3}})(?:大(?!道|桥|街|厦|学|型|众|宗|力|精神|报告|以来|胜利|召开)|个方面)"
)
_LIST = re.compile(r"(?:[^、,;。:!?\n“”《》()\d]{2,8}、)+[^、,;。:!?\n“”《》()\d]{2,8}$")
_LONGEST_LIST = 120  # characters
_JOINED = re.compile(r"和|与|及|以及")
# 重点抓好以下六个方面工作: / 做好十项工作。
_ANNOUNCED = re.compile(rf"(?P<count>[{_CN}]{{1,3}}|\d{{1,2}})(?P<what>个方面|方面|项|件|点)(?![^,;。:\n]{{0,6}}完成)[^,;。:\n]{{0,8}}[:。]?\s*$")
_BEFORE_LIST = 40  # characters before the first point in which its list is announced
_TASK = re.compile(r"目标|任务|计划")
_COMPLETION = re.compile(
    r"[,、](?:完成|达到|为|占)(?:了)?(?:全年|年度|年初|省定|省下达|市定|目标|计划)+(?:目标|任务|计划)+(?:的|数的)?$"
)
_OVER = re.compile(r"[,、]超(?:额完成|过|出)?(?:全年|年度|年初|省定|省下达|市定|目标|计划)+(?:目标|任务|计划)*$")
# the figure of a target, before these words: 3万人的年度目标, 5%左右的预期目标; or between them: 年初确定的3万人目标
_TARGET = re.compile(r"(?:左右|以上|以内)?的?(?P<said>(?:年度|全年|年初|预期|计划|确定的?)*)(?:目标|任务)+")
_SET_BEFORE = re.compile(r"(?:年初|国家|省|市|上级|预先|原先)?(?:确定|下达|提出|预定|设定|制定|定)的?$")
_ABOVE = re.compile(r"超额|超过|超出|高于|[、,]超")
_LONGEST_FIGURE = 40  # characters
_NEAR = 24  # characters between a figure and the target that it is held against
_PASSED = re.compile(r"(?P<first>首次|历史性(?:地)?)?(?:突破|跨越|迈上|站上|跃上|跨过)$")
_STEP = re.compile(r"[、,](?P<first>首次|历史性(?:地)?)?(?:突破|跨越|迈上|站上|跃上|跨过)(?P<step>[十百千万亿]{1,3})(?:大关|台阶|关口|门槛)")
_MONEY = frozenset({"CNY", "USD"})
_ALL_MET = re.compile(
    r"(?:圆满|全面|全部|胜利|如期)?(?:完成|实现)了?[^,;。\n“十五]{0,14}(?:各项|全部|所有)[^,;。\n“十五]{0,8}(?:目标|(?:年度|全年)任务)"
    r"|(?:各项|全部|所有)[^,;。\n“十五]{0,8}(?:目标(?:任务)?|(?:年度|全年)任务)[^,;。\n“十五]{0,4}(?:圆满|全面|全部|胜利|如期)(?:完成|实现)"
)


def read_told(
    view: str, body: tuple[int, int], report: Report, numbered: Sequence[Numbering]
) -> Iterator[Claim]:
    """The claims, kind by kind, each kind in the order of the text."""
    yield from _counted_lists(view, body)
    yield from _announced(view, numbered)
    yield from read_years(view, report)
    yield from read_deadlines(view, report)
    yield from read_series(view, body)
    yield from read_stretches(view, body)
    for fact in report.facts:
        if fact.kind is Kind.ACTUAL and fact.measure is Measure.LEVEL:
            yield from _completion(view, fact)
            yield from _threshold(view, fact)
    yield from _stated_targets(view, report)
    for section in report.sections:
        if section.part is Part.REVIEW and section.level == 1:
            for match in _ALL_MET.finditer(view, section.start, section.end):
                yield AllMet(*match.span())


def _counted_lists(view: str, body: tuple[int, int]) -> Iterator[Announced]:
    """A、B、C三大产业; a comma in the list may also join two things that 和 joins, so both readings count."""
    for match in _COUNTED.finditer(view, *body):
        count = numerals.parse(match["count"].replace("两", "二"))
        start = max(body[0], match.start() - _LONGEST_LIST)
        listed = _LIST.search(view[start : match.start()])
        if listed and count and count > 1:  # 全国统一大市场
            items = listed[0].count("、") + 1
            most = items + len(_JOINED.findall(listed[0]))
            listing = Span(start + listed.start(), match.start())
            yield Announced(match.start("count"), match.end(), count, items, most, bool(match["open"]), listing)


def _announced(view: str, numbered: Sequence[Numbering]) -> Iterator[Announced]:
    """以下六个方面: and then 一是 to 六是, or （一） to （六）."""
    for i, first in enumerate(numbered):
        said = _ANNOUNCED.search(view, max(0, first.start - _BEFORE_LIST), first.start)
        count = numerals.parse(said["count"].replace("两", "二")) if said and not said["count"].isdigit() else None
        count = int(said["count"]) if said and said["count"].isdigit() else count
        if first.number != 1 or said is None or not count or count < 2:
            continue
        last = first
        for one in (later for later in numbered[i + 1 :] if later.form == first.form):
            if one.number <= last.number:
                break
            last = one
        listing = Span(first.start, last.end)
        yield Announced(said.start("count"), said.end("what"), count, last.number, last.number, False, listing)


def _completion(view: str, fact: Fact) -> Iterator[Completion]:
    """城镇新增就业3万人,完成年度任务的112.6%; 超年度任务12.6%."""
    following = view[fact.end : fact.end + 28]
    if not _TASK.search(following):
        return
    rate = next((quantity for quantity in find_in_view(following) if quantity.pint == "percent"), None)
    if rate is None:
        return
    between = following[: rate.start]
    if _COMPLETION.fullmatch(between) or _OVER.fullmatch(between):
        at = fact.end
        yield Completion(at + rate.start, at + rate.end, fact, rate, bool(_OVER.fullmatch(between)))


def _stated_targets(view: str, report: Report) -> Iterator[StatedTarget]:
    """城镇新增就业3.4万人,超额完成3万人的年度目标: the figure before it in the sentence is the one that it is of."""
    for section in report.sections:
        if section.part is not Part.REVIEW or section.level > 1:
            continue
        for said in _TARGET.finditer(view, section.start, section.end):
            own = [fact for fact in report.facts if fact.sentence_start <= said.start() < fact.sentence_end]
            start = max((fact.sentence_start for fact in own), default=said.start())
            start = max(start, said.start() - _LONGEST_FIGURE)
            named = [quantity for quantity in find_in_view(view[start : said.start()]) if start + quantity.end == said.start()]
            told = [fact for fact in own if named and fact.end <= start + named[0].start and fact.pint == named[0].pint]
            set_before = named and _SET_BEFORE.search(view[start : start + named[-1].start])
            if not (said["said"] or set_before):
                continue
            if named and told and told[-1].kind is Kind.ACTUAL and said.start() - told[-1].end < _NEAR:
                target = replace(named[0], start=start + named[0].start, end=said.start())
                over = bool(_ABOVE.search(view, told[-1].end, target.start))
                yield StatedTarget(target.start, said.end(), told[-1], target, over)


def _threshold(view: str, fact: Fact) -> Iterator[Threshold]:
    """首次突破百亿元."""
    passed = _PASSED.search(view, max(fact.sentence_start, fact.start - 8), fact.start)
    if passed and fact.comparator is Comparator.GE and fact.value is not None:
        yield Threshold(fact.start, fact.end, fact, bool(passed["first"]))
    step = _STEP.match(view, fact.end)
    amount = numerals.parse(step["step"]) if step and fact.pint in _MONEY and fact.comparator is Comparator.EQ else None
    if step and amount:  # 达96.3亿元,首次突破百亿大关: the step has no unit of its own, and is that of the figure before
        said = replace(
            fact, id=f"{fact.id}-step", start=step.start("step"), end=step.end("step"), text=step["step"],
            value=Decimal(amount), comparator=Comparator.GE,
        )  # fmt: skip
        yield Threshold(said.start, said.end, said, bool(step["first"]))
