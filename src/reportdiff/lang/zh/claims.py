"""What a Chinese text says of its own figures and lists: numbered points, 分别, 从…到…, 其中; as formulas over them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from reportdiff.lang.zh import numerals
from reportdiff.lang.zh.facts import sentences
from reportdiff.lang.zh.parts import read_parts, read_shares, read_structures, read_sums
from reportdiff.lang.zh.quantities import find
from reportdiff.lang.zh.respectively import read_respective
from reportdiff.lang.zh.told import read_told
from reportdiff.lang.zh.view import half_width
from reportdiff.model import (
    Claim,
    Course,
    FromTo,
    Numbering,
    Quantity,
    Report,
)

# 一是 within a paragraph begins a clause; 一、, (一) and 1. begin a line, as headings do.
_POINT = re.compile(r"(?:^|(?<=[。;:\n!?]))[ 　]*(?P<number>[一二三四五六七八九十]{1,3})(?P<form>是(?![个否]))")
# Sentences that may say something of their figures.
_SAYS = re.compile(r"分别|[从由]|其中|占|[、,]共|合计|总计|进出口")
_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}")
_BETWEEN = re.compile(
    r"[^,;。:!?\n、]{0,4}?(?:提高|增加|增长|上升|提升|扩大|升|增|下降|降低|减少|缩小|降|减)(?:至|到|为)"
)
_CHANGE = re.compile(
    r"[^,;。:!?\n、]{0,2},(?:同比|比上年|累计|总?共|净)?(?P<verb>提高|增加|增长|上升|提升|扩大|下降|降低|减少|缩小|降)了?"
)
# 由2020年的40%提高到2025年的45%: which way it went. 提升 says so of rates and money only: places and time limits are
# raised by becoming less.
_WENT = re.compile(
    r"[^,;。:!?\n、\d]{0,8}?(?P<verb>提高|增加|增长|上升|提升|扩大|增|升|下降|降低|减少|压减|缩减|降|减)(?:至|到|为)"
    r"[^,;。:!?\n、\d]{0,8}(?:20\d\d年(?:底|末)?的?)?[^,;。:!?\n、\d]{0,4}"
)
_FROM_THEN = re.compile(r"[从由](?:[^,;。:!?\n\d]{0,8})(?:(?:20|19)\d\d年(?:底|末)?[^,;。:!?\n\d]{0,4})?$")
_RAISED = frozenset({"percent", "CNY"})
_FALL = re.compile(r"降|减|缩")
_FROM = re.compile(r"[从由](?:[^,;。:!?\n\d]{0,8})$")
_SHARE = re.compile(
    r"占比|比重|覆盖率|普及率|入学率|合格率|达标率|优良率|优良天数比例|优良比例|就业率|利用率|自给率|化率|处理率|收集率|参保率|参合率|入园率|普惠率|巩固率|办结率|满意率|通过率|完好率|绿地率"
)
# Rates that are told against something else than their whole: sales of this year's output, a gross enrolment.
_BEYOND = re.compile(r"毛入[学园]率|产销|完成率|负债|依存|增长率|增值|周转|倍")


def may_exceed_whole(indicator: str) -> bool:
    """Whether a rate of this name may be above 100 %, or is not known to be a share of a whole."""
    return bool(_BEYOND.search(indicator)) or not _SHARE.search(indicator)


def read_claims(report: Report) -> tuple[Claim, ...]:
    """The claims of a report, in the order of their kinds and then of the text."""
    view = half_width(report.text)
    body = (0, len(view))
    if report.sections:
        body = (report.sections[0].start, max(section.end for section in report.sections))
    claims: list[Claim] = [*_headings(report), *_points(view, body)]
    for start, end in sentences(view, body):
        sentence = view[start:end]
        if _SAYS.search(sentence):
            found = find(sentence)
            claims.extend(read_respective(sentence, start, found))
            claims.extend(_from_to(sentence, start, found))
            claims.extend(_courses(sentence, start, found))
            claims.extend(read_shares(sentence, start, found))
            claims.extend(read_sums(sentence, start, found))
    claims += [*read_parts(report, view), *read_structures(view, body)]
    numbered = [claim for claim in claims if isinstance(claim, Numbering)]
    return (*claims, *read_told(view, body, report, numbered))


def _headings(report: Report) -> Iterator[Numbering]:
    """The numbers of headings; a form is how the number is written: 一、, (一), 1."""
    for section in report.sections:
        written = half_width(section.number or "")
        digits = _NUMBER.search(written)
        if digits is None or written.endswith(("是", "要")) or written.startswith("第"):
            continue
        number = int(digits[0]) if digits[0].isdecimal() else numerals.parse(digits[0])
        if number:
            form = ("一" if not digits[0].isdecimal() else "1").join(written.split(digits[0], 1))
            yield Numbering(section.start, section.start + len(written), form, number)


def _points(view: str, body: tuple[int, int]) -> Iterator[Numbering]:
    for match in _POINT.finditer(view, *body):
        number = numerals.parse(match["number"])
        if number:
            yield Numbering(match.start("number"), match.end(), "一是", number)


def _from_to(sentence: str, offset: int, found: tuple[Quantity, ...]) -> Iterator[FromTo]:
    for before, after, change in zip(found, found[1:], found[2:], strict=False):
        if not _FROM.search(sentence[: before.start]) or not _BETWEEN.fullmatch(sentence[before.end : after.start]):
            continue
        said = _CHANGE.fullmatch(sentence[after.end : change.start])
        if said and "、" not in sentence[before.end : change.start]:
            falls = bool(_FALL.search(said["verb"]))
            first, second, third = (_at(quantity, offset) for quantity in (before, after, change))
            yield FromTo(first.start, third.end, first, second, third, falls)


def _courses(sentence: str, offset: int, found: tuple[Quantity, ...]) -> Iterator[Course]:
    """从A提高到B, 由A降至B: whatever follows."""
    for before, after in pairwise(found):
        said = _WENT.fullmatch(sentence[before.end : after.start])
        if said is None or before.pint != after.pint or not _FROM_THEN.search(sentence[: before.start]):
            continue
        if said["verb"] != "提升" or before.pint in _RAISED:
            first, second = _at(before, offset), _at(after, offset)
            yield Course(first.start, second.end, first, second, said["verb"], bool(_FALL.search(said["verb"])))


def _at(quantity: Quantity, offset: int) -> Quantity:
    return replace(quantity, start=quantity.start + offset, end=quantity.end + offset)
