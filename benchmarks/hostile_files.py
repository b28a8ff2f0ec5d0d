"""Files that would exhaust or confuse a reader: bombs, nesting, cycles, sizes that lie; what ``hostile.py`` measures with.

A maker gives a whole file for a size; ``HOSTILE`` names them all, each with a small size for the tests and a large one for
the measure.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

SAID = "各位代表：去年茶叶丰收，产值增长6.5%，达到120.3亿元，新建学校12所，今年接着干，产值增长7%左右。"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/>{more}</Types>'
)
_PART = '<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
_RELATION = '<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
_RELATIONS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


# Word files


def _word(body: str, **parts: str) -> bytes:
    """A Word file with this body, and parts by name: styles, numbering."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES.format(more="".join(_PART.format(name=name) for name in parts)))
        archive.writestr("_rels/.rels", _RELATIONS.format(_RELATION.format(id="r1", kind="officeDocument", target="word/document.xml")))
        related = "".join(_RELATION.format(id=f"r{place}", kind=name, target=f"{name}.xml") for place, name in enumerate(parts))
        archive.writestr("word/_rels/document.xml.rels", _RELATIONS.format(related))
        archive.writestr("word/document.xml", f'<?xml version="1.0"?><w:document {_W}><w:body>{body}{_p(SAID)}</w:body></w:document>')
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f'<?xml version="1.0"?>{content}')
    return written.getvalue()


def _p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def word_paragraphs(size: int) -> bytes:
    """Empty paragraphs."""
    return _word("<w:p/>" * size)


def word_runs(size: int) -> bytes:
    """One paragraph of very many runs."""
    return _word(f"<w:p>{'<w:r><w:t>增长6%，</w:t></w:r>' * size}</w:p>")


