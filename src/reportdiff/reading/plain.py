"""Plain text and Markdown: the decoded file itself, so that offsets are those of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportdiff.model import Grid, Words
from reportdiff.reading.aligned import aligned_tables, run_together
from reportdiff.reading.barred_cells import barred_tables
from reportdiff.reading.decoding import decoded
from reportdiff.reading.endless import refuse_endless, refuse_endless_rows
from reportdiff.reading.gathering import merged
from reportdiff.reading.glued_cells import glued_tables
from reportdiff.reading.kinds import WEB_PAGE, refuse_disguised
from reportdiff.reading.lines import Reading
from reportdiff.reading.markdown import is_markdown, marked_up
from reportdiff.reading.numbered_rows import numbered_rows
from reportdiff.reading.piped_rows import piped_rows
from reportdiff.reading.printed_text import printed
from reportdiff.reading.rows_set_with_blanks import blank_set_tables
from reportdiff.reading.rows_under_heads import tables_under_heads
from reportdiff.reading.source import Source
from reportdiff.reading.text_lines import TextLine, text_lines

_FIGURES_APART = re.compile(r"\d[%％‰)）]?[ \t|\u3000]+[(（$€£+−–-]{0,2}\d")  # and nothing else between them
_WORDS = re.compile(r"[^\n\r\f\v]")


def read(data: bytes, source: Source, encoding: str | None = None) -> Reading:
    """The text with its own new lines, without a byte order mark."""
    refuse_disguised(data, source, claimed="a text file")
    return told(decoded(data, source, encoding), source)


def read_markdown(data: bytes, source: Source, encoding: str | None = None) -> Reading:
    """The text of a Markdown file, likewise."""
    refuse_disguised(data, source, claimed="a Markdown file", allowed=(WEB_PAGE,))
    return told(decoded(data, source, encoding), source, markdown=True)


def told(text: str, source: Source, *, markdown: bool = False) -> Reading:
    """What a text is made of, unless it is longer than any report; ``markdown`` where its name says that it is Markdown."""
    refuse_endless(text, source)
    refuse_endless_rows(text, source)
    return understood(text, markdown=markdown)


def understood(text: str, *, markdown: bool = False) -> Reading:
    """What a text is made of; ``markdown`` where its name says that it is Markdown, as it may be without."""
    if not markdown and not is_markdown(text):
        lines = text_lines(text)
        tables = _set_as_lines(text, lines)
        furniture, pages, notes = printed(text, tables, lines)
        return Reading(text, furniture=furniture, pages=pages, notes=notes, tables=tuple(tables))
    reading = marked_up(text, trusted=markdown)
    tables = _in_order([*reading.tables, *piped_rows(text, reading.tables)])
    reading = replace(reading, tables=tuple(_in_order([*tables, *_pasted(text, tables)])))
    words = Words.of(text, reading.furniture)
    furniture, pages, notes = printed(words.text, tuple(map(words.inward, reading.tables)))
    return replace(
        reading,
        furniture=merged(reading.furniture, furniture, words),
        pages=tuple(replace(page, start=words.out(page.start, page.start)[0]) for page in pages),
        notes=(*reading.notes, *notes),
    )


def _set_as_lines(text: str, lines: Sequence[TextLine]) -> list[Grid]:
    """The tables of a text, in order, whose rows are lines."""
    tables = _under_heads(text, aligned_tables(text), lines)
    tables += numbered_rows(text, tables, lines)
    tables += barred_tables(tables, lines)
    tables += glued_tables(tables, lines)
    return _in_order([*tables, *blank_set_tables(tables, lines)])


def _in_order(tables: Iterable[Grid]) -> list[Grid]:
    return sorted(tables, key=lambda grid: grid.start)


def _pasted(text: str, tables: Sequence[Grid]) -> Iterator[Grid]:
    """Tables that a Markdown text has without its marks, as they are pasted from elsewhere: what no mark makes a table."""
    if not _FIGURES_APART.search(text):
        return
    left, at = [], 0
    for grid in tables:
        left += [text[at : grid.start], _WORDS.sub(" ", text[grid.start : grid.end])]
        at = grid.end
    free = "".join((*left, text[at:]))
    yield from _set_as_lines(free, text_lines(free))


def _under_heads(text: str, aligned: list[Grid], lines: Sequence[TextLine]) -> list[Grid]:
    """The tables whose columns stand under one another, and those whose rows end in figures under heads; where columns of the
    first ran together, the second tell them by their number."""
    doubtful = [grid for grid in aligned if run_together(text, grid)]
    sure = [grid for grid in aligned if grid not in doubtful]
    found = tables_under_heads(text, sure, lines)
    kept = [grid for grid in doubtful if not any(one.start < grid.end and grid.start < one.end for one in found)]
    return [*sure, *kept, *found]
