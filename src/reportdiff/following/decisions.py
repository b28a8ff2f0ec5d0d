"""Applies what people decided: which figure answers a target and which does not, what is no target, what was met.

A decision names its target and figure by what a reader sees of them. They are found again by the same figure under a
like name in a like sentence, so that edits elsewhere, other spaces and small corrections leave it in force.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from reportdiff.following.judging import Judge
from reportdiff.following.matching import Match
from reportdiff.model import Decision, Fact, Kind, Outcome, Quote, Report, Result, Score, Status, Verdict
from reportdiff.names.lexicon import Lexicon

_SAME_NAME = 80  # per cent of likeness
_SAME_SENTENCE = 75
_BEFORE, _AFTER = 60, 30  # characters of its sentence that a figure is quoted with
_BLANKS = re.compile(r"\s+")
_BROKEN_AT_START = re.compile(r"\A[^\s\u2e80-\uffff]+\s")  # the rest of a word, where words are set apart by blanks
_BROKEN_AT_END = re.compile(r"\s[^\s\u2e80-\uffff]+\Z")
_BY_HAND = {
    Verdict.MET: (Result.MET, Status.MET),
    Verdict.MISSED: (Result.MISSED, Status.MISSED),
    Verdict.CARRIED_OVER: (Result.UNREPORTED, Status.CARRIED_OVER),
    Verdict.MENTIONED: (Result.UNREPORTED, Status.MENTIONED),
}


@dataclass(frozen=True, slots=True)
class Settled:
    """What decisions say of the targets and figures of one comparison; reports are named by their source.

    ``names`` are those that targets were given, ``same`` the targets that are told with another, by their ids.
    """

    say: dict[str, str]
    void: frozenset[str] = frozenset()
    names: dict[str, str] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
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

    def called(self, target: Fact, lexicon: Lexicon) -> Fact:
        """The target under the name that it was given, if it was given one."""
        name = self.names.get(target.id)
        return target if name is None else replace(target, indicator=name, concept=lexicon.concept_of(name))

    def merged(self, rows: Iterable[Outcome], proved: Callable[[Fact, Outcome], Outcome | None]) -> tuple[Outcome, ...]:
        """The rows without those that are told with another; what proves one of them proves the other's target, if that has no
        proof of its own and the figure compares with it."""
        rows = tuple(rows)
        told: dict[str, Outcome] = {self.same[one.target.id]: one for one in rows if one.actual and one.target.id in self.same}
        kept = [one for one in rows if one.target.id not in self.same]
        return tuple(
            (one.actual is None and one.target.id in told and proved(one.target, told[one.target.id])) or one for one in kept
        )

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
    made = _Settling(targets, old, reports, judge)
    for decision in decisions:
        if decision.verdict is not None:
            made.take(decision, decision.verdict)
    return made.settled()


class _Settling:
    """Decisions taken one after another; what none of them may contradict."""

    def __init__(self, targets: Sequence[Fact], old: Report, reports: Sequence[Report], judge: Judge) -> None:
        self._targets, self._old, self._reports, self._judge = targets, old, reports, judge
        self._say = judge.language.folder.reasons
        self._void: set[str] = set()
        self._names: dict[str, str] = {}
        self._same: dict[str, str] = {}
        self._fixed: dict[str, tuple[str, Fact]] = {}
        self._barred: dict[str, set[tuple[str, str]]] = {}
        self._decided: dict[str, Decision] = {}
        self._notes: list[str] = []

    def settled(self) -> Settled:
        """What all of them say."""
        barred = {source: frozenset(pairs) for source, pairs in self._barred.items()}
        return Settled(
            self._say, frozenset(self._void), self._names, self._same, self._fixed, barred, self._decided, tuple(self._notes)
        )

    def take(self, decision: Decision, verdict: Verdict) -> None:
        """One decision: what it says from now on, or the note why it says nothing."""
        taken = self._names.keys() if verdict is Verdict.RENAME else self._decided.keys() | self._void | self._same.keys()
        target = found(decision.target, self._targets, self._old, taken)
        if target is None:
            self._note(decision, "decision_no_target")
            return
        if verdict in (Verdict.IS, Verdict.NOT):
            if not self._take_figure(decision, verdict, target):
                return
        elif verdict is Verdict.VOID:
            self._void.add(target.id)
            self._note(decision, "decision_void", said=True)
        elif verdict is Verdict.SAME:
            self._take_same(decision, target)
        if decision.name:
            self._names[target.id] = decision.name
        if verdict not in (Verdict.VOID, Verdict.SAME, Verdict.RENAME):
            self._decided[target.id] = decision
        elif verdict is Verdict.RENAME:
            self._note(decision, "decision_renamed", said=True, name=decision.name)

    def _take_figure(self, decision: Decision, verdict: Verdict, target: Fact) -> bool:
        """Whether the figure that answers a target, or does not, is there and may be meant."""
        place = _figure(decision.figure, self._reports) if decision.figure else None
        if place is None:
            self._note(decision, "decision_no_figure")
        elif verdict is Verdict.NOT:
            self._barred.setdefault(place[0], set()).add((target.id, place[1].id))
            return True
        elif place[1].kind is not Kind.ACTUAL:
            self._note(decision, "decision_of_a_plan")
        elif self._judge(target, place[1]) is None:
            self._note(decision, "decision_not_comparable")
        else:
            self._fixed[target.id] = place
            return True
        return False

    def _take_same(self, decision: Decision, target: Fact) -> None:
        """The other target of OLD that a target is told with: one that has a row of its own."""
        other = found(decision.figure, self._targets, self._old, {target.id}) if decision.figure else None
        other_id = self._same.get(other.id, other.id) if other else target.id
        if other is None or other_id == target.id or other_id in self._void:
            self._note(decision, "decision_no_other")
            return
        self._same = {one: other_id if its == target.id else its for one, its in self._same.items()} | {target.id: other_id}
        self._note(decision, "decision_same", said=True, other=f"{other.indicator} {other.text}")

    def _note(self, decision: Decision, reason: str, *, said: bool = False, **more: str) -> None:
        by = self._say["decided"].format(by=decision.by, reason=decision.reason) if said else ""
        about = f"{decision.target.indicator} {decision.target.figure}"
        self._notes.append(self._say[reason].format(entry=decision.entry, target=about, **more) + by)


def quoted(fact: Fact, report: Report) -> Quote:
    """A figure by what a reader sees of it: its sentence is cut to what stands around it, lines and runs of blanks closed up."""
    before, after = report.text[fact.sentence_start : fact.start], report.text[fact.end : fact.sentence_end]
    if len(before) > _BEFORE:
        before = _BROKEN_AT_START.sub("", before[-_BEFORE:])
    if len(after) > _AFTER:
        after = _BROKEN_AT_END.sub("", after[:_AFTER])
    return Quote(fact.indicator, fact.measure.value, _closed_up(fact.text), _closed_up(before + fact.text + after))


def found(quote: Quote, facts: Iterable[Fact], report: Report, taken: Set[str] = frozenset()) -> Fact | None:
    """The fact that a quote means: the likest with the same figure; ``None`` where none is like enough."""
    figure = _bare(quote.figure)
    scored = []
    for fact in facts:
        if fact.id not in taken and _bare(fact.text) == figure and (not quote.measure or quote.measure == fact.measure.value):
            seen = quoted(fact, report)
            name = fuzz.ratio(_bare(quote.indicator), _bare(seen.indicator)) if quote.indicator else 100.0
            sentence = _likeness(_bare(quote.sentence), _bare(seen.sentence)) if quote.sentence else 100.0
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


def _closed_up(text: str) -> str:
    """A text on one line, one blank between words; none between characters that are written without."""
    return _BLANKS.sub(lambda run: "" if _wide(text, run.start() - 1) and _wide(text, run.end()) else " ", text).strip()


def _wide(text: str, at: int) -> bool:
    return not 0 <= at < len(text) or unicodedata.east_asian_width(text[at]) in "WF"


def _bare(text: str) -> str:
    """A text without spaces and without the difference between full-width and half-width forms."""
    return "".join(unicodedata.normalize("NFKC", text).split())
