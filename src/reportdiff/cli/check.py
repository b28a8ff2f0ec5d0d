"""``reportdiff check NEW``: figures of NEW that cannot all be true."""

from __future__ import annotations

from typing import Any

import click

from reportdiff import baseline as known_findings
from reportdiff.cli import options, reports
from reportdiff.cli import output as destination
from reportdiff.cli.console import Progress, say
from reportdiff.cli.options import Choices
from reportdiff.model import Finding, Report, Severity

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@click.command(short_help="Figures of a report that cannot all be true.")
@click.argument("new")
@click.option(
    "--previous",
    multiple=True,
    metavar="REPORT",
    help="An earlier report to check against; may be given several times.",
)
@options.select
@options.ignore
@options.fail_at
@options.baseline
@options.write_baseline
@options.tolerance
@options.check_output
@options.own_lexicon
@options.reading
@click.pass_context
def check(
    context: click.Context,
    /,
    new: str,
    previous: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_at: str,
    baseline: str | None,
    write_baseline: str | None,
    **chosen: Any,
) -> None:
    """Find what cannot be true in the report NEW, by itself and against earlier reports.

    Figures compare with the rounding they were given in: what rounding can explain is never a finding. Exits with 1 if
    there is a finding at or above --fail-on. 'reportdiff rules' lists what is looked for.

    \b
    Example:
      reportdiff check 2025.docx
      reportdiff check 2025.docx --previous 2024.docx
      reportdiff check 2025.docx --write-baseline known.toml
      reportdiff check 2025.docx --baseline known.toml
      reportdiff check 2025.docx --select RD2,RD3 --format sarif -o findings.sarif
    """
    if (new, *previous).count("-") > 1:
        raise click.UsageError("NEW and --previous cannot both be '-'; name a file for all but one of them", context)
    choices = options.choices(context, chosen)
    known = known_findings.load(baseline) if baseline else ()
    read_from = (new, *previous)
    destination.check(choices.output, (*read_from, *([baseline] if baseline else [])), choices.format)
    destination.check(write_baseline, read_from)
    read, found = _checked(new, previous, select, ignore, choices)
    reports.warn(read[0], choices)
    if write_baseline:
        from reportdiff.rendering import findings

        destination.write(findings.baseline(known_findings.of(found, known)), write_baseline)
        known = known_findings.of(found, known)
    elif baseline and not choices.quiet:
        for one in known_findings.stale(found, known):
            say(f"{baseline}: {one.fingerprint} ({one.rule}) is found no more; take the entry out")
    found = known_findings.unknown(found, known)
    destination.write(_rendered(read, found, choices), choices.output)
    failing = [one for one in found if fail_at != "never" and _RANK[one.severity] <= _RANK[Severity(fail_at)]]
    if failing:
        if not choices.quiet:
            say(f"--fail-on {fail_at}: {len(failing)}")
        context.exit(1)


def _checked(
    new: str, previous: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...], choices: Choices
) -> tuple[tuple[Report, ...], tuple[Finding, ...]]:
    """The reports, NEW first, and what was found in it."""
    from reportdiff import checking

    checking.chosen(select, ignore)
    lexicon = reports.own_lexicon(choices)
    with Progress(not choices.quiet) as progress:
        report = reports.understand(reports.load(new, choices, progress), choices, progress, choices.year, lexicon)
        earlier = tuple(
            reports.understand(reports.load(one, choices, progress), choices, progress, None, lexicon)
            for one in previous
        )
        progress.step("checking")
        found = checking.check(
            report, earlier, select=select, ignore=ignore, tolerance=choices.tolerance, lexicon=lexicon, silenced=False
        )
    for one in (report, *earlier):
        reports.tell(one, choices)
    _tell_silences(report, found, choices)
    return (report, *earlier), checking.heard(found, report)


def _tell_silences(report: Report, found: tuple[Finding, ...], choices: Choices) -> None:
    """Says which comments of the report name no rule, and with --verbose which of them silence nothing."""
    from reportdiff import checking

    if choices.quiet:
        return
    for name in checking.unknown(report):
        say(f"{report.source}: a comment silences {name!r}, which is no rule; 'reportdiff rules' lists them")
    for silence in checking.unused(found, report) if choices.verbose else ():
        where = "the whole file" if silence.whole else f"line {report.text.count(chr(10), 0, silence.start) + 1}"
        say(f"{report.source}: the comment that silences {', '.join(silence.rules) or 'all rules'} in {where} is not needed")


def _rendered(read: tuple[Report, ...], found: tuple[Finding, ...], choices: Choices) -> str | bytes:
    from reportdiff.rendering import documents, findings

    match choices.format:
        case "json":
            return documents.dumps(documents.check(read, found))
        case "csv":
            from reportdiff.rendering import delimited

            return delimited.marked(delimited.check(read[0], found), choices.csv_bom)
        case "xlsx":
            from reportdiff.rendering import workbook

            return workbook.check(read[0], found, choices.ui)
        case "sarif":
            from reportdiff import __version__, checking

            pages = {rule.code: rule.page() for rule in checking.RULES}
            return documents.dumps(findings.sarif(read[0], found, pages, __version__))
        case "junit":
            return findings.junit(read[0], found)
        case "github":
            return findings.github(read[0], found)
        case "html":
            from reportdiff.rendering import page

            return page.check(read, found, choices.ui)
        case "markdown":
            return findings.markdown(read[0], found, choices.ui)
        case _:
            return findings.table(read[0], found, choices.ui)
