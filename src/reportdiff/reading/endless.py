"""Refuses what no report is like before anybody reads it: more text, figures or rows of tables than any has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from reportdiff.model import Grid
from reportdiff.reading import limits
from reportdiff.reading.source import Source

_FIGURE = re.compile(r"\d[\d.,]*")
_ROW = re.compile(r"\|[^\n]*")
_REMEDY = "give the report alone, or part by part"


def refuse_endless(text: str, source: Source) -> None:
    """Raises ``ReadError`` where a text has more characters or figures than is read; no more of it is looked at than that takes."""
    if len(text) > limits.CHARACTERS:
        raise source.error(f"has more than {limits.CHARACTERS:,} characters", _REMEDY)
    if _more(_FIGURE, text, limits.FIGURES):
        raise source.error(f"has more than {limits.FIGURES:,} figures", _REMEDY)


def refuse_endless_rows(text: str, source: Source) -> None:
    """The same where a Markdown text has more lines with bars in them than tables may have rows: its parser would hold them all."""
    if _more(_ROW, text, limits.TABLE_ROWS):
        raise _too_many_rows(source)


def refuse_endless_tables(grids: Iterable[Grid], source: Source) -> None:
    """The same where the tables that were found have more rows than is read."""
    if sum(grid.rows for grid in grids) > limits.TABLE_ROWS:
        raise _too_many_rows(source)


def _more(pattern: re.Pattern[str], text: str, most: int) -> bool:
    """Whether a text has more of something than so many; each takes a character at least."""
    return len(text) > most and next(islice(pattern.finditer(text), most, None), None) is not None


def _too_many_rows(source: Source) -> Exception:
    return source.error(f"its tables have more than {limits.TABLE_ROWS:,} rows", "give the report without its tables of data")
