"""A、B和C分别增长x%、y%: how many things the text may be read to name, and how many values it gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportdiff.model import Comparator, Quantity, Respective

_RESPECTIVELY = re.compile(r"分别")
CLAUSE_END = re.compile(r"[,;。:!?\n]")
# Two or three things told in short: 城乡居民收入, 存贷款余额, 一二三产增加值.
_IN_SHORT = re.compile(r"城乡(?!一体|统筹|融合|建设|规划|环境)|存贷款?|产销量|一二三(?:次?产)")
_EVERY = re.compile(r"、|和|与|及(?!其|以[上下])|以及|(?<=”)(?=“)")
_COARSE = re.compile(r"和|与|及(?!其|以[上下])|以及|(?<=”)(?=“)")
_OPEN_LIST = re.compile(r"(?<![高中初同平])等(?![级额效离])[^、和与及]*$")
_BRACKET = re.compile(r"\([^()]*\)|“[^”]*”|《[^》]*》")
_LIST_JOINT = re.compile(
    r"[ ]*(?:以上|左右|、|和|与|以?及|增长|下降|提高|降低|提升|高于?|低于?|约|达到?|超过?|多|余|增加|减少)*"
)
# What may stand between a clause and its 分别 without naming anything: 扣除价格因素,分别比上年实际增长….
_NO_NAME = re.compile(
    r"与(?:上年|去年|20\d\d年)?(?:同期)?相比|(?:比|较)?(?:上年|去年|20\d\d年)(?:同期)?|同比|同期|年均|累计|总计|又|还|已|都|再|则|约|预计|力争|争取|确保|今年|全年|均|也|并|各|将|要|且|实际|名义|扣除价格因素|剔除价格因素|按可比价格计算|\s"
)
# 分别从202元、270元提高到209元、280元: two lists for the same things.
_COMPARED = re.compile(r"^与[^、和与]{1,12}(?:相比|同比)")  # 与上年同期相比分别…: what is compared with is none of the things
_FROM = re.compile(r"[从由]")
_TO = re.compile(r"(?:提高|增加|增长|上升|提升|扩大|升|增|下降|降低|减少|缩小|降|减)(?:至|到|为)")
# Words in which several things are told at once, or left to what was said before.
_MANY_THINGS = re.compile(
    r"二(?!氧化)|[各两三四五六七八九十双均其该此\d]|[前后近首次]|男女|东中|中西|上下|内外|城乡|存贷|产销|进出口|出入境|水陆|港澳|京津|沪|苏浙|博士硕士|本专科|老[幼小]|中小|大中|[省市县区]{2}|每"
)
_NAME = 4  # characters of a name that can stand for itself: 死亡人数, but not 规模
_NEAR = 80  # characters before a clause in which the one before it begins


def read_respective(sentence: str, offset: int, found: tuple[Quantity, ...]) -> Iterator[Respective]:
    """What stands before 分别 in its clause, or in the one before it, against the figures after it in its clause."""
    for match in _RESPECTIVELY.finditer(sentence):
        start = max((end.end() for end in CLAUSE_END.finditer(sentence, 0, match.start())), default=0)
        stop = CLAUSE_END.search(sentence, match.end())
        end = stop.start() if stop else len(sentence)
        values = [quantity for quantity in found if match.end() <= quantity.start < end]
        told_on = stop is not None and stop[0] in ",;" and _goes_on(sentence, end, values, found)
        if not values or told_on:
            continue
        things, begins = _things(sentence, start, match.start(), found), start
        named = sentence[start : match.start()]
        if things is None and (named.startswith("占") or not _NO_NAME.sub("", named)):
            things, begins = _things_before(sentence, start, found)
        told = sentence[match.end() : values[0].start]  # 分别高于全国、全省0.5个、0.3个百分点
        if things is None and len(values) > 1 and not _EVERY.search(told) and _one_thing(sentence, start, match.start()):
            things = 1, 1
        if things is None:
            continue
        open_ = bool(_OPEN_LIST.search(_BRACKET.sub("", sentence[begins : match.start()])))
        for listed in _lists(sentence, match.end(), values):
            if all(_joined(sentence, a, b) for a, b in pairwise(listed)):
                exact = all(value.comparator is Comparator.EQ for value in listed)
                yield Respective(offset + begins, offset + end, *things, len(listed), exact, open_)


def _one_thing(sentence: str, start: int, end: int) -> bool:
    """Whether a single thing is named before 分别, and nothing before it that could be meant as well."""
    named = _NO_NAME.sub("", sentence[start:end])
    before = CLAUSE_END.split(sentence[max(0, start - _NEAR) : max(0, start - 1)])[-2:]
    listed = _EVERY.search(named) or any(_EVERY.search(one) and not re.search(r"\d", one) for one in before)
    return len(named) >= _NAME and not _MANY_THINGS.search(named) and not listed and sentence[start - 1 : start] != ":"


def _things(sentence: str, start: int, end: int, found: tuple[Quantity, ...]) -> tuple[int, int] | None:
    """How many things a list names, at least and at most; ``None`` where it is no list.

    What stands before an item that ends on a figure of its own may be told apart: 新增5家、甲和乙分别….
    """
    told = [quantity.end for quantity in found if start <= quantity.start and sentence[quantity.end : end][:1] in "、,"]
    own = max((at for at in told if at < end), default=start)
    every, coarse = _counted(_COMPARED.sub("", sentence[start:end]))
    fewest = every if own == start else _counted(sentence[own:end].lstrip("、,"))[1]
    fewest = min(fewest, coarse) if coarse > 1 else fewest
    if _OPEN_LIST.search(_BRACKET.sub("", sentence[start:end])):  # 食品、石化等产业: no fewer values than are named
        return (fewest, every) if every > 2 else None
    return (fewest, every) if every > 1 and fewest > 1 else None


def _counted(names: str) -> tuple[int, int]:
    """How many things a list names where every joint counts, and where 、 may join what belongs together."""
    names = _BRACKET.sub("“”", names)
    every, coarse = len(_EVERY.findall(names)) + 1, len(_COARSE.findall(names)) + 1
    short = _IN_SHORT.findall(names)
    if every == 1 and len(short) == 1:
        every = coarse = 3 if short[0].startswith("一") else 2
    return every, coarse


def _things_before(sentence: str, end: int, found: tuple[Quantity, ...]) -> tuple[tuple[int, int] | None, int]:
    """The things of earlier clauses, and where they begin: A 5家、B 99家,分别增长…; A和B,分别增长….

    Which of the figures are meant is open as soon as there are more than two.
    """
    start = end
    while end > 0:
        start = max((stop.end() for stop in CLAUSE_END.finditer(sentence, 0, end - 1)), default=0)
        if sentence[end - 1] in ";:!?\n":
            return None, start
        if _NO_NAME.sub("", sentence[start : end - 1]):
            break
        end = start
    if end <= 0:  # 分别 begins the sentence
        return None, 0
    figures = [quantity for quantity in found if quantity.end <= end]
    if len(figures) > 1:
        return (2, max(len(figures), _counted(sentence[start : end - 1])[0])), start
    own = any(start <= one.start for one in figures)
    return (None if own else _things(sentence, start, end - 1, found)), start


def _goes_on(sentence: str, end: int, values: list[Quantity], found: tuple[Quantity, ...]) -> bool:
    """Whether the next clause goes on with the list: 分别增长5%,6%."""
    return any(
        end < one.start <= end + 3 and values and one.unit == values[-1].unit
        and _LIST_JOINT.fullmatch(sentence[end + 1 : one.start])
        for one in found
    )  # fmt: skip


def _lists(sentence: str, start: int, values: list[Quantity]) -> list[list[Quantity]]:
    """The values as one list, or as two where each thing goes from one value to another."""
    turn = _TO.search(sentence, values[0].end, values[-1].start)
    if turn is None or not _FROM.match(sentence, start):
        return [values]
    first = [value for value in values if value.end <= turn.start()]
    return [first, [value for value in values if value.start >= turn.end()]]


def _joined(sentence: str, before: Quantity, after: Quantity) -> bool:
    """Whether nothing stands between two figures that could be a further thing: 5%、6%和7%, 增长5%和下降6%."""
    return bool(_LIST_JOINT.fullmatch(sentence[before.end : after.start]))
