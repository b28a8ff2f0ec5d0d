"""``reportdiff extract REPORT``: every fact of one report."""

from __future__ import annotations

from typing import Any

import click

from reportdiff.cli import options, reports
from reportdiff.cli import output as destination
from reportdiff.model import Report


@click.command(short_help="Every figure of one report.")
@click.argument("report")
@options.output
@options.reading
@click.pass_context
def extract(context: click.Context, /, report: str, **chosen: Any) -> None:
    """Print every figure that REPORT states: what it is of, whether it is a result or a target, its year and section.

    REPORT is a .txt, .md, .html, .docx or .pdf file, or - for text on standard input.

    \b
    Example:
      reportdiff extract 2025.docx
      reportdiff extract 2025.pdf --format json -o facts.json
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

            return documents.dumps(documents.extract(report))
        case "csv":
            from reportdiff.rendering import delimited

            return delimited.extract(report)
        case "markdown":
            from reportdiff.rendering import markdown

            return markdown.extract(report, ui)
        case _:
            from reportdiff.rendering import table

            return table.extract(report, ui)
