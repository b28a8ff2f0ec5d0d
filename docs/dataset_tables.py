"""Prints the tables of a data set as Markdown: columns and types from the schema, meanings from meanings.toml.

    python docs/dataset_tables.py             # the list of tables
    python docs/dataset_tables.py facts       # one table

Fails where a column of the schema has no meaning, or a meaning no column.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

from reportdiff.batch.tables import TABLES

HERE = Path(__file__).parent

_TYPES = {str: "string", int: "int64", float: "double"}
_SIDES = {"target": "target", "actual": "figure that proves it", "renewed": "new aim"}


def meanings() -> dict[str, Any]:
    """What each table and column means."""
    found: dict[str, Any] = tomllib.loads((HERE / "meanings.toml").read_text(encoding="utf-8"))["dataset"]
    return found


def listed() -> str:
    """The list of tables."""
    told = meanings()
    if missing := set(told["tables"]) ^ set(TABLES):
        raise SystemExit(f"meanings.toml [dataset.tables] and the schema differ in: {', '.join(sorted(missing))}")
    rows = [f"| [`{name}`](#{name}) | {told['tables'][name]} | {len(TABLES[name])} |" for name in TABLES]
    return "\n".join(["| table | a row is | columns |", "| --- | --- | --- |", *rows])


def columns(table: str) -> str:
    """The columns of one table."""
    told = meanings()
    rows = [f"| `{field.name}` | {_TYPES[field.type]} | {meaning(table, field.name, told)} |" for field in TABLES[table]]
    return "\n".join(["| column | type | meaning |", "| --- | --- | --- |", *rows])


def meaning(table: str, column: str, told: dict[str, Any]) -> str:
    """A table's own word for a column, else the one for all; of a side's column, the side and the word for figures."""
    for words in (told.get(table, {}), told["columns"]):
        if column in words:
            return str(words[column])
    side, _, rest = column.partition("_")
    if side in _SIDES and rest in told["side"]:
        return f"Of the {_SIDES[side]}: {told['side'][rest]}"
    raise SystemExit(f"meanings.toml [dataset] has no meaning for {table}.{column}")


if __name__ == "__main__":
    print(columns(sys.argv[1]) if len(sys.argv) > 1 else listed())
