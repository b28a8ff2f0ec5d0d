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

OFFICE_SECONDS = 60
"""How long LibreOffice may take over a file."""
