"""Applies what people decided: which figure answers a target and which does not, what is no target, what was met.

A decision names its target and figure by what a reader sees of them. They are found again by the same figure under a
like name in a like sentence, so that edits elsewhere, other spaces and small corrections leave it in force.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from reportdiff.following.judging import Judge
from reportdiff.following.matching import Match
from reportdiff.model import Decision, Fact, Kind, Outcome, Quote, Report, Result, Score, Status, Verdict

_SAME_NAME = 80  # per cent of likeness
_SAME_SENTENCE = 75
_BEFORE, _AFTER = 60, 30  # characters of its sentence that a figure is quoted with
_BY_HAND = {
    Verdict.MET: (Result.MET, Status.MET),
    Verdict.MISSED: (Result.MISSED, Status.MISSED),
    Verdict.CARRIED_OVER: (Result.UNREPORTED, Status.CARRIED_OVER),
    Verdict.MENTIONED: (Result.UNREPORTED, Status.MENTIONED),
}


@dataclass(frozen=True, slots=True)
class Settled:
    """What decisions say of the targets and figures of one comparison; reports are named by their source."""

    say: dict[str, str]
    void: frozenset[str] = frozenset()
    fixed: dict[str, tuple[str, Fact]] = field(default_factory=dict)
    barred: dict[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    decided: dict[str, Decision] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def barred_in(self, report: Report) -> Set[tuple[str, str]]:
        """The pairs of a target and a figure of the report that are no match."""
        return self.barred.get(report.source, frozenset())

    def holds(self, target: Fact) -> bool:
        """Whether a target is answered by a figure that a person named, so that nothing else may answer it."""
        return target.id in self.fixed

    def left(self, targets: Iterable[Fact], figures: Iterable[Fact], report: Report) -> tuple[list[Fact], list[Fact]]:
        """The targets and figures that no decision joins."""
        used = {fact.id for source, fact in self.fixed.values() if source == report.source}
        return [one for one in targets if one.id not in self.fixed], [one for one in figures if one.id not in used]

    def matches_in(self, report: Report) -> dict[str, Match]:
        """The figures of the report that answer a target because a person says so."""
        return {
            id_: Match(fact, Score(name=1.0, lead=1.0))
            for id_, (source, fact) in self.fixed.items()
            if source == report.source
        }

    def said_on(self, outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
        """The outcomes with what was decided by hand, each naming its decision."""
        return tuple(self._said(one, self.decided.get(one.target.id)) for one in outcomes)

    def _said(self, one: Outcome, decision: Decision | None) -> Outcome:
        if decision is None:
            return one
        said = self.say["decided"].format(by=decision.by, reason=decision.reason)
        if decision.verdict in _BY_HAND:  # a figure that was matched stays to be seen, but proves nothing of what is unreported
            result, status = _BY_HAND[decision.verdict]
            why = self.say["decided_by_hand"].format(result=self.say[f"decided_{decision.verdict.value}"]) + said
            reported = result is not Result.UNREPORTED
            return replace(
                one, outcome=result, status=status, margin=None, mentions=() if reported else one.mentions, confidence=1.0,
                actual=one.actual if reported else None, why=why, decision=decision,
            )  # fmt: skip
        sure = 1.0 if decision.verdict is Verdict.IS else one.confidence
        return replace(one, confidence=sure, why=one.why + said, decision=decision)


def settle(
    decisions: Sequence[Decision], targets: Sequence[Fact], old: Report, reports: Sequence[Report], judge: Judge
) -> Settled:
    """Finds the targets of OLD and the figures of NEW and the evidence that decisions speak of.

    A decision whose target or figure is not there, or whose target another one has decided, is told in the notes.
    """
    say = judge.language.folder.reasons
    void: set[str] = set()
    fixed: dict[str, tuple[str, Fact]] = {}
    barred: dict[str, set[tuple[str, str]]] = {}
    decided: dict[str, Decision] = {}
    notes: list[str] = []
    for decision in decisions:
        if decision.verdict is None:
            continue
        target = found(decision.target, targets, old, decided.keys() | void)
        if target is None:
            notes.append(_note(say, decision, "decision_no_target"))
            continue
        place = _figure(decision.figure, reports) if decision.figure else None
        if place is None and decision.verdict in (Verdict.IS, Verdict.NOT):
            notes.append(_note(say, decision, "decision_no_figure"))
            continue
        if place and decision.verdict is Verdict.IS and place[1].kind is not Kind.ACTUAL:
            notes.append(_note(say, decision, "decision_of_a_plan"))
            continue
        if place and decision.verdict is Verdict.IS and judge(target, place[1]) is None:
            notes.append(_note(say, decision, "decision_not_comparable"))
            continue
        if decision.verdict is Verdict.VOID:
            void.add(target.id)
            said = say["decided"].format(by=decision.by, reason=decision.reason)
            notes.append(_note(say, decision, "decision_void") + said)
            continue
        decided[target.id] = decision
        if place and decision.verdict is Verdict.IS:
            fixed[target.id] = place
        elif place:
            barred.setdefault(place[0], set()).add((target.id, place[1].id))
    frozen = {source: frozenset(pairs) for source, pairs in barred.items()}
    return Settled(say, frozenset(void), fixed, frozen, decided, tuple(notes))


def quoted(fact: Fact, report: Report) -> Quote:
    """A figure by what a reader sees of it: its sentence is cut to what stands around it, without spaces."""
    before = _bare(report.text[fact.sentence_start : fact.start])[-_BEFORE:]
    after = _bare(report.text[fact.end : fact.sentence_end])[:_AFTER]
    return Quote(fact.indicator, fact.measure.value, _bare(fact.text), f"{before}{_bare(fact.text)}{after}")


def found(quote: Quote, facts: Iterable[Fact], report: Report, taken: Set[str] = frozenset()) -> Fact | None:
    """The fact that a quote means: the likest with the same figure; ``None`` where none is like enough."""
    figure = _bare(quote.figure)
    scored = []
    for fact in facts:
        if fact.id in taken or _bare(fact.text) != figure or (quote.measure and quote.measure != fact.measure.value):
            continue
        seen = quoted(fact, report)
        name = fuzz.ratio(_bare(quote.indicator), _bare(seen.indicator)) if quote.indicator else 100.0
        sentence = _likeness(_bare(quote.sentence), seen.sentence) if quote.sentence else 100.0
        if name >= _SAME_NAME and sentence >= _SAME_SENTENCE:
            scored.append((name + sentence, fact))
    return max(scored, key=lambda one: one[0])[1] if scored else None


def _likeness(quote: str, sentence: str) -> float:
    """How like a quotation is to a sentence, in per cent; one that a person wrote may be a part of it."""
    return fuzz.partial_ratio(quote, sentence) if len(quote) < len(sentence) else fuzz.ratio(quote, sentence)


def _figure(quote: Quote, reports: Sequence[Report]) -> tuple[str, Fact] | None:
    """The first report that has the figure, by its source, and the figure."""
    for report in reports:
        if fact := found(quote, report.facts, report):
            return report.source, fact
    return None


def _bare(text: str) -> str:
    """A text without spaces and without the difference between full-width and half-width forms."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _note(say: dict[str, str], decision: Decision, reason: str) -> str:
    return say[reason].format(entry=decision.entry, target=f"{decision.target.indicator} {decision.target.figure}")
