"""Since which year a growth or change of a Chinese text is told, and the level that it is told beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdiff.lang.level_beside import level_beside
from reportdiff.lang.zh.qualifiers import on_other_basis
from reportdiff.model import Kind, Measure, MovedBy, Report

_BEFORE = 3  # facts before a movement among which its level stands
_REACH = 60  # characters before a movement in which it is said since when it is told
_CLAUSE = re.compile(r"[;。:!?\n]")
_SINCE = re.compile(
    r"[比较]上?(?P<last>去年|上年|年)|(?P<same>同比)|[比较与](?P<year>(?:20|19)\d\d)年|(?P<other>[比较与]“|近\d+年|[一二三四五六七八九十]+年)"
)
# What a budget sets, so that its last year's figure is that of the budget too.
_BUDGETED = re.compile(r"预算|赤字|国债|债券|专项债")
# What makes it another growth than that of the two levels as they are told.
_BASIS = re.compile(r"扣除|剔除|可比|口径|实际|年均|名义|不变价|平均每|连续|占")


def read_movements(view: str, report: Report) -> Iterator[MovedBy]:
    """财政收入2.6万亿元,比上年增加3000亿元: each growth and change, its level where one stands before it, and its base."""
    for i, moved in enumerate(report.facts):
        if moved.measure not in (Measure.GROWTH, Measure.CHANGE):
            continue
        start = max(moved.sentence_start, moved.start - _REACH)
        before = _CLAUSE.split(view[start : moved.start])[-1]
        level = level_beside(report.facts[max(0, i - _BEFORE) : i], moved)
        between = view[level.end : moved.start] if level else before
        planned = moved.kind is Kind.TARGET and not (level and _BUDGETED.search(level.indicator + between))
        if planned or _BASIS.search(between) or on_other_basis(moved):
            continue
        told = list(_SINCE.finditer(between if level else before))
        since = _since(told[-1] if told else None, moved.year)
        if since is not None and (told or moved.measure is Measure.GROWTH):
            yield MovedBy(level.start if level else moved.start, moved.end, moved, level, since)


def _since(told: re.Match[str] | None, year: int | None) -> int | None:
    """The year that a movement starts from: the one that is named, or else the one before its own."""
    if told and told["year"]:
        return int(told["year"])
    return year - 1 if year is not None and not (told and told["other"]) else None
