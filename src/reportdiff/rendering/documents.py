"""The JSON documents of the contract: ``reportdiff/extract-1``, ``reportdiff/outline-1``, ``reportdiff/diff-2``,
``reportdiff/check-2``, ``reportdiff/track-1``, ``reportdiff/ledger-1``, and ``reportdiff/many-1``, which holds several of one kind.

Keys stand in the contract's order and are never left out; decimals are strings without an exponent; a document is the
same, byte for byte, for the same values. The schema of each lies in ``schemas/``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from decimal import Decimal
from importlib import resources
from typing import Any

from reportdiff.model import (
    Cell,
    Commitment,
    CommitmentOutcome,
    Coverage,
    Decision,
    Diff,
    Fact,
    Failing,
    Finding,
    Kept,
    Ledger,
    Outcome,
    Pair,
    Pending,
    Period,
    Report,
    Score,
    Section,
    Span,
    Task,
    TaskProgress,
    Told,
    Track,
    Tracked,
    TrackedYear,
)
from reportdiff.rendering import track_sheets
from reportdiff.rendering.anchors import anchor
from reportdiff.rendering.figures import plain
from reportdiff.rendering.safety import json_text
from reportdiff.rendering.selection import ALL, Selection
from reportdiff.rendering.summary import summarise

Document = dict[str, Any]

EXTRACT = "reportdiff/extract-1"
OUTLINE = "reportdiff/outline-1"
DIFF = "reportdiff/diff-2"
CHECK = "reportdiff/check-2"
MANY = "reportdiff/many-1"
TRACK = "reportdiff/track-1"
LEDGER = "reportdiff/ledger-1"


def extract(report: Report) -> Document:
    """Everything one report states."""
    return {
        "schema": EXTRACT,
        "report": _report(report),
        "sections": [_section(section) for section in report.sections],
        "facts": [_fact(fact, report) for fact in report.facts],
        "commitments": [_commitment(commitment) for commitment in report.commitments],
        "notes": list(report.notes),
    }


def outline(report: Report) -> Document:
    """The sections of one report, in its order; ``parent`` makes the tree."""
    return {
        "schema": OUTLINE,
        "report": _report(report),
        "sections": [_section(section) for section in report.sections],
    }


def diff(found: Diff, selection: Selection = ALL) -> Document:
    """Two reports compared: the rows of ``selection``, and the counts of all."""
    summary, found = summarise(found).to_dict(), selection.of(found)
    return {
        "schema": DIFF,
        "old": _report(found.old),
        "new": _report(found.new),
        "summary": summary,
        "outcomes": [_outcome(outcome, found) for outcome in found.outcomes],
        "new_targets": [_fact(fact, found.new) for fact in found.new_targets],
        "commitments": [_commitment_outcome(outcome) for outcome in found.commitments],
        "sections": [_pair(pair) for pair in found.sections],
        "notes": list(found.notes),
        "pending": [_pending(pending, found) for pending in found.pending],
        "evidence": [_report(report) for report in found.evidence],
        "selection": selection.to_dict(),
    }


def check(reports: Sequence[Report], findings: Sequence[Finding], coverage: Coverage) -> Document:
    """What the rules found in the first of ``reports``, and what they looked at; the others are the earlier ones."""
    return {
        "schema": CHECK,
        "reports": [_report(report) for report in reports],
        "coverage": _plainly(coverage) | {"failing": [_plainly(one) for one in coverage.failing]},
        "findings": [_finding(finding, reports[0]) for finding in findings],
    }


def _plainly(value: Coverage | Failing) -> Document:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def track(found: Track) -> Document:
    """The reports, each indicator's years, and how the targets of each plan were kept."""
    return {
        "schema": TRACK,
        "reports": [_report(report) for report in found.sources],
        "series": [_tracked(one, found) for one in found.series],
        "issuers": [_kept(one) for one in found.issuers],
        "notes": list(track_sheets.notes(found)),
    }


def ledger(found: Ledger) -> Document:
    """The tasks of a plan, and how far each has come."""
    return {
        "schema": LEDGER,
        "report": _report(found.report),
        "tasks": [_task(task, found) for task in found.tasks],
        "later": _report(found.later) if found.later else None,
        "notes": list(found.report.notes),
    }


