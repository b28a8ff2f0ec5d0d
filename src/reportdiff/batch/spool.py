"""What one task keeps for the next: reports for those that compare them, rows for those that write them.

Values are pickled, and so are to be read only from a folder that nobody else writes to.
"""

from __future__ import annotations

import pickle
import zlib
from typing import Any

from reportdiff.batch.journal import WORK
from reportdiff.batch.places import Place

_LEVEL = 1  # quick: it is read again soon


def keep(place: Place, kind: str, key: str, value: object) -> None:
    """Keep a value under a key."""
    place.put(_name(kind, key), zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), _LEVEL))


def kept(place: Place, kind: str, key: str) -> Any:
    """The value under a key; ``None`` where there is none."""
    data = place.get(_name(kind, key))
    return None if data is None else pickle.loads(zlib.decompress(data))


def _name(kind: str, key: str) -> str:
    return f"{WORK}/{kind}/{key[:2]}/{key}"
