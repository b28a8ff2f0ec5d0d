"""``reportdiff batch SOURCE... -o FOLDER``: many reports of many issuers, as a data set of Parquet files."""

from __future__ import annotations

import math
import os
import time
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import click

from reportdiff.cli import options, reports
from reportdiff.cli.console import Progress, say

if TYPE_CHECKING:
    from reportdiff.batch import Limits, Summary
    from reportdiff.batch.pool import Crew

_MEGABYTE = 1024 * 1024
_OFTEN = 0.2  # seconds between two looks at the clock
_STEPS = {"read": "reading", "compare": "comparing"}


@click.command(short_help="Thousands of reports, as a data set.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o", "folder", required=True, metavar="FOLDER", help="The folder of results: a path, or an address like s3://…"
)
@click.option(
    "--workers",
    type=click.IntRange(1, 1024),
    metavar="N",
    help="Worker processes on this machine; by default one for each core.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Have the work done by the Dask cluster whose scheduler listens there, such as tcp://host:8786.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(1, 86_400),
    default=120,
    show_default=True,
    metavar="SECONDS",
    help="Computing time that reading one report, or comparing it, may take.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(512, 1_048_576),
    default=2048,
    show_default=True,
    metavar="MEGABYTES",
    help="Memory that a worker may take.",
)
@options.tolerance
@options.own_lexicon
@options.batch
@click.pass_context
def batch(
    context: click.Context,
    /,
    sources: tuple[str, ...],
    folder: str,
    workers: int | None,
    scheduler: str | None,
    time_limit: float,
    memory_limit: int,
    **chosen: Any,
) -> None:
    """Read all reports at SOURCE, follow each issuer's from year to year, check them, and write it all to FOLDER.

    SOURCE is a file, a folder with all that is below it, or a list: a CSV file with the column source and, where known,
    issuer, year, previous, lang, encoding. Whose report follows on whose is taken from what they say, and from names
    and folders. FOLDER gets Parquet files for 'reportdiff query', pandas, DuckDB or Spark. A file that cannot be read is
    a row in the table errors. A batch that was stopped goes on when it is started again.

    \b
    Example:
      reportdiff batch reports/ -o results
      reportdiff batch list.csv -o results --workers 8
      reportdiff batch s3://bucket/reports -o s3://bucket/results --scheduler tcp://host:8786
    """
    from reportdiff.batch import Limits, Recipe, run

    if workers and scheduler:
        raise click.UsageError("--workers is for this machine; with --scheduler the cluster has its own", context)
    choices = options.choices(context, {**chosen, "format": "table", "output": None, "ui": None, "verbose": False})
    limits = Limits(time_limit, memory_limit * _MEGABYTE)
    recipe = Recipe(choices.lang, choices.encoding, choices.tolerance, reports.own_lexicon(choices))
    with Progress(not choices.quiet) as progress:
        pace = Pace(progress)
        found = run(sources, folder, _crew(workers, scheduler, limits), recipe, limits, pace.tell)
    if not choices.quiet:
        for line in _told(found, folder):
            say(line)


def _crew(workers: int | None, scheduler: str | None, limits: Limits) -> AbstractContextManager[Crew]:
    if scheduler:
        from reportdiff.batch.cluster import Cluster

        return Cluster(scheduler, limits)
    from reportdiff.batch.pool import Pool

    return Pool(workers or _cores(), limits)


def _cores() -> int:
    """The cores that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _told(found: Summary, folder: str) -> list[str]:
    held = {table: f"{count:,}" for table, count in found.rows.items()}
    lines = [
        f"{folder}: {found.files:,} files, {found.issuers:,} issuers, {found.pairs:,} reports with the one before them",
        (
            f"{folder}: {held['reports']} reports, {held['facts']} facts, {held['commitments']} commitments, {held['outcomes']} outcomes, "
            f"{held['pending']} pending, {held['commitment_outcomes']} commitment outcomes, {held['findings']} findings"
        ),
    ]
    if errors := found.rows.get("errors", 0):
        lines.append(f"{folder}: {errors:,} errors; 'reportdiff query {folder} errors' lists them")
    return lines


class Pace:
    """How far a batch is, how fast, and how long it will take at that."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._step = ""
        self._began, self._from, self._last = 0.0, 0, -math.inf

    def tell(self, step: str, done: int, total: int) -> None:
        """Show how far a step is; what was done before it began does not count for its rate."""
        now = time.monotonic()
        if step != self._step:
            self._step, self._began, self._from, self._last = step, now, done, -math.inf
        if now - self._last >= _OFTEN:
            self._last = now
            self._progress.step(paced(step, done, total, done - self._from, now - self._began))


def paced(step: str, done: int, total: int, lately: int, seconds: float) -> str:
    """The line that says so: ``reading 1,200 of 60,000 reports, 31.0 a second, 32 min left``."""
    line = f"{_STEPS.get(step, step)} {done:,} of {total:,} reports"
    if not lately or seconds <= 0:
        return line
    rate = lately / seconds
    return f"{line}, {rate:.1f} a second, {_span((total - done) / rate)} left"


def _span(seconds: float) -> str:
    for size, unit in ((3600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"
