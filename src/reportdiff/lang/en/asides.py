"""Which quantities of a text are figures of their own: no conversion in brackets, no threshold that defines a name."""

from __future__ import annotations

import re
from dataclasses import replace

from reportdiff.analysis import Mention
from reportdiff.model import Comparator

# RMB 1.2 trillion (US$190 billion): the same told twice
_OPENS = re.compile(r" ?\((?:(?:about|around|approximately|roughly|equivalent to|or|some|equal to|i\.e\.|nearly|over|more than),? ){0,2}")
_CLOSES = re.compile(r" ?\)")
# enterprises with annual revenue of | 20 million yuan | or more
_DEFINES = re.compile(
    r"\b(?:enterprises|companies|firms|businesses|producers|industries|institutions) (?:with|that have|having) (?:an? )?annual (?:\w+ ){0,3}"
    r"(?:revenues?|turnover|income|sales|output)(?: value)?(?: from \w+ \w+ \w+)? (?:of|above|over|exceeding|totaling|that exceeds?)(?: at least| over| more than)? ?$", re.I)
# 20 projects of | over RMB 1 billion | each; enterprises with output value | over RMB 10 billion
_THRESHOLD = re.compile(
    r"\b\d[\d,]* (?:[a-z-]+ ){0,3}(?:projects|enterprises|companies|firms|businesses|clusters|industries) (?!.*\b(?:total|combined)\b)"
    r"(?:each )?(?:of|worth|valued at|with (?:an? )?(?:[a-z]+ ){1,4}(?:of)?) ?$", re.I)
_BACK = 120


def figures(view: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions that state something; one with its conversion in brackets ends after the bracket."""
    kept: list[Mention] = []
    for mention in mentions:
        if _DEFINES.search(view[max(0, mention.lead - _BACK) : mention.lead]):
            continue
        if mention.quantity.comparator is Comparator.GE and mention.quantity.pint != "count" and _THRESHOLD.search(view[max(0, mention.lead - _BACK) : mention.lead]):
            continue
        close = _CLOSES.match(view, mention.tail)
        if kept and close and _converts(kept[-1], mention) and _OPENS.fullmatch(view[kept[-1].tail : mention.start]):
            kept[-1] = replace(kept[-1], tail=close.end())
            continue
        kept.append(mention)
    return kept


def _converts(first: Mention, second: Mention) -> bool:
    """Whether a figure can be another in other units: both have one, and neither counts nor is a ratio."""
    units = (first.quantity.pint, second.quantity.pint)
    return units[0] != units[1] and not any(unit in ("count", "percent", "per_mille", "percentage_point", "times") for unit in units)
