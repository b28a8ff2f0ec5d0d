"""A report's plan as tasks: its targets, those of one indicator and sentence together, and its commitments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportdiff.following import Plan, headline_ids
from reportdiff.identity import target_id
from reportdiff.lang import Language, Lexicon, language
from reportdiff.model import (
    Assignment,
    Commitment,
    Fact,
    Kind,
    Ledger,
    Report,
    Span,
    Specificity,
    Task,
    assigned_at,
    report_in_words,
)
from reportdiff.tasking.progress import Later
from reportdiff.tolerance import STANDARD, Tolerance

_LONG = 90  # characters of a sentence that is shown whole
_SAID = 0.8  # of the characters of what is measured: a clause that holds so many says it
_BETWEEN = 3  # characters between two members of a list, at most


def ledger(
    report: Report, later: Report | None = None, tolerance: Tolerance = STANDARD, lexicon: Lexicon | None = None, said_in: str = ""
) -> Ledger:
    """The tasks of a report's plan, in its order; with ``later`` (a report of the next year, a bulletin or a report of the same)
    also how far each has come. Raises ``SettingsError`` for two reports in different languages."""
    tongue = language(report.lang, lexicon)
    assigned, shown = report.assignments, _Shown(report, tongue)
    lasts = dict(_lists(report.commitments))
    promised = (
        _of_commitment(one, lasts.get(one.id, one), tongue)
        for one in report.commitments
        if one.specificity is not Specificity.GENERAL
    )
    set_ = sorted([*_of_targets(report, tongue, shown), *promised], key=lambda one: (one.start, one.end))
    set_ = [_assigned(task, assigned_at(task.start, assigned), shown) for task in _with_others(set_, assigned, report, shown)]
    told = Later.of(report, later, tolerance, lexicon, said_in) if later else None
    tasks = tuple(
        replace(task, id=f"t{at}", progress=told.progress(task) if told else None, until=_until(task, report))
        for at, task in enumerate(set_, 1)
    )
    return Ledger(report, tasks, later)


def _until(task: Task, report: Report) -> int | None:
    """The last year of the plan of several years in which a task stands; a target of the year itself may stand there, too."""
    if any(target.year == report.year for target in task.targets):
        return None
    return next((one.until for one in report.terms if one.start <= task.start < one.end), None)


def _of_targets(report: Report, tongue: Language, shown: _Shown) -> Iterable[Task]:
    """A task for the targets of each indicator in each sentence: a target and its stretch (7%以上、力争8%) are one."""
    groups: dict[tuple[int, str], list[Fact]] = {}
    plan = Plan.of(report)
    for fact in report.facts:
        if fact.kind is Kind.TARGET and (plan.is_due(fact) or fact.year is None or fact.year >= (report.year or fact.year)):
            groups.setdefault((fact.sentence_start, target_id(fact)), []).append(fact)
    headline = headline_ids(report, frozenset(fact.id for fact in report.facts if fact.kind is Kind.TARGET and plan.is_due(fact)), tongue)
    for group in groups.values():
        first = min(group, key=lambda fact: fact.start)
        start, end = shown.around(group)
        yield Task(
            "", first.section, start, end, shown.words(start, end), tuple(group), None, _first(fact.owner for fact in group), (),
            _first(fact.deadline for fact in group) or shown.deadline(start, end), first.strength, any(fact.id in headline for fact in group),
        )  # fmt: skip


def _lists(promised: Sequence[Commitment]) -> Iterable[tuple[str, Commitment]]:
    """For each member of a list that shares a verb, by its id, the last of the list."""
    last: Commitment | None = None
    for one, following in zip(reversed(promised), [None, *reversed(promised)], strict=False):
        told_on = following and following.action not in following.text and 0 <= following.start - one.end <= _BETWEEN
        last = last if told_on else one
        yield one.id, last or one


def _of_commitment(one: Commitment, last: Commitment, tongue: Language) -> Task:
    words = " ".join(tongue.in_full(one, last).split())
    return Task("", one.section, one.start, one.end, words, (), one, one.owner, (), one.deadline, one.strength, False)


def _with_others(
    found: Sequence[Task], assigned: Sequence[Assignment], report: Report, shown: _Shown
) -> Sequence[Task]:
    """The tasks, and what somebody is to see to in which no figure and no named thing was found: the plan calls it a task."""
    starts = [task.start for task in found]
    others = [
        _in_words(one.covers, report, shown)
        for one in assigned
        if bisect_left(starts, one.covers.start) == bisect_left(starts, one.covers.end)
    ]
    return sorted([*found, *others], key=lambda one: (one.start, one.end)) if others else found


def _in_words(span: Span, report: Report, shown: _Shown) -> Task:
    section = max((one for one in report.sections if one.start <= span.start < one.end), key=lambda one: one.start, default=None)
    words = shown.words(span.start, span.end)
    return Task("", section.id if section else None, span.start, span.end, words, (), None, None, (), None, None, False)


def _assigned(task: Task, one: Assignment | None, shown: _Shown) -> Task:
    """A task with the departments of the assignment that it stands in; lead and deadline its figures have from there."""
    if one is None:
        return task
    if task.start < one.said.start < min(task.end, one.said.end):
        task = replace(task, end=one.said.start, task=shown.words(task.start, one.said.start))
    return replace(task, departments=one.departments, lead=task.lead or one.lead, deadline=task.deadline or one.deadline)


def _first(found: Iterable[str | None]) -> str | None:
    return next((one for one in found if one), None)


class _Shown:
    """The words of a task that has figures: the clauses that say what is measured and hold them, where clauses may stand alone."""

    def __init__(self, report: Report, tongue: Language) -> None:
        self._report, self._tongue = report, tongue
        told, self._words = report_in_words(report)
        self._spans = [self._words.outward(span) for span in tongue.folder.spoken(told)]

    def around(self, group: Sequence[Fact]) -> tuple[int, int]:
        """Where they stand: from the clause that says what is measured up to that of the last figure."""
        first, last = min(fact.start for fact in group), max(fact.end for fact in group)
        whole = self._part(min(group, key=lambda fact: fact.start))
        clauses = [(whole[0] + span.start, whole[0] + span.end) for span in self._tongue.clauses(self._report.text[slice(*whole)])]
        ends = [end for start, end in clauses if start < last <= end]
        wanted = set(group[0].indicator) & set(self._report.text[slice(*whole)]) - {" "}
        for start, _ in reversed(clauses):
            if ends and start <= first and len(wanted & set(self._report.text[start : ends[0]])) >= _SAID * len(wanted):
                return (start, self._with_date(ends[0], clauses)) if len(clauses) > 1 else whole
        return whole

    def _with_date(self, end: int, clauses: Sequence[tuple[int, int]]) -> int:
        """Where the clauses of a task end that end so, with the next that only says by when: 新建桥梁3座，9月底前通车."""
        after = next(((start, until) for start, until in clauses if start >= end), None)
        return after[1] if after and self._tongue.deadline(self._report.text[slice(*after)], alone=True) else end

    def deadline(self, start: int, end: int) -> str | None:
        """By when a task is to be done, as its words say it."""
        return self._tongue.deadline(self.words(start, end))

    def _part(self, fact: Fact) -> tuple[int, int]:
        """The sentence of a figure, of a long one the part around it that may stand alone."""
        if fact.sentence_end - fact.sentence_start <= _LONG:
            return fact.sentence_start, fact.sentence_end
        inside = (span for span in self._spans if span.start <= fact.start < span.end)
        part = min(inside, key=lambda span: span.end - span.start, default=None)
        return (part.start, part.end) if part else (fact.sentence_start, fact.sentence_end)

    def words(self, start: int, end: int) -> str:
        """A stretch of the report on one line, without what is not of its words."""
        return " ".join(self._words.text[slice(*self._words.into(start, end))].split())
