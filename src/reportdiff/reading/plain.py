"""Plain text and Markdown: the decoded file itself, so that offsets are those of the file."""

from __future__ import annotations

from dataclasses import replace

from reportdiff.model import Words
from reportdiff.reading.aligned import aligned_tables
from reportdiff.reading.decoding import decoded
from reportdiff.reading.gathering import merged
from reportdiff.reading.kinds import WEB_PAGE, refuse_disguised
from reportdiff.reading.lines import Reading
from reportdiff.reading.markdown import is_markdown, marked_up
from reportdiff.reading.numbered_rows import numbered_rows
from reportdiff.reading.printed_text import printed
from reportdiff.reading.rows_under_years import tables_under_years
from reportdiff.reading.source import Source
from reportdiff.reading.text_lines import text_lines


def read(data: bytes, source: Source, encoding: str | None = None) -> Reading:
    """The text with its own new lines, without a byte order mark."""
    refuse_disguised(data, source, claimed="a text file")
    return understood(decoded(data, source, encoding))


def read_markdown(data: bytes, source: Source, encoding: str | None = None) -> Reading:
    """The text of a Markdown file, likewise."""
    refuse_disguised(data, source, claimed="a Markdown file", allowed=(WEB_PAGE,))
    return understood(decoded(data, source, encoding), markdown=True)


def understood(text: str, *, markdown: bool = False) -> Reading:
    """What a text is made of; ``markdown`` where its name says that it is Markdown, as it may be without."""
    if not markdown and not is_markdown(text):
        tables, lines = aligned_tables(text), text_lines(text)
        tables += tables_under_years(text, tables, lines)
        tables = sorted([*tables, *numbered_rows(text, tables, lines)], key=lambda grid: grid.start)
        furniture, pages, notes = printed(text, tables, lines)
        return Reading(text, furniture=furniture, pages=pages, notes=notes, tables=tuple(tables))
    reading = marked_up(text, trusted=markdown)
    words = Words.of(text, reading.furniture)
    furniture, pages, notes = printed(words.text, tuple(map(words.inward, reading.tables)))
    return replace(
        reading,
        furniture=merged(reading.furniture, furniture, words),
        pages=tuple(replace(page, start=words.out(page.start, page.start)[0]) for page in pages),
        notes=(*reading.notes, *notes),
    )
