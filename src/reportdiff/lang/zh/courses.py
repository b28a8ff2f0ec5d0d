"""From one figure to another in a Chinese text: 从A增加到B,增长C; 年均增长C; 是…的N倍; 比2020年增长X,年均增长Z."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportdiff.model import Compound, Course, FromTo, Quantity

_RISES = r"提高|增加|增长|上升|提升|扩大|增|升"
_FALLS = r"下降|降低|减少|压减|缩减|缩小|降|减"
# 由2020年的40%提高到2025年的45%: which way it went. 提升 says so of rates and money only: places and time limits are
# raised by becoming less.
_WENT = re.compile(
    rf"[^,;。:!?\n、\d]{{0,8}}?(?P<verb>{_RISES}|{_FALLS})(?:至|到|为)"
    r"[^,;。:!?\n、\d]{0,8}(?:(?P<year>(?:20|19)\d\d)年(?:底|末)?的?)?[^,;。:!?\n、\d]{0,4}"
)
_FROM = re.compile(
    r"[从由](?:[^,;。:!?\n\d]{0,8})(?:(?P<year>(?:20|19)\d\d)年(?:底|末)?[^,;。:!?\n\d]{0,4})?$"
)
_CHANGE = re.compile(
    r"[^,;。:!?\n、\d]{0,2}[,、](?:(?P<yearly>年均|平均每年|每年平均)|(?P<since>同比|比上年|比去年)|累计|总?共|净)?(?:递)?"
    r"(?P<verb>提高|增加|增长|增|上升|提升|扩大|翻|下降|降低|减少|缩小|降)了?"
)
_TIMES = re.compile(r"[^,;。:!?\n、\d]{0,2}[,、]是(?:[^,;。:!?\n、\d]{0,8}|(?:20|19)\d\d年)的")
_NEAR = 40  # characters before a figure in which it is said what it starts from
_RAISED = frozenset({"percent", "CNY"})
_FALL = re.compile(r"降|减|缩")
# 2025年达到…,比2020年增长65.5%,年均增长10.6%
_SINCE = re.compile(r"[比较](?P<year>(?:20|19)\d\d)年(?:底|末)?(?P<basis>实际)?(?:累计)?(?:增长|提高|增加)$")
_YEARLY = re.compile(r"[,、](?:年均|平均每年)(?P<basis>实际)?(?:递增|增长|增速达?)")
_YEAR = re.compile(r"(?<!\d)((?:20|19)\d\d)年")


def read_from_to(sentence: str, offset: int, found: Sequence[Quantity]) -> Iterator[FromTo]:
    """从A增加到B, and then the change, by the year where the years between are told."""
    for before, after, change in zip(found, found[1:], found[2:], strict=False):
        begins = _FROM.search(sentence[max(0, before.start - _NEAR) : before.start])
        went = _WENT.fullmatch(sentence[before.end : after.start])
        if begins is None or went is None:
            continue
        between = sentence[after.end : change.start]
        start, end = offset + before.start, offset + change.end
        first, second, third = (_at(quantity, offset) for quantity in (before, after, change))
        if change.pint == "times" and _TIMES.fullmatch(between):
            yield FromTo(start, end, first, second, third, False, None, True)
        elif said := _CHANGE.fullmatch(between):
            years = _years(begins["year"], went["year"]) if said["yearly"] else None
            last_year = said["since"] and (begins["year"] or went["year"])  # 从2020年的…到…,同比增长: of the last year alone
            if not last_year and (years or not said["yearly"]):
                falls = bool(_FALL.search(said["verb"]))
                yield FromTo(start, end, first, second, third, falls, years)


def _years(first: str | None, last: str | None) -> int | None:
    """How many years lie between two that are told."""
    return int(last) - int(first) if first and last and int(last) > int(first) else None


def read_courses(sentence: str, offset: int, found: Sequence[Quantity]) -> Iterator[Course]:
    """从A提高到B, 由A降至B: whatever follows."""
    for before, after in pairwise(found):
        said = _WENT.fullmatch(sentence[before.end : after.start])
        if said is None or before.pint != after.pint or not _FROM.search(sentence[max(0, before.start - _NEAR) : before.start]):
            continue
        if said["verb"] != "提升" or before.pint in _RAISED:
            first, second = _at(before, offset), _at(after, offset)
            yield Course(first.start, second.end, first, second, said["verb"], bool(_FALL.search(said["verb"])))


def read_compounds(sentence: str, offset: int, found: Sequence[Quantity], told_of: int | None) -> Iterator[Compound]:
    """比2020年增长65.5%,年均增长10.6%: a growth over years that are told, and the one of each; ``told_of`` is the last year."""
    for total, yearly in pairwise(found):
        since = _SINCE.search(sentence, max(0, total.start - _NEAR), total.start)
        said = _YEARLY.fullmatch(sentence[total.end : yearly.start])
        if since is None or said is None or total.pint != "percent" or yearly.pint != "percent":
            continue
        later = [int(year) for year in _YEAR.findall(sentence[: since.start()]) if int(year) > int(since["year"])]
        last = later[-1] if later else told_of
        if since["basis"] == said["basis"] and last and last - int(since["year"]) > 1:
            first, second = _at(total, offset), _at(yearly, offset)
            yield Compound(first.start, second.end, first, second, last - int(since["year"]))


def _at(quantity: Quantity, offset: int) -> Quantity:
    return replace(quantity, start=quantity.start + offset, end=quantity.end + offset)
