"""``reportdiff verify FILE``: makes a result again from what ``--provenance`` wrote, and compares the two."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from reportdiff.cli import options, provenance, speech
from reportdiff.cli.console import say

if TYPE_CHECKING:
    from reportdiff.cli.program import Program

# What may be run because a file says so: commands that read reports and write the one result.
_AGAIN = frozenset({"diff", "check", "extract", "outline", "ledger", "track"})


@click.command(short_help="A result made again, and compared.")
@click.argument("file")
@options.quietly
@click.pass_context
def verify(context: click.Context, /, file: str, quiet: bool) -> None:
    """Make the result that FILE tells of again, and compare it byte for byte.

    FILE is what --provenance wrote. Run it where the result was made, so that the names of files lead to them. Says which files
    or versions are others than they were. Exits with 0 if the result is the same, with 1 if it is not, or if the file that was
    made has been changed since.

    \b
    Example:
      reportdiff diff 2024.docx 2025.html -o page.html --provenance page.json
      reportdiff verify page.json
    """
    told = provenance.read(file)
    definition = told["predicate"]["buildDefinition"]
    if not quiet:
        _tell_changes(definition["resolvedDependencies"], told["predicate"]["runDetails"])
    made = _again(cast("Program", context.find_root().command), definition["externalParameters"], file)
    (subject, *_) = told["subject"]
    same = made is not None and provenance.digest(made) == subject["digest"]["sha256"]
    here = Path(subject["name"])
    changed = here.is_file() and provenance.digest(here.read_bytes()) != subject["digest"]["sha256"]
    if not quiet:
        say(f"{subject['name']}: the same, byte for byte" if same else f"{subject['name']}: is not what it was")
        if changed:
            say(f"{subject['name']}: the file that stands here was changed after it was made")
    context.exit(0 if same and not changed else 1)


def _tell_changes(inputs: list[dict[str, Any]], details: dict[str, Any]) -> None:
    """Say what is not as it was: files, and versions."""
    for one in inputs:
        name, sha256 = one["uri"], one["digest"]["sha256"]
        path = Path(name)
        if name != "-" and not path.is_file():
            say(f"{name}: is not there")
        elif name != "-" and provenance.digest(path.read_bytes()) != sha256:
            say(f"{name}: has changed since")
    now = provenance.versions()
    for name, before in dict(details.get("builder", {}).get("version", {})).items():
        if now.get(name) != before:
            say(f"{name}: was {before}, is {now.get(name, 'not installed')}")


def _again(program: Program, asked: dict[str, Any], file: str) -> bytes | None:
    """The result made again, in a folder of its own; ``None`` where it could not be."""
    name = asked["command"]
    if name not in _AGAIN:
        raise provenance.StatementError(f"{file}: tells of the command {name!r}, which is not made again; give another")
    options_, names = provenance.plainly(program.commands[name], asked["arguments"])
    form = program.commands[name].make_parser(click.Context(program.commands[name])).parse_args(list(asked["arguments"]))[0].get("format")
    spoken = speech.spoken()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made"
        program.run([name, *options_, *(["--format", str(form)] if form else []), "-q", "-o", str(made), "--", *names])
        speech.speak(spoken)
        return made.read_bytes() if made.is_file() else None
