"""How much of anything a reader will take, so that no file, however made, can exhaust the machine."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

FILE_BYTES = 200 * MEGABYTE
"""The largest file that is opened at all."""

PAGE_BYTES = 20 * MEGABYTE
"""The largest web page: a parsed page takes many times its size in memory."""

ARCHIVE_BYTES = 200 * MEGABYTE
"""What a Word file's parts may inflate to, all together."""

ARCHIVE_RATIO = 200
"""How many times its packed size a part may inflate to. Word's own XML seldom passes 30."""

ARCHIVE_RATIO_FROM = 10 * MEGABYTE
"""Parts that inflate to less than this may have any ratio: an empty table repeats itself well."""

ARCHIVE_MEMBERS = 10_000
"""How many parts a Word file may have."""

MARKUP_BYTES = 64 * MEGABYTE
"""The largest single XML part of a Word file."""

PDF_PAGES = 5_000
"""How many pages a PDF may have."""

PDF_CHARACTERS = 20_000_000
"""How many characters a PDF may have on all its pages."""

PDF_STREAM_BYTES = 48 * MEGABYTE
"""What one packed stream of a PDF may inflate to; a page's text is far smaller, its largest picture seldom as large."""

PDF_BYTES = 1000 * MEGABYTE
"""What all packed streams of a PDF may inflate to, pictures included; they are not held at once."""

CHARACTERS = 5_000_000
"""How many characters the text of a report may have: two thousand pages."""

FIGURES = 200_000
"""How many figures it may have: as many as a statistical yearbook of a thousand pages."""

TABLE_ROWS = 30_000
"""How many rows its tables may have, all together."""

WEB_TAGS = 200_000
"""How many tags a web page may have for its small print to be looked for by trafilatura, which holds it in memory several times."""

OFFICE_SECONDS = 60
"""How long LibreOffice may take over a file."""
