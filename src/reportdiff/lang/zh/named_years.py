"""Claims about years of a Chinese text: where only one can be meant, or two stand in the wrong order; ranges of time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdiff.model import Claim, Part, Report, Section, Stretch, YearNamed, YearOrder

_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_PAST_YEAR = re.compile(r"过去的(20\d\d)年")
_DUE = re.compile(r"(?:到|至|力争|确保)(20\d\d)年(?:底|末|前)?[,\u4e00-\u9fff]|(?<!\d)(20\d\d)年(?:底|末)?前")
_BACK = re.compile(r"比|较|从|由|自|截至|截止|相比|以来|\d年?[—~-至到]$|[—至到]20\d\d年")
_MADE_THEN = re.compile(
    r"[^,;。\n]{0,10}(?:注册|登记|建成|投产|竣工|出生|参加|入学|形成)[^,;。\n]{0,6}的"
)  # 年底前注册的车辆
_PERIOD = re.compile(r"五年|至|—|-|到20|以来|远景")
# The head: 2025年青澜县政府工作报告; ——2025年1月10日在…会议上.
_TITLE = re.compile(r"^[ \u3000#*【]*(20\d\d)年[^\n,。]{0,16}(?:政府)?工作报告", re.M)
_DELIVERED = re.compile(r"(20\d\d)年(?P<month>\d{1,2})月\d{1,2}日[^。\n]{0,4}在[^。\n]{4,60}(?:会议|大会|全会)")
_LATE = 11  # the month from which a report may plan the next year
# How a paragraph opens that is about the year: 2024年是…, 2024年,面对…; and what is told of it at once.
_OPENS = re.compile(r"^[ \u3000]*(?:各位代表[,!:。]?)?(20\d\d)年[,]?(?:是(?!否)|[我全]|面对)", re.M)
_RESULTS = re.compile(r"(?:初步)?(?:统计|核算|预计),(20\d\d)年|(20\d\d)年(?:主要|各项|度)?目标任务(?:全面|圆满|顺利|较好)?完成")
_OWN_WORK = re.compile(r"(?<![到至])(20\d\d)年(?:[省市县区州]?(?:十|10)件|各项工作|经济社会发展主要)")
# 从2020年的51%提升到2025年的70%; 2021年到2025年; 2021—2025年
_FROM_TO = re.compile(
    r"[从由自]?(?P<first>(?<!\d)20\d\d)年?(?:[^,;。:!?\n、\d年]{0,6}[\d.]+年?[^,;。:!?\n、\d年]{0,16}?)?(?:到|至|—|-|~)(?P<last>20\d\d)年"
)


# 用3—5年时间; months and days may go round: 11—1月
_STRETCH = re.compile(r"(?<![\d.—~-])(?P<low>\d{1,2})(?:—|~|-|至|到)(?P<high>\d{1,2})(?=年(?![级代龄])|个月|天|小时|分钟|周)")


def read_stretches(view: str, body: tuple[int, int]) -> Iterator[Stretch]:
    """Ranges of time, which are no quantities of an indicator."""
    for one in _STRETCH.finditer(view, *body):
        yield Stretch(one.start(), one.end(), int(one["low"]), int(one["high"]))


def read_years(view: str, report: Report) -> Iterator[Claim]:
    """Years of the head, of chapters and paragraphs, of what the plan promises, and of stretches of years."""
    for one in _FROM_TO.finditer(view):
        yield YearOrder(one.start("first"), one.end("last") + 1, int(one["first"]), int(one["last"]))
    year = report.year
    if year is None:
        return
    yield from _head(view[: report.sections[0].start if report.sections else 0], year)
    for match in _PAST_YEAR.finditer(view):
        yield _named(match, 1, year - 1)
    for section in report.sections:
        if section.level == 1 and section.part is not Part.OTHER:
            yield from _chapter(view, section, year)


def _head(head: str, year: int) -> Iterator[YearNamed]:
    if title := _TITLE.search(head):
        yield _named(title, 1, year)
    if (said := _DELIVERED.search(head)) and int(said["month"]) < _LATE:
        yield _named(said, 1, year)


def _chapter(view: str, section: Section, year: int) -> Iterator[YearNamed]:
    """The year of a chapter's heading, of the paragraphs that open with one, and of what it promises or reports."""
    plans = section.part is Part.PLAN
    own = year if plans else year - 1
    heading = view[section.start : section.end].partition("\n")[0]
    named = list(_YEAR.finditer(view, section.start, section.start + len(heading))) if section.number else []
    if len(named) == 1 and not _PERIOD.search(heading):
        yield _named(named[0], 1, own)
    if _PERIOD.search(heading) or len(named) > 1:
        return
    body = section.start + len(heading)
    for match in _OPENS.finditer(view, body, section.end):
        if int(match[1]) not in (year - 1, year):
            yield _named(match, 1, own)
    for match in (_OWN_WORK if plans else _RESULTS).finditer(view, body, section.end):
        yield _named(match, 1 if match[1] else 2, own)


def read_deadlines(view: str, report: Report) -> Iterator[YearNamed]:
    """Years by which the plan promises something."""
    for section in report.sections:
        if section.level == 1 and section.part is Part.PLAN and report.year is not None:
            for match in _DUE.finditer(view, section.start, section.end):
                group = 1 if match[1] else 2
                before = view[max(0, match.start() - 8) : match.start()]
                if not _BACK.search(before) and not _MADE_THEN.match(view, match.end()):
                    yield YearNamed(match.start(group), match.end(group) + 1, int(match[group]), report.year, True)


def _named(match: re.Match[str], group: int, expected: int) -> YearNamed:
    return YearNamed(match.start(group), match.end(group) + 1, int(match[group]), expected, False)
