"""The page of a plan's tasks: ``ledger --format html``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportdiff.model import Ledger, Progress, Task
from reportdiff.rendering import ledger_sheets, sheets, wording
from reportdiff.rendering.page.templates import document
from reportdiff.rendering.wording import Words

# The classes that colour how far a task has come.
_TONES = {
    Progress.DONE: "met", Progress.AHEAD: "met", Progress.ON_TRACK: "carried_over", Progress.BEHIND: "missed",
    Progress.UNREPORTED: "dropped",
}  # fmt: skip


_FEW = 40  # tasks that need no folding; of more the first chapter is open


def ledger(found: Ledger, ui: str | None = None) -> str:
    """One self-contained HTML document: counts, and the tasks by chapter. Raises ``SettingsError`` for a ``ui`` without words."""
    words = wording.for_reader(ui, found.report.lang)
    told = {
        "skip_to": "tasks",
        "who": found.report.issuer or "",
        "reports": [sheets.report_name(one, words) for one in (found.report, found.later) if one],
        "clauses": ledger_sheets.summary(found, words),
        "notes": sheets.notes(found.report),
        "counts": _counts(found, words),
        "told": bool(found.later),
        "year": sheets.year(found.report, words),
        "chapters": _chapters(found, words),
    }
    return document("ledger.html.j2", ("theme.js",), words, told)


def _counts(found: Ledger, words: Words) -> list[dict[str, object]]:
    """How far the tasks have come; without a later report how many have a figure."""
    if not found.later:
        figures = sum(bool(task.targets) for task in found.tasks)
        return [
            {"status": "fresh", "word": words.page["with_figure"], "count": figures},
            {"status": "unreported", "word": words.page["without_figure"], "count": len(found.tasks) - figures},
        ]
    told = Counter(task.progress.status for task in found.tasks if task.progress)
    return [{"status": _TONES[one], "word": words.progress[one], "count": told[one]} for one in Progress]


def _same(task: Task, before: Task) -> bool:
    """Whether the same sentence tells of two tasks: it is shown with the first."""
    return task.progress is not None and before.progress is not None and task.progress.evidence[:1] == before.progress.evidence[:1]


def _chapters(found: Ledger, words: Words) -> list[dict[str, object]]:
    at = 0
    made: list[dict[str, object]] = []
    for title, tasks in ledger_sheets.by_chapter(found, words):
        rows = [
            {
                "at": at + place,
                "task": task.task,
                "headline": task.headline,
                "indicator": ledger_sheets.indicator(task),
                "criterion": ledger_sheets.criterion(task, words),
                "lead": task.lead or "",
                "departments": words.line["list_joint"].join(task.departments),
                "deadline": task.deadline or "",
                "status": _TONES[task.progress.status] if task.progress else "",
                "status_word": ledger_sheets.status_text(task, words),
                "result": ledger_sheets.result_text(task, words),
                "evidence": "" if place > 1 and _same(task, tasks[place - 2]) else ledger_sheets.evidence_text(task, found.later),
            }
            for place, task in enumerate(tasks, 1)
        ]
        made.append({"title": title, "rows": rows, "open": not at or len(found.tasks) <= _FEW, "tally": _tally(tasks, words)})
        at += len(tasks)
    return made


def _tally(tasks: Sequence[Task], words: Words) -> list[tuple[str, str, int]]:
    """How many tasks of a chapter have come how far."""
    told = Counter(task.progress.status for task in tasks if task.progress)
    return [(_TONES[one], words.progress[one], told[one]) for one in Progress if told[one]]
