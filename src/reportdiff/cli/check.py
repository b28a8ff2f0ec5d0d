"""``reportdiff check NEW``: figures of NEW that cannot all be true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportdiff import baseline as known_findings
from reportdiff.baseline import Known
from reportdiff.cli import options, provenance, reports
from reportdiff.cli import output as destination
from reportdiff.cli.console import Progress, columns, say
from reportdiff.cli.options import Choices
from reportdiff.errors import ReadError
from reportdiff.model import Finding, Report, Severity
from reportdiff.settings import Settings

if TYPE_CHECKING:
    from reportdiff.checking import Examined

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


_ALONE = frozenset({"html", "docx"})  # formats that hold one report
_FOR_CI = frozenset({"sarif", "junit", "github", "gitlab", "rdjson", "line"})


@click.command(short_help="Figures of a report that cannot all be true.")
@click.argument("new", nargs=-1, required=True)
@click.option(
    "--previous",
    multiple=True,
    metavar="REPORT",
    help="An earlier report to check against; may be given several times.",
)
@options.select
@options.ignore
@options.fail_at
@options.min_severity
@options.baseline
@options.write_baseline
@options.tolerance
@options.rounding
@options.check_output
@options.own_lexicon
@options.reading
@click.pass_context
def check(
    context: click.Context,
    /,
    new: tuple[str, ...],
    previous: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_at: str,
    min_severity: str | None,
    baseline: str | None,
    write_baseline: str | None,
    rounding: str,
    **chosen: Any,
) -> None:
    """Find what cannot be true in the report NEW, by itself and against earlier reports.

    Figures compare with the rounding they were given in: what rounding can explain is never a finding. Exits with 1 if
    there is a finding at or above --fail-on. 'reportdiff rules' lists what is looked for. Several reports are checked
    each by itself, and make one output.

    \b
    Example:
      reportdiff check 2025.docx
      reportdiff check 2025.docx --previous 2024.docx
      reportdiff check 2025.docx --write-baseline known.toml
      reportdiff check 2025.docx --baseline known.toml
      reportdiff check 2025.docx --min-severity warning
      reportdiff check 2025.docx --select RD2,RD3 --format sarif -o findings.sarif
      reportdiff check 2025.docx -o 2025-checked.docx
    """
    read_from = (*new, *previous)
    if read_from.count("-") > 1:
        raise click.UsageError("NEW and --previous cannot both be '-'; name a file for all but one of them", context)
    choices = options.choices(context, chosen)
    if len(new) > 1 and choices.format in _ALONE:
        raise click.UsageError(f"--format {choices.format} holds one report; check them one by one", context)
    if choices.format == "docx" and not new[0].lower().endswith(".docx"):
        raise click.UsageError(f"--format docx writes comments into a Word file, and {new[0]} is none; use html", context)
    known = known_findings.load(baseline) if baseline else ()
    if baseline:
        provenance.used("baseline", baseline)
    destination.check(choices.output, (*read_from, *([baseline] if baseline else [])), choices.format)
    destination.check(write_baseline, read_from)
    wanted = _Wanted(new, previous, select, ignore, options.settings_of(context), rounding)
    checked = [_checked(one, wanted, choices) for one in new]
    for read, _ in checked:
        reports.warn(read[0], choices)
    everything = tuple(one for _, found in checked for one in found.findings)
    known = _known(known, everything, baseline, write_baseline, choices)
    left = [(read, replace(found, findings=known_findings.unknown(found.findings, known))) for read, found in checked]
    least = min_severity or (fail_at if fail_at == Severity.INFO else None)  # what fails is seen
    shown = [(read, _shown(read[0], found, least, choices)) for read, found in left]
    destination.write(_rendered(*shown[0], choices) if len(shown) == 1 else _together(shown, choices), choices.output, choices.quiet)
    failing = [one for _, found in left for one in found.findings if _fails(one, fail_at)]
    if failing:
        if not choices.quiet:
            say(f"--fail-on {fail_at}: {len(failing)}")
        context.exit(1)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be checked, against what, and by which rules."""

    new: tuple[str, ...]
    previous: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    settings: Settings
    rounding: str


def _shown(report: Report, found: Examined, least: str | None, choices: Choices) -> Examined:
    """What is asked for, the gravest first; a CI that asks for no severity gets what is wrong, not what is only worth reading."""
    from reportdiff import checking

    if choices.format in _FOR_CI and least is None:
        return replace(found, findings=for_ci(report, found.findings, choices))
    return replace(found, findings=checking.ranked(found.findings, Severity(least or Severity.INFO)))


def for_ci(report: Report, found: Sequence[Finding], choices: Choices) -> tuple[Finding, ...]:
    """The findings at warning or above, the gravest first; how many others there are is said, since a list cannot say it without
    looking like one finding more."""
    from reportdiff import checking

    left = Counter(one.rule for one in found if one.severity is Severity.INFO)
    if left and not choices.quiet:
        rules = ", ".join(f"{rule} × {count}" for rule, count in sorted(left.items()))
        say(f"{report.source}: {left.total()} findings of severity info left out ({rules}); --min-severity info lists them")
    return checking.ranked(found, Severity.WARNING)


def _fails(finding: Finding, fail_at: str) -> bool:
    return fail_at != "never" and _RANK[finding.severity] <= _RANK[Severity(fail_at)]


