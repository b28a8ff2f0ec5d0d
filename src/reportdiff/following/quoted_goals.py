"""Results told in one sentence, or in one row of a table, with the goal that OLD set: coverage reached 60%, which was below our goal
of 62% for 2031."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from reportdiff.following.matching import Match, Matching
from reportdiff.following.rows import aim_of_fact, row_of
from reportdiff.lang import Language
from reportdiff.model import Fact, Kind, Score

_QUOTED = 0.85  # what a name is worth at least where number, unit and year are those of the goal
_HELD = 0.6  # of the pieces of a target's name the label of a row that quotes it has: Letters: 70% of letters answered in time
_ALIKE = 0.5  # names of goals of one number and year, of which several are due


def told_beside_their_goals(
    targets: Sequence[Fact],
    figures: Sequence[Fact],
    facts: Sequence[Fact],
    actuals: Matching,
    language: Language,
    barred: Set[tuple[str, str]] = frozenset(),
) -> Matching:
    """The matches, and those of targets that have none, but that NEW quotes with number and year in a sentence that tells a result
    of the same thing, or in a row that gives it. The names of OLD and of NEW share a word at least, and are alike where several such
    targets are due; the label of a row has most of the words of the name, and more of them than of any other such target's.

    Nothing is taken where the figure answers another target already; nor what is ``barred``, pairs of a target and a figure that
    are no match.
    """
    offered = {figure.id for figure in figures} - {match.fact.id for match in actuals.found.values()}
    same: dict[tuple[object, ...], list[Fact]] = {}
    for target in targets:
        same.setdefault(aim_of_fact(target), []).append(target)
    found: dict[str, Match] = {}
    for quoted, actual in _told_together(facts):
        asked = same.get(aim_of_fact(quoted), [])
        for target in _named_by_row(asked, quoted, language) if quoted.cell else asked:
            if actual.id not in offered or actuals.get(target.id) or (target.id, actual.id) in barred:
                continue
            alike = max(language.alike(target, quoted), language.alike(target, actual))
            if quoted.cell or (_shares(target, quoted, language) if len(asked) == 1 else alike >= _ALIKE):
                found.setdefault(target.id, Match(actual, Score(max(alike, _QUOTED))))
    return actuals.and_those(Matching(found))


def _named_by_row(asked: Sequence[Fact], quoted: Fact, language: Language) -> Sequence[Fact]:
    """Of targets of one number and year the only one of which a row's label has most words; none where it has as many of another's."""
    label = language.named(quoted.indicator).pieces
    pieces = [(len(own & label) / len(own), target) for target in asked if (own := language.named(target.indicator).pieces)]
    most = max((held for held, _ in pieces), default=0.0)
    named = [target for held, target in pieces if held == most]
    return named if most >= _HELD and len(named) == 1 else []


def _shares(target: Fact, quoted: Fact, language: Language) -> bool:
    return bool(language.named(target.indicator).pieces & language.named(quoted.indicator).pieces)


def _told_together(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Goals and results of the same thing and year that one sentence tells, or one row of a table."""
    told: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        if fact.year is not None:
            place = (fact.sentence_start,) if fact.cell is None else row_of(fact)
            told.setdefault((*place, fact.indicator, fact.year, fact.measure, fact.pint), []).append(fact)
    for beside in told.values():
        quoted = [fact for fact in beside if fact.kind is Kind.TARGET]
        results = [fact for fact in beside if fact.kind is Kind.ACTUAL]
        if len(quoted) == 1 and len(results) == 1:
            yield quoted[0], results[0]
