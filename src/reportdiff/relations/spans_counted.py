"""How many months there are between two that are named."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.model import Span
from reportdiff.relations.relation import Known, Relation, number
from reportdiff.relations.sheet import Sheet

_YEAR = 12


def read_months(sheet: Sheet) -> Iterator[Relation]:
    """The first five months of the year, April to August: as many as are named, the first and the last with them."""
    for found in sheet.giving("months-counted"):
        count = sheet.told_at(found.kept["count"])
        first, last = (_month(found.kept[role], sheet) for role in ("first", "last"))
        if count is not None and count.value is not None and first is not None and last is not None:
            named = number(sheet.report, found.kept["first"].start, found.kept["last"].end, (last - first) % _YEAR + 1)
            said = number(sheet.report, found.kept["count"].start, found.kept["count"].end, count.value)
            yield Relation("count", found.rule.name, Known.CLAUSE, (("said", said), ("listed", named)), said.start, said.end)


def _month(place: Span, sheet: Sheet) -> int | None:
    """Which month of the year a name is, as its language lists them."""
    months = sheet.cues.months
    name = sheet.words(place).strip().lower()
    return months.index(name) + 1 if name in months else None
