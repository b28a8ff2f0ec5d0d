"""``reportdiff extract REPORT``: every fact of one report."""

from __future__ import annotations

from typing import Any

import click

from reportdiff.cli import options, showing


@click.command(short_help="Every figure of one report.")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@options.output
@options.csv_list(("facts", "commitments", "sections"))
@options.own_lexicon
@options.reading
@click.pass_context
def extract(context: click.Context, /, reports: tuple[str, ...], **chosen: Any) -> None:
    """Print every figure that REPORT states: what it is of, whether it is a result or a target, its year and section.

    REPORT is a .txt, .md, .html, .docx or .pdf file (.doc, .wps, .odt, .rtf where LibreOffice is installed), or - for
    text on standard input. Several make one output, in which the report is told beside each row.

    \b
    Example:
      reportdiff extract 2025.docx
      reportdiff extract 2025.pdf --format json -o facts.json
      reportdiff extract 2024.docx 2025.html -o facts.csv
    """
    showing.show("extract", reports, options.choices(context, chosen))
