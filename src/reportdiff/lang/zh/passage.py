"""What the sentences so far set for those after them: their paragraph's subject, the years that it sums up or looks to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportdiff.analysis import numbers_of
from reportdiff.analysis.sentences import line_at
from reportdiff.kinds import Places, Turn, turn_at
from reportdiff.lang.zh.patterns import at_end, patterns, table
from reportdiff.lang.zh.resolve import owner_in
from reportdiff.lang.zh.statements import topic_of
from reportdiff.lang.zh.words import words
from reportdiff.model import Part, Section, frequent

_TIMES = patterns("times.toml")
_IN_PASSING = _TIMES["years in passing"]
(_POINTS_BY_A_YEAR,) = at_end("times.toml", "points by a year")
_TERM = 5  # years of a government, where its report does not say how many
_PARAGRAPH_OPENING, _SENTENCE_OPENING = 60, 12  # characters in which they say what they are about


def plan_years() -> Mapping[str, int]:
    """Five-year plans by name, and the last year of each."""
    return table("times.toml", "plans")


@frequent
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
    about, ``looks_back`` whether a passage of the plan tells of what was, ``sets_tasks`` whether a paragraph, wherever it
    stands, says what is still to be done. ``year`` is the one that the report plans.
    """

    def __init__(self, view: str, places: Places, turns: tuple[Turn, ...], year: int | None):
        self._view, self._places, self._turns, self._year = view, places, turns, year
        self.topic = ""
        self.theme = ""
        self.looks_back = False
        self.sets_tasks = False
        self._announced: int | None = None  # the year by which the points below are to be reached
        self._paragraph_end = -1  # sentences come in their order: no line is gone through again for each that it holds
        self._chapter: Section | None = None
        self._section: Section | None = None
        self._summed: tuple[int, int] | None = None
        self._goes_on: tuple[int, int] | None = None  # what a passage on one year interrupts in a chapter on several
        self._years_back: tuple[int, int] | None = None  # the years that a passage of the plan looks back on

    @property
    def unparted(self) -> bool:
        """Whether nothing says of any part of the text that it is review or plan."""
        return not self._turns

    def remember(self, start: int, end: int, figure: int | None) -> None:
        """Takes note of what a sentence sets for those after it: paragraph, subject, years summed up; ``figure`` is where the next
        figure of the report stands. What holds for a paragraph alone is not asked where none follows in it."""
        self._enter_section(start)
        opens = start > self._paragraph_end
        if opens:
            self._paragraph_end = line_at(self._view, start)[1] - 1
        awaited = figure is not None and figure <= max(end, self._paragraph_end)
        sentence = self._view[start:end]
        if opens:
            self._begin_paragraph(start, awaited=awaited)
        elif self._sums_up and _TIMES["one year told"].match(sentence[:_PARAGRAPH_OPENING]) and not self._ends_years(sentence):
            self._turn_to_one_year(start)
        if passing := _IN_PASSING.search(sentence[:_PARAGRAPH_OPENING]):
            self._summed = self._term(passing)
        if aims := _POINTS_BY_A_YEAR.search(sentence):
            self._announced = int(aims[1])
        if awaited:
            self._listen(sentence)

    def setting(self, start: int, end: int) -> Setting:
        """Where the sentence stands that was told of last."""
        turn = turn_at(self._turns, start)
        part, horizon, year = (turn.part, turn.until, turn.year) if turn else (Part.OTHER, None, None)
        summed = self._summed if part is not Part.PLAN else self._years_back
        horizon = self._announced or horizon
        return Setting(part, self._section, horizon, summed, owner_in(self._view, start, end), year)

    def _enter_section(self, start: int) -> None:
        """A chapter may sum up years; a section of its own takes them up again after a passage on one year."""
        section = self._places.section(start)
        if section is self._section:
            return  # and so is the chapter
        chapter = self._places.chapter(start)
        if chapter is not self._chapter:
            self._chapter = chapter
            self._summed = self._term(title) if chapter and (title := _sums_up(chapter.title)) else None
            self._goes_on = None
        self._section = section
        if self._goes_on:
            self._summed, self._goes_on = self._goes_on, None

    @property
    def _sums_up(self) -> bool:
        """Whether the chapter, or what was told in it so far, is on several years."""
        return self._summed is not None or self._goes_on is not None

    def _listen(self, sentence: str) -> None:
        """What a sentence says of those after it in its paragraph: where it looks to, what it is about."""
        back = _TIMES["look back"].match(sentence)
        if back and not self._is_ahead(sentence[:_SENTENCE_OPENING]):
            self.looks_back, self._years_back = True, self._term(back) if back["years"] else None
        elif _TIMES["look ahead"].search(sentence):
            self.looks_back, self._years_back = False, None
        if _TIMES["theme"].fullmatch(sentence):
            self.theme = topic_of(sentence.rstrip("。"))
        if subject := words().subjects.match(sentence) or _TIMES["subject alone"].match(sentence):
            self.topic = topic_of(subject[1])

    def _begin_paragraph(self, start: int, *, awaited: bool) -> None:
        opening = self._view[start : start + _PARAGRAPH_OPENING]
        self.topic, self.theme, self.looks_back, self._years_back = "", "", False, None
        self.sets_tasks = awaited and _TIMES["tasks announced"].match(opening) is not None
        if self._announced is not None and _TIMES["a point of a list"].match(opening) is None:
            self._announced = None
        if several := _TIMES["years summed up"].match(opening):
            self._summed = self._term(several)
        elif self._sums_up and _TIMES["one year told"].match(opening):
            self._turn_to_one_year(start)

    def _turn_to_one_year(self, start: int) -> None:
        """From several years to one; in a section of a chapter on several until the next, unless points on it are announced."""
        own = self._chapter is not None and self._section is not self._chapter and _TIMES["one year in a title"].search(self._chapter.title) is None
        self._goes_on = self._summed if own and not self._announces(start) else None
        self._summed = None

    def _ends_years(self, sentence: str) -> bool:
        """Whether a sentence tells where several years ended that its paragraph sums up: 2030年,茶叶产量达到3万吨,年均增长5%."""
        return self._summed is not None and _TIMES["years ended"].search(sentence) is not None

    def _announces(self, start: int) -> bool:
        """Whether a paragraph says that points of its own follow: 过去一年，主要做了以下工作："""
        end = self._view.find("\n", start)
        return _TIMES["announces points"].search(self._view, start, end if end != -1 else len(self._view)) is not None

    def _is_ahead(self, opening: str) -> bool:
        """Whether an opening names a five-year plan that is still to be carried out."""
        return any((plan_years().get(name) or 0) >= (self._year or 0) for name in _TIMES["plan"].findall(opening))

    def _term(self, wording: re.Match[str]) -> tuple[int, int] | None:
        """The years before the one that the report plans, as many as a wording says; five where it does not (“十四五”)."""
        said = _TIMES["years of a term"].search(wording[0])
        years = numbers_of("zh").numeral(said[0]) if said else None
        return (self._year - (years or _TERM), self._year - 1) if self._year else None


def _sums_up(title: str) -> re.Match[str] | None:
    """What says that a chapter of the review begins with several years: its heading names them alone or first."""
    several, one = _TIMES["several years in a title"].search(title), _TIMES["one year in a title"].search(title)
    return several if several and (one is None or several.start() < one.start()) else None
