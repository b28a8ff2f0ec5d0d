"""Web pages: the main text, one paragraph a line, headings ``h1`` to ``h6`` marked. Nothing is fetched.

Our own walk over the page (`page`) writes the lines, and which element holds the report's sentences says where it is.
trafilatura is asked what it takes for the main text; where it agrees but for the small print at the end, that goes.
Where it lost more than `_LOSS` of the text, as it does on pages of government offices, the element's lines all stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportdiff.model import Note
from reportdiff.reading import limits
from reportdiff.reading.decoding import codec_named, decoded, has_mark, is_utf8
from reportdiff.reading.kinds import WEB_PAGE, refuse_disguised
from reportdiff.reading.lines import Line, Reading, assembled, without_controls
from reportdiff.reading.printed_text import without_contents
from reportdiff.reading.quiet import quiet
from reportdiff.reading.silences import file_silence
from reportdiff.reading.source import OWN, Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

    from reportdiff.reading.page import PageLine

_CHARSET = re.compile(rb"""<(?:meta\b[^>]*\bcharset|\?xml\b[^>]*\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_LABELS = {"iso8859-1": "cp1252", "ascii": "cp1252", "big5": "big5hkscs"}  # as browsers understand these labels
# A tag, its attributes with what they quote; nothing is read twice, whatever is left open.
_TAG = re.compile(r"""<(?P<name>[A-Za-z][^\s<>"'/]*+)(?:[^<>"']++|"[^"]*+"|'[^']*+')*>""")
_ATTRIBUTES = 1_000  # of one tag; the parser compares each with all before it
_FAR_SPAN = re.compile(r"""\b(?:colspan\s*=\s*["']?\s*\+?\d{3,}|rowspan\s*=\s*["']?\s*\+?\d{4,})[^\s"'>]*["']?""", re.I)
_SPANS = re.compile(r"""\b(?:col|row)span\s*=\s*["']?\s*\+?\d+\s*["']?""", re.I)  # for which trafilatura fills in empty cells
_LOSS = 0.03
_MOST_CELLS = 200_000  # rows times the cells of the longest; a page with more is not looked at by trafilatura
_SPANS = re.compile(r"""\s(?:row|col)span\s?=\s?["']?\d+["']?""", re.I)
_ATTACHMENT = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar)(?:[?#]|\Z)", re.I)
_BETWEEN = re.compile(r"[\s|]+")  # white space, and what trafilatura sets between the cells of a table
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer", "urllib3")


def read(data: bytes, source: Source, encoding: str | None = None) -> Reading:
    """The page's main text and its headings."""
    refuse_disguised(data, source, claimed="a web page", allowed=(WEB_PAGE,))
    markup = without_controls(_markup(data, source, encoding).replace("\r\n", "\n").replace("\r", "\n"))
    if not markup.strip():
        return Reading("")
    markup = _TAG.sub(_bounded, markup)
    if "<" not in markup:
        raise source.error("is no web page but plain text", "rename it to end in .txt")
    page = _parsed(markup, source)
    if page is None:
        return Reading("")
    if page.xpath("//meta[@name='generator']/@content") == [OWN]:
        raise source.error("is a page that reportdiff made", "give the reports that it tells of")
    from reportdiff.reading.page import comments_of

    lines, block = _main_lines(page, markup)
    reading = without_contents(assembled(Line(line.text, line.level, line.comments, line.row) for line in lines))
    in_all = (file_silence(comment, reading.text) for comment in comments_of(page))
    named = page.xpath("//meta[@name='ArticleTitle']/@content")
    return replace(
        reading,
        silences=(*(one for one in in_all if one), *reading.silences),
        title=" ".join(str(named[0]).split()) or None if named else None,
        notes=(*_left_out(block), *reading.notes),
    )


def _left_out(block: HtmlElement) -> tuple[Note, ...]:
    """What stands in the main block and is not read: pages and objects within it, files that it links to."""
    attached = {str(link) for link in block.xpath(".//a/@href") if _ATTACHMENT.search(str(link))}
    counted = {"frames": len(block.xpath(".//iframe | .//object | .//embed")), "attachments": len(attached)}
    return tuple(Note(code, (("count", count),)) for code, count in counted.items() if count)


def _markup(data: bytes, source: Source, encoding: str | None) -> str:
    """The page's markup, by the caller's encoding, the byte order mark, its being UTF-8, what it declares, or a guess.

    UTF-8 goes before the declaration: a page saved by a browser is UTF-8 and may still declare what it was.
    """
    if encoding is None and not has_mark(data) and not is_utf8(data) and (label := _CHARSET.search(data[:8192])):
        codec = codec_named(label[1].decode("ascii", "replace"))
        codec = _LABELS.get(codec or "", codec)
        if codec is not None and not codec.startswith("utf-16"):  # whose label could not be read if it were so
            return decoded(data, source, codec)
    return decoded(data, source, encoding)


def _bounded(tag: re.Match[str]) -> str:
    """A tag, without its attributes if there are more than any page has; a cell, without a span over more than any table has."""
    if len(tag[0]) >= _ATTRIBUTES and len(tag[0].split(None, _ATTRIBUTES)) > _ATTRIBUTES:
        return f"<{tag['name']}>"
    return _FAR_SPAN.sub("", tag[0]) if tag["name"].lower() in ("td", "th") else tag[0]


def _parsed(markup: str, source: Source) -> HtmlElement | None:
    """The page as a tree; ``None`` if it has no element and no text."""
    from lxml import etree, html  # type: ignore[import-untyped]

    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        page = html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except etree.ParserError:
        return None
    except (etree.LxmlError, ValueError, AssertionError) as fault:
        raise source.error(
            "is no web page that can be read", "save the page again, or save its text as .txt"
        ) from fault
    if any("XML_PARSE_HUGE" in entry.message for entry in parser.error_log):
        raise source.error(
            "its elements nest too deeply or are too large", "save the page's text as .txt and give that"
        )
    return page


def _main_lines(page: HtmlElement, markup: str) -> tuple[Sequence[PageLine], HtmlElement]:
    """The lines of the report: its title, where that stands outside the main block, and the block's lines; and the block."""
    from reportdiff.reading.page import lines_of, main_block, title_above

    lines = lines_of(page)
    block = main_block(page, lines)
    inside = [line for line in lines if line.within(block)]
    above = title_above(page, lines, inside)
    kept = [line for line in inside if line.level is not None or not line.is_navigation] or inside
    end = _end_of_report(kept, _chosen_by_trafilatura(markup))
    while end < len(kept) and end and kept[end].row and kept[end].table is kept[end - 1].table:
        end += 1  # a table stays whole
    return [*above, *kept[:end]], block


def _end_of_report(lines: Sequence[PageLine], chosen: str) -> int:
    """How many lines to keep: all, or those up to the last sentence or chosen line if trafilatura kept enough."""
    may_be_lost = _LOSS * sum(len(line.text) for line in lines)
    place = last = 0
    for count, line in enumerate(lines, 1):
        wanted = _BETWEEN.sub("", line.text)
        found = chosen.find(wanted, place)
        if found < 0:
            may_be_lost -= len(line.text)
        else:
            place = found + len(wanted)
        if may_be_lost < 0:
            return len(lines)
        if found >= 0 or line.weight:
            last = count
    return last


def _chosen_by_trafilatura(markup: str) -> str:
    """The text that trafilatura takes for the page's main text, as `_BETWEEN` leaves it; empty if it finds none.

    How far cells reach has no bearing on it, and pages that say 65534 rows a thousand times would keep it busy for hours.
    """
    rows = markup.split("<tr")
    if markup.count("<") > limits.WEB_TAGS or len(rows) * max(row.count("<td") + row.count("<th") for row in rows) > _MOST_CELLS:
        return ""
    with quiet(*_LOGGERS):
        import trafilatura

        try:
            text = trafilatura.extract(_SPANS.sub("", markup), include_comments=False, include_tables=True, favor_recall=True)
        except MemoryError:
            raise
        except Exception:  # whatever trips it: our own walk has the text already
            text = None
    return _BETWEEN.sub("", text or "")
