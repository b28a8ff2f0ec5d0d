"""The program as a whole: its commands, and how every ending becomes one line and an exit code."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from reportdiff import __version__
from reportdiff.cli import output, provenance, speech
from reportdiff.cli.batch import batch
from reportdiff.cli.check import check
from reportdiff.cli.ci import ci
from reportdiff.cli.completing import in_shells
from reportdiff.cli.console import say
from reportdiff.cli.demo import demo
from reportdiff.cli.diff import diff
from reportdiff.cli.extract import extract
from reportdiff.cli.helping import in_words
from reportdiff.cli.ledger import ledger
from reportdiff.cli.mcp import mcp
from reportdiff.cli.outline import outline
from reportdiff.cli.query import query
from reportdiff.cli.rules import rules
from reportdiff.cli.text import text
from reportdiff.cli.track import track
from reportdiff.cli.verify import verify
from reportdiff.collector import collect_seldom
from reportdiff.errors import ReportError

_WORK = Path(__file__).parents[1]
_WRONG_USE = 2
_FOUND = 1
_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class Program(click.Group):
    """A group of commands that lists them in the order of their use and ends every fault on one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run, and exit with the code of the contract."""
        collect_seldom()
        extra["standalone_mode"] = False
        arguments = self._led(sys.argv[1:] if args is None else args)
        speech.speak(speech.asked_for(arguments) or speech.of_locale())
        sys.exit(self.run(arguments, **extra))

    def _led(self, args: Sequence[str]) -> Sequence[str]:
        """The arguments with a language that stands before the command put behind it, where the command takes one."""
        for many in (1, 2):
            lead, rest = args[:many], args[many:]
            if rest and speech.asked_for(lead):
                command = self.commands.get(rest[0])
                takes = command is not None and any("--ui" in one.opts for one in command.params)
                return [rest[0], *lead, *rest[1:]] if takes else args
        return args

    def run(self, args: Sequence[str], **extra: Any) -> int:
        """Run, and tell on one line what went wrong; the exit code."""
        with provenance.recording() as record:
            code = self._run(args, **extra)
            if record.target is None or code not in (0, _FOUND):
                return code
            return self._stated(record, args) or code

    def _stated(self, record: provenance.Record, args: Sequence[str]) -> int:
        """Write the statement of what was made; the exit code, where it cannot be."""
        target = record.target
        if target is None or list(record.outputs) in ([], ["-"]):
            say("--provenance: tells of a file; give -o FILE too")
            return _WRONG_USE
        try:
            told = provenance.statement(record, self.commands[args[0]], args[1:])
            output.check(target, [*record.inputs, *record.outputs])
            output.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n", target, beside=True)
        except ReportError as error:
            say(speech.error(error))
            return _WRONG_USE
        return 0

    def _run(self, args: Sequence[str], **extra: Any) -> int:
        try:
            ended = super().main(args, "reportdiff", **extra)
        except click.ClickException as error:
            say(_usage(error))
            return _WRONG_USE
        except ReportError as error:
            say(speech.error(error))
            return _WRONG_USE
        except (click.Abort, KeyboardInterrupt):
            return _INTERRUPTED
        except SystemExit:  # how click itself ends where nobody reads on (| head); all else it raises or returns
            output.forget_stdout()
            return 0
        except MemoryError as error:
            say(f"there is not enough memory{_while(error)}; give a smaller file, or more memory")
            return _WRONG_USE
        except Exception as error:
            _confess(error, "--traceback" in args)
            return _WRONG_USE
        return ended if isinstance(ended, int) else 0


def _confess(error: Exception, whole: bool) -> None:
    """Says that the program is at fault, where, and how it is reported: one line, after the whole traceback if asked for."""
    if whole:
        for line in "".join(traceback.format_exception(error)).splitlines():
            say(line)
    what = f"{type(error).__name__} at {_place(error)} of version {__version__}{_while(error)}"
    say(f"a fault of reportdiff itself, not yours: {what}; please report it, with what --traceback adds to this line")


def _place(error: BaseException) -> str:
    """The last line of this package that an exception came through."""
    lines = [(Path(one.filename), one.lineno) for one in traceback.extract_tb(error.__traceback__)]
    ours = [(file, line) for file, line in lines if _WORK in file.parents]
    return f"{ours[-1][0].relative_to(_WORK).as_posix()}:{ours[-1][1]}" if ours else "no place of its own"


def _while(error: BaseException) -> str:
    """What was being done, and to which file."""
    notes: list[str] = getattr(error, "__notes__", [])
    return f" while {notes[0]}" if notes and notes[0] else ""


def _usage(error: click.ClickException) -> str:
    """click's message on one line, with the help that explains it."""
    message = speech.said(" ".join(error.format_message().split())).rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return speech.filled("{}; see '{} --help'", message, context.command_path if context else "reportdiff")


@click.group(
    cls=Program,
    commands=[diff, check, track, ledger, extract, outline, text, batch, query, rules, ci, verify, mcp, demo],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
)
@click.version_option(__version__, "--version", "-V", message="%(prog)s %(version)s")
@click.option(
    "--ui",
    type=click.Choice(speech.LANGUAGES),
    expose_value=False,
    help="Language of this help and of what the program says; by default that of the system.",
)
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


in_shells(main.commands.values())
in_words((main, *main.commands.values()))
