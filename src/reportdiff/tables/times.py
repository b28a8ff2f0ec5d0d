"""For which year a figure of a table is: its column's, its row's, the caption's, the report's."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.lang.tables import TableLanguage, TableWords
from reportdiff.model import Kind, Period
from reportdiff.tables.heads import Told, read_head
from reportdiff.tables.text import said

_SENTENCE = re.compile(r"[。;；!?！？]|\.\s|\.\Z")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Years:
    """The years that a table's captions name, with what each is the year of; and those of the report: the one whose results it
    tells, and the one that it plans."""

    captioned: tuple[tuple[int, Kind | None], ...]
    several: bool
    reviewed: int | None
    planned: int | None

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


def caption_years(captions: Sequence[str], tongue: TableLanguage) -> tuple[tuple[tuple[int, Kind | None], ...], bool]:
    """The years that the nearest caption with any names, each with the kind that the words after it say."""
    for caption in captions:
        text = said(caption)
        if _SENTENCE.search(text.rstrip("。.") if len(text) < 40 else text):
            continue
        told = read_head((text,), tongue)
        if not told.years:
            continue
        return tuple(_kinds(text, tongue.words)), told.several
    return (), False


def _kinds(text: str, words: TableWords) -> list[tuple[int, Kind | None]]:
    marks = list(_YEAR.finditer(text))
    found: list[tuple[int, Kind | None]] = []
    for at, mark in enumerate(marks):
        if words.base.search(text[: mark.start()].rstrip()):
            continue
        after = text[mark.end() : marks[at + 1].start() if at + 1 < len(marks) else len(text)]
        shielded = words.shielded.sub("", after).strip(" 年表)")
        target, actual = _last(words, shielded, Kind.TARGET), _last(words, shielded, Kind.ACTUAL)
        found.append((int(mark[0]), None if target == actual else Kind.TARGET if target > actual else Kind.ACTUAL))
    return found


def _last(words: TableWords, text: str, kind: Kind) -> int:
    pattern = words.target if kind is Kind.TARGET else words.actual
    return max((one.end() for one in pattern.finditer(text)), default=-1)


def period_of(year: int | None, months: tuple[int, int] | None) -> Period | None:
    """The months of a year that a figure is for."""
    if year is None or months is None:
        return None
    first, last = months
    return Period(f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(year, last)[1]}")
