"""What was done, written down as it is done, so that a batch that was stopped goes on where it was.

Entries are lines of JSON in numbered files of the folder of work: each file is written once and whole, which any storage
can do, and nothing is lost of what was written before a kill but the last seconds, which are done again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

from reportdiff.batch.index import Index
from reportdiff.batch.places import Place

WORK = "_work"
_FOLDER = f"{WORK}/journal"
_ENTRIES, _SECONDS = 500, 5.0

Entry = dict[str, Any]


class Journal:
    """The journal of one folder of results."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._left: list[str] = []
        self._since = time.monotonic()
        self._number = 0

    def replay(self, index: Index) -> None:
        """Put into the index what was done before."""
        names = sorted(self._place.names(_FOLDER))
        for name in names:
            index_entries(index, _lines(self._place.get(name) or b""))
        self._number = len(names) and int(names[-1].rpartition("/")[2].partition(".")[0]) + 1

    def note(self, table: str, row: Entry) -> None:
        """An entry; it is safe once some are together, or some seconds have passed."""
        self._left.append(json.dumps({"table": table, "row": row}, ensure_ascii=True))
        if len(self._left) >= _ENTRIES or time.monotonic() - self._since > _SECONDS:
            self.flush()

    def flush(self) -> None:
        """Make all entries safe."""
        if self._left:
            self._place.put(f"{_FOLDER}/{self._number:06}.jsonl", ("\n".join(self._left) + "\n").encode("ascii"))
            self._number += 1
            self._left.clear()
        self._since = time.monotonic()


def index_entries(index: Index, entries: Iterator[Entry]) -> None:
    """Put entries of a journal into the index, later ones in place of earlier ones."""
    tables: dict[str, list[Entry]] = {}
    for entry in entries:
        tables.setdefault(entry["table"], []).append(entry["row"])
    for table, rows in tables.items():
        index.put(table, rows)


def _lines(data: bytes) -> Iterator[Entry]:
    for line in data.splitlines():
        yield json.loads(line)