def many(several: Sequence[Document]) -> Document:
    """The documents of several reports as one, each as it would be alone."""
    return {"schema": MANY, "documents": list(several)}


def dumps(document: Document | list[Document]) -> str:
    """The document as text: UTF-8 letters as they are, two spaces a level, a newline at the end."""
    return json_text(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def schema(name: str) -> Document:
    """The JSON Schema (2020-12) of a document by its name in ``"schema"``: ``reportdiff/diff-2``."""
    file = resources.files("reportdiff.rendering") / "schemas" / f"{name.removeprefix('reportdiff/')}.json"
    loaded: Document = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def _report(report: Report) -> Document:
    return {
        "source": report.source,
        "sha256": report.sha256,
        "format": report.format,
        "lang": report.lang,
        "title": report.title,
        "issuer": report.issuer,
        "date": report.date,
        "year": report.year,
    }


def _finding(finding: Finding, report: Report) -> Document:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "section": finding.section,
        "related": [
            {"report": one.report, "start": one.start, "end": one.end, "quote": one.quote} for one in finding.related
        ],
        "stated": finding.stated,
        "expected": finding.expected,
        "fingerprint": finding.fingerprint,
        "page": finding.page,
        "relation": finding.relation,
        "repair": finding.repair,
        "anchor": anchor(report.text, finding.start, finding.end),
    }


def _section(section: Section) -> Document:
    return {
        "id": section.id,
        "parent": section.parent,
        "level": section.level,
        "number": section.number,
        "title": section.title,
        "part": section.part.value,
        "start": section.start,
        "end": section.end,
    }


def _fact(fact: Fact, report: Report) -> Document:
    return {
        "id": fact.id,
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
        "sentence_start": fact.sentence_start,
        "sentence_end": fact.sentence_end,
        "section": fact.section,
        "kind": fact.kind.value,
        "indicator": fact.indicator,
        "concept": fact.concept,
        "measure": fact.measure.value,
        "direction": fact.direction.value if fact.direction else None,
        "comparator": fact.comparator.value,
        "value": _decimal(fact.value),
        "low": _decimal(fact.low),
        "high": _decimal(fact.high),
        "precision": _decimal(fact.precision),
        "unit": fact.unit,
        "pint": fact.pint,
        "year": fact.year,
        "period": _period(fact.period),
        "qualifiers": list(fact.qualifiers),
        "strength": fact.strength.value if fact.strength else None,
        "deadline": fact.deadline,
        "owner": fact.owner,
        "basis": fact.basis.value if fact.basis else None,
        "flow": fact.flow.value if fact.flow else None,
        "base_year": fact.base_year,
        "base_value": _decimal(fact.base_value),
        "scope": fact.scope,
        "page": fact.page,
        "cell": _cell(fact.cell),
        "anchor": anchor(report.text, fact.start, fact.end),
    }


def _cell(cell: Cell | None) -> Document | None:
    if cell is None:
        return None
    return {"table": cell.table, "row": cell.row, "column": cell.column, "status": cell.status, "unit": cell.unit}


def _commitment(commitment: Commitment) -> Document:
    return {
        "id": commitment.id,
        "start": commitment.start,
        "end": commitment.end,
        "text": commitment.text,
        "section": commitment.section,
        "action": commitment.action,
        "object": commitment.object,
        "names": list(commitment.names),
        "specificity": commitment.specificity.value,
        "strength": commitment.strength.value if commitment.strength else None,
        "deadline": commitment.deadline,
        "owner": commitment.owner,
    }


def _outcome(outcome: Outcome, found: Diff) -> Document:
    proving = next((one for one in found.evidence if one.source == outcome.document), found.new)
    return {
        "target": _fact(outcome.target, found.old),
        "outcome": outcome.outcome.value,
        "actual": _fact(outcome.actual, proving) if outcome.actual else None,
        "renewed": _fact(outcome.renewed, found.new) if outcome.renewed else None,
        "change": outcome.change.value if outcome.change else None,
        "status": outcome.status.value,
        "margin": _decimal(outcome.margin),
        "mentions": [_span(span) for span in outcome.mentions],
        "confidence": _ratio(outcome.confidence),
        "why": outcome.why,
        "parts": _score(outcome.parts) if outcome.parts else None,
        "document": outcome.document,
        "decision": _decision(outcome.decision),
        "headline": outcome.headline,
        "facets": [facet.value for facet in outcome.facets],
    }


