"""``reportdiff ledger REPORT``: the tasks of a plan, and how far they have come."""

from __future__ import annotations

from typing import Any

import click

from reportdiff.cli import options, reports
from reportdiff.cli import output as destination
from reportdiff.cli.console import Progress, columns, say
from reportdiff.cli.options import Choices
from reportdiff.model import Ledger

_DATA = frozenset({"json", "csv"})  # formats that hold all
_ALONE = frozenset({"docx", "html"})  # formats that hold one report


@click.command(short_help="The tasks that a plan sets.")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option(
    "--progress",
    "later",
    metavar="LATER",
    help="Tell how far each task has come by this report: a bulletin or report of the year itself, or next year's report.",
)
@click.option("--all", "everything", is_flag=True, help="Also tasks of plans of several years; JSON and CSV hold them in any case.")
@options.ledger_output
@options.tolerance
@options.own_lexicon
@options.many_readings
@click.pass_context
def ledger(context: click.Context, /, reports: tuple[str, ...], later: str | None, everything: bool, **chosen: Any) -> None:
    """List the tasks that the plan of REPORT sets, one a row: task, criterion, who leads, by when.

    A task is a target, or a commitment without a number. The workbook (-o tasks.xlsx) has empty columns for what the
    report does not say, and prints one page wide; so has the Word file (-o tasks.docx). Several REPORTs make one output.

    \b
    Example:
      reportdiff ledger 2025.docx -o tasks.xlsx
      reportdiff ledger 2025.docx -o tasks.docx
      reportdiff ledger 2025.docx --progress bulletin.html
      reportdiff ledger 2024.docx --progress 2025.docx --format csv -o tasks.csv
    """
    run(context, reports, later, options.choices(context, chosen), everything)


def run(context: click.Context, sources: tuple[str, ...], later: str | None, choices: Choices, everything: bool = False) -> None:
    """Read the reports, list their tasks, and write them."""
    from reportdiff import tasking

    if later is not None and len(sources) > 1:
        raise click.UsageError("--progress is told of one report; name one", context)
    if len(sources) > 1 and choices.format in _ALONE:
        raise click.UsageError(f"--format {choices.format} holds one report; name one", context)
    named = (*sources, *([later] if later is not None else []))
    if named.count("-") > 1:
        raise click.UsageError("several reports cannot all be '-'; name a file for all but one of them", context)
    destination.check(choices.output, named, choices.format)
    lexicon = reports.own_lexicon(choices)
    with Progress(not choices.quiet) as progress:
        read = [reports.understand(reports.load(one, choices, progress), choices, progress, None, lexicon) for one in named]
        told = read.pop() if later is not None else None
        progress.step("listing the tasks")
        found = [tasking.ledger(report, told, choices.tolerance, lexicon, choices.ui or "") for report in read]
    for report in (*read, *([told] if told else [])):
        reports.tell(report, choices)
    for report in read:
        reports.warn(report, choices)
        if told and not choices.quiet and report.year and told.year and told.year < report.year:
            say(f"{told.source} plans {told.year}, and {report.source} {report.year}: an earlier report tells no progress")
    shown = found if everything or choices.format in _DATA else [one.of_the_year() for one in found]
    destination.write(_rendered(shown, choices), choices.output, choices.quiet)


def _rendered(found: list[Ledger], choices: Choices) -> str | bytes:
    match choices.format:
        case "json":
            from reportdiff.rendering import documents

            told = [documents.ledger(one) for one in found]
            return documents.dumps(told[0] if len(told) == 1 else documents.many(told))
        case "csv":
            from reportdiff.rendering import delimited, ledger_records, records

            listed = records.joined(ledger_records.tasks(one) for one in found)
            return delimited.marked(delimited.records(listed), choices.csv_bom)
        case "xlsx":
            from reportdiff.rendering import ledger_workbook

            return ledger_workbook.ledger(found, choices.ui)
        case "docx":
            from reportdiff.rendering import ledger_letter

            return ledger_letter.ledger(found[0], choices.ui)
        case "html":
            from reportdiff.rendering import page

            return page.ledger(found[0], choices.ui)
        case "markdown":
            from reportdiff.rendering import markdown

            return "\n".join(markdown.ledger(one, choices.ui) for one in found)
        case _:
            from reportdiff.rendering import table

            return "\n".join(table.ledger(one, choices.ui, columns(choices.output)) for one in found)
