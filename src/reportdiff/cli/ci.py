"""``reportdiff ci``: checks and compares the reports that a change touches, and leaves what a CI shows of that."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from reportdiff.cli import options, reports
from reportdiff.cli import output as destination
from reportdiff.cli.check import for_ci
from reportdiff.cli.console import Progress, say
from reportdiff.cli.options import Choices
from reportdiff.errors import ReadError
from reportdiff.model import Report, Severity
from reportdiff.settings import Settings

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@click.command(short_help="The reports that a change touches, for CI.")
@click.argument("names", nargs=-1, metavar="[REPORT]...")
@click.option("--base", default="HEAD^", show_default=True, metavar="REV", help="The commit before the change.")
@click.option(
    "--reports", "pattern", default="*report*/*", show_default=True, metavar="PATTERN", help="Which paths of the repository are reports."
)
@click.option(
    "--into", "folder", default="reportdiff-ci", show_default=True, metavar="FOLDER",
    help="Where summary.md, findings.sarif, code-quality.json and a page for each report are written.",
)  # fmt: skip
@options.select
@options.ignore
@options.fail_at
@options.min_severity
@options.tolerance
@options.own_lexicon
@options.ci
@click.pass_context
def ci(
    context: click.Context, /, names: tuple[str, ...], base: str, pattern: str, folder: str,
    select: tuple[str, ...], ignore: tuple[str, ...], fail_at: str, min_severity: str | None, **chosen: Any,
) -> None:  # fmt: skip
    """Check the reports that a change touches, each against the one before it, and compare the two.

    The change is what git has between REV and the commit at hand; or name the REPORTs. The report of the year before is found
    by its name or by what it says. On standard output stands a line for each finding, as GitHub annotates it in its own jobs.
    Exits with 1 if there is a finding at or above --fail-on.

    \b
    Example:
      reportdiff ci --base origin/main
      reportdiff ci reports/2025.md --into out
    """
    from reportdiff import checking
    from reportdiff.cli import touched

    choices = options.choices(context, {**chosen, "format": "table", "output": None, "verbose": False, "year": None})
    changed = list(names) or touched.reports(base, pattern)
    if strange := [one for one in names if not touched.is_report(one)]:
        raise click.UsageError(f"{strange[0]}: is no report in this folder or below it; name a file that is", context)
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise destination.OutputError(f"{folder}: cannot be made: {error.strerror}; name another folder") from error
    checking.chosen(select, ignore)
    failing = _run(changed, place, _Wanted(select, ignore, fail_at, min_severity, options.settings_of(context)), choices)
    context.exit(1 if failing else 0)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """By which rules reports are checked, what of it fails, what of it is listed."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_at: str
    min_severity: str | None
    settings: Settings


def _run(changed: list[str], folder: Path, wanted: _Wanted, choices: Choices) -> bool:
    """Write everything; whether it is to fail."""
    from reportdiff import __version__, checking, following
    from reportdiff.cli import touched
    from reportdiff.rendering import annotations, ci_summary, documents, findings, page

    lexicon = reports.own_lexicon(choices)
    failed = False
    found: list[ci_summary.Touched] = []
    with Progress(not choices.quiet) as progress:

        def read(name: str) -> Report | None:
            try:
                return reports.understand(reports.load(name, choices, progress), choices, progress, None, lexicon)
            except ReadError as error:
                progress.pause()
                say(str(error))
                return None

        for name in changed:
            report = read(name)
            if report is None:
                failed = True
                continue
            earlier = touched.before(name, report, read)
            old = read(earlier) if earlier else None
            old = old if old and old.lang == report.lang and old.sha256 != report.sha256 else None
            progress.step(f"checking {name}")
            compared = following.compare(old, report, choices.tolerance, lexicon, said_in=choices.ui or "") if old else None
            everything = checking.check(
                report, (old,) if old else (), select=wanted.select, ignore=(*wanted.ignore, *wanted.settings.ignored_in(name)),
                tolerance=choices.tolerance, lexicon=lexicon, diff=compared, said_in=choices.ui or "",
            ).findings  # fmt: skip
            checked = checking.graded(everything, wanted.settings.severity or {})
            found.append(ci_summary.Touched(report, checked, compared))
            shown = page.diff(compared, following.quoted, choices.ui, checked) if compared else page.check([report], checked, choices.ui)
            destination.write(shown, os.fspath(folder / f"{name.replace('/', '-').replace(os.sep, '-')}.html"), choices.quiet)
    least = wanted.min_severity or (wanted.fail_at if wanted.fail_at == Severity.INFO else None)  # what fails is seen
    listed = [
        (one.report, checking.ranked(one.findings, Severity(least)) if least else for_ci(one.report, one.findings, choices)) for one in found
    ]
    pages = {rule.code: rule.page() for rule in checking.RULES}
    for name, text in (
        ("summary.md", ci_summary.summary(found, choices.ui)),
        ("findings.sarif", documents.dumps(findings.sarif_all(listed, pages, __version__))),
        ("code-quality.json", documents.dumps(annotations.gitlab(listed))),
    ):
        destination.write(text, os.fspath(folder / name), choices.quiet)
    on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    destination.write((annotations.github if on_github else annotations.lines)(listed), None)
    at = wanted.fail_at
    return failed or any(at != "never" and _RANK[one.severity] <= _RANK[Severity(at)] for one_of in found for one in one_of.findings)
