"""``reportdiff track REPORT...``: each indicator's targets and results over many years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reportdiff.cli import options, reports
from reportdiff.cli import output as destination
from reportdiff.cli.console import Progress, columns, say
from reportdiff.cli.options import Choices
from reportdiff.model import Track

if TYPE_CHECKING:
    from reportdiff.extraction import Lexicon


@click.command(short_help="Each indicator over many years.")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option(
    "--indicator",
    "indicators",
    multiple=True,
    metavar="NAME",
    help="Only indicators in whose name or standard name this stands; may be given several times.",
)
@click.option(
    "--all", "everything", is_flag=True, help="In tables and pages, also the targets that were set once; the other formats hold all."
)
@options.evidence
@options.track_output
@options.csv_list(("series", "issuers"))
@options.tolerance
@options.own_lexicon
@options.many_readings
@click.pass_context
def track(
    context: click.Context, /, reports: tuple[str, ...], indicators: tuple[str, ...], everything: bool,
    evidence: tuple[str, ...], **chosen: Any,
) -> None:  # fmt: skip
    """Follow every target through the REPORTs of many years, in whatever order they are given.

    Prints for each indicator what was aimed at in each year, what came of it, whether that met the target, how the
    target moved (new, raised, lowered, weakened, reworded, dropped) and what was restated later; then how many targets
    of each plan were kept. The reports of several issuers are told apart. Where the report of a year is missing,
    nothing is followed over the gap, and a note says so.

    \b
    Example:
      reportdiff track 2021.docx 2022.docx 2023.html 2024.pdf
      reportdiff track reports/*.docx --indicator 生产总值
      reportdiff track reports/*.docx --evidence bulletin-2023.html
      reportdiff track reports/*.docx -o years.html
      reportdiff track reports/*.docx -o years.xlsx
    """
    run(context, reports, indicators, everything, options.choices(context, chosen), evidence)


def run(
    context: click.Context, sources: tuple[str, ...], indicators: tuple[str, ...], everything: bool, choices: Choices,
    evidence: tuple[str, ...] = (),
) -> None:  # fmt: skip
    """Read the reports, follow their targets, and write what came of them."""
    from reportdiff import tracking
    from reportdiff.rendering import track_sheets

    if len(sources) < 2:
        raise click.UsageError("a track needs at least two reports, of successive years", context)
    if (*sources, *evidence).count("-") > 1:
        raise click.UsageError("several reports cannot all be '-'; name a file for all but one of them", context)
    destination.check(choices.output, (*sources, *evidence), choices.format)
    lexicon = reports.own_lexicon(choices)
    with Progress(not choices.quiet) as progress:
        read = [_read(source, choices, progress, lexicon) for source in sources]
        documents = [_read(source, choices, progress, lexicon) for source in evidence]
        found = tracking.track(
            read, choices.tolerance, lexicon, evidence=documents, said_in=choices.ui or "",
            progress=lambda source: progress.step(f"following the targets of {source}"),
        )
    for report in (*read, *documents):
        reports.tell(report, choices)
    shown = track_sheets.only(found, indicators)
    if indicators and not shown.series:
        raise click.UsageError(f"--indicator: no target is set for {', '.join(indicators)}; leave it out to see which are", context)
    if not choices.quiet and choices.format not in ("table", "json", "html", "markdown"):
        for note in track_sheets.notes(found, choices.ui):
            say(f"note: {note}")
    destination.write(_rendered(shown, choices, everything or bool(indicators)), choices.output, choices.quiet)


def _read(source: str, choices: Choices, progress: Progress, lexicon: Lexicon | None) -> Any:
    return reports.understand(reports.load(source, choices, progress), choices, progress, None, lexicon)


def _rendered(found: Track, choices: Choices, everything: bool) -> str | bytes:
    match choices.format:
        case "json":
            from reportdiff.rendering import documents

            return documents.dumps(documents.track(found))
        case "csv":
            from reportdiff.rendering import delimited, track_records

            listed = track_records.TRACK[choices.csv_list or "series"](found)
            return delimited.marked(delimited.records(listed), choices.csv_bom)
        case "xlsx":
            from reportdiff.rendering import track_workbook

            return track_workbook.track(found, choices.ui)
        case "html":
            from reportdiff.rendering import page

            return page.track(found, choices.ui, everything=everything)
        case "markdown":
            from reportdiff.rendering import markdown

            return markdown.track(found, choices.ui, everything=everything)
        case _:
            from reportdiff.rendering import table

            return table.track(found, choices.ui, everything=everything, columns=columns(choices.output))
