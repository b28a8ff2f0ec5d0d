"""``reportdiff outline REPORT``: its sections."""

from __future__ import annotations

from typing import Any

import click

from reportdiff.cli import options, showing


@click.command(short_help="The sections of one report.")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@options.output
@options.reading
@click.pass_context
def outline(context: click.Context, /, reports: tuple[str, ...], **chosen: Any) -> None:
    """Print the sections of REPORT as a tree, with their numbers and the part they belong to: review, plan or other.

    REPORT is a .txt, .md, .html, .docx or .pdf file (.doc, .wps, .odt, .rtf where LibreOffice is installed), or - for
    text on standard input. Several make one output, in which the report is told beside each row.

    \b
    Example:
      reportdiff outline 2025.docx
      reportdiff outline 2025.docx --format markdown
      reportdiff outline 2024.docx 2025.html -o sections.csv
    """
    showing.show("outline", reports, options.choices(context, chosen))
