"""What pint takes each unit to: `units/bases.txt`, so that nobody loads pint only to be told that hours are no money.

    python tests/units/bases.py --write
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from reportdiff.analysis import languages
from reportdiff.units.registry import asks_nobody, asks_pint
from reportdiff.units.table import units_of
from reportdiff.units.unit import _families

BASES = Path(__file__).parents[2] / "src" / "reportdiff" / "units" / "bases.txt"
_HEAD = "# The base units of each unit of families.toml and of the languages, as pint gives them. Written by tests/units/bases.py, which the tests hold against pint.\n"


def told() -> str:
    """The file as it must be."""
    return _HEAD + "".join(f"{unit} | {base}\n" for unit, base in _bases())


def _bases() -> Iterator[tuple[str, str]]:
    written = (unit for lang in languages() for unit in units_of(lang).values())
    for unit in dict.fromkeys([*_families(), *written]):
        if not asks_nobody(unit):
            yield unit, asks_pint(unit)


if __name__ == "__main__" and "--write" in sys.argv:
    BASES.write_text(told(), encoding="utf-8")
