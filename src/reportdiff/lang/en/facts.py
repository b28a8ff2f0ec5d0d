"""English facts: the reading of the analysis, given the quantities, the outline and the lexicon of the language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportdiff.analysis import facts as analysis
from reportdiff.analysis.coding import encode
from reportdiff.analysis.context import Calendar, Turn
from reportdiff.analysis.financial import in_financial_years
from reportdiff.analysis.marking import Worded
from reportdiff.analysis.rules import find
from reportdiff.lang.en.quantities import mentions
from reportdiff.names.lexicon import Lexicon
from reportdiff.lang.section_tree import Places, part_at
from reportdiff.languages import grammar
from reportdiff.model import Fact, Measure, Part, Section

_RATIO_UNITS = frozenset({"percent", "per_mille", "percentage_point"})


@dataclass(frozen=True, slots=True)
class _Places:
    tree: Places

    def section(self, position: int) -> Section | None:
        return self.tree.section(position)

    def parent(self, section: Section) -> Section | None:
        return self.tree.by_id.get(section.parent or "")


def read_facts(
    text: str,
    view: str,
    sections: tuple[Section, ...],
    turns: tuple[tuple[int, Part], ...],
    body: tuple[int, int],
    year: int | None,
    lexicon: Lexicon,
    *,
    yearly: bool = False,
) -> tuple[Fact, ...]:
    """All facts of a report's body, in order. ``turns`` are the offsets where review and plan begin."""
    told = year - 1 if year else None
    worded = [Worded(one.quantity, one.lead, one.tail) for one in mentions(text, view)]
    report = analysis.Report(
        text, view, body, _Places(Places.of(sections)), lambda place: Turn(part_at(turns, place)),
        Calendar(told, year, told if yearly or in_financial_years(view, year) else year, yearly),
    )  # fmt: skip

    def concept(name: str, measure: Measure, unit: str) -> str | None:
        known = lexicon.find(name)
        if known is None:
            return None
        if measure is Measure.SHARE and unit in _RATIO_UNITS and known.family not in ("ratio", "index", "other"):
            return None
        if measure is Measure.LEVEL and unit == "count" and known.family not in ("count", "people", "other", "index"):
            return None
        return known.concept

    return analysis.read_facts(
        grammar("en"), report, worded, analysis.Lexicon(concept, lambda name: lexicon.find(name) is not None)
    )


@cache
def _means(qualifier: str) -> frozenset[str]:
    """What a qualifier says of its figure, by the rules that found it."""
    tongue = grammar("en")
    return frozenset(
        one.rule.says["means"]
        for one in find(tongue.giving("qualifier"), encode(tongue.plain(qualifier), tongue.vocabulary, ()).code)
    )


def holds_yearly(fact: Fact) -> bool:
    """Whether a figure is said to hold in each of several years: every year, for three consecutive years."""
    return any("yearly" in _means(said) for said in fact.qualifiers)


def on_other_basis(fact: Fact) -> bool:
    """Whether a growth is told on another basis than last year's stated figure: in real terms, on average."""
    return any({"yearly", "other_basis"} & _means(said) for said in fact.qualifiers)


def is_of_target(fact: Fact) -> bool:
    """Whether a percentage tells how much of the year's target was reached: 112 percent of the annual target."""
    return fact.measure is Measure.SHARE and any("of_target" in _means(said) for said in fact.qualifiers)


def said_missed(fact: Fact) -> bool:
    """Whether a figure is that of a target which the text says was not reached: failed to meet the target of …"""
    return any("missed" in _means(said) for said in fact.qualifiers)
