"""What a folder of results was made from, and by what: ``manifest.json``, and the sha256 of every input in ``inputs/``.

It is the same for the same inputs and version, but for the stamps by which a later run sees which inputs changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import islice
from typing import Any

from reportdiff import __version__
from reportdiff.batch.index import Index
from reportdiff.batch.places import Place
from reportdiff.batch.tables import SCHEMA, TABLES
from reportdiff.batch.work import Limits, Recipe
from reportdiff.errors import FolderError

NAME = "manifest.json"
INPUTS = "inputs"
_FORM = "reportdiff/batch-1"
_LINES = 2_000  # of a file of inputs: what is held in memory at once

Made = dict[str, Any]


def made_by(recipe: Recipe, limits: Limits) -> Made:
    """What decides how results come out: the version, to the letter of its code and data, and the settings."""
    lexicon = recipe.lexicon
    return {
        "schema": _FORM,
        "dataset": SCHEMA,
        "version": __version__,
        "build": build(),
        "settings": {
            "lang": recipe.lang,
            "encoding": recipe.encoding,
            "tolerance": str(recipe.tolerance),
            "lexicon": lexicon and _digest([*sorted(map(repr, lexicon.indicators))]),
            "limits": asdict(limits),
        },
    }


def digest_of(made: Made) -> str:
    """A short name for what decides how results come out."""
    return _digest([json.dumps(made, sort_keys=True)])[:16]


def resume(place: Place, name: str, made: Made, index: Index) -> bool:
    """Put into the index what was made before; whether there was anything.

    Raises ``FolderError`` where it was made by another version or with other settings.
    """
    data = place.get(NAME)
    if data is None:
        return False
    found = read(data, name)
    refuse_other(found, made, name)
    index.put("written", ({**one, "rows": json.dumps(one["rows"])} for one in found["batches"]))
    for file in found[INPUTS]:
        lines = (place.get(file) or b"").splitlines()
        index.put("heads", (json.loads(line) for line in lines))
    return True


def read(data: bytes, name: str) -> Made:
    """A manifest; raises ``FolderError`` where it is none."""
    try:
        found: Made = json.loads(data)
        if found["schema"] != _FORM or found["dataset"] != SCHEMA:
            raise FolderError(f"{name}: is in another form ({found['schema']}, {found['dataset']}); make it anew")
    except (ValueError, KeyError, TypeError) as error:
        raise FolderError(f"{name}: its {NAME} cannot be read; delete the folder and make it anew") from error
    return found


def refuse_other(found: Made, made: Made, name: str) -> None:
    """Raise ``FolderError`` where something was made by another version or with other settings."""
    differing = [key for key in ("version", "build", "settings") if found.get(key) != made[key]]
    if differing:
        raise FolderError(
            f"{name}: was made with another {' and '.join(differing)}; name another folder, or delete this one to make it anew"
        )


def write(place: Place, made: Made, index: Index) -> Mapping[str, int]:
    """Write the manifest; gives how many rows each table has."""
    rows = dict.fromkeys(TABLES, 0)
    batches = []
    for batch in index.rows("SELECT * FROM written ORDER BY part"):
        counts = json.loads(batch["rows"])
        batches.append({"part": batch["part"], "digest": batch["digest"], "rows": counts})
        for table, count in counts.items():
            rows[table] += count
    found = index.rows("SELECT h.* FROM heads h JOIN given g ON g.source = h.source AND g.stamp = h.stamp ORDER BY h.source")
    files: list[str] = []
    while lines := [json.dumps(dict(row), ensure_ascii=False) for row in islice(found, _LINES)]:
        files.append(f"{INPUTS}/{len(files):04}.jsonl")
        place.put(files[-1], ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))
    whole = {**made, "rows": rows, INPUTS: files, "batches": batches}
    place.put(NAME, (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))
    return rows


def build() -> str:
    """A digest of the package as it is installed: two builds of one version may differ."""
    return _digest(sorted(_files(resources.files("reportdiff"), "")))


def _files(folder: Traversable, below: str) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry, f"{below}{entry.name}/")
        elif not entry.name.endswith(".pyc"):
            yield f"{below}{entry.name} {hashlib.sha256(entry.read_bytes()).hexdigest()}"


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
