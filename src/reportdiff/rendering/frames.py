"""The lists of a result as data frames of pandas, polars and Arrow, each loaded only when it is asked for.

Columns are those of ``fields``, typed: texts are strings, years, lines and offsets integers, measured
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
from reportdiff.rendering.fields import Cell, Type
from reportdiff.rendering.records import Records

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
    columns = zip(listed.fields, columns_of(listed), strict=True)
    return library.DataFrame({one.name: library.array(column, dtype=_PANDAS[one.type]) for one, column in columns})


def polars(listed: Records) -> Any:
    """A ``polars.DataFrame``: ``String``, ``Int64``, ``Float64``."""
    library = _library("polars", "polars")
    types = {one.name: getattr(library, _POLARS[one.type]) for one in listed.fields}
    return library.DataFrame(dict(zip(listed.columns, columns_of(listed), strict=True)), schema=types)


def arrow(listed: Records) -> Any:
    """A ``pyarrow.Table``: ``string``, ``int64``, ``double``."""
    library = _library("pyarrow", "arrow")
    columns = zip(listed.fields, columns_of(listed), strict=True)
    return library.table(
        {one.name: library.array(column, type=getattr(library, _ARROW[one.type])()) for one, column in columns}
    )


def _library(name: str, extra: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise MissingLibraryError(f"{name}: is not installed; pip install 'reportdiff[{extra}]' brings it, or '.[{extra}]' in a copy of the source") from error


def columns_of(listed: Records) -> list[Column]:
    """The values of each column, as plain strings, integers and floats."""
    return [[typed(row[place], field.type) for row in listed.rows] for place, field in enumerate(listed.fields)]


def typed(cell: Cell, kind: Type) -> Any:
    """A cell as a plain value of its column's type."""
    if cell is None:
        return None
    if kind is not str:
        return kind(cell)
    return cell.value if isinstance(cell, StrEnum) else _SURROGATE.sub("\ufffd", str(cell))
