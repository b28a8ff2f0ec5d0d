"""``reportdiff demo``: the main job on two bundled reports, so that a newcomer sees it work."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from shutil import which
from typing import Any

import click

from reportdiff import demo as bundled
from reportdiff.cli import options, speech
from reportdiff.cli.console import say
from reportdiff.cli.diff import run


@click.command(short_help="See it work on two bundled reports.")
@click.option(
    "--lang",
    type=click.Choice(bundled.LANGS),
    help="The pair in this language; by default in that which the program speaks.",
)
@options.selection
@options.diff_output
@options.own_lexicon
@click.pass_context
def demo(context: click.Context, /, lang: str | None, **chosen: Any) -> None:
    """Compare two reports that come with the program.

    They are two successive reports of an invented district in Chinese, or of an invented city in English, as the program
    speaks. Says which files they are, and how to run the same on reports of your own.

    \b
    Example:
      reportdiff demo
      reportdiff demo --lang zh
      reportdiff demo --format markdown
    """
    shown, everything = options.selected(context, chosen)
    choices = options.choices(context, chosen)
    pair = lang or (speech.spoken() if speech.spoken() in bundled.LANGS else speech.SOURCE)
    old, new = (str(path) for path in bundled.paths(pair))
    if not choices.quiet:
        say(f"comparing two bundled reports: {old} and {new}")
        say(f"to do it yourself: {shlex.quote(_program())} diff {shlex.quote(old)} {shlex.quote(new)}")
    run(context, old, new, frozenset(), choices, selection=shown, everything=everything)
    if not choices.quiet and choices.output is None:
        say(f"with two reports of your own, as a page to open: {shlex.quote(_program())} diff OLD NEW -o page.html")


def _program() -> str:
    """How the program is called here: by its name where the shell finds it, else by its path."""
    own = Path(sys.argv[0])
    return "reportdiff" if own.name != "reportdiff" or which("reportdiff") else str(own)
