"""HTML in Markdown: which of it is tags, and what they part; where Chinese stands beside marks of emphasis.

Nothing of HTML is understood here but where its words begin and end: a tag that ends a block ends a line, one that ends
a cell parts it from the next.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportdiff.reading.gathering import Between
from reportdiff.reading.lines import CJK, IS_CJK

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]{0,20})(?P<rest>[^<>]{0,2000})>|<[!?][^<>]{0,2000}>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "title", "svg", "math", "iframe", "object"})
_CELLS = frozenset({"td", "th"})
_HEADING = re.compile(r"h([1-6])", re.I)
_IN_LINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
     "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "input"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words among the tags of a text: `parted` from those before them; `level` that of the heading that they stand in;
    `reads` what an entity stands for."""

    start: int
    end: int
    parted: Between
    level: int | None = None
    reads: str | None = None


def words_among_tags(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The words of a stretch of HTML, without its tags, comments, scripts and styles."""
    parted = Between.LINE
    level: int | None = None
    for begin, stop, tag in _pieces(text, start, end):
        if tag is None:
            for at, until, reads in _entities(text, begin, stop):
                if reads is None and not text[at:until].strip():
                    continue
                yield Stretch(at, until, parted, level, reads)
                parted = Between.NOTHING
            continue
        parted = max(parted, parted_by(tag["name"] or "!"))
        if tag["name"] and (heading := _HEADING.fullmatch(tag["name"])):
            level = None if tag["close"] else int(heading[1])


def parted_by(tag: str) -> Between:
    """What a tag parts: a cell, a line, or nothing."""
    name = tag.lower()
    if name in _CELLS:
        return Between.CELL
    return Between.NOTHING if name in _IN_LINE or name == "!" else Between.LINE


def tag_named(source: str) -> re.Match[str] | None:
    """The tag that a stretch of HTML is, if it is one."""
    return _TAG.fullmatch(source)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Tags, and what stands between them, in order."""
    at = start
    while at < end:
        opening = text.find("<", at, end)
        if opening < 0:
            opening = end
        if at < opening:
            yield at, opening, None
        if opening == end:
            return
        if text.startswith("<!--", opening):
            closing = text.find("-->", opening + 4, end)
            at = end if closing < 0 else closing + 3
            continue
        tag = _TAG.match(text, opening, end)
        if tag is None:
            yield opening, opening + 1, None  # a sign, not a tag: p<0.05
            at = opening + 1
            continue
        yield opening, tag.end(), tag
        at = tag.end()
        if tag["name"] and tag["name"].lower() in _UNSEEN and not tag["close"] and not tag["rest"].endswith("/"):
            closing_tag = re.compile(rf"</{re.escape(tag['name'])}\s*>", re.I).search(text, at, end)
            at = closing_tag.end() if closing_tag else end


def _entities(text: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    """A stretch without tags, cut at its entities; those come with what they stand for."""
    at = start
    for entity in _ENTITY.finditer(text, start, end):
        reads = html.unescape(entity[0])
        if reads == entity[0]:
            continue
        if at < entity.start():
            yield at, entity.start(), None
        yield entity.start(), entity.end(), reads
        at = entity.end()
    if at < end:
        yield at, end, None


# CommonMark takes ** for emphasis by the letters beside it, and Chinese punctuation and % for no letters: **（一）稳增长。**全年
# is none, 增长**6%**左右 neither. For the parser alone each such mark becomes a letter that takes as many bytes.
_RUN = re.compile(r"(?<!\\)(?:\*+|_+)")
_CHINESE_MARK = re.compile(
    r"[\u2014-\u2027\u2030-\u205e\u3001-\u303f\ufe30-\ufe4f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
)
_ASCII_MARKS = frozenset("%.,:;?\"'/@^=&#$+-")
# A Chinese paragraph set in by four spaces or a tab is no code.
_SET_IN = re.compile(rf"^ {{4}}(?= *(?:\*\*)?[{CJK}])", re.M)
_TABBED = re.compile(rf"^\t(?=[\t ]*(?:\*\*)?[{CJK}])", re.M)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def for_parser(text: str) -> str:
    """The text as the parser is given it: as many bytes of UTF-8 as the text has, byte for byte at the same place."""
    given = _SURROGATE.sub("\ufffd", text)
    if "*" in given or "_" in given:
        given = _with_letters_beside(given)
    if "    " in given or "\t" in given:
        given = _TABBED.sub("a", _SET_IN.sub("中a", given))
    return given


def _with_letters_beside(text: str) -> str:
    """The text with letters for the punctuation beside marks of emphasis, where that is Chinese or stands in Chinese."""
    pieces: list[str] = []
    at = 0
    for run in _RUN.finditer(text):
        before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
        for place, mark, other in ((run.start() - 1, before, after), (run.end(), after, before)):
            chinese = _CHINESE_MARK.match(mark)
            if place >= at and (chinese or (mark in _ASCII_MARKS and IS_CJK.match(other))):
                pieces += (text[at:place], "中" if chinese else "a")
                at = place + 1
    return "".join(pieces) + text[at:] if pieces else text
