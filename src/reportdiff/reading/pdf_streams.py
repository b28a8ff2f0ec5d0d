"""Refuses PDFs whose packed streams would inflate beyond all measure: PDFium inflates them whole, in memory."""

from __future__ import annotations

import re
import zlib

from reportdiff.reading import limits
from reportdiff.reading.source import Source

# The dictionary before a stream names its filters; /FlateDecode may be abbreviated.
_STREAM = re.compile(rb"/(?:FlateDecode|Fl)\b[^>]{0,400}>>\s{0,4}stream\r?\n")
_STEP = 1 << 20


def refuse_bombs(data: bytes, source: Source) -> None:
    """Inflates each deflated stream in pieces, without keeping it, and raises ``ReadError`` past the limits.

    A stream packed twice inflates only once here; PDFium's own limit on filters holds for what is inside.
    """
    total = 0
    for match in _STREAM.finditer(data):
        size = _inflated(data, match.end(), limits.PDF_STREAM_BYTES)
        total += size
        if size >= limits.PDF_STREAM_BYTES or total >= limits.PDF_BYTES:
            raise source.error(
                "unpacks to more than a report can hold", "print it to a new PDF, or save its text as .txt"
            )


def _inflated(data: bytes, start: int, most: int) -> int:
    """How much a stream inflates to, at most ``most``; what is no deflated stream counts for nothing."""
    inflate = zlib.decompressobj()
    size, position = 0, start
    packed = data[position : position + _STEP]
    try:
        while packed and not inflate.eof and size < most:
            size += len(inflate.decompress(packed, _STEP))
            packed = inflate.unconsumed_tail
            if not packed:
                position += _STEP
                packed = data[position : position + _STEP]
    except zlib.error:
        pass
    return size
