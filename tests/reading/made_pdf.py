"""PDF files made by hand for the tests, in a Chinese font that every PDF reader knows and none needs to embed."""

from __future__ import annotations

import re
from collections.abc import Sequence

Placed = tuple[float, float, int, str]
"""x and y (points, from the lower left corner), type size, text."""

Line = tuple[float, float, float, float]
"""From x and y to x and y."""

WIDTH, HEIGHT = 595, 842
LEFT, SIZE, PITCH = 85, 14, 24
ON_A_LINE = 30  # Chinese characters
TOP = 740

_HEAD = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"",
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    (
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"
    ),
    (
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
    ),
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
]


def pdf(pages: Sequence[Sequence[Placed]], *, drawn: Sequence[Sequence[Line]] = (), trailer: bytes = b"") -> bytes:
    """A PDF with these texts at these places, and these lines on its pages. Latin text is set in Courier, each letter 0.6 em wide."""
    objects = list(_HEAD)
    kids = []
    for number, page in enumerate(pages):
        lines = drawn[number] if number < len(drawn) else ()
        stream = b"".join(map(_shown, page)) + b"".join(b"%.2f %.2f m %.2f %.2f l S\n" % line for line in lines)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R /F2 6 0 R >> >> >>" % (WIDTH, HEIGHT, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return _file(objects, trailer)


def typeset(paragraphs: Sequence[str], *, lines_on_page: int = 20, header: str = "", footer: str = "") -> bytes:
    """Chinese paragraphs set as an office sets them: two characters of indent, full lines, headers and footers.

    ``{}`` in `header` and `footer` stands for the page's number.
    """
    lines: list[tuple[int, str]] = []
    for text in paragraphs:
        lines.append((2, text[: ON_A_LINE - 2]))
        rest = text[ON_A_LINE - 2 :]
        lines.extend((0, rest[at : at + ON_A_LINE]) for at in range(0, len(rest), ON_A_LINE))
    pages: list[list[Placed]] = []
    for first in range(0, len(lines), lines_on_page):
        page: list[Placed] = [
            (LEFT + indent * SIZE, TOP - PITCH * place, SIZE, text)
            for place, (indent, text) in enumerate(lines[first : first + lines_on_page])
        ]
        number = str(len(pages) + 1)
        edges: list[Placed] = [(200, 800, 9, header.format(number)), (280, 40, 9, footer.format(number))]
        pages.append([*page, *(edge for edge in edges if edge[3])])
    return pdf(pages)


def _shown(placed: Placed) -> bytes:
    x, y, size, text = placed
    if text.isascii():
        shown = b"/F2 %d Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj" % (size, x, y, re.sub(rb"([()\\])", rb"\\\1", text.encode()))
    else:
        if len(text) == 1:
            text += "\u3000"  # PDFium loses a character alone that no font of the machine draws
        shown = b"/F1 %d Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj" % (size, x, y, text.encode("utf-16-be").hex().encode())
    return b"BT %s ET\n" % shown


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    made = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    made += b"trailer << /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(made + b"startxref\n%d\n%%%%EOF\n" % table)