def _together(checked: Sequence[tuple[tuple[Report, ...], Examined]], choices: Choices) -> str | bytes:
    """Several reports in one document, list or workbook; what is for a reader, one after the other."""
    from reportdiff.rendering import documents

    alone = [(read[0], found.findings) for read, found in checked]
    match choices.format:
        case "json":
            return documents.dumps(documents.many([documents.check(read, found.findings, found.coverage) for read, found in checked]))
        case "csv":
            from reportdiff.rendering import delimited, records

            lists = (records.findings(found, report) for report, found in alone)
            return delimited.marked(delimited.several(lists), choices.csv_bom)
        case "xlsx":
            from reportdiff.rendering import workbook

            return workbook.check_all(alone, choices.ui)
        case form if form in _FOR_CI:
            return _for_ci(alone, form)
        case _:
            return "\n".join(str(_rendered(read, found, choices)) for read, found in checked)


def _for_ci(checked: Sequence[tuple[Report, tuple[Finding, ...]]], form: str) -> str:
    """What a CI reads, of one report or of several."""
    from reportdiff.rendering import annotations, documents, findings

    match form:
        case "sarif":
            return documents.dumps(findings.sarif_all(checked, *_rules()))
        case "junit":
            return findings.junit_all(checked) if len(checked) > 1 else findings.junit(*checked[0])
        case "gitlab":
            return documents.dumps(annotations.gitlab(checked))
        case "rdjson":
            return documents.dumps(annotations.rdjson(checked))
        case "line":
            return annotations.lines(checked)
        case _:
            return annotations.github(checked)


def _commented(report: Report, found: tuple[Finding, ...], ui: str | None) -> bytes:
    """The author's own Word file, with a comment at the place of each finding."""
    from reportdiff.rendering import comments

    return comments.written(Path(report.source).read_bytes(), report, found, ui)


def _rules() -> tuple[dict[str, str], str]:
    """The pages of the rules, and the version that they are of."""
    from reportdiff import __version__, checking

    return {rule.code: rule.page() for rule in checking.RULES}, __version__


def _known(
    known: tuple[Known, ...], found: tuple[Finding, ...], read: str | None, write: str | None, choices: Choices
) -> tuple[Known, ...]:
    """What a baseline knows: the one that was read, or the one that is written now."""
    if write:
        from reportdiff.rendering import findings

        destination.write(findings.baseline(known_findings.of(found, known)), write, beside=True)
        return known_findings.of(found, known)
    if read and not choices.quiet:
        for one in known_findings.stale(found, known):
            say(f"{read}: {one.fingerprint} ({one.rule}) is found no more; take the entry out")
    return known


def _checked(new: str, wanted: _Wanted, choices: Choices) -> tuple[tuple[Report, ...], Examined]:
    """The reports, NEW first, and what was found in it."""
    from reportdiff import checking

    ignore = (*wanted.ignore, *wanted.settings.ignored_in(new))
    severity = wanted.settings.severity or {}
    checking.chosen(wanted.select, (*ignore, *severity))
    lexicon = reports.own_lexicon(choices)
    with Progress(not choices.quiet) as progress:
        report = reports.understand(reports.load(new, choices, progress), choices, progress, choices.year, lexicon)
        earlier = tuple(
            reports.understand(reports.load(one, choices, progress), choices, progress, None, lexicon)
            for one in wanted.previous
        )
        for one in earlier:
            if one.sha256 == report.sha256:
                raise ReadError(new, f"is the same report as --previous {one.source}", "give an earlier one, or leave it out")
        progress.step("checking")
        found = checking.check(
            report, earlier, select=wanted.select, ignore=ignore, tolerance=choices.tolerance, lexicon=lexicon,
            silenced=False, rounding=checking.read_rounding(wanted.rounding), said_in=choices.ui or "",
        )  # fmt: skip
    for one in (report, *earlier):
        reports.tell(one, choices)
    for one in earlier:
        if not choices.quiet and one.year and report.year and one.year > report.year:
            say(f"{one.source} plans {one.year}, and {report.source} {report.year}: a later report is none before it")
    _tell_silences(report, found.findings, choices)
    return (report, *earlier), replace(found, findings=checking.graded(checking.heard(found.findings, report), severity))


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


def _rendered(read: tuple[Report, ...], examined: Examined, choices: Choices) -> str | bytes:
    from reportdiff.rendering import documents, findings

    found, coverage = examined.findings, examined.coverage

    match choices.format:
        case "json":
            return documents.dumps(documents.check(read, found, coverage))
        case "csv":
            from reportdiff.rendering import delimited

            return delimited.marked(delimited.check(read[0], found), choices.csv_bom)
        case "xlsx":
            from reportdiff.rendering import workbook

            return workbook.check(read[0], found, choices.ui)
        case "docx":
            return _commented(read[0], found, choices.ui)
        case form if form in _FOR_CI:
            return _for_ci([(read[0], found)], form)
        case "html":
            from reportdiff.rendering import page

            return page.check(read, found, choices.ui, coverage)
        case "markdown":
            return findings.markdown(read[0], found, choices.ui, coverage)
        case _:
            return findings.table(read[0], found, choices.ui, coverage, columns(choices.output))
