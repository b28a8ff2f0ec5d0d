"""Since which year a growth or change of an English text is told, and the level that it is told beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdiff.lang.en.basis import on_other_basis
from reportdiff.lang.level_beside import level_beside
from reportdiff.model import Fact, Kind, Measure, MovedBy, Report

_BEFORE = 3  # facts before a movement among which its level stands
_AROUND = 48  # characters before and after a movement in which it is said since when it is told
_CLAUSE = re.compile(r"[;:!?\n]|[.,] ")
_SINCE = re.compile(
    r"\b(?:(?P<last>last year|(?:the )?(?:previous|preceding) year|(?:the|a) year (?:before|earlier|ago)|year[- ]on[- ]year)"
    r"|(?:from|since|than|than in|over|on|compared (?:with|to)(?: in)?) (?P<year>(?:19|20)\d\d)"
    r"|(?P<other>(?:past|last|these) \w+ years|\w+ years (?:ago|earlier)))\b",
    re.I,
)
_BUDGETED = re.compile(r"\b(?:budget|deficit|bonds?)", re.I)
# What makes it another growth than that of the two levels as they are told.
_BASIS = re.compile(r"\b(?:real|constant|comparable|adjusted|excluding|nominal|average|annually|a year|per year|each year|share|of (?:the )?GDP)\b", re.I)


def read_movements(view: str, report: Report) -> Iterator[MovedBy]:
    """Revenue was 2.6 billion, 300 million more than last year: each growth and change, its level and its base."""
    for i, moved in enumerate(report.facts):
        if moved.measure not in (Measure.GROWTH, Measure.CHANGE):
            continue
        level = level_beside(report.facts[max(0, i - _BEFORE) : i], moved)
        before = view[level.end if level else max(moved.sentence_start, moved.start - _AROUND) : moved.start]
        after = _CLAUSE.split(view[moved.end : min(moved.sentence_end, moved.end + _AROUND)])[0]
        said = f"{before}|{after}"
        if (moved.kind is Kind.TARGET and not _is_budget(level, said)) or _BASIS.search(said) or on_other_basis(moved):
            continue
        told = _SINCE.search(after) or _SINCE.search(before)
        since = _since(told, moved.year)
        if since is not None and (told or moved.measure is Measure.GROWTH):
            yield MovedBy(level.start if level else moved.start, moved.end, moved, level, since)


def _is_budget(level: Fact | None, said: str) -> bool:
    """Whether a movement of the plan is that of a budget, whose last year's figure is a budget's too."""
    return level is not None and bool(_BUDGETED.search(f"{level.indicator} {said}"))


def _since(told: re.Match[str] | None, year: int | None) -> int | None:
    """The year that a movement starts from: the one that is named, or else the one before its own."""
    if told and told["year"]:
        return int(told["year"])
    return year - 1 if year is not None and not (told and told["other"]) else None
