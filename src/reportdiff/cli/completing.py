"""What a shell offers where a name is begun: files where a command takes one, rules and ready questions by name, click's own elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem

# Metavariables of options, and names of arguments, that stand for a file or a folder.
_FILES = frozenset({"FILE", "REPORT", "LATER"})
_FOLDERS = frozenset({"FOLDER"})
_ARGUMENTS = frozenset({"old", "new", "report", "reports", "sources", "names", "file"})
_RULES = frozenset({"RULES"})


class _Offered(click.types.StringParamType):
    """A text whose completion something else knows."""

    def __init__(self, offer: Callable[[str], Iterable[CompletionItem]]) -> None:
        self._offer = offer

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """What may stand there."""
        return list(self._offer(incomplete))


def in_shells(commands: Iterable[click.Command]) -> None:
    """Let each parameter of the commands that is the name of something be completed as what it names."""
    for command in commands:
        for param in command.params:
            if type(param.type) is click.types.StringParamType and (offer := _offer(command, param)):
                param.type = _Offered(offer)


def _offer(command: click.Command, param: click.Parameter) -> Callable[[str], Iterable[CompletionItem]] | None:
    named = param.metavar or ""
    if isinstance(param, click.Argument):
        own = {("rules", "code"): _codes, ("query", "question"): _questions}.get((command.name or "", param.name or ""))
        return own or (_folders if param.name == "folder" else _files if param.name in _ARGUMENTS else None)
    if named in _RULES:
        return _codes
    return _folders if named in _FOLDERS else _files if named in _FILES else None


def _files(begun: str) -> Iterable[CompletionItem]:
    yield CompletionItem(begun, type="file")


def _folders(begun: str) -> Iterable[CompletionItem]:
    yield CompletionItem(begun, type="dir")


def _codes(begun: str) -> Iterable[CompletionItem]:
    from reportdiff.checking import RULES

    done, comma, last = begun.rpartition(",")  # of --select and --ignore the last of several
    return (CompletionItem(f"{done}{comma}{rule.code}") for rule in RULES if rule.code.startswith(last.upper()))


def _questions(begun: str) -> Iterable[CompletionItem]:
    from reportdiff.querying.questions import questions

    return (CompletionItem(name) for name in questions() if name.startswith(begun))
