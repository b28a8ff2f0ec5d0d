"""Rows with named columns, as a question to a data set is answered: as a table, Markdown, CSV or JSON."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from reportdiff.rendering import documents, wording
from reportdiff.rendering.figures import plain
from reportdiff.rendering.safety import markdown as safe
from reportdiff.rendering.safety import spreadsheet
from reportdiff.rendering.sheets import Column, Sheet
from reportdiff.rendering.table import COLUMNS, draw, paged, titled
from reportdiff.rendering.wording import Words

QUERY = "reportdiff/query-1"

_LEAST = 8  # columns of a terminal below which a column is never cut

Rows = Sequence[Sequence[Any]]


def table(
    title: str, columns: Mapping[str, bool], rows: Rows, names: Mapping[str, str], ui: str | None, wide: int = COLUMNS
) -> str:
    """One table, ``wide`` columns of a terminal; ``columns`` says which hold numbers, ``names`` what a reader calls them."""
    sheet, words = _sheet(title, columns, rows, names, ui)
    return paged([], [titled(sheet, words, columns=wide)], words, wide)


def markdown(title: str, columns: Mapping[str, bool], rows: Rows, names: Mapping[str, str], ui: str | None) -> str:
    """The same, whole, for a page."""
    sheet, words = _sheet(title, columns, rows, names, ui)
    cells = [[safe(cell) for cell in row] for row in sheet.rows]
    return f"## {safe(title)}\n\n{draw(sheet, cells, words, 'github') if cells else words.line['none']}\n"


def delimited(columns: Sequence[str], rows: Rows) -> str:
    """CSV, with the names of the columns that stay; no text acts as a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([spreadsheet(cell) if isinstance(cell, str) else _text(cell) for cell in row])
    return written.getvalue()


def json(question: str | None, values: Mapping[str, Any], columns: Sequence[str], rows: Rows) -> str:
    """The JSON document ``reportdiff/query-1``."""
    document = {
        "schema": QUERY,
        "question": question,
        "parameters": dict(values),
        "columns": list(columns),
        "rows": [[_value(cell) for cell in row] for row in rows],
    }
    return documents.dumps(document)


def _sheet(
    title: str, columns: Mapping[str, bool], rows: Rows, names: Mapping[str, str], ui: str | None
) -> tuple[Sheet, Words]:
    """Rows as a sheet, and words in which its columns are called as they are here."""
    words = wording.for_reader(ui, wording.FALLBACK)
    shown = tuple(Column(name, _LEAST, right=numeric, yielding=not numeric) for name, numeric in columns.items())
    texts = tuple(tuple(_text(cell) for cell in row) for row in rows)
    return Sheet(title, shown, texts), replace(words, column={name: names.get(name, name) for name in columns})


def _text(cell: Any) -> str:
    match cell:
        case None:
            return ""
        case float():
            return plain(Decimal(repr(cell))) if math.isfinite(cell) else str(cell)
        case Decimal():
            return plain(cell)
        case list() | tuple():
            return ", ".join(map(_text, cell))
        case _:
            return str(cell)


def _value(cell: Any) -> Any:
    """A value as JSON has it; decimals are strings, as everywhere, and what no number is is null."""
    match cell:
        case None | bool() | int() | str():
            return cell
        case float():
            return cell if math.isfinite(cell) else None
        case list() | tuple():
            return [_value(one) for one in cell]
        case dict():
            return {str(key): _value(one) for key, one in cell.items()}
        case date():
            return cell.isoformat()
        case _:
            return _text(cell)
