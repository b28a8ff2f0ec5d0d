"""``reportdiff diff OLD NEW``: what became of OLD's targets in NEW."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any

import click

from reportdiff.cli import deciding, options, provenance, reports
from reportdiff.cli import output as destination
from reportdiff.cli.console import columns, in_colour, is_terminal, say
from reportdiff.cli.options import Choices
from reportdiff.model import Diff, Finding, Status
from reportdiff.rendering.selection import ALL, Selection

_FEWEST_LINES = 24  # of a terminal that says it has fewer, or none


@click.command(short_help="What became of last year's targets.")
@click.argument("old")
@click.argument("new")
@options.selection
@options.evidence
@options.decisions
@options.write_decisions
@options.fail_on
@options.check_too
@options.source_url
@options.tolerance
@options.diff_output
@options.csv_list(("outcomes", "new_targets", "pending", "commitments", "sections"))
@options.own_lexicon
@options.reading
@click.pass_context
def diff(
    context: click.Context,
    /,
    old: str,
    new: str,
    evidence: tuple[str, ...],
    decisions: str | None,
    write_decisions: str | None,
    fail_on: frozenset[Status],
    checked: bool,
    urls: dict[str, str],
    **chosen: Any,
) -> None:
    """Follow every target of the report OLD into the next report NEW.

    Prints what became of the headline targets (主要预期目标), then of all others by chapter: missed, dropped (nothing in
    NEW speaks of it), mentioned, carried over into the new plan, or met, with the figure that proves it; then the new
    targets; those not due yet, with how far they are; promises without a number; how the sections correspond. On a
    terminal it is cut to two screens; --all shows all. OLD and NEW are .txt, .md, .html, .docx or .pdf files; one of
    them may be - for text on standard input.

    \b
    Example:
      reportdiff diff 2024.docx 2025.html
      reportdiff diff 2024.docx 2025.html --headline
      reportdiff diff 2024.docx 2025.html --only missed,dropped
      reportdiff diff 2024.docx 2025.html --format csv -o targets.csv
      reportdiff diff 2024.docx 2025.html --check -o page.html
      reportdiff diff 2024.docx 2025.html -o letter.docx
      reportdiff diff 2024.docx 2025.html --fail-on missed,dropped
      reportdiff diff 2024.docx 2025.html --evidence bulletin-2024.html
      reportdiff diff 2024.docx 2025.html --write-decisions decisions.toml
      reportdiff diff 2024.docx 2025.html --decisions decisions.toml
    """
    shown, everything = options.selected(context, chosen)
    choices = options.choices(context, chosen)
    if checked and choices.format != "html":
        raise click.UsageError("--check: only a page shows what it finds; add --format html, or use reportdiff check", context)
    if urls and choices.format != "html":
        raise click.UsageError("--source-url: only a page leads there; add --format html", context)
    if strange := [one for one in urls if one not in (old, new, *evidence)]:
        raise click.UsageError(f"--source-url: {strange[0]} is none of the reports that are compared; name one as it is given", context)
    if (old, new, *evidence).count("-") > 1:
        raise click.UsageError(
            "OLD, NEW and --evidence cannot both be '-'; name a file for all but one of them", context
        )
    run(context, old, new, fail_on, choices, evidence, decisions, write_decisions, checked, shown, everything, urls)


def run(
    context: click.Context,
    old: str,
    new: str,
    fail_on: frozenset[Status],
    choices: Choices,
    evidence: tuple[str, ...] = (),
    decisions: str | None = None,
    form: str | None = None,
    checked: bool = False,
    selection: Selection = ALL,
    everything: bool = False,
    urls: Mapping[str, str] | None = None,
) -> None:
    """Compare, write the result, and exit with 1 if a target came to something in ``fail_on``."""
    from reportdiff import decision_file

    sources = (old, new, *evidence)
    destination.check(choices.output, (*sources, *([decisions] if decisions else [])), choices.format)
    deciding.check(form, decisions, sources, choices.output)
    given = decision_file.load(decisions) if decisions else ()
    if decisions:
        provenance.used("decisions", decisions)
        deciding.tell_idle(decisions, given, choices)
    found = reports.compare(old, new, choices, evidence, given)
    if not selection.finds_section(found):
        raise click.UsageError(
            f"--section: no heading of {old} or {new} has {selection.section!r} in it; reportdiff outline lists them", context
        )
    reports.warn(found, choices)
    if form:
        deciding.write(form, decisions, given, found, choices, everything)
    findings = reports.findings(found, choices, given) if checked else None
    destination.write(_rendered(found, choices, findings, selection, everything, urls), choices.output, choices.quiet)
    counts = Counter(outcome.status for outcome in found.outcomes if outcome.status in fail_on)
    if counts:
        if not choices.quiet:
            say(f"--fail-on: {', '.join(f'{counts[one]} {one.value}' for one in Status if counts[one])}")
        context.exit(1)


def _rendered(
    found: Diff,
    choices: Choices,
    findings: tuple[Finding, ...] | None,
    selection: Selection,
    everything: bool,
    urls: Mapping[str, str] | None,
) -> str | bytes:
    match choices.format:
        case "json":
            from reportdiff.rendering import documents

            return documents.dumps(documents.diff(found, selection))
        case "csv":
            from reportdiff.rendering import delimited

            return delimited.marked(delimited.diff(found, choices.csv_list or "outcomes", selection), choices.csv_bom)
        case "xlsx":
            from reportdiff.rendering import workbook

            return workbook.diff(found, choices.ui, selection)
        case "html":
            from reportdiff import following
            from reportdiff.rendering import page

            return page.diff(found, following.quoted, choices.ui, findings, selection, urls)
        case "docx":
            from reportdiff.rendering import letter

            return letter.diff(found, choices.ui, selection)
        case "markdown":
            from reportdiff.rendering import markdown

            return markdown.diff(found, choices.ui, selection)
        case _:
            from reportdiff.rendering import table

            wide = columns(choices.output)
            if choices.output is not None or not is_terminal(sys.stdout):
                return table.diff(found, choices.ui, selection=selection, columns=wide)
            return table.diff(
                found,
                choices.ui,
                colour=in_colour(sys.stdout),
                selection=selection,
                lines=None if everything else max(shutil.get_terminal_size().lines, _FEWEST_LINES) * 2 - 1,
                columns=wide,
            )
