"""The lists of a result as data frames of pandas, polars and Arrow, each loaded only when it is asked for.

Columns are those of the CSV (``records``), typed: texts are strings, years, lines and offsets integers, measured
numbers floats (64 bits; exact decimals stay in the objects and in the JSON, and ``…_text`` is what the report wrote).
What is not there is missing, in every library's own way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from importlib import import_module
from typing import Any, TypeVar

from reportdiff.errors import MissingLibraryError, SettingsError
from reportdiff.rendering.records import Cell, Records, type_of

Column = list[str | None] | list[int | None] | list[float | None]
Whole = TypeVar("Whole")

_SURROGATE = re.compile("[\ud800-\udfff]")  # no library can hold half a pair

_PANDAS = {str: "string", int: "Int64", float: "float64"}
_POLARS = {str: "String", int: "Int64", float: "Float64"}
_ARROW = {str: "string", int: "int64", float: "float64"}


def chosen(lists: Mapping[str, Callable[[Whole], Records]], which: str, whole: Whole) -> Records:
    """The list ``which`` of ``whole``; raises ``SettingsError`` for one that it does not have."""
    if which not in lists:
        raise SettingsError(f"list {which!r} is not known; one of {', '.join(lists)}")
    return lists[which](whole)


def pandas(listed: Records) -> Any:
    """A ``pandas.DataFrame``: ``string``, nullable ``Int64``, ``float64``."""
    library = _library("pandas", "pandas")
    columns = _columns(listed)
    return library.DataFrame(
        {name: library.array(column, dtype=_PANDAS[type_of(name)]) for name, column in columns.items()}
    )


def polars(listed: Records) -> Any:
    """A ``polars.DataFrame``: ``String``, ``Int64``, ``Float64``."""
    library = _library("polars", "polars")
    types = {name: getattr(library, _POLARS[type_of(name)]) for name in listed.columns}
    return library.DataFrame(_columns(listed), schema=types)


def arrow(listed: Records) -> Any:
    """A ``pyarrow.Table``: ``string``, ``int64``, ``double``."""
    library = _library("pyarrow", "arrow")
    return library.table(
        {
            name: library.array(column, type=getattr(library, _ARROW[type_of(name)])())
            for name, column in _columns(listed).items()
        }
    )


def _library(name: str, extra: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise MissingLibraryError(f"{name}: is not installed; pip install 'reportdiff[{extra}]' brings it") from error


def _columns(listed: Records) -> dict[str, Column]:
    return {
        name: [_typed(row[place], type_of(name)) for row in listed.rows] for place, name in enumerate(listed.columns)
    }


def _typed(cell: Cell, kind: type[int] | type[float] | type[str]) -> Any:
    if cell is None:
        return None
    if kind is not str:
        return kind(cell)
    return cell.value if isinstance(cell, StrEnum) else _SURROGATE.sub("\ufffd", str(cell))
