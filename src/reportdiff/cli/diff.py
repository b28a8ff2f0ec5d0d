"""``reportdiff diff OLD NEW``: what became of OLD's targets in NEW."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import click

from reportdiff.cli import deciding, options, reports
from reportdiff.cli import output as destination
from reportdiff.cli.console import in_colour, say
from reportdiff.cli.options import Choices
from reportdiff.model import Diff, Finding, Status


@click.command(short_help="What became of last year's targets.")
@click.argument("old")
@click.argument("new")
@options.evidence
@options.decisions
@options.write_decisions
@options.fail_on
@options.check_too
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
    **chosen: Any,
) -> None:
    """Follow every target of the report OLD into the next report NEW.

    Prints which targets were missed, dropped (never spoken of again), carried over into the new plan, or met, with the
    figure that proves it; then the new targets; then those not due yet, with how far they are; then how the sections
    correspond. OLD and NEW are .txt, .md, .html, .docx or .pdf files; one of them may be - for text on standard input.

    \b
    Example:
      reportdiff diff 2024.docx 2025.html
      reportdiff diff 2024.docx 2025.html --format csv -o targets.csv
      reportdiff diff 2024.docx 2025.html --check -o page.html
      reportdiff diff 2024.docx 2025.html -o letter.docx
      reportdiff diff 2024.docx 2025.html --fail-on missed,dropped
      reportdiff diff 2024.docx 2025.html --evidence bulletin-2024.html
      reportdiff diff 2024.docx 2025.html --write-decisions decisions.toml
      reportdiff diff 2024.docx 2025.html --decisions decisions.toml
    """
    if checked and options.choices(context, chosen).format != "html":
        raise click.UsageError("--check: only a page shows what it finds; add --format html, or use reportdiff check", context)
    if (old, new, *evidence).count("-") > 1:
        raise click.UsageError(
            "OLD, NEW and --evidence cannot both be '-'; name a file for all but one of them", context
        )
    run(context, old, new, fail_on, options.choices(context, chosen), evidence, decisions, write_decisions, checked)


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
) -> None:
    """Compare, write the result, and exit with 1 if a target came to something in ``fail_on``."""
    from reportdiff import decision_file

    sources = (old, new, *evidence)
    destination.check(choices.output, (*sources, *([decisions] if decisions else [])), choices.format)
    deciding.check(form, decisions, sources, choices.output)
    given = decision_file.load(decisions) if decisions else ()
    found = reports.compare(old, new, choices, evidence, given)
    reports.warn(found, choices)
    if form:
        deciding.write(form, decisions, given, found, choices)
    findings = reports.findings(found, choices, given) if checked else None
    destination.write(_rendered(found, choices, findings), choices.output)
    counts = Counter(outcome.status for outcome in found.outcomes if outcome.status in fail_on)
    if counts:
        if not choices.quiet:
            say(f"--fail-on: {', '.join(f'{counts[one]} {one.value}' for one in Status if counts[one])}")
        context.exit(1)


def _rendered(found: Diff, choices: Choices, findings: tuple[Finding, ...] | None = None) -> str | bytes:
    match choices.format:
        case "json":
            from reportdiff.rendering import documents

            return documents.dumps(documents.diff(found))
        case "csv":
            from reportdiff.rendering import delimited

            return delimited.marked(delimited.diff(found, choices.csv_list or "outcomes"), choices.csv_bom)
        case "xlsx":
            from reportdiff.rendering import workbook

            return workbook.diff(found, choices.ui)
        case "html":
            from reportdiff import following
            from reportdiff.rendering import page

            return page.diff(found, following.quoted, choices.ui, findings)
        case "docx":
            from reportdiff.rendering import letter

            return letter.diff(found, choices.ui)
        case "markdown":
            from reportdiff.rendering import markdown

            return markdown.diff(found, choices.ui)
        case _:
            from reportdiff.rendering import table

            return table.diff(found, choices.ui, colour=choices.output is None and in_colour(sys.stdout))
