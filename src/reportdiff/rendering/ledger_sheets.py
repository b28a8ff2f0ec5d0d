"""What a reader is shown of a plan's tasks, before any format."""

from __future__ import annotations

from collections import Counter

from reportdiff.model import Ledger, Progress, Report, Task
from reportdiff.rendering import sheets
from reportdiff.rendering.chapters import placed_by
from reportdiff.rendering.figures import figure, heading
from reportdiff.rendering.passages import sentence_around
from reportdiff.rendering.sheets import Column, Sheet
from reportdiff.rendering.wording import Words


def summary(found: Ledger, words: Words) -> list[str]:
    """How many tasks, with and without a figure, and how far they have come."""
    told = Counter(task.progress.status for task in found.tasks if task.progress)
    count = {"count": len(found.tasks), "figures": sum(bool(task.targets) for task in found.tasks)}
    clauses = [words.line["tasks"].format(year=sheets.year(found.report, words), **count)]
    if found.later:
        counted = words.line["count_joint"].join(
            words.line["count"].format(word=words.progress[status], count=told[status]) for status in Progress
        )
        clauses.append(counted)
    if found.left_out:
        clauses.append(words.line["tasks_left_out"].format(count=found.left_out))
    return clauses


def tasks(found: Ledger, words: Words) -> Sheet:
    """A row a task: number, task, indicator, criterion, lead, departments where any are told, deadline, section; with how far it has come where a later report tells."""
    sections = sheets.by_id(found.report)
    told = bool(found.later)
    progress = (Column("status", 8), Column("result", 14)) if told else ()
    shared = any(task.departments for task in found.tasks)
    others = (Column("departments", 12, yielding=True),) if shared else ()
    return Sheet(
        words.line["heading_tasks"],
        (
            Column("ordinal", 4, right=True), *progress, Column("task", 22), Column("indicator", 16), Column("criterion", 16), Column("lead", 8), *others, Column("deadline", 6),
            Column("section", 12, yielding=True),
        ),
        tuple(
            (
                str(at), *((status_text(task, words), result_text(task, words)) if told else ()), task.task, indicator(task), criterion(task, words),
                task.lead or "", *((words.line["list_joint"].join(task.departments),) if shared else ()), task.deadline or "", heading(sections.get(task.section), words),
            )
            for at, task in enumerate(found.tasks, 1)
        ),
    )  # fmt: skip


def by_chapter(found: Ledger, words: Words) -> list[tuple[str, list[Task]]]:
    """The tasks under the chapters of the plan, both as they stand in it."""
    by = sheets.by_id(found.report)
    placed = placed_by([(task.id, task.section) for task in found.tasks], found.report)
    made: list[tuple[str, list[Task]]] = []
    for task in found.tasks:
        title = heading(placed.get(task.id) or by.get(task.section), words) or words.line["no_chapter"]
        again = words.line["chapter_again"].format(chapter=title)
        if not made or made[-1][0] not in (title, again):
            made.append((again if any(title == one for one, _ in made) else title, []))
        made[-1][1].append(task)
    return made


def indicator(task: Task) -> str:
    """What the figures of a task measure; nothing for one without."""
    return task.targets[0].indicator if task.targets else ""


def criterion(task: Task, words: Words) -> str:
    """The figures by which a task is done, with their bounds."""
    return words.line["clause_joint"].join(figure(target, words) for target in task.targets)


def status_text(task: Task, words: Words) -> str:
    """How far a task has come, in the reader's words."""
    return words.progress[task.progress.status] if task.progress else ""


def result_text(task: Task, words: Words) -> str:
    """The figure that tells how far a task has come."""
    return figure(task.progress.figure, words) if task.progress and task.progress.figure else ""


def evidence_text(task: Task, later: Report | None) -> str:
    """The first sentence of the later report that tells of a task."""
    if later is None or task.progress is None or not task.progress.evidence:
        return ""
    first = sentence_around(later.text, task.progress.evidence[0])
    return " ".join(later.text[first.start : first.end].split())
