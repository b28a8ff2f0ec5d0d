"""``reportdiff mcp``: answers an assistant's questions about reports, on standard input and output."""

from __future__ import annotations

from pathlib import Path

import click

from reportdiff.cli import options


@click.command(short_help="A server for assistants (MCP).")
@click.argument("folder", default=".", required=False)
@options.crash
def mcp(folder: str) -> None:
    """Serve the reports in FOLDER to an assistant, over the Model Context Protocol on standard input and output.

    The assistant starts it; it asks for figures, sections, comparisons, the reasons of a row, findings and quotations, gets small
    answers, and goes on where it wants more. Nothing outside FOLDER is read, nothing is written, no network is used.

    \b
    Example:
      reportdiff mcp reports/
    """
    from reportdiff.errors import SettingsError
    from reportdiff.serving import serve

    if not Path(folder).is_dir():
        raise SettingsError(f"{folder}: is no folder; name the folder of the reports")
    serve(Path(folder))
