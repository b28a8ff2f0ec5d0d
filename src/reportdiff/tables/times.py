"""For which year a figure of a table is: its column's, its row's, the caption's, the report's."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass

from reportdiff.model import Kind, Period
from reportdiff.tables.heads import Told


@dataclass(frozen=True, slots=True)
class Years:
    """The years that a table's captions name, with what each is the year of; those of the report: the one whose results it
    tells, and the one that it plans; and the months that the captions name."""

    captioned: tuple[tuple[int, Kind | None], ...]
    several: bool
    reviewed: int | None
    planned: int | None
    months: tuple[int, int] | None

    def names(self, year: int | None) -> bool:
        """Whether a year is one that the captions name, or none."""
        return year is None or year in {its for its, _ in self.captioned}

    def of(self, told: Told, kind: Kind, *, beside_result: bool) -> int | None:
        """The year of a figure whose heads name none by number; ``beside_result`` where a target has its result in the same row."""
        year = self._captioned(kind)
        if told.relative is not None:
            reference = year or self.reviewed
            if told.relative == 0 and kind is Kind.TARGET and not beside_result and year is None:
                return self.planned
            return reference + told.relative if reference else None
        if year is not None:
            return year
        if kind is Kind.TARGET and not beside_result:
            return self.planned
        return self.reviewed

    def _captioned(self, kind: Kind) -> int | None:
        if self.several or not self.captioned:
            return None
        matching = [year for year, its in self.captioned if its is kind]
        if matching:
            return matching[-1]
        free = [year for year, its in self.captioned if its is None]
        if len({year for year, _ in self.captioned}) == 1:
            return self.captioned[0][0]
        return free[-1] if free else None


def period_of(year: int | None, months: tuple[int, int] | None) -> Period | None:
    """The months of a year that a figure is for."""
    if year is None or months is None:
        return None
    first, last = months
    return Period(f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(year, last)[1]}")
