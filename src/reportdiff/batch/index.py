"""What is known of every file, in a table on disk: the memory of a batch must not grow with the number of reports.

The table is made anew at every start, from the files that are found and the journal of what was done; it is SQLite, in a
temporary file, and gone when the batch ends.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from reportdiff.batch.naming import named
from reportdiff.batch.work import Given

_TABLES = """
CREATE TABLE given (
    source TEXT PRIMARY KEY, path BLOB, stamp TEXT, issuer TEXT, year INTEGER, previous TEXT, lang TEXT, encoding TEXT,
    series TEXT, named_year INTEGER, named_issuer TEXT
) WITHOUT ROWID;
CREATE TABLE heads (
    source TEXT PRIMARY KEY, stamp TEXT, sha256 TEXT, lang TEXT, issuer TEXT, year INTEGER, facts INTEGER,
    kind TEXT, message TEXT
) WITHOUT ROWID;
CREATE TABLE issuers (source TEXT PRIMARY KEY, chain TEXT, issuer TEXT, remarks TEXT) WITHOUT ROWID;
CREATE TABLE places (
    source TEXT PRIMARY KEY, issuer TEXT, year INTEGER, previous TEXT, double_of TEXT, remarks TEXT
) WITHOUT ROWID;
CREATE INDEX by_series ON given (series);
CREATE INDEX by_chain ON issuers (chain);
CREATE TABLE written (part TEXT PRIMARY KEY, digest TEXT, rows TEXT) WITHOUT ROWID;
"""
_AT_ONCE = 500

Row = sqlite3.Row


class Index:
    """The tables ``given`` (files found), ``heads`` (what reading told), ``issuers`` and ``places`` (series), ``written`` (batches)."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="reportdiff-")
        self._base = sqlite3.connect(Path(self._folder.name) / "index.sqlite", isolation_level=None)
        self._base.row_factory = sqlite3.Row
        self._base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;" + _TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._base.close()
        self._folder.cleanup()

    def add(self, given: Iterable[Given]) -> None:
        """Files that were found; of one found twice the first counts, but what a list says of it comes before."""
        names = [field.name for field in fields(Given)]
        with self._base:
            for one in given:
                told = named(one.source)
                row = [*(getattr(one, name) for name in names), told.series, told.year, told.issuer]
                row[1] = os.fsencode(one.path)  # a name may hold bytes that are no text
                listed = one.issuer is not None or one.year is not None or one.previous is not None
                verb = "INSERT OR REPLACE" if listed else "INSERT OR IGNORE"
                columns = ", ".join([*names, "series", "named_year", "named_issuer"])
                self._base.execute(f"{verb} INTO given ({columns}) VALUES ({', '.join('?' * len(row))})", row)

    def put(self, table: str, rows: Iterable[dict[str, Any]]) -> None:
        """Rows by their columns, in place of those of the same key."""
        self._base.execute("BEGIN")
        for row in rows:
            columns = ", ".join(row)
            marks = ", ".join("?" * len(row))
            self._base.execute(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))
        self._base.execute("COMMIT")

    def change(self, statement: str, rows: Iterable[tuple[Any, ...]] = ((),)) -> None:
        """A statement, once for each row of its arguments."""
        self._base.execute("BEGIN")
        self._base.executemany(statement, rows)
        self._base.execute("COMMIT")

    def count(self, query: str, *arguments: Any) -> int:
        """The number that a query gives."""
        return int(self._base.execute(query, arguments).fetchone()[0] or 0)

    def rows(self, query: str, *arguments: Any) -> Iterator[Row]:
        """The rows that a query gives, a few at a time; what it reads must not be changed before it ends."""
        with closing(self._base.execute(query, arguments)) as found:
            while some := found.fetchmany(_AT_ONCE):
                yield from some
