"""Years and days as a text writes them: 2025年, FY23, 2021/22, 二〇二五年一月八日."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from re import Match

from reportdiff.kinds.wording import Wording, YearForms

_SHORT = 100
_FIGURES = re.compile(r"\d\d")  # of which a year has four or two
_PLAN = 5  # years of a plan that has a name


@dataclass(frozen=True, slots=True)
class Year:
    """A year that a text names, and where; of a span (2021/22, 2016—2020年) the last, with its ``first``."""

    year: int
    start: int
    end: int
    first: int | None = None


def years_in(text: str, forms: YearForms) -> list[Year]:
    """The years that a text names, in order; a span counts as the year in which it ends.

    The first and the last year of a plan that has a name may be named by it: “十四五”开局之年 is 2021.
    """
    in_figures = _FIGURES.search(text) is not None
    found = [year for pattern in forms.spans for match in pattern.finditer(text) if (year := _span(match))] if in_figures else []
    taken = [(one.start, one.end) for one in found]
    for pattern in forms.forms if in_figures else ():
        for match in pattern.finditer(text):
            if not any(start <= match.start() < end for start, end in taken):
                found.append(Year(_whole(match["year"]), match.start(), match.end()))
                taken.append(match.span())
    for pattern, back in ((forms.first_of_plan, _PLAN - 1), (forms.last_of_plan, 0)):
        for match in pattern.finditer(text):
            if (last := forms.plans.get(match["plan"])) is not None:
                found.append(Year(last - back, match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


def plans_named(text: str, forms: YearForms) -> list[Year]:
    """The plans of several years that a text names, each as its last year, in order."""
    return [
        Year(last, match.start(), match.end(), last - _PLAN + 1)
        for match in forms.plan.finditer(text)
        if (last := forms.plans.get(match["plan"])) is not None
    ]


def day_of(match: Match[str], numbers: Mapping[str, int]) -> str | None:
    """The day that a pattern of dates found, as an ISO date; ``None`` where there is no such day."""
    try:
        year, month, day = (_number(match, name, numbers) for name in ("year", "month", "day"))
        return date(year, month, day).isoformat()
    except (ValueError, KeyError):
        return None


def days_in(text: str, wording: Wording) -> Iterator[tuple[Match[str], str]]:
    """The days that a text names, each with the match."""
    for pattern in wording.dates.forms:
        for match in pattern.finditer(text):
            if day := day_of(match, wording.numbers):
                yield match, day


def _number(match: Match[str], name: str, numbers: Mapping[str, int]) -> int:
    """A number in figures or in words, of the first group of this name that found something: month, month2."""
    groups = match.groupdict()
    said = next(value for key, value in groups.items() if key.rstrip("0123456789") == name and value)
    return int(said) if said.isdecimal() else numbers[said]


def _whole(said: str) -> int:
    return int(said) if len(said) > 2 else 2000 + int(said)


def _span(match: Match[str]) -> Year | None:
    """A span of years, whose last may be written short: 2021/22. One that does not rise is none."""
    first = int(match["first"])
    last = int(match["last"]) if len(match["last"]) > 2 else first // _SHORT * _SHORT + int(match["last"])
    if last < first and len(match["last"]) == 2:
        last += _SHORT  # 1999/00
    return Year(last, match.start(), match.end(), first) if first < last <= first + 30 else None
