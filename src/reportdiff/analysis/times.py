"""Expressions of time in a sentence: which year each names, and what it says of the figures near it.

A rule that gives a ``time`` says its ``role``:

``at``     the year that a figure is for (in 2022, the year to March 2023)
``due``    the year by which it shall be reached (by 2030)
``base``   the year that it is measured from (compared with 2019)
``span``   years that it sums up or averages (from 2016 to 2020, over the past five years)
``yearly`` it holds in each year

and, where no year is written, ``offset``: how many years from the present one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportdiff.analysis.rules import Rule, find
from reportdiff.model import Span


@dataclass(frozen=True, slots=True)
class Year:
    """A year as written: a financial year (2021/22) counts as the one in which it ends."""

    start: int
    end: int
    value: int


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


def find_years(view: str, written: Sequence[re.Pattern[str]]) -> tuple[Year, ...]:
    """The years of a text, by the ways in which a language writes them, the first that fits."""
    found: dict[int, Year] = {}
    taken: list[tuple[int, int]] = []
    for pattern in written:
        for match in pattern.finditer(view):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                found[match.start()] = Year(match.start(), match.end(), _value(match))
    return tuple(found[start] for start in sorted(found))


def _value(match: re.Match[str]) -> int:
    """The year that a form names: ``year`` with four figures or two, ``last`` where a second ends it."""
    parts = match.groupdict()
    first, last = parts.get("year") or "", parts.get("last")
    year = int(first) if len(first) == 4 else 2000 + int(first)
    if not last:
        return year
    return int(last) if len(last) == 4 else year // 100 * 100 + int(last) + (100 if int(last) < year % 100 else 0)


def find_times(rules: Iterable[Rule], code: str, years: Mapping[int, int]) -> Iterator[Time]:
    """The expressions of time in the codes of a sentence, the first rule first and none in another.

    ``years`` gives the value of each year by its place.
    """
    taken: list[Span] = []
    for found in find(rules, code):
        said = found.kept.get("time", Span(found.start, found.end))
        if any(one.start < said.end and said.start < one.end for one in taken):
            continue
        taken.append(said)
        named = tuple(years[place] for place in sorted(years) if said.start <= place < said.end)
        yield Time(said.start, said.end, found.rule.says["role"], named, found.rule.says.get("offset"), found.rule)
