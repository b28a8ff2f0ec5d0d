"""What a Chinese text says of its own figures and lists: numbered points, 分别, 从…到…, 其中; as formulas over them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdiff.lang.zh import numerals
from reportdiff.lang.zh.courses import read_compounds, read_courses, read_from_to
from reportdiff.lang.zh.parts import LONGEST_SENTENCE, read_parts, read_shares, read_structures, read_sums
from reportdiff.lang.zh.quantities import find_in_view
from reportdiff.lang.zh.respectively import read_respective
from reportdiff.lang.zh.sentences import sentences
from reportdiff.lang.zh.series import read_series
from reportdiff.lang.zh.since import read_movements
from reportdiff.lang.zh.told import read_told
from reportdiff.lang.zh.view import half_width
from reportdiff.model import (
    Claim,
    Numbering,
    Report,
    Series,
)

# 一是 within a paragraph begins a clause; 一、, (一) and 1. begin a line, as headings do.
_POINT = re.compile(r"(?:^|(?<=[。;:\n!?]))[ 　]*(?P<number>[一二三四五六七八九十]{1,3})(?P<form>是(?![个否]))")
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩"
_CIRCLED = re.compile(rf"(?<=[。;:,!?\n])[{_CIRCLES}]")
# Sentences that may say something of their figures.
_SAYS = re.compile(r"分别|[从由]|其中|占|[、,]共|年均|平均每年|合计|总计|进出口")
_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}")
_SHARE = re.compile(
    r"占比|比重|覆盖率|普及率|入学率|合格率|达标率|优良率|优良天数比例|优良比例|就业率|利用率|自给率|化率|处理率|收集率|参保率|参合率|入园率|普惠率|巩固率|办结率|满意率|通过率|完好率|绿地率|交付率|开工率|投产率|完工率|签约率|兑现率|上线率|破案率|知晓率|到位率|建成率"
)
# Rates that are told against something else than their whole: sales of this year's output, a gross enrolment.
_BEYOND = re.compile(r"毛入[学园]率|产销|完成率|负债|依存|增长率|增值|周转|倍")


def may_exceed_whole(indicator: str) -> bool:
    """Whether a rate of this name may be above 100 %, or is not known to be a share of a whole."""
    return bool(_BEYOND.search(indicator)) or not _SHARE.search(indicator)


def read_claims(report: Report) -> tuple[Claim, ...]:
    """The claims of a report, in the order of their kinds and then of the text."""
    view = half_width(report.text)
    body = _body(view, report)
    claims: list[Claim] = [*_headings(report), *_points(view, body)]
    for start, end in sentences(view, body):
        sentence = view[start:end]
        if len(sentence) <= LONGEST_SENTENCE and _SAYS.search(sentence):
            found = find_in_view(sentence)
            claims.extend(read_respective(sentence, start, found))
            claims.extend(read_from_to(sentence, start, found))
            claims.extend(read_courses(sentence, start, found))
            claims.extend(read_compounds(sentence, start, found, report.year - 1 if report.year else None))
            claims.extend(read_shares(sentence, start, found))
            claims.extend(read_sums(sentence, start, found))
    claims += [*read_parts(report, view), *read_structures(view, body), *read_movements(view, report)]
    numbered = [claim for claim in claims if isinstance(claim, Numbering)]
    return (*claims, *read_told(view, body, report, numbered))


def read_series_of(report: Report) -> tuple[Series, ...]:
    """The series of years of a report alone, for the one that goes on from it."""
    view = half_width(report.text)
    return tuple(read_series(view, _body(view, report)))


def _body(view: str, report: Report) -> tuple[int, int]:
    """Where the text of a report stands between its head and its foot."""
    if not report.sections:
        return 0, len(view)
    return report.sections[0].start, max(section.end for section in report.sections)


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
            own = section.number or ""
            as_written = own.split(own[digits.start() : digits.end()], 1)
            one, after = ("1", str(number + 1)) if digits[0].isdecimal() else ("一", numerals.written(number + 1))
            yield Numbering(
                section.start, section.start + len(written), form, number, one.join(as_written), after.join(as_written)
            )


def _points(view: str, body: tuple[int, int]) -> Iterator[Numbering]:
    for match in _CIRCLED.finditer(view, *body):
        place = _CIRCLES.index(match[0])
        following = _CIRCLES[min(place + 1, len(_CIRCLES) - 1)]
        yield Numbering(match.start(), match.end(), _CIRCLES[0], place + 1, _CIRCLES[0], following)
    for match in _POINT.finditer(view, *body):
        number = numerals.parse(match["number"])
        if number:
            after = numerals.written(number + 1)
            yield Numbering(match.start("number"), match.end(), "一是", number, "一是", f"{after}是")
