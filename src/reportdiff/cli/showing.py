"""What ``extract`` and ``outline`` share: reports read, and shown in the format asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import click

from reportdiff.cli import output as destination
from reportdiff.cli import reports
from reportdiff.cli.console import columns
from reportdiff.cli.options import Choices
from reportdiff.model import Report

What = Literal["extract", "outline"]


def show(what: What, sources: Sequence[str], choices: Choices) -> None:
    """Read the reports at ``sources`` and write what is asked of them; of several it is one output."""
    if sources.count("-") > 1:
        raise click.UsageError("several reports cannot all be '-'; name a file for all but one of them")
    destination.check(choices.output, sources, choices.format)
    found = [reports.read(source, choices) for source in sources]
    for one in found:
        reports.warn(one, choices)
    written = _rendered(what, found[0], choices) if len(found) == 1 else _together(what, found, choices)
    destination.write(written, choices.output, choices.quiet)


def _together(what: What, found: Sequence[Report], choices: Choices) -> str | bytes:
    """The reports in one document, list or workbook; what is for a reader, one after the other."""
    match choices.format:
        case "json":
            from reportdiff.rendering import documents

            one: Callable[[Report], documents.Document] = documents.extract if what == "extract" else documents.outline
            return documents.dumps(documents.many([one(report) for report in found]))
        case "csv":
            from reportdiff.rendering import delimited, records

            listed = records.REPORT[(choices.csv_list or "facts") if what == "extract" else "sections"]
            return delimited.marked(delimited.several(listed(report) for report in found), choices.csv_bom)
        case "xlsx":
            from reportdiff.rendering import workbook

            return (workbook.extract_all if what == "extract" else workbook.outline_all)(found, choices.ui)
        case _:
            return "\n".join(str(_rendered(what, report, choices)) for report in found)


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

            return (table.extract if what == "extract" else table.outline)(report, ui, columns(choices.output))
