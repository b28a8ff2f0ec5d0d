"""CSV for spreadsheets and scripts: UTF-8, English field names that stay, one record a line.

Texts are kept from acting as formulas; numbers stand in columns of their own and stay numbers, negative ones too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from reportdiff.model import Diff, Finding, Report
from reportdiff.rendering import records as lists_of
from reportdiff.rendering.fields import ORIGIN, Cell
from reportdiff.rendering.figures import plain
from reportdiff.rendering.records import Records
from reportdiff.rendering.safety import spreadsheet
from reportdiff.rendering.selection import ALL, Selection
from reportdiff.rendering.summary import summarise

# A byte order mark: without one, Excel takes UTF-8 for the system's own encoding and shows Chinese as garbage.
_MARK = "\ufeff"


def diff(found: Diff, which: str = "outcomes", selection: Selection = ALL) -> str:
    """One of the lists of a comparison, by its name in ``records.DIFF``; of the counts alone one a row."""
    if selection.summary:
        return _rows([("count", "value"), *_counted(summarise(found).to_dict())])
    return _written(_narrow(lists_of.DIFF[which](selection.of(found))))


def _counted(counts: Mapping[str, object], within: str = "") -> Iterator[tuple[str, str]]:
    """Each count with its name: ``headline.met``."""
    for name, value in counts.items():
        if isinstance(value, Mapping):
            yield from _counted(value, f"{within}{name}.")
        else:
            yield within + name, str(value)


def extract(report: Report, which: str = "facts") -> str:
    """One of the lists of a report, by its name in ``records.REPORT``."""
    return _written(_narrow(lists_of.REPORT[which](report)))


def outline(report: Report) -> str:
    """One row for each section, in the report's order."""
    return extract(report, "sections")


def check(report: Report, found: Sequence[Finding]) -> str:
    """One row for each finding in ``report``."""
    return _written(_narrow(lists_of.findings(found, report)))


def records(listed: Records) -> str:
    """A list as it is."""
    return _written(_narrow(listed))


def several(lists: Iterable[Records]) -> str:
    """The lists of several reports as one, with columns before them that say which report a row is from."""
    return _written(lists_of.joined(lists).only(lambda field: not field.framed or field.name in ORIGIN))


def marked(text: str, mark: bool) -> str:
    """``text`` with a byte order mark before it, if asked for."""
    return _MARK + text if mark else text


def _narrow(listed: Records) -> Records:
    return listed.only(lambda field: not field.framed)


def _written(listed: Records) -> str:
    return _rows([listed.columns, *([_cell(cell) for cell in row] for row in listed.rows)])


def _rows(rows: Iterable[Sequence[str]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


def _cell(value: Cell) -> str:
    """Numbers plain, names of the contract as they are, nothing as an empty cell, and texts made safe."""
    match value:
        case None:
            return ""
        case Decimal():
            return plain(value)
        case StrEnum():
            return value.value
        case str():
            return spreadsheet(value)
        case _:
            return str(value)
