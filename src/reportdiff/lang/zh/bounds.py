"""The words that make a number a bound: 超过, 不低于, 近 before it, 以上, 以内, 左右 after it."""

from __future__ import annotations

import re

from reportdiff.model import Comparator

_LEAD = re.compile(
    r"(?P<ge>超额完成|达到或略?(?:高于|超过)|不低于|不少于|不小于|大于|高于|突破|超过|超出|跨越|跨过|迈过|迈上|跃上|跨上|迈入|站上|首超|至少|超|逾|(?<![通经度])过|破|(?<![以之])上)"
    r"|(?P<le>不超过|不高于|不大于|不多于|低于|少于|小于|不足|不到|不超|控制[在到])"
    r"|(?P<approx>大约|(?<![签节合预制集相条])约|将近|接近|(?<![最附])近)"
)
LEAD_BACK = 6
TAIL = re.compile(r"(?P<ge>(?:及|或)?以上|之上|起步)|(?P<approx>左右|上下)|(?P<le>(?:及|或)?以内|(?:及|或)?以下|之内)")
# 超过达到, 突破了: words between the bound and its number.
_BETWEEN = re.compile(r"(?:达到?|到|了|至|为|在|有|的|占|历史性|首次)$")
# 不低于最低标准的1.6倍, 超每千人6.5批次: a bound that reaches its number over a phrase.
_OVER_A_PHRASE = re.compile(
    r"(?P<ge>不低于|不少于|超过|高于|超)[^。;,、\d]{2,14}的$|(?P<le>不超过|不高于)[^。;,、\d]{2,14}的$"
    r"|(?P<each>超|不少于|不低于)每[^。;,、\d]{1,5}$"
)
_AT_LEAST = re.compile(r"至少[^。;,、]{1,3}$")  # 至少办好1所
_OVER_A_SHARE = re.compile(r"超过?[^。;,、\d]{1,4}$")  # 超过全球一半
_SHARE = re.compile(r"一半|[一二三四五六七八九十]+分之")


def lead_of(view: str, start: int) -> tuple[Comparator | None, int]:
    """The bound that stands before the number, and where its wording begins."""
    before = view[max(0, start - LEAD_BACK * 2) : start]
    for candidate in (before, _BETWEEN.sub("", before)):
        for match in _LEAD.finditer(candidate):
            if match.end() == len(candidate) and (match[0] != "上" or view[start] in "百千万亿"):
                return Comparator(str(match.lastgroup)), start - len(before) + match.start()
    return _distant_bound(view, start, before), start


def _distant_bound(view: str, start: int, before: str) -> Comparator | None:
    """A bound that does not stand right before its number."""
    if far := _OVER_A_PHRASE.search(view[max(0, start - 20) : start]):
        return Comparator.LE if far["le"] else Comparator.GE
    if _AT_LEAST.search(before) or (_OVER_A_SHARE.search(before) and _SHARE.match(view, start)):
        return Comparator.GE
    return None


def bound_of(view: str, start: int, end: int) -> tuple[Comparator, int, int]:
    """Comparator of a number, and the ends of its wording with the words of its bound."""
    before, lead = lead_of(view, start)
    tail = TAIL.match(view, end)
    if tail is None:
        return before or Comparator.EQ, lead, end
    after = Comparator(str(tail.lastgroup))
    return after, lead, tail.end()
