"""The tasks of a plan as a workbook that an office fills in and circulates: wrapped, one page wide, heads repeated."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.model import Ledger, Progress
from reportdiff.rendering import ledger_sheets, sheets, wording
from reportdiff.rendering.figures import heading
from reportdiff.rendering.wording import Words
from reportdiff.rendering.workbook import Page, about, written

# The statuses that colour a row, by the names that colours go by.
_TONES = {Progress.DONE: "met", Progress.AHEAD: "met", Progress.BEHIND: "missed", Progress.ON_TRACK: "carried_over"}


def ledger(found: Sequence[Ledger], ui: str | None = None) -> bytes:
    """A row a task, with empty columns for whoever fills them in, and what the workbook is made of."""
    words = wording.for_reader(ui, found[0].report.lang)
    lines = [line for one in found for line in (*ledger_sheets.summary(one, words), sheets.report_name(one.report, words))]
    pages = [_tasks(one, words) for one in found]
    rows = tuple(row for page in pages for row in page.rows)
    together = Page(pages[0].key, pages[0].columns, rows, tuple(status for page in pages for status in page.statuses))
    return written((together, about(lines)), words)


def _tasks(found: Ledger, words: Words) -> Page:
    sections = sheets.by_id(found.report)
    return Page(
        "tasks",
        ("ordinal", "section", "task", "indicator", "criterion", "strength", "lead", "departments", "deadline", "status", "result", "evidence", "remark"),
        tuple(
            (
                at, heading(sections.get(task.section), words), task.task, ledger_sheets.indicator(task), ledger_sheets.criterion(task, words),
                words.strength[task.strength] if task.strength else None, task.lead, words.line["list_joint"].join(task.departments) or None, task.deadline,
                ledger_sheets.status_text(task, words), ledger_sheets.result_text(task, words),
                ledger_sheets.evidence_text(task, found.later), None,
            )
            for at, task in enumerate(found.tasks, 1)
        ),
        tuple(_TONES.get(task.progress.status, "") if task.progress else "" for task in found.tasks),
    )  # fmt: skip
