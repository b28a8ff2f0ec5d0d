"""The files of a batch: those that are named, all reports in folders that are named, and those that a list names.

A list is a CSV file with a head: ``source`` and, where known, ``issuer``, ``year``, ``previous`` (the source of the report
before it), ``lang`` and ``encoding``. What it says is not asked of the text. Names in it are relative to its folder.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from reportdiff.batch import places
from reportdiff.batch.work import Given
from reportdiff.errors import ReadError, SettingsError
from reportdiff.extraction import LANGUAGES
from reportdiff.reading.kinds import may_be_report

_COLUMNS = ("source", "issuer", "year", "previous", "lang", "encoding")
_LIST = ".csv"
_LARGEST = 200 * 1024 * 1024


def find(sources: Iterable[str], output: str) -> Iterator[Given]:
    """The files at the sources, in the order of the sources; what stands below the folder of results is none of them.

    Raises ``SettingsError`` for a list that is wrong, ``ReadError`` for a source that is not there.
    """
    own = places.absolute(output).rstrip("/") + "/"
    for source in sources:
        if PurePosixPath(source).suffix.lower() == _LIST:
            yield from _listed(source)
            continue
        for entry in places.find(source):
            named = entry.path == source
            path = places.absolute(entry.path)
            if named or (may_be_report(entry.path) and not path.startswith(own)):
                yield Given(_shown(entry.path), path, entry.stamp)


def _listed(source: str) -> Iterator[Given]:
    text = _text(source)
    table = csv.DictReader(io.StringIO(text, newline=""))
    head = [name.strip() for name in table.fieldnames or ()]
    if "source" not in head or set(head) - set(_COLUMNS):
        raise SettingsError(f"{source}: its first line must name columns out of {', '.join(_COLUMNS)}, source among them")
    table.fieldnames = head
    for row in table:
        told = {name: (row.get(name) or "").strip() or None for name in _COLUMNS}
        yield _given(source, table.line_num, told)


def _given(source: str, line: int, told: dict[str, Any]) -> Given:
    if told["source"] is None:
        raise SettingsError(f"{source}, line {line}: names no source")
    if told["year"] is not None:
        if not (told["year"].isascii() and told["year"].isdecimal() and len(told["year"]) == 4):
            raise SettingsError(f"{source}, line {line}: year {told['year']!r} is no year such as 2025")
        told["year"] = int(told["year"])
    if told["lang"] not in (None, *LANGUAGES):
        raise SettingsError(f"{source}, line {line}: lang {told['lang']!r} is not known; one of {', '.join(LANGUAGES)}")
    for name in ("source", "previous"):
        told[name] = told[name] and _beside(source, told[name])
    name = told.pop("source")
    try:
        stamp = next(places.find(name)).stamp
    except (ReadError, StopIteration):
        stamp = "missing"  # whoever reads it will say so
    return Given(name, places.absolute(name), stamp, **told)


def _text(source: str) -> str:
    try:
        return places.fetch(source, _LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise SettingsError(f"{source}: is not UTF-8 text; save it as UTF-8") from fault


def _shown(name: str) -> str:
    """A name as text, whatever bytes a file system let into it."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _beside(source: str, name: str) -> str:
    """A name in a list, from the folder of the list."""
    if places.is_remote(name) or PurePosixPath(name).is_absolute():
        return name
    folder = source.rpartition("/")[0]
    return f"{folder}/{name}" if folder else name
