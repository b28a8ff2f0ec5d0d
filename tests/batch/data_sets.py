"""What tests of batches share: the invented counties, a crew in this process, and the rows of a folder of results."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

from reportdiff.batch import Limits, Summary, run
from reportdiff.batch.pool import Pool
from reportdiff.batch.tables import TABLES
from reportdiff.batch.tasks import perform
from reportdiff.batch.work import Answer, Task

FIXTURES = Path(__file__).parents[2] / "fixtures"
COUNTIES = str(FIXTURES / "counties")


class Here:
    """A crew that does every task in this process, at once."""

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def run(self, feed: Callable[[], Task | None]) -> Iterator[tuple[Task, Answer]]:
        while (task := feed()) is not None:
            yield task, perform(task)


def made(folder: object, *sources: str, workers: int = 2, limits: Limits | None = None, **given: object) -> Summary:
    """A batch by worker processes."""
    limits = limits or Limits()
    return run(sources or (COUNTIES,), str(folder), Pool(workers, limits), limits=limits, **given)


def made_here(folder: object, *sources: str, **given: object) -> Summary:
    """A batch in this process."""
    return run(sources or (COUNTIES,), str(folder), Here(), **given)


def rows(folder: object, table: str, columns: str = "*") -> list[tuple[object, ...]]:
    """The rows of a table, sorted."""
    pattern = f"{folder}/{table}/*/*.parquet"
    if not list(Path(str(folder)).glob(f"{table}/*/*.parquet")):
        return []
    found = duckdb.sql(f"SELECT {columns} FROM read_parquet('{pattern}', hive_types = {{'report_year': BIGINT}})").fetchall()
    return sorted(found, key=repr)


def everything(folder: object) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    return {table: rows(folder, table) for table in TABLES}
