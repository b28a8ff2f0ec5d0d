"""The tasks of a plan as records, for CSV and data frames."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from reportdiff.identity import commitment_id, target_id
from reportdiff.model import Ledger, Report, Section, Task
from reportdiff.rendering import wording
from reportdiff.rendering.fields import REPORT, Field, through
from reportdiff.rendering.figures import heading
from reportdiff.rendering.ledger_sheets import criterion, evidence_text
from reportdiff.rendering.records import Records, made
from reportdiff.rendering.sheets import by_id

_JOINT = "; "
_ORIGIN = tuple(field for field in REPORT if field.framed)


@dataclass(frozen=True, slots=True)
class _Row:
    report: Report
    later: Report | None
    section: Section | None
    task: Task


def _criterion(row: _Row) -> str | None:
    """The figures with their bounds, in the report's language."""
    return criterion(row.task, wording.for_reader(None, row.report.lang)) or None


def _id(row: _Row) -> str | None:
    if row.task.targets:
        return target_id(row.task.targets[0])
    return commitment_id(row.task.commitment) if row.task.commitment else None


_TASK: tuple[Field[_Row], ...] = (
    *(Field(field.name, field.type, field.of) for field in through("report", _ORIGIN)),
    Field("id", str, attrgetter("task.id")),
    Field("target_id", str, _id),
    Field("section", str, lambda row: heading(row.section, wording.for_reader(None, row.report.lang))),
    *through("task", (
        Field("start", int, attrgetter("start")), Field("end", int, attrgetter("end")), Field("task", str, attrgetter("task")),
        Field("indicator", str, lambda task: task.targets[0].indicator if task.targets else None),
    )),
    Field("criterion", str, _criterion),
    *through("task", (
        Field("lead", str, attrgetter("lead")),
        Field("departments", str, lambda task: _JOINT.join(task.departments) or None), Field("deadline", str, attrgetter("deadline")),
        Field("strength", str, attrgetter("strength")), Field("headline", int, lambda task: int(task.headline)),
        Field("until", int, attrgetter("until")),
    )),
    *through("task.progress", (
        Field("progress", str, attrgetter("status")),
        Field("figure", str, lambda one: one.figure.text if one.figure else None),
        Field("why", str, attrgetter("why")),
    )),
    Field("evidence", str, lambda row: evidence_text(row.task, row.later) or None),
)  # fmt: skip


def tasks(found: Ledger) -> Records:
    """One record a task, in the plan's order."""
    sections = by_id(found.report)
    return made(_TASK, [_Row(found.report, found.later, sections.get(task.section), task) for task in found.tasks])
