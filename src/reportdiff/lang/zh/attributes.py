"""Figures that only say of what kind a thing is: the rules of ``attributes.toml``, of which the first that fits decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from reportdiff.analysis import Mention
from reportdiff.lang.zh.patterns import data, patterns, pieces
from reportdiff.languages.patterns import written
from reportdiff.model import frequent

_CLAUSES = patterns("clauses.toml")
JOIN = _CLAUSES["joint of values"]
_WINDOW = 16  # characters before a figure that rules look at
_ENDS_CLAUSE = re.compile(r"[,;、。]")
_OTHER_GROUPS = ("ratio", "count", "money")  # what is in none of them is `other`


@frequent
@dataclass(frozen=True, slots=True)
class Place:
    """A figure in its text, with the figures before and after it in the sentence, which ends at ``end``."""

    view: str
    mention: Mention
    previous: Mention | None
    following: Mention | None
    end: int

    def between(self) -> tuple[int, int] | None:
        """Where the words stand between the figure and the one before it, if that is a count."""
        counted = self.previous is not None and self.previous.quantity.pint == "count"
        return (self.previous.tail, self.mention.lead) if counted and self.previous else None

    def next(self) -> frozenset[str]:
        """Where the next figure stands: at once, later in the clause (which it does at once, too), or not."""
        if self.following is None or _ENDS_CLAUSE.search(self.view, self.mention.tail, self.following.lead):
            return frozenset({"not later"})
        return frozenset({"at once", "later"} if self.following.start == self.mention.tail else {"later"})


Look = Callable[[re.Pattern[str], Place], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule asks of a figure; ``None`` where it asks nothing. The head of ``attributes.toml`` says what each means."""

    name: str
    figure: bool
    reads: tuple[str, ...]
    leaves: tuple[str, ...]
    of: frozenset[str] | None
    bounded: bool | None
    behind: bool | None
    next: str | None
    next_counts: bool | None
    next_sized: bool | None
    patterns: Mapping[str, re.Pattern[str]]
    looks: tuple[tuple[Look, re.Pattern[str]], ...]

    def fits_unit(self, unit: str) -> bool:
        """Whether the unit of a figure is as the rule asks, by how it is written."""
        is_so, is_not = self.patterns.get("unit"), self.patterns.get("unit_not")
        return (is_so is None or is_so.fullmatch(unit) is not None) and (is_not is None or is_not.match(unit) is None)

    def fits(self, place: Place) -> bool:
        """Whether the words around a figure are as the rule asks; its unit was asked before."""
        for look, pattern in self.looks:  # noqa: SIM110  no generator: a sentence asks hundreds of rules
            if not look(pattern, place):
                return False
        return True


def _before(pattern: re.Pattern[str], place: Place) -> bool:
    return pattern.search(place.view, max(0, place.mention.lead - _WINDOW), place.mention.lead) is not None


def _before_not(pattern: re.Pattern[str], place: Place) -> bool:
    return not _before(pattern, place)


def _after(pattern: re.Pattern[str], place: Place) -> bool:
    return pattern.match(place.view, place.mention.tail, place.end) is not None


def _at_end(pattern: re.Pattern[str], place: Place) -> bool:
    return pattern.match(place.view, place.mention.end) is not None


def _ahead(pattern: re.Pattern[str], place: Place) -> bool:
    return pattern.fullmatch(place.view, place.mention.lead, place.mention.start) is not None


def _between(pattern: re.Pattern[str], place: Place) -> bool:
    span = place.between()
    return span is not None and pattern.fullmatch(place.view, *span) is not None


_UNITS = ("unit", "unit_not")
_LOOKS: Mapping[str, Look] = {
    "at_end": _at_end, "ahead": _ahead, "after": _after,
    "before": _before, "before_not": _before_not, "between": _between,
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """The rules in their order, the groups of what figures are of, and what figures tell the size of."""

    rules: tuple[Rule, ...]
    measures: Mapping[str, frozenset[str]]
    classes: re.Pattern[str]

    def deciding(self, place: Place) -> Rule | None:
        """The first rule that fits a figure."""
        following = place.following
        sized = following is not None and following.tail > following.end
        sized = sized and following is not None and self.classes.match(place.view, following.end) is not None
        mention = place.mention
        counts = following is not None and following.quantity.pint == "count"
        bounds = mention.lead < mention.start, mention.tail > mention.end
        asked = _asked(self, mention.quantity.unit, mention.quantity.pint, bounds, place.next(), counts, sized)
        for rule in asked:
            if rule.fits(place):
                return rule
        return None

    def groups(self, pint: str) -> frozenset[str]:
        """The groups of what a figure in this unit is of."""
        found = {group for group, units in self.measures.items() if pint in units}
        return frozenset(found if found & {*_OTHER_GROUPS} else {*found, "other"})


@lru_cache(maxsize=8192)
def _asked(
    rules: Rules, unit: str, pint: str, bounds: tuple[bool, bool], near: frozenset[str], counts: bool, sized: bool
) -> tuple[Rule, ...]:
    """The rules that may fit a figure in this unit, as it is written, with a bound before or behind it and such a figure after it."""
    groups, (ahead, behind) = rules.groups(pint), bounds
    return tuple(
        rule for rule in rules.rules
        if rule.fits_unit(unit)
        and (rule.of is None or rule.of & groups)
        and rule.bounded in (None, behind or ahead)
        and rule.behind in (None, behind)
        and (rule.next is None or rule.next in near)
        and rule.next_counts in (None, counts)
        and rule.next_sized in (None, sized)
    )  # fmt: skip


@cache
def rules() -> Rules:
    """The bundled rules."""
    told = data("attributes.toml")
    words = pieces("attributes.toml")
    measures = {name: frozenset(units) for name, units in told["measures"].items()}
    made = tuple(_made(rule, words) for rule in told["rules"])
    return Rules(made, measures, next(rule.patterns["after"] for rule in made if rule.name == "a class by size"))


def _made(rule: Mapping[str, Any], words: Mapping[str, str]) -> Rule:
    patterns = {name: re.compile(written(rule[name], words)) for name in (*_UNITS, *_LOOKS) if name in rule}
    looks = tuple((_LOOKS[name], pattern) for name, pattern in patterns.items() if name in _LOOKS)
    return Rule(
        rule["name"], rule.get("figure", False), tuple(rule.get("reads", ())), tuple(rule.get("leaves", ())),
        frozenset(rule["of"]) if "of" in rule else None, rule.get("bounded"), rule.get("behind"), rule.get("next"),
        rule.get("next_counts"), rule.get("next_sized"), patterns, looks,
    )  # fmt: skip


def without_attributes(view: str, mentions: Sequence[Mention], end: int) -> list[Mention]:
    """The figures without those that only qualify a noun, nor those in a list with one: 超百亿、超千亿产业链."""
    kept: list[Mention] = []
    following: Mention | None = None
    attribute = False
    for i in range(len(mentions) - 1, -1, -1):
        mention, previous = mentions[i], mentions[i - 1] if i else None
        in_list = following is not None and JOIN.match(view[mention.tail : following.lead])
        same = following is not None and mention.quantity.unit == following.quantity.unit
        attribute = bool(attribute and in_list and same) or _is_attribute(Place(view, mention, previous, following, end))
        if not attribute:
            kept.append(mention)
        following = mention
    return kept[::-1]


def _is_attribute(place: Place) -> bool:
    rule = rules().deciding(place)
    return rule is not None and not rule.figure
