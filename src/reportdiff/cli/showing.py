"""What ``extract`` and ``outline`` share: one report read, and shown in the format asked for."""

from __future__ import annotations

from typing import Literal

from reportdiff.cli import output as destination
from reportdiff.cli import reports
from reportdiff.cli.options import Choices
from reportdiff.model import Report

What = Literal["extract", "outline"]


def show(what: What, source: str, choices: Choices) -> None:
    """Read the report at ``source`` and write what is asked of it."""
    destination.check(choices.output, (source,), choices.format)
    found = reports.read(source, choices)
    reports.warn(found, choices)
    destination.write(_rendered(what, found, choices), choices.output)


def _rendered(what: What, report: Report, choices: Choices) -> str | bytes:
    """The text (of a workbook: the bytes) in a format; each format has a function by the name of what is shown, and loads when it is needed."""
    ui = choices.ui
    match choices.format:
        case "json":
            from reportdiff.rendering import documents

            return documents.dumps((documents.extract if what == "extract" else documents.outline)(report))
        case "csv":
            from reportdiff.rendering import delimited

            if what == "extract":
                return delimited.marked(delimited.extract(report, choices.csv_list or "facts"), choices.csv_bom)
            return delimited.marked(delimited.outline(report), choices.csv_bom)
        case "xlsx":
            from reportdiff.rendering import workbook

            return (workbook.extract if what == "extract" else workbook.outline)(report, ui)
        case "markdown":
            from reportdiff.rendering import markdown

            return (markdown.extract if what == "extract" else markdown.outline)(report, ui)
        case _:
            from reportdiff.rendering import table

            return (table.extract if what == "extract" else table.outline)(report, ui)
