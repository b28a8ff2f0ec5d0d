"""The folder of results: one Parquet file for each table and batch of reports, spread over folders by the reports' year.

    FOLDER/manifest.jsonl
    FOLDER/facts/report_year=2025/part-0000.parquet

zstd; the schema of a file is that of its table in ``tables``, and its metadata name schema and version.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from reportdiff import __version__
from reportdiff.batch.tables import PARTITION, SCHEMA, TABLES
from reportdiff.errors import MissingLibraryError

_UNKNOWN = "__HIVE_DEFAULT_PARTITION__"  # what readers of such folders take for null
_ARROW = {str: "string", int: "int64", float: "float64"}


def file_of(table: str, year: int | None, number: int) -> str:
    """The name of the file of a batch."""
    return f"{table}/{PARTITION}={_UNKNOWN if year is None else year}/part-{number:04}.parquet"


def parquet(table: str, rows: Sequence[tuple[Any, ...]]) -> bytes:
    """Rows of a table as a Parquet file."""
    arrow = library()
    columns, types = [], []
    for place, field in enumerate(TABLES[table]):
        if field.name == PARTITION:
            continue
        kind = getattr(arrow, _ARROW[field.type])()
        columns.append(arrow.array([row[place] for row in rows], type=kind))
        types.append(arrow.field(field.name, kind))
    metadata = {"reportdiff.schema": SCHEMA, "reportdiff.table": table, "reportdiff.version": __version__}
    whole = arrow.Table.from_arrays(columns, schema=arrow.schema(types, metadata=metadata))
    written = arrow.BufferOutputStream()
    import_module("pyarrow.parquet").write_table(whole, written, compression="zstd")
    data: bytes = written.getvalue().to_pybytes()
    return data


def library() -> Any:
    """pyarrow; raises ``MissingLibraryError`` where it is not installed."""
    try:
        return import_module("pyarrow")
    except ModuleNotFoundError as error:
        raise MissingLibraryError("pyarrow: is not installed; pip install 'reportdiff[store]' brings it, or '.[store]' in a copy of the source") from error
