"""Prints one object of a JSON document as a Markdown table: types from its schema, meanings from meanings.toml.

    python docs/schema_tables.py diff-1 outcome
    python docs/schema_tables.py diff-1            # the document itself

Fails where a field of the schema has no meaning, or a meaning no field.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

from reportdiff.rendering.documents import schema

HERE = Path(__file__).parent


def table(document: str, part: str | None) -> str:
    """The table of a document, or of one of the objects in it."""
    whole = schema(f"reportdiff/{document}")
    thing = whole["$defs"][part] if part else whole
    meanings: dict[str, str] = tomllib.loads((HERE / "meanings.toml").read_text(encoding="utf-8"))[part or document]
    if missing := set(thing["properties"]) ^ set(meanings):
        raise SystemExit(f"meanings.toml [{part or document}] and the schema differ in: {', '.join(sorted(missing))}")
    rows = [f"| `{name}` | {kind(form)} | {meanings[name]} |" for name, form in thing["properties"].items()]
    return "\n".join(["| field | type | meaning |", "| --- | --- | --- |", *rows])


def kind(form: dict[str, Any]) -> str:
    """A field's type in words."""
    if "const" in form:
        return f"`{form['const']}`"
    if "$ref" in form:
        return str(form["$ref"]).removeprefix("#/$defs/").replace("_", " ")
    if "enum" in form:
        return ", ".join(f"`{'null' if one is None else one}`" for one in form["enum"])
    if "anyOf" in form:
        return " or ".join(kind(one) for one in form["anyOf"])
    if form["type"] == "array":
        return f"list of {kind(form['items'])}" if "items" in form else "list"
    if "type" not in form:
        return "any"
    return " or ".join([form["type"]] if isinstance(form["type"], str) else form["type"])


if __name__ == "__main__":
    print(table(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None))
