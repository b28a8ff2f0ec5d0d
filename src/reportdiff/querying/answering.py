"""A folder of results as views of DuckDB, one for each table, and what they answer.

Beside the tables stands a view ``in_series``: the reports that count where issuers are compared, doubles left out.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reportdiff.batch import places
from reportdiff.batch.journal import WORK
from reportdiff.batch.manifest import NAME
from reportdiff.batch.tables import PARTITION, TABLES
from reportdiff.errors import FolderError, MissingLibraryError, SettingsError
from reportdiff.querying.questions import Bound

_TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE"}
_SERIES = "CREATE VIEW in_series AS SELECT source, issuer, report_year FROM reports WHERE double_of IS NULL"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question is answered with: the names of the columns, which of them are numbers, and the rows."""

    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[Any, ...], ...]


def is_finished(folder: str) -> bool:
    """Whether a folder is one of results, and nothing is left to do there; raises ``FolderError`` where it is none."""
    place = places.place(places.absolute(folder))
    begun = next(place.names(WORK), None)
    if place.get(NAME) is None and begun is None:
        raise FolderError(f"{folder}: holds no results; 'reportdiff batch SOURCE... -o {folder}' makes them")
    return begun is None


def ask(folder: str, sql: str, values: Mapping[str, Bound] | None = None) -> Answer:
    """The answer to a question in SQL, over the views of a folder of results; ``$name`` in it stands for a value.

    Raises ``SettingsError`` where the SQL is wrong, ``MissingLibraryError`` where DuckDB is not installed.
    """
    with _views(folder) as base:
        found = _run(base, sql, values)
        if found.description is None:
            return Answer((), (), ())
        columns = tuple(column[0] for column in found.description)
        numeric = tuple(str(column[1]) in _NUMBERS for column in found.description)
        return Answer(columns, numeric, tuple(found.fetchall()))


def parquet(folder: str, sql: str, values: Mapping[str, Bound] | None = None) -> bytes:
    """The answer as a Parquet file; for what is too large to be looked at."""
    with _views(folder) as base, tempfile.TemporaryDirectory(prefix="reportdiff-") as temporary:
        file = Path(temporary) / "answer.parquet"
        duckdb = _library()
        try:
            base.sql(sql, params=dict(values or {})).write_parquet(str(file), compression="zstd")
        except (duckdb.Error, AttributeError) as error:
            raise _wrong(error) from error
        return file.read_bytes()


_NUMBERS = frozenset({"NUMBER", "BIGINT", "HUGEINT", "INTEGER", "DOUBLE", "FLOAT", "UBIGINT", "SMALLINT", "TINYINT"})


@contextmanager
def _views(folder: str) -> Iterator[Any]:
    duckdb = _library()
    base = duckdb.connect()
    try:
        # Nothing is fetched from anywhere that the user did not name.
        base.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
        address = places.absolute(folder)
        if places.is_remote(address):
            base.register_filesystem(places.system_of(address)[0])
        for table, fields in TABLES.items():
            pattern = _quoted(f"{address.rstrip('/')}/{table}/{PARTITION}=*/*.parquet")
            if base.execute(f"SELECT count(*) FROM glob({pattern})").fetchone()[0]:
                year = f"hive_partitioning = true, hive_types = {{'{PARTITION}': BIGINT}}"
                base.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet({pattern}, {year})")
            else:
                columns = ", ".join(f'NULL::{_TYPES[field.type]} AS "{field.name}"' for field in fields)
                base.execute(f"CREATE VIEW {table} AS SELECT {columns} WHERE false")
        base.execute(_SERIES)
        yield base
    finally:
        base.close()


def _run(base: Any, sql: str, values: Mapping[str, Bound] | None) -> Any:
    try:
        return base.execute(sql, dict(values or {}))
    except _library().Error as error:
        raise _wrong(error) from error


def _wrong(error: Exception) -> SettingsError:
    return SettingsError(f"the SQL cannot be run: {' '.join(str(error).split())}")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _library() -> Any:
    try:
        return import_module("duckdb")
    except ModuleNotFoundError as error:
        raise MissingLibraryError("duckdb: is not installed; pip install 'reportdiff[store]' brings it") from error


@cache
def names_of(ui: str) -> Mapping[str, str]:
    """What a reader calls the columns of the ready questions."""
    text = (resources.files("reportdiff.querying") / "columns.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text)[ui])
