"""``reportdiff outline REPORT``: its sections."""

from __future__ import annotations

from typing import Any

import click

from reportdiff.cli import options, reports
from reportdiff.cli import output as destination
from reportdiff.model import Report


@click.command(short_help="The sections of one report.")
@click.argument("report")
@options.output
@options.reading
@click.pass_context
def outline(context: click.Context, /, report: str, **chosen: Any) -> None:
    """Print the sections of REPORT as a tree, with their numbers and the part they belong to: review, plan or other.

    REPORT is a .txt, .md, .html, .docx or .pdf file, or - for text on standard input.

    \b
    Example:
      reportdiff outline 2025.docx
      reportdiff outline 2025.docx --format markdown
    """
    choices = options.choices(context, chosen)
    destination.check(choices.output, (report,))
    found = reports.read(report, choices)
    reports.warn(found, choices)
    destination.write(_rendered(found, choices.format, choices.ui), choices.output)


def _rendered(report: Report, form: str, ui: str | None) -> str:
    match form:
        case "json":
            from reportdiff.rendering import documents

            return documents.dumps(documents.outline(report))
        case "csv":
            from reportdiff.rendering import delimited

            return delimited.outline(report)
        case "markdown":
            from reportdiff.rendering import markdown

            return markdown.outline(report, ui)
        case _:
            from reportdiff.rendering import table

            return table.outline(report, ui)
