"""Reads the forms of numbers that the engine must read: ``forms_LANG.txt``, whose head says how its lines are to be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportdiff.model import Quantity

Row = tuple[str, str, str, str, str]  # text, value or low..high, unit, pint, comparator

FILES = {"zh": "forms_zh.txt", "zh_hant": "forms_zh_hant.txt", "en": "forms_en.txt", "de": "forms_de.txt"}


@dataclass(frozen=True, slots=True)
class Form:
    """A phrase and the quantities that it must give, in order."""

    phrase: str
    quantities: tuple[Row, ...]


def forms(name: str) -> list[Form]:
    """The forms of a file; raises ``ValueError`` with the number of a line that is not of its form."""
    path = Path(__file__).parent / FILES[name]
    found: list[Form] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        first, *cells = (cell.strip() for cell in line.split("|"))
        if cells == ["-"] and first:
            found.append(Form(first.replace("⏎", "\n"), ()))
        elif len(cells) == 5 and first:
            found.append(Form(first.replace("⏎", "\n"), (_row(cells),)))
        elif len(cells) == 5 and found and line[0] == " ":
            found[-1] = Form(found[-1].phrase, (*found[-1].quantities, _row(cells)))
        else:
            raise ValueError(f"{path}, line {number}: {line!r}")
    return found


def _row(cells: list[str]) -> Row:
    text, value, unit, pint, comparator = cells
    return text.replace("⏎", "\n"), value, unit, pint, comparator


def as_row(quantity: Quantity) -> Row:
    """A quantity as the files write it."""
    numbers = (quantity.value,) if quantity.value is not None else (quantity.low, quantity.high)
    value = "..".join(f"{number.normalize():f}" for number in numbers if number is not None)
    return quantity.text, value, quantity.unit or "-", quantity.pint, str(quantity.comparator)
