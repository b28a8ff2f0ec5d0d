"""What the sentences so far set for those after them: their paragraph's subject, the years that it sums up or looks to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.kinds import Places, Turn, turn_at
from reportdiff.lang.zh.resolve import owner_in
from reportdiff.lang.zh.statements import topic_of
from reportdiff.lang.zh.words import words
from reportdiff.model import Part, Section

# Five-year plans by name, and the last year of each.
FIVE_YEAR_PLANS = {
    "十五": 2005,
    "十一五": 2010,
    "十二五": 2015,
    "十三五": 2020,
    "十四五": 2025,
    "十五五": 2030,
    "十六五": 2035,
    "十七五": 2040,
}
# “十五五”开局 names this year; “十五五”时期 a horizon.
_PLAN_NAME = re.compile(r"“(十[一二三四五六七八九]?五)”(?!良好开局|开局|开好局|起步|收官|规划编制)")
# How a paragraph opens that sums up five years, or one; and how a chapter's heading names them.
_SALUTATION = r"^(?:[—\s]|各位代表|[,!、:。]|刚刚)*"
_FIVE_YEARS = re.compile(
    _SALUTATION
    + r"(?:(?:这|过去(?:的)?)五年|五年来|五年(?:中|间|里)|(?:20|19)\d\d年以来的?这?五年"
    # “十四五”时期, 回顾“十四五”
    r"|“十[一二三四五六七八九]?五”(?:时期|期间|以来|发展|的)|回[顾望首](?:过去)?(?:“十|五年|这五年)|本届政府"
    # 2020年确定的…目标…完成，标志着“十三五”…
    r"|(?:20|19)\d\d年[^。]{0,16}目标[^。]{0,8}完成,标志着“十|[^。]{0,24}。回[望顾首](?:过去)?(?:“十|五年))"
)
_FIVE_YEARS_IN_PASSING = re.compile(r"(?:^|,)(?:这|过去(?:的)?)?五年(?:来|间|中),")
_ONE_YEAR = re.compile(_SALUTATION + r"(?:过去的?)?(?:(?:20|19)\d\d年(?!以?来|至|到|起)|过去(?:的)?一年|一年来|去年|这一年|全年)")
_FIVE_IN_TITLE = re.compile(r"五年|“十[一二三四五六七八九]?五”|本届政府")
_ONE_IN_TITLE = re.compile(r"(?:20|19)\d\d年|一年|去年")
# 经营主体持续壮大。总量达…: a sentence that only says how its subject fares
_SUBJECT_ALONE = re.compile(r"^([^,;:。、\d]{2,12}?)(?:持续|不断|稳步|加快|蓬勃|快速|平稳|显著|明显)[^,;:。、\d]{2,8}。?$")
_THEME = re.compile(r"[^,;:\d]{4,20}。")  # 进一步扩大保障性住房建设规模。
THIS_YEAR = re.compile(r"今年|本年")
# In the plan: 去年…, and over several years 五年来…, 2005年与2000年相比….
_LOOK_BACK = re.compile(
    r"^(?:各位代表[,!。]?)?(?:过去(?:的)?一年|一年来|去年"
    r"|(?P<years>过去(?:的)?[五几]年|五年[间来]|(?:20|19)\d\d年(?:与|同|和|比)(?:20|19)\d\d年相?比|“十[一二三四五六七八九]?五”期间))"
)
_LOOK_AHEAD = re.compile(r"今年|当前|新的一年|今后|未来|下一步")
_PARAGRAPH_OPENING, _SENTENCE_OPENING = 60, 12  # characters in which they say what they are about


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: its part, its section, the horizon of its chapter, the years that its paragraph sums up;
    and what holds for all of it."""

    part: Part
    section: Section | None
    horizon: int | None  # the last year of the plan of several years that the text has turned to: 2030 for “十五五”
    summed: tuple[int, int] | None  # the years of a review that goes back further than one
    owner: str | None  # who is to see to what the sentence says: 由市发展改革委牵头
    year: int | None = None  # the year that the part is about, where that is not the usual one


class Passage:
    """Where reading has come to; it is told of each sentence of a report in turn.

    ``topic`` is the subject that the paragraph has named last, ``theme`` what a short sentence before says that it is
    about, ``looks_back`` whether a passage of the plan tells of what was. ``year`` is the one that the report plans.
    """

    def __init__(self, view: str, places: Places, turns: tuple[Turn, ...], year: int | None):
        self._view, self._places, self._turns, self._year = view, places, turns, year
        self.topic = ""
        self.theme = ""
        self.looks_back = False
        self._paragraph = -2  # rfind gives -1 for the first one
        self._chapter: Section | None = None
        self._summed: tuple[int, int] | None = None
        self._years_back: tuple[int, int] | None = None  # the years that a passage of the plan looks back on

    def remember(self, start: int, end: int) -> None:
        """Takes note of what a sentence sets for those after it: paragraph, subject, years summed up."""
        sentence = self._view[start:end]
        chapter = self._places.chapter(start)
        if chapter is not self._chapter:
            self._chapter = chapter
            self._summed = self._five_years() if chapter and _sums_up(chapter.title) else None
        paragraph = self._view.rfind("\n", 0, start)
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            self._begin_paragraph(self._view[start : start + _PARAGRAPH_OPENING])
        elif _ONE_YEAR.match(sentence[:_PARAGRAPH_OPENING]):
            self._summed = None
        if _FIVE_YEARS_IN_PASSING.search(sentence[:_PARAGRAPH_OPENING]):
            self._summed = self._five_years()
        back = _LOOK_BACK.match(sentence)
        if back and not self._is_ahead(sentence[:_SENTENCE_OPENING]):
            self.looks_back, self._years_back = True, self._five_years() if back["years"] else None
        elif _LOOK_AHEAD.search(sentence):
            self.looks_back, self._years_back = False, None
        if _THEME.fullmatch(sentence):
            self.theme = topic_of(sentence.rstrip("。"))
        if subject := words().subjects.match(sentence) or _SUBJECT_ALONE.match(sentence):
            self.topic = topic_of(subject[1])

    def setting(self, start: int, end: int) -> Setting:
        """Where the sentence stands that was told of last."""
        turn, section = turn_at(self._turns, start), self._places.section(start)
        part, horizon, year = (turn.part, turn.until, turn.year) if turn else (Part.OTHER, None, None)
        summed = self._summed if part is not Part.PLAN else self._years_back
        return Setting(part, section, horizon, summed, owner_in(self._view, start, end), year)

    def _begin_paragraph(self, opening: str) -> None:
        self.topic, self.theme, self.looks_back, self._years_back = "", "", False, None
        if _FIVE_YEARS.match(opening):
            self._summed = self._five_years()
        elif _ONE_YEAR.match(opening):
            self._summed = None

    def _is_ahead(self, opening: str) -> bool:
        """Whether an opening names a five-year plan that is still to be carried out."""
        return any((FIVE_YEAR_PLANS.get(name) or 0) >= (self._year or 0) for name in _PLAN_NAME.findall(opening))

    def _five_years(self) -> tuple[int, int] | None:
        """The five years before the one that the report plans."""
        return (self._year - 5, self._year - 1) if self._year else None


def _sums_up(title: str) -> bool:
    """Whether a chapter of the review begins with the years of a plan: its heading names them alone or first."""
    five, one = _FIVE_IN_TITLE.search(title), _ONE_IN_TITLE.search(title)
    return five is not None and (one is None or five.start() < one.start())
