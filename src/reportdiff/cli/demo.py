"""``reportdiff demo``: the main job on two bundled reports, so that a newcomer sees it work."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from shutil import which
from typing import Any

import click

from reportdiff.cli import options
from reportdiff.cli.console import say
from reportdiff.cli.diff import run


@click.command(short_help="See it work on two bundled reports.")
@options.selection
@options.diff_output
@options.own_lexicon
@click.pass_context
def demo(context: click.Context, /, **chosen: Any) -> None:
    """Compare two reports that come with the program.

    They are two successive reports of an invented district. Says which files they are, and how to run the same on
    reports of your own.

    \b
    Example:
      reportdiff demo
      reportdiff demo --format markdown
    """
    from reportdiff import demo as bundled

    shown, everything = options.selected(context, chosen)
    choices = options.choices(context, chosen)
    old, new = (str(path) for path in bundled.paths())
    if not choices.quiet:
        say(f"comparing two bundled reports: {old} and {new}")
        say(f"to do it yourself: {shlex.quote(_program())} diff {shlex.quote(old)} {shlex.quote(new)}")
    run(context, old, new, frozenset(), choices, selection=shown, everything=everything)


def _program() -> str:
    """How the program is called here: by its name where the shell finds it, else by its path."""
    own = Path(sys.argv[0])
    return "reportdiff" if own.name != "reportdiff" or which("reportdiff") else str(own)
