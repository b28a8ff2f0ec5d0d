"""Refuses PDFs whose packed streams would inflate beyond all measure: PDFium inflates them whole, in memory."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

from reportdiff.reading import limits
from reportdiff.reading.source import Source

_STREAM = re.compile(rb">>\s{0,4}stream\r?\n")
_DICTIONARY = 1_000  # bytes before a stream in which it says by which filters it is written and packed
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_HEX, _LETTERS = re.compile(rb"/A(?:SCII)?H(?:exDecode|x)\b"), re.compile(rb"/A(?:SCII)?85(?:Decode)?\b")
_PACKED = re.compile(rb"/(?:(?P<lzw>LZW)|Fl(?:ate)?|R(?:un)?L(?:ength)?)(?:Decode)?\b")
_ELSEWHERE = re.compile(rb"/F(?:ilter)?[\s\[]+\d")  # filters told in another object
_BLANKS = b" \t\r\n\f\0"
_STEP = 1 << 20
_DEEPEST = 8  # times that something is packed within itself
_CLEAR, _END, _ENTRIES = 256, 257, 4096  # codes of LZW that begin anew and end, and how many there are


def refuse_bombs(data: bytes, source: Source) -> None:
    """Unpacks each packed stream in pieces, without keeping it, and raises ``ReadError`` past the limits.

    What a stream says of its filters may be a lie: whatever inflates is inflated, and what comes out of it too.
    """
    total = 0
    for match in _STREAM.finditer(data):
        size = _unpacked_size(data, match)
        total += size
        if size >= limits.PDF_STREAM_BYTES or total >= limits.PDF_BYTES:
            raise source.error(
                "unpacks to more than a report can hold", "print it to a new PDF, or save its text as .txt"
            )


def _unpacked_size(data: bytes, stream: re.Match[bytes]) -> int:
    """How much a stream unpacks to, up to the limit; of one packed in several ways at once, which no program does, that it reaches it."""
    told = data[max(0, stream.start() - _DICTIONARY) : stream.start()].rpartition(b" obj")[2]
    told = _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode("ascii")), told)
    ways, most = list(_PACKED.finditer(told)), limits.PDF_STREAM_BYTES
    if any(one["lzw"] for one in ways):
        return _expanded(b"".join(_written(data, stream, told)), most) if len(ways) == 1 else most
    size = _inflated(_written(data, stream, told), most)
    if not size and _ELSEWHERE.search(told):
        return _expanded(b"".join(_written(data, stream, told)), most)
    return size


def _written(data: bytes, stream: re.Match[bytes], told: bytes) -> Iterator[bytes]:
    """A stream in pieces, as bytes where it is written in letters."""
    end = data.find(b"endstream", stream.end())
    end = end if end >= 0 else len(data)
    if _HEX.search(told) or _LETTERS.search(told):
        letters = data[stream.end() : end].translate(None, _BLANKS)
        try:
            yield bytes.fromhex(letters.rstrip(b">").decode("ascii")) if _HEX.search(told) else base64.a85decode(letters.removesuffix(b"~>"))
        except (ValueError, binascii.Error):  # no such letters: nothing is unpacked from them
            return
    else:
        yield from (data[at : min(at + _STEP, end)] for at in range(stream.end(), end, _STEP))


def _expanded(packed: bytes, most: int) -> int:
    """How much LZW expands to, at most ``most``: only how long each code's text is need be known."""
    sizes = [1] * (_END + 1)
    size = before = held = bits = 0
    width = 9
    for byte in packed:
        held, bits = (held << 8 | byte) & 0xFFFFFF, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & (1 << width) - 1
        if code == _CLEAR:
            del sizes[_END + 1 :]
            before, width = 0, 9
        elif code == _END or size >= most:
            break
        else:
            own = sizes[code] if code < len(sizes) else before + 1
            size += own
            if before and len(sizes) < _ENTRIES:
                sizes.append(before + 1)
            before, width = own, 9 if len(sizes) < 511 else 10 if len(sizes) < 1023 else 11 if len(sizes) < 2047 else 12
    return size


def _inflated(packed: Iterable[bytes], most: int, depth: int = 0) -> int:
    """How much a stream inflates to, at most ``most``, and what is packed in it; what is no deflated stream counts for nothing."""
    pieces, size = iter(_unpacked(packed)), 0
    first = next(pieces, b"")
    if depth < _DEEPEST and _may_be_packed(first):
        size = _inflated(chain([first], pieces), most, depth + 1)
    for piece in chain([first], pieces):
        size += len(piece)
        if size >= most:
            return size
    return size


def _may_be_packed(first: bytes) -> bool:
    return len(first) > 1 and first[0] & 15 == 8 and int.from_bytes(first[:2], "big") % 31 == 0


def _unpacked(packed: Iterable[bytes]) -> Iterator[bytes]:
    """What comes out of a deflated stream, in pieces; nothing more where it breaks off."""
    inflate = zlib.decompressobj()
    for piece in packed:
        left = piece
        while left and not inflate.eof:
            try:
                got = inflate.decompress(left, _STEP)
            except zlib.error:
                return
            left = inflate.unconsumed_tail
            if got:
                yield got
        if inflate.eof:
            return
