"""What a reader is shown of a report or a comparison, and in which order: lines and sheets, before any format.

Headline targets stand first and apart, then the others by chapter, all in the order of the old report. Where something is
counted or chosen by status, the order of statuses is that in which a supervision office works: first what was **missed**,
which has to be explained; then what was **dropped**, because a promise that nobody speaks of again is the one that no
reader would find by himself, and what is only **mentioned**, without a result; then what was **carried over** and must be
watched; last what was **met**.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import PurePath

from reportdiff.model import (
    Commitment,
    CommitmentOutcome,
    CommitmentStatus,
    Diff,
    Facet,
    Fact,
    Kind,
    Move,
    Outcome,
    Pair,
    Pending,
    Report,
    Result,
    Revision,
    Section,
    Specificity,
    Status,
)
from reportdiff.rendering.chapters import chapters, grouped
from reportdiff.rendering.figures import figure, heading, margin, progress, whereabouts
from reportdiff.rendering.summary import HeadlineCounts, summarise
from reportdiff.rendering.wording import Words

_OF_NEW_AIM = frozenset({Facet.WEAKENED, Facet.STRENGTHENED})  # told beside the new aim, not the verdict
_OF_STATUS = "status: "  # the key of a column that counts a status

STATUS_ORDER = (Status.MISSED, Status.DROPPED, Status.MENTIONED, Status.CARRIED_OVER, Status.MET)


@dataclass(frozen=True, slots=True)
class Column:
    """A column by the key of its words.

    ``least`` is the width below which it is never cut; one that is ``yielding`` is cut before any other, because it
    says where to look rather than what was found; ``right`` is its alignment; what is ``wrapped`` goes on in further lines instead
    of being cut.
    """

    key: str
    least: int
    right: bool = False
    yielding: bool = False
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table before it has a format: texts as the report gave them, neither cleaned nor cut.

    ``groups`` are headings between its rows, each with the place of the row that it stands before.
    """

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[int, str], ...] = ()

    def headers(self, words: Words) -> list[str]:
        """The columns' names for a reader."""
        return [
            words.status[key.removeprefix(_OF_STATUS)] if key.startswith(_OF_STATUS) else words.column[key]
            for key in (column.key for column in self.columns)
        ]

    def without_blank(self) -> Sheet:
        """The same sheet without the columns in which nothing stands."""
        blank = [column.key for place, column in enumerate(self.columns) if not any(row[place] for row in self.rows)]
        return reduce(lambda sheet, key: sheet.without(key), blank if self.rows else [], self)

    def without(self, key: str) -> Sheet:
        """The same sheet without one of its columns."""
        kept = [place for place, column in enumerate(self.columns) if column.key != key]
        return Sheet(
            self.heading,
            tuple(self.columns[place] for place in kept),
            tuple(tuple(row[place] for place in kept) for row in self.rows),
            self.groups,
        )

    def first(self, count: int) -> Sheet:
        """The same sheet with so many of its rows at most, without its groups."""
        return replace(self, rows=self.rows[: max(count, 1)], groups=())

    def plainly(self, heading: str) -> Sheet:
        """The same sheet under another heading, without its groups."""
        return replace(self, heading=heading.format(count=len(self.rows)), groups=())


