"""Wholes and their parts in a Chinese text: 其中, 占…的x%, A、B、C,共…, shares of a structure that make 100."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from reportdiff.lang.zh.respectively import CLAUSE_END
from reportdiff.model import Comparator, Fact, Measure, PartOf, Quantity, Report, ShareOf, Structure, SumOf

_EACH = re.compile(r"每|年均|平均|人均|户均")
_EACH_BEFORE = 8  # characters before a figure in which it is said to be told for each of many
_BASES = re.compile(r"口径|可比|不变价|因素|实际|每|连续|平均|年均")  # 累计 adds up what a part may be of
# What is longer is no sentence, but a text without full stops, in which no figure is of another.
LONGEST_SENTENCE = 4000
_OF_WHICH = re.compile(r"其中[,:]?")
_A_YEAR = re.compile(r"(?:20|19)\d\d年|去年|上年|今年|当年")
# 总量120万吨,其中外销30万吨、占25%; 占总装机的…: of the whole that was told, and of no other.
_SHARE = re.compile(r"[、,]占(?:比|总[^,;。、\d]{0,6}|全部|其)?(?:的|比重|比例)?(?:达到?|为|约)?")
_IN_ALL = re.compile(r"总[^,;。、\d]{0,8}$|(?:全部|合计|总共|共|全[省市县区国])[^,;。、\d]{0,8}$")
# 外销30万吨,占全部120万吨的25%; 收入3万元,是全省1万元的3倍
_PART_OF_TOLD = re.compile(r"[、,](?:约)?占[^,;。、\d]{0,12}")
_OF_TOLD = re.compile(r"[^,;。、\d]{0,8}的(?:比重|比例)?(?:达到?|为|约)?")
_RATE = re.compile(r"percent|per_mille|percentage_point|times|/")
_CHANGED = re.compile(r"(?:比|较|同比|增加|减少|增长|下降|多|少|提高)[^,;。、\d]{0,3}$")
_TOGETHER = re.compile(r"[、,](?:共|共计|合计|总计|总共|一共)(?:为|达)?[^,;。、\d累增有]{0,4}")
_LISTED = re.compile(r"[、,和及][^,;。\d、和及其等共]{1,14}")
# Parts that make up a whole, whatever the whole is.
_CLOSED = tuple(
    tuple(re.compile(name) for name in names)
    for names in (
        ("中央(?:财政|的)?(?:赤字|安排|本级|收入|支出)?", "地方(?!配套|自筹|专项)"),
        ("预期性", "约束性"),
        ("城镇|城市", "农村|乡村"),
        ("(?<!进)出口", "进口"),
        ("男", "女"),
        ("省内", "省外"),
        ("县内", "县外"),
        ("国内|境内", "国外|境外|入境"),
        ("公办", "民办"),
        ("内资", "外资"),
        ("第一产业|一产", "第二产业|二产", "第三产业|三产"),
    )
)
_BUDGET = re.compile(r"(?:赤字|财政收入|财政支出|国债|债券)[^;。]{0,12}$")
_NEAR = 40  # characters before a whole in which it is named
_TRADE = re.compile(r"进出口[^,;。、\d]{0,8}$")
_NAME_AFTER = 8  # characters after a figure that may hold its name: 20个预期性指标
_STRUCTURE = re.compile(r"产业(?:增加值)?(?:结构|比重?|比例|占比)")
_SHARES = re.compile(
    r"(?<![\d.:∶])(\d{1,2}(?:\.\d{1,2})?)[:∶](\d{1,2}(?:\.\d{1,2})?)[:∶](\d{1,2}(?:\.\d{1,2})?)(?![\d.]?\d|[:∶])"
)
_STRUCTURE_REACH = 40  # characters after 三次产业结构 in which its shares stand


def read_parts(report: Report, view: str) -> Iterator[PartOf]:
    """…3000万名,其中1228万名: the first level after 其中, and the levels of its unit before it in the sentence."""
    by_sentence: dict[tuple[int, int], list[Fact]] = {}
    for fact in report.facts:
        by_sentence.setdefault((fact.sentence_start, fact.sentence_end), []).append(fact)
    for (start, end), facts in by_sentence.items():
        if end - start > LONGEST_SENTENCE:
            continue
        for match in _OF_WHICH.finditer(view, start, end):
            stop = CLAUSE_END.search(view, match.end(), end)
            clause_end = stop.start() if stop else end
            part = next((fact for fact in facts if match.end() <= fact.start < clause_end), None)
            if part is None or part.measure is not Measure.LEVEL:
                continue
            wholes = tuple(fact for fact in facts if fact.end <= match.start() and fact.measure is Measure.LEVEL)
            dated = bool(_A_YEAR.search(view, match.end(), part.start))  # 其中去年…: of that year's whole only
            wholes = _in_stretch(view, wholes, match.start())
            same = tuple(f for f in wholes if f.unit == part.unit and (f.year == part.year or not dated))
            if same and same[-1] is wholes[-1] and not any(_is_rate(view, fact) for fact in same):
                yield PartOf(same[-1].start, part.end, part, same)


def _is_rate(view: str, fact: Fact) -> bool:
    """Whether a figure is told for each of many, of which the next may be no part: 每千人6.5批次, 年均超收."""
    near = view[max(fact.sentence_start, fact.start - _EACH_BEFORE) : fact.start]
    return bool(_EACH.search(near)) or any(_BASES.search(said) for said in fact.qualifiers if said not in fact.indicator)


def _in_stretch(view: str, wholes: tuple[Fact, ...], end: int) -> tuple[Fact, ...]:
    """The figures of the last stretch of a sentence that 其中 can be of: 治理河道2.4万公里;新增铁路1.9万公里,其中…"""
    cut = view.rfind(";", wholes[0].start, end) if wholes else -1
    return tuple(fact for fact in wholes if fact.start > cut)


def read_shares(sentence: str, offset: int, found: Sequence[Quantity]) -> Iterator[ShareOf]:
    """A whole, a part and the share that it is said to be, one after the other in a sentence."""
    for first, second, share in zip(found, found[1:], found[2:], strict=False):
        before = sentence[max(0, first.start - _NEAR) : first.start]
        between = sentence[first.end : second.start]
        after = sentence[second.end : share.start]
        if share.pint != "percent" or first.unit != second.unit or _RATE.search(first.pint):
            continue
        if _EACH.search(before[-_EACH_BEFORE:]) or ";" in between:
            continue
        only = "其中" in between and not _others(found, first)
        if (only or _IN_ALL.search(before)) and _SHARE.fullmatch(after):
            pair = first, second
        elif _PART_OF_TOLD.fullmatch(between) and _OF_TOLD.fullmatch(after):
            pair = second, first
        else:
            continue
        whole, part, said = (_at(one, offset) for one in (*pair, share))
        yield ShareOf(said.start, said.end, whole, part, said)


def _others(found: Sequence[Quantity], whole: Quantity) -> bool:
    """Whether another amount before it in the sentence may be the whole."""
    return any(one.unit == whole.unit for one in found if one.end <= whole.start)


def read_sums(sentence: str, offset: int, found: Sequence[Quantity]) -> Iterator[SumOf]:
    """A 3个、B 5个、C 2个,共10个; 28项,其中预期性19项、约束性9项."""
    levels = [one for one in found if not _CHANGED.search(sentence[max(0, one.start - 8) : one.start])]
    for i, whole in enumerate(levels):
        parts = _listed_before(sentence, levels, i) or _closed_after(sentence, levels, i)
        told = (whole, *parts)
        if len(parts) > 1 and all(one.comparator is Comparator.EQ for one in told):
            start, end = min(one.start for one in told), max(one.end for one in told)
            yield SumOf(offset + start, offset + end, _at(whole, offset), tuple(_at(one, offset) for one in parts))


def _listed_before(sentence: str, found: Sequence[Quantity], i: int) -> list[Quantity]:
    """The list that a figure after 共 adds up: amounts of its unit, each joined to the next by its name alone."""
    whole = found[i]
    if i < 2 or not _TOGETHER.fullmatch(sentence[found[i - 1].end : whole.start]):
        return []
    parts = [found[i - 1]]
    for one, later in zip(reversed(found[: i - 1]), reversed(found[:i]), strict=False):
        if one.unit != whole.unit or not _LISTED.fullmatch(sentence[one.end : later.start]):
            break
        parts.insert(0, one)
    return [] if parts[0].unit != whole.unit or parts[-1].unit != whole.unit else parts


def _closed_after(sentence: str, found: Sequence[Quantity], i: int) -> list[Quantity]:
    """The parts after a whole, where their names say that there are no others."""
    whole = found[i]
    if _RATE.search(whole.pint) or _EACH.search(sentence[max(0, whole.start - 16) : whole.start]):
        return []
    before = sentence[max(0, whole.start - _NEAR) : whole.start]
    for closed in _CLOSED:
        parts = [one for one in found[i + 1 : i + 1 + len(closed)] if one.unit == whole.unit]
        if len(parts) < len(closed):
            continue
        named = list(_names(sentence, [whole, *parts]))
        if closed is _CLOSED[0] and not _BUDGET.search(before):
            continue  # 总投资, of which neither pays: there may be others
        opened = re.search(r"其中[,:]?", named[0]) or (
            closed[0].pattern.endswith("出口") and _TRADE.search(before)
        )
        following = all(sentence.count(";", a.end, b.start) == 0 for a, b in pairwise([whole, *parts]))
        if opened and following and _covers(closed, named):
            return parts
    return []


def _names(sentence: str, told: list[Quantity]) -> Iterator[str]:
    """What each part is called: what stands between it and the figure before it, or right after it."""
    for before, one in pairwise(told):
        between = sentence[before.end : one.start]
        stop = CLAUSE_END.search(sentence, one.end)
        after = sentence[one.end : min(one.end + _NAME_AFTER, stop.start() if stop else len(sentence))]
        yield between if len(between.strip("、,其中和")) > 1 else between + re.split("[、和]", after)[0]


def _covers(closed: tuple[re.Pattern[str], ...], named: list[str]) -> bool:
    """Whether each name is that of one of the parts, and no two of the same."""
    places = [[i for i, pattern in enumerate(closed) if pattern.search(name)] for name in named]
    return sorted(one[0] for one in places if len(one) == 1) == list(range(len(closed)))


def read_structures(view: str, body: tuple[int, int]) -> Iterator[Structure]:
    """三次产业结构由8.7:41.2:50.1调整为7.4:39.6:53: shares that make up the whole."""
    for named in _STRUCTURE.finditer(view, *body):
        stop = re.compile("[。;\n]").search(view, named.end())
        end = min(named.end() + _STRUCTURE_REACH, stop.start() if stop else len(view))
        for told in _SHARES.finditer(view, named.end(), end):
            shares = tuple(Decimal(one) for one in told.groups())
            rounding = sum((Decimal(1).scaleb(one.as_tuple().exponent) / 2 for one in shares), Decimal(0))  # type: ignore[arg-type]
            yield Structure(told.start(), told.end(), sum(shares, Decimal(0)), rounding)


def _at(quantity: Quantity, offset: int) -> Quantity:
    return replace(quantity, start=quantity.start + offset, end=quantity.end + offset)
