"""What a result was made from: files and their sha256, versions, arguments, in the form of an in-toto statement; and made again.

What a command reads and writes is noted while it runs (``used``, ``wrote``); ``--provenance`` asks for the statement of it.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from reportdiff.errors import ReportError
from reportdiff.files import bytes_of
from reportdiff.project import REPOSITORY

STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://slsa.dev/provenance/v1"
BUILD = f"{REPOSITORY}/provenance/v1"

# Where results go and how much is said of it is no part of what they are.
_NOT_TOLD = frozenset({"output", "provenance", "write_decisions", "write_baseline", "quiet", "verbose", "traceback", "format", "help"})
_LIBRARIES = ("lxml", "numpy", "pint", "pypdfium2", "python-docx", "rapidfuzz", "trafilatura", "xlsxwriter")
_REMEDY = "give the file of --provenance"
_LARGEST = 4_000_000  # bytes of a statement


class StatementError(ReportError):
    """A file that is no statement of what a result was made from; the message says what to give."""


@dataclass(slots=True)
class Record:
    """What a command read and wrote so far; ``target`` is where the statement of it goes, if one is asked for."""

    target: str | None = None
    form: str | None = None
    inputs: dict[str, tuple[str, str]] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)


_record: ContextVar[Record | None] = ContextVar("record", default=None)


@contextmanager
def recording() -> Iterator[Record]:
    """Note what is read and written inside."""
    token = _record.set(Record())
    try:
        record = _record.get()
        assert record is not None
        yield record
    finally:
        _record.reset(token)


def asked(target: str) -> None:
    """A statement is wanted in the file ``target``."""
    if record := _record.get():
        record.target = target


def formed(form: str) -> None:
    """The format of what is written."""
    if record := _record.get():
        record.form = form


def used(what: str, name: str, sha256: str | None = None) -> None:
    """A file was read; its digest, if nobody has told it yet."""
    if record := _record.get():
        record.inputs[name] = what, sha256 or digest(Path(name).read_bytes())


def wrote(name: str, data: bytes) -> None:
    """A result was written."""
    if record := _record.get():
        record.outputs[name] = digest(data)


def digest(data: bytes) -> str:
    """The sha256 of bytes, as a file is known by."""
    return hashlib.sha256(data).hexdigest()


def statement(record: Record, command: click.Command, arguments: Sequence[str]) -> dict[str, Any]:
    """The in-toto statement of a run, with the predicate of SLSA provenance: what went in, what was asked, what came out."""
    options, names = plainly(command, arguments)
    return {
        "_type": STATEMENT,
        "subject": [{"name": name, "digest": {"sha256": sha256}} for name, sha256 in record.outputs.items()],
        "predicateType": PREDICATE,
        "predicate": {
            "buildDefinition": {
                "buildType": BUILD,
                "externalParameters": {
                    "command": command.name,
                    "arguments": [*options, *(["--format", record.form] if record.form else []), "--", *names],
                },
                "internalParameters": {},
                "resolvedDependencies": [
                    {"name": what, "uri": name, "digest": {"sha256": sha256}} for name, (what, sha256) in record.inputs.items()
                ],
            },
            "runDetails": {"builder": {"id": REPOSITORY, "version": versions()}, "metadata": {}},
        },
    }


def plainly(command: click.Command, arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """The options of a command in one plain order, without those that say where results go and in which format, and its names."""
    given, _, _ = command.make_parser(click.Context(command)).parse_args(list(arguments))
    options: list[str] = []
    names: list[str] = []
    for param in command.get_params(click.Context(command)):
        value = given.get(param.name or "")
        if not isinstance(value, (str, list, tuple, bool)) or param.name in _NOT_TOLD:
            continue
        if isinstance(param, click.Argument):
            names += [str(one) for one in value] if isinstance(value, (list, tuple)) else [str(value)]
        elif isinstance(value, bool):
            options += [max(param.opts, key=len)] if value else []
        else:
            for one in [value] if isinstance(value, str) else value:
                options += [max(param.opts, key=len), str(one)]
    return options, names


def versions() -> dict[str, str]:
    """Of the program, to the letter of its code and data, of Python, and of the libraries that results may depend on."""
    from importlib.metadata import PackageNotFoundError, version

    from reportdiff import __version__
    from reportdiff.batch.manifest import build

    found = {"reportdiff": __version__, "build": build(), "python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def read(name: str) -> dict[str, Any]:
    """The statement in a file."""
    try:
        told = json.loads(bytes_of(name, _LARGEST, _REMEDY, StatementError))
        definition = told["predicate"]["buildDefinition"]
        asked = definition["externalParameters"]
        sound = (
            told["_type"] == STATEMENT
            and len(told["subject"]) == 1
            and definition["buildType"] == BUILD
            and isinstance(asked["command"], str)
            and all(isinstance(one, str) for one in asked["arguments"])
            and all(isinstance(one["digest"]["sha256"], str) for one in (*told["subject"], *definition["resolvedDependencies"]))
        )
    except (ValueError, LookupError, TypeError) as error:
        raise StatementError(f"{name}: is no statement that --provenance wrote; {_REMEDY}") from error
    if not sound:
        raise StatementError(f"{name}: is no statement that --provenance wrote; {_REMEDY}")
    return dict(told)