def in_reading_order(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Outcomes as a reader meets them: headline targets, then the others, both as they stand in the old report."""
    return sorted(outcomes, key=lambda outcome: (not outcome.headline, outcome.target.start))


def summary_clauses(diff: Diff, words: Words) -> list[str]:
    """The summary line, in clauses that may be folded: targets by status, new and distant targets, sections by change."""
    counts = summarise(diff)
    line = words.line
    by_status = [(words.status[status], getattr(counts, status)) for status in Status]
    moves = [(words.move[move], getattr(counts.sections, move)) for move in Move if getattr(counts.sections, move)]
    clauses = [
        *headline_clauses(counts.headline, words),
        line["targets"].format(
            year=year(diff.old, words),
            count=counts.targets,
            statuses=_counts(by_status, words),
        ),
        line["new_targets"].format(year=year(diff.new, words), count=counts.new_targets),
    ]
    if counts.pending:
        clauses.append(line["pending"].format(count=counts.pending))
    if shown := [one for one in diff.commitments if one.commitment.specificity is not Specificity.GENERAL]:
        told = Counter(one.status for one in shown)
        statuses = [status for status in CommitmentStatus if told[status] or status is not CommitmentStatus.PENDING]  # few reports have such
        counted = [(words.commitment[status], told[status]) for status in statuses]
        clauses.append(line["commitments"].format(statuses=_counts(counted, words)))
    if moves:
        clauses.append(line["sections"].format(moves=_counts(moves, words)))
    return [*clauses, *_evidence_clauses(diff, words)]


def headline_clauses(counts: HeadlineCounts, words: Words) -> list[str]:
    """What became of the headline targets; nothing where the report has none."""
    if not counts.targets:
        return []
    told = [(words.result[result], getattr(counts, result)) for result in Result]
    if counts.within_tolerance:
        place = 1 + list(Result).index(Result.MET)
        told.insert(place, (words.line["of_these"].format(word=words.facet["within_tolerance"]), counts.within_tolerance))
    return [words.line["headline"].format(count=counts.targets, results=_counts(told, words))]


def _evidence_clauses(diff: Diff, words: Words) -> list[str]:
    """How many targets each further document proved."""
    proved = Counter(outcome.document for outcome in diff.outcomes)
    return [
        words.line["evidence"].format(document=PurePath(one.source).name or one.source, count=proved[one.source])
        for one in diff.evidence
    ]


def _counts(counted: Iterable[tuple[str, int]], words: Words) -> str:
    return words.line["count_joint"].join(words.line["count"].format(word=word, count=n) for word, n in counted)


def reports_line(diff: Diff, words: Words) -> str:
    """Who reported, and which two reports were compared."""
    reports = words.line["reports"].format(old=report_name(diff.old, words), new=report_name(diff.new, words))
    issuer = diff.new.issuer or diff.old.issuer
    return words.line["issued"].format(issuer=issuer, reports=reports) if issuer else reports


def report_name(report: Report, words: Words) -> str:
    """A report's title and file, or its file alone."""
    file = PurePath(report.source).name or report.source
    return words.line["report"].format(title=report.title, file=file) if report.title else file


def year(report: Report, words: Words) -> str:
    """The year whose plan the report sets, or that it is unknown."""
    return words.line["year_unknown"] if report.year is None else words.line["year"].format(year=report.year)


def notes(found: Diff | Report) -> list[str]:
    """What could not be told, each thing once."""
    return list(dict.fromkeys(found.notes))


def outcomes(diff: Diff, words: Words) -> Sheet:
    """What became of each target: status, indicator, target, result, margin, where, why."""
    return _outcomes(diff, in_reading_order(diff.outcomes), words.line["heading_outcomes"], words)


def headline(diff: Diff, words: Words) -> Sheet:
    """The same of the headline targets alone."""
    rows = [one for one in in_reading_order(diff.outcomes) if one.headline]
    return _outcomes(diff, rows, words.line["heading_headline"].format(count=len(rows)), words)


def others(diff: Diff, words: Words, statuses: Iterable[Status] = Status) -> Sheet:
    """The same of all other targets that came to one of ``statuses``, by chapter."""
    wanted = frozenset(statuses)
    rows = [one for one in in_reading_order(diff.outcomes) if not one.headline and one.status in wanted]
    whole = len(rows) == len(diff.outcomes)
    title = words.line["heading_outcomes"] if whole else words.line["heading_others"].format(count=len(rows))
    places = chapters(diff.old, [one.target for one in diff.outcomes])
    groups = grouped((places.get(one.target.id), at) for at, one in enumerate(rows))
    named = tuple((at, heading(section, words) or words.line["no_chapter"]) for at, section in groups)
    return replace(_outcomes(diff, rows, title, words), groups=named if len(named) > 1 else ())


def _outcomes(diff: Diff, rows: Sequence[Outcome], title: str, words: Words) -> Sheet:
    sections = by_id(diff.old)
    return Sheet(
        title,
        (
            Column("status", 16),
            Column("indicator", 16),
            Column("target", 12),
            Column("result", 12),
            Column("margin", 16, right=True),
            Column("where", 12, yielding=True),
            Column("why", 12),
        ),
        tuple(
            (
                status_word(outcome, words),
                outcome.target.indicator,
                figure(outcome.target, words),
                result(outcome, words),
                margin(outcome, words),
                whereabouts(outcome.target, sections.get(outcome.target.section), words),
                outcome.why,
            )
            for outcome in rows
        ),
    )


def status_word(outcome: Outcome, words: Words) -> str:
    """What a target came to, and what else a reader should know of that verdict: ``完成（基本完成）``."""
    word = words.status[outcome.status]
    said = facets(outcome, words, but=_OF_NEW_AIM)
    return words.line["status_facets"].format(status=word, facets=said) if said else word


def facets(outcome: Outcome, words: Words, but: Collection[Facet] = ()) -> str:
    """The facets of an outcome in words, without some; nothing where it has none."""
    return words.line["list_joint"].join(facet_words(outcome, words, but))


def facet_words(outcome: Outcome, words: Words, but: Collection[Facet] = ()) -> tuple[str, ...]:
    """Each of its facets in words. A new aim of the same number is weaker or stronger by its bound or promise alone, and is said to be."""
    same = "_same" if outcome.change is Revision.SAME else ""
    return tuple(words.facet[one + same if one in _OF_NEW_AIM else one] for one in outcome.facets if one not in but)


def chapter_counts(diff: Diff, words: Words) -> Sheet:
    """How many of the targets of each chapter, headline targets left aside, came to what."""
    rest = [one for one in in_reading_order(diff.outcomes) if not one.headline]
    places = chapters(diff.old, [one.target for one in diff.outcomes])
    counted: dict[str, Counter[Status]] = {}
    for one in rest:
        name = heading(places.get(one.target.id), words) or words.line["no_chapter"]
        counted.setdefault(name, Counter())[one.status] += 1
    return Sheet(
        words.line["heading_chapters"],
        (
            Column("chapter", 30, yielding=True),
            Column("targets", 6, right=True),
            *(Column(_OF_STATUS + status.value, 6, right=True) for status in STATUS_ORDER),
        ),
        tuple(
            (name, str(told.total()), *(str(told[status] or "") for status in STATUS_ORDER)) for name, told in counted.items()
        ),
    )


def result(outcome: Outcome | Pending, words: Words) -> str:
    """What NEW gives for a target: the figure that proves it, else the new aim, else that it is only spoken of."""
    if outcome.actual:
        shown = figure(outcome.actual, words)
        document = outcome.document if isinstance(outcome, Outcome) else None
        if document is None:
            return shown
        return words.line["from_document"].format(figure=shown, document=PurePath(document).name)
    if outcome.renewed:
        aim = figure(outcome.renewed, words)
        if outcome.change:
            return words.line["renewed_changed"].format(figure=aim, change=words.revision[outcome.change])
        return words.line["renewed"].format(figure=aim)
    return words.line["mentioned"] if isinstance(outcome, Outcome) and outcome.mentions else ""


def new_targets(diff: Diff, words: Words) -> Sheet:
    """The targets that NEW sets and OLD did not, in NEW's order."""
    sections = by_id(diff.new)
    return Sheet(
        words.line["heading_new_targets"].format(count=len(diff.new_targets)),
        (Column("indicator", 30), Column("target", 20), Column("year", 6), Column("where", 20, yielding=True)),
        tuple(
            (
                fact.indicator,
                figure(fact, words),
                _year(fact),
                whereabouts(fact, sections.get(fact.section), words),
            )
            for fact in diff.new_targets
        ),
    )


def pending(diff: Diff, words: Words) -> Sheet:
    """OLD's targets that were not due yet: when they are, what NEW gives so far, how far that is."""
    return Sheet(
        words.line["heading_pending"].format(count=len(diff.pending)),
        (
            Column("indicator", 18),
            Column("target", 14),
            Column("due", 6),
            Column("result", 16),
            Column("progress", 8, right=True),
            Column("margin", 16, right=True),
            Column("why", 12),
        ),
        tuple(
            (
                one.target.indicator,
                figure(one.target, words),
                _year(one.target),
                result(one, words),
                progress(one),
                margin(one, words),
                one.why,
            )
            for one in diff.pending
        ),
    )


def commitments(diff: Diff, words: Words) -> Sheet:
    """OLD's promises without a number, those that NEW says nothing of first, and what NEW says."""
    order = (CommitmentStatus.SILENT, CommitmentStatus.CONTINUED, CommitmentStatus.PENDING, CommitmentStatus.REPORTED)
    return Sheet(
        words.line["heading_commitments"].format(count=len(diff.commitments)),
        (Column("status", 8), Column("commitment", 40), Column("told", 42), Column("why", 12)),
        tuple(
            (words.commitment[one.status], promised(one.commitment), _told(one, diff), one.why)
            for one in sorted(diff.commitments, key=lambda one: order.index(one.status))
        ),
    )


def promised(one: Commitment) -> str:
    """A promise in its words; one of a list that shares a verb, or the kind of thing, has that too."""
    whole = one.action in one.text and all(name in one.text for name in one.names[:1])
    return one.text if whole else f"{one.action} {one.object}"


def _told(one: CommitmentOutcome, diff: Diff) -> str:
    """The first sentence of NEW that speaks of a commitment."""
    return diff.new.text[one.evidence[0].start : one.evidence[0].end].strip() if one.evidence else ""


def section_pairs(diff: Diff, words: Words) -> Sheet:
    """Which section of NEW answers which of OLD."""
    return Sheet(
        words.line["heading_sections"],
        (Column("change", 8), Column("old", 30), Column("new", 30), Column("similarity", 10, right=True)),
        tuple(
            (words.move[pair.change], heading(pair.old, words), heading(pair.new, words), _similarity(pair))
            for pair in diff.sections
        ),
    )


def _similarity(pair: Pair) -> str:
    return f"{pair.similarity:.0%}" if pair.old and pair.new else ""


def extracted_clauses(report: Report, words: Words) -> list[str]:
    """The summary line of one report's facts."""
    targets = sum(fact.kind is Kind.TARGET for fact in report.facts)
    return [
        words.line["extracted"].format(
            year=year(report, words),
            facts=len(report.facts),
            actuals=len(report.facts) - targets,
            targets=targets,
            sections=len(report.sections),
        )
    ]


def outlined_clauses(report: Report, words: Words) -> list[str]:
    """The summary line of one report's outline."""
    return [words.line["outlined"].format(year=year(report, words), sections=len(report.sections))]


def facts(report: Report, words: Words) -> Sheet:
    """Every fact of a report, in its order."""
    sections = by_id(report)
    return Sheet(
        words.line["heading_facts"],
        (
            Column("figure", 20),
            Column("indicator", 28),
            Column("kind", 6),
            Column("measure", 7),
            Column("year", 6),
            Column("section", 16, yielding=True),
        ),
        tuple(
            (
                figure(fact, words),
                fact.indicator,
                words.kind[fact.kind],
                words.measure[fact.measure],
                _year(fact),
                whereabouts(fact, sections.get(fact.section), words),
            )
            for fact in report.facts
        ),
    )


def _year(fact: Fact) -> str:
    return "" if fact.year is None else str(fact.year)


def by_id(report: Report) -> dict[str | None, Section]:
    """A report's sections by their ``id``."""
    return {section.id: section for section in report.sections}


def tree(sections: Sequence[Section]) -> list[tuple[int, Section]]:
    """Sections with how deep each stands below its ancestors, 0 for the top, whatever levels the headings claim."""
    depths: dict[str, int] = {}
    for section in sections:
        depths[section.id] = depths[section.parent] + 1 if section.parent in depths else 0
    return [(depths[section.id], section) for section in sections]