def _tracked(one: Tracked, found: Track) -> Document:
    return {
        "id": one.id,
        "ids": list(one.ids),
        "issuer": one.issuer,
        "indicator": one.indicator,
        "concept": one.concept,
        "measure": one.measure.value,
        "unit": one.unit,
        "scope": one.scope,
        "headline": one.headline,
        "spread": one.spread,
        "cells": [_tracked_year(year, found) for year in one.years],
    }


def _tracked_year(one: TrackedYear, found: Track) -> Document:
    return {
        "year": one.year,
        "target": _told(one.target, found),
        "result": _told(one.result, found),
        "result_from": one.result_from.value if one.result_from else None,
        "verdict": one.verdict.value if one.verdict else None,
        "change": one.change.value if one.change else None,
        "restated": _told(one.restated, found),
        "margin": _decimal(one.margin),
        "ceiling": one.ceiling,
        "why": one.why,
        "earlier": [_told(told, found) for told in one.earlier],
        "others": [_told(told, found) for told in one.others],
    }


def _told(told: Told | None, found: Track) -> Document | None:
    return {"report": told.report, **_fact(told.fact, found.sources[told.report])} if told else None


def _kept(one: Kept) -> Document:
    return {
        "issuer": one.issuer,
        "year": one.year,
        "headline": one.headline,
        "met": one.met,
        "missed": one.missed,
        "unreported": one.unreported,
    }


def _task(task: Task, found: Ledger) -> Document:
    return {
        "id": task.id,
        "section": task.section,
        "start": task.start,
        "end": task.end,
        "task": task.task,
        "targets": [_fact(target, found.report) for target in task.targets],
        "commitment": _commitment(task.commitment) if task.commitment else None,
        "lead": task.lead,
        "departments": list(task.departments),
        "deadline": task.deadline,
        "criterion": task.criterion,
        "strength": task.strength.value if task.strength else None,
        "headline": task.headline,
        "until": task.until,
        "progress": _progress(task.progress, found.later or found.report) if task.progress else None,
    }


def _progress(told: TaskProgress, later: Report) -> Document:
    return {
        "status": told.status.value,
        "evidence": [_span(span) for span in told.evidence],
        "figure": _fact(told.figure, later) if told.figure else None,
        "why": told.why,
    }


def _score(score: Score) -> Document:
    return {field.name: _ratio(getattr(score, field.name)) for field in fields(Score)}


def _pending(pending: Pending, found: Diff) -> Document:
    return {
        "target": _fact(pending.target, found.old),
        "actual": _fact(pending.actual, found.new) if pending.actual else None,
        "renewed": _fact(pending.renewed, found.new) if pending.renewed else None,
        "change": pending.change.value if pending.change else None,
        "margin": _decimal(pending.margin),
        "progress": _decimal(pending.progress),
        "why": pending.why,
    }


def _decision(decision: Decision | None) -> Document | None:
    if decision is None or decision.verdict is None:
        return None
    return {
        "entry": decision.entry,
        "verdict": decision.verdict.value,
        "reason": decision.reason,
        "by": decision.by,
    }


def _commitment_outcome(outcome: CommitmentOutcome) -> Document:
    return {
        "commitment": _commitment(outcome.commitment),
        "status": outcome.status.value,
        "evidence": [_span(span) for span in outcome.evidence],
        "confidence": _ratio(outcome.confidence),
        "why": outcome.why,
        "stage": outcome.stage.value if outcome.stage else None,
    }


def _pair(pair: Pair) -> Document:
    return {
        "old": _section(pair.old) if pair.old else None,
        "new": _section(pair.new) if pair.new else None,
        "change": pair.change.value,
        "similarity": _ratio(pair.similarity),
    }


def _span(span: Span) -> Document:
    return {"start": span.start, "end": span.end}


def _period(period: Period | None) -> Document | None:
    return {"start": period.start, "end": period.end} if period else None


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _ratio(value: float) -> float:
    """A confidence or similarity to four places: what lies behind them is noise of floating point."""
    return round(float(value), 4)
