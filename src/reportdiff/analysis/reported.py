"""Whether a figure is reported or aimed at, by ordered rules: what is said of it, its times, where it stands; the first that knows
decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportdiff.analysis.context import Calendar, Setting
from reportdiff.analysis.dating import Dates
from reportdiff.model import Kind, Part

_GOAL_AND_RESULT = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of a figure before its kind: whether it is the base of another, the word that says whether it is told or aimed
    at, its times, where it stands; ``beside`` is its place among the figures of its sort in its sentence, and how many there are."""

    base: bool
    word: str | None
    dates: Dates
    setting: Setting
    calendar: Calendar
    beside: tuple[int, int] = (0, 1)

    @property
    def is_over(self) -> bool:
        """Whether it is said to be for a year that is over when the report is given."""
        if looks_far_back(self.dates):
            return True
        time, listed, planned = self.dates.of("at"), self.dates.listed, self.calendar.planned
        if time is not None:
            return self.calendar.lies_behind(time)
        return listed is not None and planned is not None and listed < planned

    @property
    def is_told(self) -> bool:
        """Whether it is said to be for the year that the report is on."""
        time = self.dates.of("at")
        return time is not None and self.calendar.year_of(time) == self.calendar.told

    @property
    def is_planned(self) -> bool:
        """Whether it is said to be for the year that the report plans, or one after it."""
        time, own = self.dates.of("at"), self.calendar
        if time is None or not time.years or own.yearly or own.planned is None:
            return False
        return own.lies_ahead(own.year_of(time))

    @property
    def is_due_ahead(self) -> bool:
        """Whether it is due in a year to come."""
        due = self.dates.of("due")
        return due is not None and self.calendar.lies_ahead(self.calendar.year_of(due))


def looks_far_back(dates: Dates) -> bool:
    """Whether a figure is said to be for years that are over: over the past decade."""
    span = dates.of("span")
    return span is not None and bool(span.rule.says.get("past"))


def kind_of_figure(said: Said) -> Kind:
    """Whether a figure is reported or aimed at."""
    return next(kind for rule in _RULES if (kind := rule(said)) is not None)


def _what_it_came_from(said: Said) -> Kind | None:
    """From 40% to 60%: the first of them."""
    return Kind.ACTUAL if said.base or said.word == "background" else None


def _in_brackets_of_an_earlier_year(said: Said) -> Kind | None:
    """60% by 2030 (2022: 48%)."""
    return Kind.ACTUAL if said.dates.apart is not None and said.calendar.lies_behind(said.dates.apart) else None


def _due_beside_it(said: Said) -> Kind | None:
    """Whatever was done: we agreed on a 58 % share by 2030."""
    due = (time for time in said.dates.beside if time.role == "due")
    return Kind.TARGET if any(said.calendar.lies_ahead(said.calendar.year_of(time)) for time in due) else None


def _told(said: Said) -> Kind | None:
    """Whatever is aimed at behind it: down 18 % since 2017, against a target of 30 %."""
    since = any(time.role == "base" and time.rule.says.get("past") for time in said.dates.beside)
    return Kind.ACTUAL if since or said.word == "told" else None


def _in_a_row(said: Said) -> Kind | None:
    """Below Target, 2022 progress: of two figures of a line the first is aimed at, the second what was reached."""
    if not said.setting.is_line or said.beside[1] != _GOAL_AND_RESULT or said.word not in (None, "done", "now", "command", "aim"):
        return None
    return Kind.ACTUAL if said.beside[0] else Kind.TARGET


def _aimed_at(said: Said) -> Kind | None:
    """We aim for 60%; 60% by 2030."""
    return Kind.TARGET if said.word in ("aim", "aimed", "command") or said.is_due_ahead else None


def _foreseen(said: Said) -> Kind | None:
    """Income is forecast at 5 million: a target, but where the report tells of the year; what is foreseen for the very year that a
    report is on was aimed at."""
    if said.word not in ("foreseen", "estimated"):
        return None
    over = said.is_over and not (said.word == "foreseen" and said.calendar.yearly and said.is_told)
    past_due = said.dates.of("due") is not None and not said.is_due_ahead
    told = said.setting.part is Part.REVIEW and (said.word == "estimated" or over or past_due)
    return Kind.ACTUAL if told or looks_far_back(said.dates) else Kind.TARGET


def _of_a_year_that_is_over(said: Said) -> Kind | None:
    """In 2022, 48%."""
    return Kind.ACTUAL if said.is_over or said.setting.looks_back else None


def _now_for_the_planned_year(said: Said) -> Kind | None:
    """Spending rises to 5 million yuan in 2031, says the budget for that year."""
    return Kind.TARGET if said.word == "now" and said.is_planned else None


def _under_what_is_aimed_at(said: Said) -> Kind | None:
    """Below a heading or a line that sets what is to come."""
    return Kind.TARGET if said.word in (None, "done", "standard") and said.setting.mode.kind in ("aim", "ahead") else None


def _done(said: Said) -> Kind | None:
    """We built 12; below a line that tells results. (What a standard says, 98% of letters answered in time, is as its part is.)"""
    told = said.word in (None, "standard") and said.setting.mode.kind in ("result", "base")
    return Kind.ACTUAL if told or said.word == "done" else None


def _by_its_part(said: Said) -> Kind:
    """What nothing else is said of is as its part of the report is."""
    return Kind.TARGET if said.setting.part is Part.PLAN else Kind.ACTUAL


_RULES: tuple[Callable[[Said], Kind | None], ...] = (
    _what_it_came_from, _in_brackets_of_an_earlier_year, _due_beside_it, _told, _in_a_row, _aimed_at, _foreseen, _of_a_year_that_is_over,
    _now_for_the_planned_year, _under_what_is_aimed_at, _done, _by_its_part,
)  # fmt: skip
