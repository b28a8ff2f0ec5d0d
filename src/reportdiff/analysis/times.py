"""Expressions of time in a sentence: which year each names, and what it says of the figures near it.

A rule that gives a ``time`` says its ``role``:

``at``     the year that a figure is for (in 2022, the year to March 2023)
``due``    the year by which it shall be reached (by 2030)
``base``   the year that it is measured from (compared with 2019)
``span``   years that it sums up or averages (from 2016 to 2020, over the past five years)
``period`` a plan of five years, in which it shall be reached or was
``each``   a list of years, one for each figure of a list
``of``     the year of a name (our 2022 revenue)
``within`` a part of a year
``yearly`` it holds in each year

and, where no year is written, ``offset``: how many years from the present one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportdiff.analysis.rules import Rule, find
from reportdiff.model import Span, frequent


@dataclass(frozen=True, slots=True)
class Year:
    """A year as written, or a plan of five years: ``value`` is the one in which it ends, as of a financial year (2021/22)."""

    start: int
    end: int
    value: int | None
    plan: bool = False


@frequent
@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time; ``years`` are the years it names, in order, ``offset`` how far from the present where it
    names none."""

    start: int
    end: int
    role: str
    years: tuple[int, ...]
    offset: int | None
    rule: Rule


def find_years(view: str, written: Sequence[re.Pattern[str]], plans: Sequence[int] = ()) -> tuple[Year, ...]:
    """The years of a text, by the ways in which a language writes them, the first that fits.

    ``plans`` are the number of a five-year plan and the year in which it ends, where plans are named by numbers.
    """
    found: dict[int, Year] = {}
    taken: list[tuple[int, int]] = []
    for pattern in written:
        for match in pattern.finditer(view):
            if _is_of_one_year(match) and not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                plan = match.groupdict().get("plan")
                value = _plan_end(plan, plans) if plan else _value(match)
                found[match.start()] = Year(match.start(), match.end(), value, plan=bool(plan))
    return tuple(found[start] for start in sorted(found))


def _plan_end(number: str, plans: Sequence[int]) -> int | None:
    """The last year of a plan by its number; ``None`` where the number is written otherwise than in figures."""
    return plans[1] + 5 * (int(number) - plans[0]) if plans and number.isdecimal() else None


def _is_of_one_year(match: re.Match[str]) -> bool:
    """Whether a form that names a year and the ``next`` names two that follow each other."""
    following = match.groupdict().get("next")
    return following is None or int(following) == int(match["year"]) + 1


def _value(match: re.Match[str]) -> int:
    """The year that a form names: ``year`` with four figures or two, ``last`` or ``next`` where a second ends it."""
    parts = match.groupdict()
    first, last = parts["year"], parts.get("last") or parts.get("next")
    year = int(first) if len(first) == 4 else 2000 + int(first)
    if not last:
        return year
    return int(last) if len(last) == 4 else year // 100 * 100 + int(last) + (100 if int(last) < year % 100 else 0)


def find_times(rules: Iterable[Rule], code: str, years: Mapping[int, int | None]) -> Iterator[Time]:
    """The expressions of time in the codes of a sentence, the first rule first and none in another.

    ``years`` gives the value of each year by its place.
    """
    taken: list[Span] = []
    for found in find(rules, code):
        said = found.kept.get("time", Span(found.start, found.end))
        if not any(one.start < said.end and said.start < one.end for one in taken):
            taken.append(said)
            named = tuple(year for place, year in sorted(years.items()) if year and said.start <= place < said.end)
            yield Time(said.start, said.end, found.rule.says["role"], named, found.rule.says.get("offset"), found.rule)