def word_long_run(size: int) -> bytes:
    """A run of one very long text."""
    return _word(_p("茶叶丰收" * (size // 4)))


def word_nested_tables(size: int) -> bytes:
    """Tables within tables."""
    return _word("<w:tbl><w:tr><w:tc>" * size + "</w:tc></w:tr></w:tbl>" * size)


def word_wide_cells(size: int) -> bytes:
    """Cells that say they span very many columns."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{10**9}"/></w:tcPr>{_p("6%")}</w:tc>'
    return _word(f"<w:tbl>{f'<w:tr>{cell * 3}</w:tr>' * size}</w:tbl>")


def word_table_cells(size: int) -> bytes:
    """A table of very many cells."""
    row = "<w:tr>" + f"<w:tc>{_p('6.5')}</w:tc>" * 100 + "</w:tr>"
    return _word(f"<w:tbl>{row * (size // 100)}</w:tbl>")


def word_merged_cells(size: int) -> bytes:
    """Rows that all go on in the row above."""
    row = f'<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{_p("")}</w:tc><w:tc>{_p("6%")}</w:tc></w:tr>'
    return _word(f"<w:tbl>{row * size}</w:tbl>")


def word_circular_styles(size: int) -> bytes:
    """Styles each based on the next, the last on the first."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/><w:basedOn w:val="s{(n + 1) % size}"/></w:style>' for n in range(size)
    )
    body = "".join(_p("一、标题", f'<w:pPr><w:pStyle w:val="s{n}"/></w:pPr>') for n in range(size))
    return _word(body, styles=f"<w:styles {_W}>{styles}</w:styles>")


def word_numbers(size: int) -> bytes:
    """Automatic numbers that begin beyond all counting, at levels that do not exist."""
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{10**18}"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="{"%1" * 200}、"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    one = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = "".join(_p("茶叶", one.format((0, 0, 8, 99, -1)[n % 5])) for n in range(size))
    return _word(body, numbering=f"<w:numbering {_W}>{numbering}</w:numbering>")


def word_nested_elements(size: int) -> bytes:
    """Elements within elements, none of which is a paragraph."""
    return _word("<w:sdt><w:sdtContent>" * size + "</w:sdtContent></w:sdt>" * size)


def word_text_boxes(size: int) -> bytes:
    """Text boxes within text boxes."""
    return _word("<w:p><w:r><w:pict><w:txbxContent>" * size + "</w:txbxContent></w:pict></w:r></w:p>" * size)


def word_bomb(size: int) -> bytes:
    """A part that inflates to far more than it is packed in."""
    return _word(" " * size)


def word_members(size: int) -> bytes:
    """An archive of very many parts."""
    written = io.BytesIO(_word(""))
    with zipfile.ZipFile(written, "a") as archive:
        for number in range(size):
            archive.writestr(f"word/media/{number}", b"")
    return written.getvalue()


def word_overlapping(size: int) -> bytes:
    """An archive whose directory names one part very many times, as bombs do that inflate quadratically."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES.format(more=""))
        archive.writestr("word/media/a", b" " * 9_000_000)
        once = archive.infolist()[1]
        for number in range(size):
            again = zipfile.ZipInfo(f"word/media/{number}")
            for field in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(again, field, getattr(once, field))
            archive.filelist.append(again)
            archive.NameToInfo[again.filename] = again
    return written.getvalue()


# PDFs


def _pdf(objects: dict[int, str | bytes], root: int = 1) -> bytes:
    """A PDF of these objects, with its table."""
    written, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(written)
        body = content.encode("latin-1") if isinstance(content, str) else content
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, last = len(written), max(objects)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        written += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    written += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, root, start)
    return bytes(written)


def _stream(content: bytes, more: str = "", pack: bool = True) -> bytes:
    packed = zlib.compress(content, 9) if pack else content
    filters = "/Filter /FlateDecode " if pack else ""
    return f"<< /Length {len(packed)} {filters}{more}>>\nstream\n".encode() + packed + b"\nendstream"


_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_BOX = "/MediaBox [0 0 595 842]"
_ENGLISH = b"BT /F1 12 Tf 72 720 Td (The government raised output by 6.5% to 120.3 million tons and built 12 schools.) Tj ET\n"


def _one_page(content: bytes, page: str = _BOX, more: dict[int, str | bytes] | None = None, resources: str = "") -> bytes:
    return _pdf(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: f"<< /Type /Page /Parent 2 0 R {page} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> {resources} >> >>",
            4: _stream(content),
            5: _FONT,
            **(more or {}),
        }
    )


def pdf_glyphs(size: int) -> bytes:
    """A page of very many glyphs, one upon the other."""
    return _one_page(_ENGLISH + b"BT /F1 9 Tf 72 600 Td " + b"(growth of 6.5%) Tj " * (size // 14) + b"ET")


def pdf_scattered(size: int) -> bytes:
    """A page of very many glyphs, each in a place of its own, upon no line."""
    shown = b"".join(b"BT /F1 5 Tf %d.%d %d.%d Td (a) Tj ET\n" % (n * 37 % 590, n % 10, n * 53 % 830, n % 7) for n in range(size))
    return _one_page(_ENGLISH + shown)


def pdf_same_page(size: int) -> bytes:
    """A tree that names one page very many times."""
    kids = "3 0 R " * size
    whole = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {size} >>",
        3: f"<< /Type /Page /Parent 2 0 R {_BOX} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        4: _stream(_ENGLISH),
        5: _FONT,
    }
    return _pdf(whole)


def pdf_lying_count(size: int) -> bytes:
    """A tree that says it has pages that it has not."""
    return _one_page(_ENGLISH).replace(b"/Count 1 ", b"/Count %d " % size)


def pdf_own_tree(size: int) -> bytes:
    """A tree of pages that holds itself."""
    return _one_page(_ENGLISH).replace(b"/Kids [3 0 R]", b"/Kids [" + b"2 0 R " * size + b"3 0 R]")


def pdf_deep_tree(size: int) -> bytes:
    """A tree of pages as deep as it has nodes."""
    nodes: dict[int, str | bytes] = {1: "<< /Type /Catalog /Pages 2 0 R >>"}
    for number in range(2, size + 2):
        nodes[number] = f"<< /Type /Pages /Kids [{number + 1} 0 R] /Count 1 /Parent {max(2, number - 1)} 0 R >>"
    page = size + 2
    nodes[page] = f"<< /Type /Page /Parent {page - 1} 0 R {_BOX} /Contents {page + 1} 0 R /Resources << /Font << /F1 {page + 2} 0 R >> >> >>"
    return _pdf({**nodes, page + 1: _stream(_ENGLISH), page + 2: _FONT})


def pdf_huge_page(size: int) -> bytes:
    """A page as large as no paper."""
    return _one_page(_ENGLISH, f"/MediaBox [-{size} -{size} {size} {size}] /UserUnit {size} /Rotate 45")


def pdf_nesting(size: int) -> bytes:
    """A page's content that saves its state, and arrays within arrays."""
    return _one_page(b"q " * size + b"[" * size + _ENGLISH)


def pdf_bomb(size: int) -> bytes:
    """A stream that inflates to far more than it is packed in."""
    return _one_page(_ENGLISH + b" " * size)


def pdf_twice_packed(size: int) -> bytes:
    """A stream packed twice, so that what it says of its size is small."""
    packed = zlib.compress(zlib.compress(_ENGLISH + b" " * size, 9), 9)
    stream = f"<< /Length {len(packed)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n".encode() + packed + b"\nendstream"
    return _one_page(_ENGLISH, more={4: stream})


def pdf_in_letters(size: int) -> bytes:
    """A packed stream written in letters."""
    return _one_page(b"", more={4: _filtered(zlib.compress(_ENGLISH + b" " * size, 9).hex().encode() + b">", "[/ASCIIHexDecode /Fl#61teDecode]")})


def pdf_lzw(size: int) -> bytes:
    """A stream in which each code of LZW stands for more than the one before."""
    written, held, bits = bytearray(), 0, 0
    codes = [(256, 9), *((32 if code == 257 else code, 9 + (code >= 511) + (code >= 1023) + (code >= 2047)) for code in range(257, 4094)), (256, 12)]
    for code, width in codes[:1] + codes[1:] * max(1, size // 7_300_000):
        held, bits = held << width | code, bits + width
        while bits >= 8:
            bits -= 8
            written.append(held >> bits & 255)
            held &= (1 << bits) - 1
    return _one_page(b"", more={4: _filtered(bytes(written), "/LZWDecode")})


def _filtered(written: bytes, filters: str) -> bytes:
    return f"<< /Length {len(written)} /Filter {filters} >>\nstream\n".encode() + written + b"\nendstream"


# Web pages


def _page(body: str) -> bytes:
    return f'<html><head><meta charset="utf-8"><title>报告</title></head><body><p>{SAID * 5}</p>{body}</body></html>'.encode()


def web_nested(size: int) -> bytes:
    """Elements within elements."""
    return _page("<div>" * size + SAID + "</div>" * size)


def web_nested_tables(size: int) -> bytes:
    """Tables within tables."""
    return _page("<table><tr><td>" * size + SAID + "</td></tr></table>" * size)


def web_spans(size: int) -> bytes:
    """Cells that say they span very many rows and columns."""
    return _page("<table>" + '<tr><td colspan="1000000000" rowspan="1000000000">6%</td><td>7%</td></tr>' * size + "</table>")


def web_cells(size: int) -> bytes:
    """A table of very many cells."""
    row = "<tr>" + "<td>6.5</td>" * 100 + "</tr>"
    return _page(f"<table>{row * (size // 100)}</table>")


def web_brackets(size: int) -> bytes:
    """Beginnings of elements, and nothing else."""
    return _page("<" * size)


def web_entities(size: int) -> bytes:
    """References to characters that do not exist."""
    return _page("&#x110000;&#0;&#xD800;&nosuch;&amp" * (size // 30))


def web_inline(size: int) -> bytes:
    """One paragraph of very many elements."""
    return _page(f"<p>{'<b>增长</b><i>6%</i>，' * (size // 20)}</p>")


def web_long_line(size: int) -> bytes:
    """A paragraph of one very long text."""
    return _page(f"<p>{'茶叶丰收' * (size // 4)}</p>")


def web_links(size: int) -> bytes:
    """Very many links."""
    return _page("".join(f'<a href="a{n}.pdf">附件{n}</a>' for n in range(size)))


def web_unclosed(size: int) -> bytes:
    """Paragraphs, lists and inline elements that never end."""
    return _page("<ul><li><p><b><i><font>茶" * size)


# Texts and Markdown


def _markdown(text: str) -> bytes:
    return f"# 2025年政府工作报告\n\n{SAID}\n\n{text}\n\n## 二、今年安排\n\n{SAID}\n".encode()


def markdown_quotes(size: int) -> bytes:
    """Quotations within quotations."""
    return _markdown(">" * size + SAID)


def markdown_lists(size: int) -> bytes:
    """Lists within lists."""
    return _markdown("\n".join(" " * (2 * depth) + "- 茶" for depth in range(int(size**0.5))))


def markdown_brackets(size: int) -> bytes:
    """Links that open and never close."""
    return _markdown("[" * size + "\n\n" + "![a](" * (size // 5) + "\n\n" + "[a][b" * (size // 5))


def markdown_stars(size: int) -> bytes:
    """Marks of emphasis that open and never close."""
    return _markdown("*a **b _c __d " * (size // 14) + "\n\n" + "a**b" * (size // 4))


def markdown_ticks(size: int) -> bytes:
    """Runs of backticks, each of another length."""
    return _markdown(" ".join("`" * n for n in range(1, int((2 * size) ** 0.5))))


def markdown_columns(size: int) -> bytes:
    """A table of one head row of very many columns, and rows of one cell."""
    return _markdown("|a" * size + "|\n" + "|-" * size + "|\n" + "|1|\n" * (size // 10))


def markdown_rows(size: int) -> bytes:
    """A table of very many rows."""
    return _markdown("|指标|2024年|2025年|\n|-|-|-|\n" + "|茶叶（吨）|12|13|\n" * (size // 12))


def markdown_definitions(size: int) -> bytes:
    """Very many definitions of links and notes, and references to them."""
    return _markdown("\n".join(f"[a{n}]: b\n[^{n}]: c" for n in range(size // 18)) + "\n\n" + "[a1][^1]" * (size // 8))


def markdown_html(size: int) -> bytes:
    """HTML that opens and never closes."""
    return _markdown("<div><!-- " * (size // 10) + "\n\n" + "<a " * (size // 3))


def markdown_front(size: int) -> bytes:
    """Front matter that grows beyond all measure where somebody resolves its references."""
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    return ("---\n" + "\n".join(lines) + "\nb: " + "[" * size + "\n---\n").encode() + _markdown("")


def text_one_line(size: int) -> bytes:
    """One line without an end."""
    return (SAID * (size // len(SAID))).encode()


def text_lines(size: int) -> bytes:
    """Lines of one character."""
    return (SAID + "\n" + "茶\n" * (size // 2)).encode()


def text_feeds(size: int) -> bytes:
    """Pages of one line."""
    return (SAID + "\n\f茶叶丰收\n" * (size // 6)).encode()


def text_page_numbers(size: int) -> bytes:
    """Page numbers and running heads, and next to nothing else."""
    return (SAID + "".join(f"\n政府工作报告\n茶叶丰收，\n— {n} —\n\f" for n in range(size // 24))).encode()


def text_combining(size: int) -> bytes:
    """Marks that combine with the letter before, without an end."""
    return (SAID + "e" + "\u0301\u0327" * (size // 2)).encode()


def text_digits(size: int) -> bytes:
    """A number of very many digits."""
    return (SAID + "产值" + "9" * size + "亿元，增长" + "1," * (size // 2) + "5%。").encode()


def text_numerals(size: int) -> bytes:
    """A number in words without an end."""
    return (SAID + "产值" + "三万亿千百" * (size // 5) + "元。").encode()


def text_dots(size: int) -> bytes:
    """Dot leaders, dashes, blanks, as a contents list that got out of hand."""
    return (SAID + "\n" + ("一、茶叶" + "." * 200 + " 12\n") * (size // 210) + "—" * size + "\n" + "\u3000" * size).encode()


def text_alternating(size: int) -> bytes:
    """Headings of every level in turn, each deeper than the next."""
    marks = ("一、茶\n", "（一）茶\n", "1.茶\n", "（1）茶\n", "①茶\n", "第一章 茶\n", "第一，茶。\n")
    return (SAID + "\n" + "".join(marks[n * n % 7] for n in range(size // 5))).encode()


@dataclass(frozen=True, slots=True)
class Hostile:
    """A kind of file, how large it is made for a test and for the measure."""

    make: Callable[[int], bytes]
    small: int
    large: int

    @property
    def name(self) -> str:
        """As the table has it."""
        return self.make.__name__

    @property
    def suffix(self) -> str:
        """The ending that makes it read so."""
        return {"word": ".docx", "pdf": ".pdf", "web": ".html", "markdown": ".md", "text": ".txt"}[self.name.partition("_")[0]]

    @property
    def what(self) -> str:
        """What is wrong with it, in words."""
        return (self.make.__doc__ or "").rstrip(".")


HOSTILE = (
    Hostile(word_paragraphs, 20_000, 1_000_000),
    Hostile(word_runs, 5_000, 200_000),
    Hostile(word_long_run, 100_000, 4_000_000),
    Hostile(word_nested_tables, 60, 100_000),
    Hostile(word_wide_cells, 50, 20_000),
    Hostile(word_table_cells, 2_000, 200_000),
    Hostile(word_merged_cells, 500, 50_000),
    Hostile(word_circular_styles, 50, 5_000),
    Hostile(word_numbers, 200, 20_000),
    Hostile(word_nested_elements, 100, 100_000),
    Hostile(word_text_boxes, 50, 50_000),
    Hostile(word_bomb, 30_000_000, 500_000_000),
    Hostile(word_members, 10_001, 60_000),
    Hostile(word_overlapping, 50, 60_000),
    Hostile(pdf_glyphs, 4_000, 20_000),
    Hostile(pdf_scattered, 2_000, 100_000),
    Hostile(pdf_same_page, 100, 1_000_000),
    Hostile(pdf_lying_count, 4_000, 2_000_000_000),
    Hostile(pdf_own_tree, 3, 1_000),
    Hostile(pdf_deep_tree, 200, 50_000),
    Hostile(pdf_huge_page, 10**5, 10**30),
    Hostile(pdf_nesting, 1_000, 1_000_000),
    Hostile(pdf_bomb, 50_000_000, 500_000_000),
    Hostile(pdf_twice_packed, 60_000_000, 1_000_000_000),
    Hostile(pdf_in_letters, 60_000_000, 500_000_000),
    Hostile(pdf_lzw, 60_000_000, 500_000_000),
    Hostile(web_nested, 2_000, 500_000),
    Hostile(web_nested_tables, 500, 100_000),
    Hostile(web_spans, 100, 10_000),
    Hostile(web_cells, 4_000, 200_000),
    Hostile(web_brackets, 20_000, 5_000_000),
    Hostile(web_entities, 30_000, 3_000_000),
    Hostile(web_inline, 40_000, 2_000_000),
    Hostile(web_long_line, 100_000, 4_000_000),
    Hostile(web_links, 1_000, 50_000),
    Hostile(web_unclosed, 2_000, 100_000),
    Hostile(markdown_quotes, 2_000, 1_000_000),
    Hostile(markdown_lists, 10_000, 4_000_000),
    Hostile(markdown_brackets, 5_000, 1_000_000),
    Hostile(markdown_stars, 10_000, 1_000_000),
    Hostile(markdown_ticks, 10_000, 1_000_000),
    Hostile(markdown_columns, 500, 50_000),
    Hostile(markdown_rows, 12_000, 1_000_000),
    Hostile(markdown_definitions, 10_000, 1_000_000),
    Hostile(markdown_html, 10_000, 1_000_000),
    Hostile(markdown_front, 5_000, 1_000_000),
    Hostile(text_one_line, 50_000, 4_000_000),
    Hostile(text_lines, 20_000, 1_000_000),
    Hostile(text_feeds, 6_000, 1_000_000),
    Hostile(text_page_numbers, 20_000, 1_000_000),
    Hostile(text_combining, 20_000, 1_000_000),
    Hostile(text_digits, 5_000, 1_000_000),
    Hostile(text_numerals, 5_000, 1_000_000),
    Hostile(text_dots, 20_000, 1_000_000),
    Hostile(text_alternating, 10_000, 500_000),
)
