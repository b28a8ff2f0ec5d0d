"""The program as a whole: its commands, and how every ending becomes one line and an exit code."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from reportdiff import __version__
from reportdiff.cli.batch import batch
from reportdiff.cli.check import check
from reportdiff.cli.console import say
from reportdiff.cli.demo import demo
from reportdiff.cli.diff import diff
from reportdiff.cli.extract import extract
from reportdiff.cli.outline import outline
from reportdiff.cli.query import query
from reportdiff.cli.rules import rules
from reportdiff.cli.text import text
from reportdiff.errors import ReportError

_WRONG_USE = 2
_INTERRUPTED = 130  # 128 + SIGINT, as shells have it
_OWN_FAULT = 70  # EX_SOFTWARE: not to be mistaken for 1, "found something"


class Program(click.Group):
    """A group of commands that lists them in the order of their use and ends every fault on one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run, and exit with the code of the contract."""
        extra["standalone_mode"] = False
        sys.exit(self._run(args, **extra))

    def _run(self, args: Sequence[str] | None, **extra: Any) -> int:
        try:
            ended = super().main(args, "reportdiff", **extra)
        except click.ClickException as error:
            say(_usage(error))
            return _WRONG_USE
        except ReportError as error:
            say(str(error))
            return _WRONG_USE
        except (click.Abort, KeyboardInterrupt):
            return _INTERRUPTED
        except Exception:
            traceback.print_exc()
            say("this is a fault of reportdiff, not of your input; please report it with the lines above")
            return _OWN_FAULT
        return ended if isinstance(ended, int) else 0


def _usage(error: click.ClickException) -> str:
    """click's message on one line, with the help that explains it."""
    message = " ".join(error.format_message().split()).rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message}; see '{context.command_path if context else 'reportdiff'} --help'"


@click.group(
    cls=Program,
    commands=[diff, check, extract, outline, text, batch, query, rules, demo],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
)
@click.version_option(__version__, "--version", "-V", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Which of last year's targets were met, missed, carried over or dropped?

    Reads successive government work reports and follows every figure from one to the next.

    \b
    Example:
      reportdiff demo
      reportdiff diff 2024.docx 2025.html
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
