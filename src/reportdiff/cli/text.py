"""``reportdiff text REPORT``: the plain text that all offsets refer to."""

from __future__ import annotations

import sys
from typing import Any

import click

from reportdiff.cli import options, reports
from reportdiff.cli import output as destination
from reportdiff.cli.console import Progress, is_terminal


@click.command(short_help="The plain text of one report.")
@click.argument("report")
@options.text_output
@click.pass_context
def text(context: click.Context, /, report: str, **chosen: Any) -> None:
    """Print the plain text of REPORT, as it is read: start and end of every figure count characters in it.

    Of a .txt file that is the file itself, decoded. At a terminal control characters are shown and not obeyed.

    \b
    Example:
      reportdiff text 2025.pdf -o 2025.txt
    """
    choices = options.choices(context, {**chosen, "format": "text", "ui": None, "verbose": False})
    destination.check(choices.output, (report,))
    with Progress(not choices.quiet) as progress:
        found = reports.load(report, choices, progress).text
    destination.write(_shown(found) if _is_seen(choices.output) else found, choices.output, choices.quiet)


def _is_seen(target: str | None) -> bool:
    return target in (None, "-") and is_terminal(sys.stdout)


def _shown(found: str) -> str:
    """The lines of a text, each made safe to look at."""
    from reportdiff.rendering.safety import escaped

    return "".join("\t".join(map(escaped, line.split("\t"))) + "\n" for line in found.split("\n"))
