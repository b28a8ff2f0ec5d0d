"""The tasks of a plan as a Word file (.docx) that an office circulates: by chapter, with room for who sees to each and by when."""

from __future__ import annotations

from reportdiff.model import Ledger, Progress, Task
from reportdiff.rendering import ledger_sheets, sheets, wording
from reportdiff.rendering.safety import xml
from reportdiff.rendering.word_parts import (
    Cell,
    Run,
    Table,
    dress,
    fill,
    footer,
    heading,
    named_pieces,
    paragraph,
    saved,
)
from reportdiff.rendering.wording import Words

# Widths of columns in millimetres; together 257, what margins of 20 leave of 297. Without progress the task has its room.
_COLUMNS = (("ordinal", 11), ("task", 76), ("criterion", 44), ("lead", 27), ("departments", 31), ("deadline", 23), ("status", 25), ("remark", 20))
_WITHOUT_PROGRESS = (("ordinal", 11), ("task", 92), ("criterion", 49), ("lead", 29), ("departments", 31), ("deadline", 23), ("remark", 22))
_TINTS = {Progress.DONE: "DDEFE0", Progress.AHEAD: "DDEFE0", Progress.BEHIND: "F8D7DA", Progress.ON_TRACK: "FFF1CC", Progress.UNREPORTED: ""}


def ledger(found: Ledger, ui: str | None = None) -> bytes:
    """The counts in a line, and a table for each chapter of the plan."""
    import docx

    words = wording.for_reader(ui, found.report.lang)
    document = docx.Document()
    dress(document)
    title = words.line["ledger_title"].format(issuer=found.report.issuer or "", year=sheets.year(found.report, words)).strip()
    heading(document, xml(title), 0)
    told = [words.line["clause_joint"].join(ledger_sheets.summary(found, words))]
    if found.later:
        told.append(words.line["ledger_later"].format(later=sheets.report_name(found.later, words)))
    for line in (*told, *(words.line["note"].format(note=note) for note in sheets.notes(found.report))):
        paragraph(document, xml(line))
    at = 0
    for chapter, tasks in ledger_sheets.by_chapter(found, words):
        heading(document, xml(chapter), 1)
        fill(document, _table(tasks, at, found, words))
        at += len(tasks)
    if not found.tasks:
        paragraph(document, words.line["none"])
    footer(document, named_pieces(words.line["pages"]))
    return saved(document, xml(title))


def _table(tasks: list[Task], before: int, found: Ledger, words: Words) -> Table:
    columns = _COLUMNS if found.later else _WITHOUT_PROGRESS
    rows = tuple(tuple(_cell(key, task, before + at, found, words) for key, _ in columns) for at, task in enumerate(tasks, 1))
    tints = tuple(_TINTS[task.progress.status] if task.progress else "" for task in tasks)
    keys = [key for key, _ in columns]
    return Table(
        tuple(words.column[key] for key in keys), tuple(width for _, width in columns), rows,
        tint=keys.index("status") if found.later else 0, tints=tints if found.later else (),
    )  # fmt: skip


def _cell(key: str, task: Task, at: int, found: Ledger, words: Words) -> Cell:
    match key:
        case "ordinal":
            lines = [str(at)]
        case "task":
            lines = [task.task]
        case "criterion":
            lines = [one for one in (ledger_sheets.indicator(task), ledger_sheets.criterion(task, words)) if one]
        case "lead":
            lines = [task.lead or ""]
        case "departments":
            lines = [words.line["list_joint"].join(task.departments)]
        case "deadline":
            lines = [task.deadline or ""]
        case "status":
            lines = [ledger_sheets.status_text(task, words), ledger_sheets.result_text(task, words)]
        case _:
            lines = [""]
    return tuple((Run(xml(line), bold=key == "status" and at == 0),) for at, line in enumerate(lines) if line) or ((Run(""),),)
