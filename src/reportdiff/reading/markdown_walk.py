"""From what the parser finds in a Markdown text to its words: headings, lines in bold, tables, and what is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from reportdiff.model import Furniture, Grid, Span, StyledHeading
from reportdiff.reading.gathering import Between, Gathering
from reportdiff.reading.grids import GridLayout
from reportdiff.reading.lines import CJK, IS_CJK, RAISED, SENTENCE_END
from reportdiff.reading.markdown_marks import for_parser, parted_by, tag_named, words_among_tags
from reportdiff.reading.wording import NUMBERED

_BOLD_LEVEL = 5  # of a line in bold: below the headings that are marked as such
_LONGEST = 80  # characters of a line in bold that is a heading

_NUMBERED = re.compile(
    rf"{NUMBERED}|[（(]?\d{{1,2}}[)）.、．]|[IVX]{{1,5}}[.、]"
)
_ITEM_MARK = re.compile(r"[-+*](?=\s|\Z)|\d{1,9}[.)](?=\s|\Z)")
_TASK = re.compile(r"\[[ xX]\]\s")
# The mark of a note that is nowhere told, and marks of emphasis that the parser took for none.
_NO_TEXT = re.compile(rf"\[\^[^\]\s]{{1,40}}\]|\*{{2,}}|_{{2,}}|~~|(?<=[{CJK}])_|_(?=[{CJK}])")
_LONGEST_MARK = 43
_AHEAD = re.compile(r"[\s>*_`\[]*(.)", re.S)
_BLOCK = 256  # bytes between places that are counted beforehand
_GOING_ON = bytes(range(0x80, 0xC0))
_GOES_ON = re.compile(r"[，、,;；：:]\Z")

_BLOCKS = frozenset({"Paragraph", "Heading", "BlockQuote", "CodeBlock", "HtmlBlock", "List", "Item", "TableHead", "TableRow"})
_NO_WORDS = {"Image": "pictures", "FootnoteDefinition": "footnotes", "MetadataBlock": ""}


@dataclass(frozen=True, slots=True)
class MarkedUp:
    """What a Markdown text is made of; ``front`` is where it says something of itself, ``left_out`` counts what is not
    read, by its kind."""

    furniture: tuple[Furniture, ...]
    headings: tuple[StyledHeading, ...]
    tables: tuple[Grid, ...]
    title: str | None
    front: Span | None
    left_out: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Line:
    """The line at hand: the stretches of its words, each with whether it is bold; ``alone`` where it may be a heading."""

    pieces: list[tuple[int, int, bool]] = field(default_factory=list)
    level: int | None = None
    alone: bool = True


def walk(text: str, *, trusted: bool) -> MarkedUp:
    """What a text is made of. ``trusted`` where the file says that it is Markdown: then a line of Latin letters that ends
    within a paragraph goes on in the next."""
    walked = _Walk(text, trusted)
    for name, detail, start, end in _events(text):
        walked.take(name, detail, start, end)
    return walked.over()


class _Walk:
    """One pass over what the parser finds."""

    def __init__(self, text: str, trusted: bool) -> None:
        self._text, self._trusted = text, trusted
        self._words = Gathering(text)
        self._line = _Line()
        self._lines: list[Span] = []
        self._headings: list[StyledHeading] = []
        self._bold_lines: list[Span] = []
        self._grid: GridLayout | None = None
        self._tables: list[Grid] = []
        self._bold = 0  # how many marks of strong emphasis are open
        self._unread = 0  # how deep in what has no words: a picture, a note
        self._raised = False  # above the line: an exponent, or the mark of a note
        self._past = 0  # the end of what looks like text and is none
        self._html: Span | None = None
        self._front: Span | None = None
        self._title: Span | None = None
        self._left_out: Counter[str] = Counter()
        self._does: dict[str, Callable[[Any, int, int], None]] = {
            "Text": self._say, "Code": self._code, "SoftBreak": self._soft_break, "HardBreak": self._hard_break,
            "Html": self._html_lines, "InlineHtml": self._inline_html,
        }  # fmt: skip

    def take(self, name: str, detail: Any, start: int, end: int) -> None:
        """What the parser finds next."""
        if self._html and name != "Html":
            self._end_html()
        if name == "Start":
            self._begin(detail[0], detail[1], start, end)
        elif name == "End":
            self._finish(detail[0], end)
        elif name in self._does and not self._unread:
            self._does[name](detail, start, end)

    def over(self) -> MarkedUp:
        """All that was found, once the text is over."""
        if self._html:
            self._end_html()
        self._end_line()
        deepest = max((heading.level for heading in self._headings), default=0)
        level = max(_BOLD_LEVEL, min(6, deepest + 1))
        headings = [*self._headings, *(StyledHeading(one.start, one.end, level) for one in self._bold_lines)]
        title = self._title if self._title and not self._has_peers(self._title) else None
        return MarkedUp(
            furniture=self._words.furniture(),
            headings=tuple(sorted((one for one in headings if not title or one.start != title.start), key=_start)),
            tables=tuple(self._tables),
            title=" ".join(self._text[title.start : title.end].split()) if title else None,
            front=self._front,
            left_out=tuple(sorted(self._left_out.items())),
        )

    def _begin(self, name: str, detail: Any, start: int, end: int) -> None:
        if name in _NO_WORDS:
            self._unread += 1
            self._left_out.update({_NO_WORDS[name]: 1} if _NO_WORDS[name] else {})
            self._front = Span(start, end) if name == "MetadataBlock" else self._front
        if self._unread:
            return
        if name in _BLOCKS or name == "Table":
            self._end_line()
        if name == "Strong":
            self._bold += 1
        elif name == "Heading":
            self._line.level = int(detail["level"][1])
        elif name == "Item":
            self._item(start)
        elif name == "Table":
            self._grid = GridLayout()
        elif name in ("TableHead", "TableRow") and self._grid:
            self._grid.begin_row(head=name == "TableHead")
        elif name == "TableCell" and self._grid:
            self._words.part(Between.CELL if self._grid.in_row else Between.LINE)
            self._grid.begin_cell()

    def _finish(self, name: str, end: int) -> None:
        if name in _NO_WORDS:
            self._unread -= 1
        if self._unread:
            return
        if name == "Strong":
            self._bold -= 1
            self._end_bold(end)
        elif name == "TableCell" and self._grid:
            self._end_cell(end)
        elif name == "Table" and self._grid:
            self._end_line()
            self._tables += self._grid.made()
            self._grid = None
        elif name in _BLOCKS:
            self._end_line()

    def _end_cell(self, end: int) -> None:
        """A cell is over; one without words that stands in its row has its place in the text all the same."""
        if self._grid and self._grid.end_cell(end) and self._text[end : end + 1] == "|":
            self._words.keep(end, end)

    def _say(self, written: str, start: int, end: int) -> None:
        source = self._text[start:end]
        if source != written and source.startswith("&") and source.endswith(";"):
            self._keep(start, end, written)  # an entity
            return
        at = max(start, self._past)
        for mark in _NO_TEXT.finditer(self._text, at, min(len(self._text), end + _LONGEST_MARK)):
            if mark.start() >= end:
                break
            self._keep(at, mark.start())
            at = self._past = mark.end()
        self._keep(at, end)

    def _keep(self, start: int, end: int, reads: str | None = None) -> None:
        if start >= end:
            return
        if self._raised:
            reads = (reads or self._text[start:end]).translate(RAISED)
        if self._grid:
            if not self._text[start:end].strip():
                return
            self._grid.hold(start, end)
        self._words.keep(start, end, reads)
        self._line.pieces.append((start, end, self._bold > 0))

    def _code(self, _: Any, start: int, end: int) -> None:
        source = self._text[start:end]
        ticks = len(source) - len(source.lstrip("`"))
        self._keep(start + ticks, end - ticks)

    def _soft_break(self, _: Any, start: int, end: int) -> None:
        before = self._text[self._line.pieces[-1][1] - 1] if self._line.pieces else "\n"
        after = _AHEAD.match(self._text, end)
        chinese = IS_CJK.match(before) or (after and IS_CJK.match(after[1]))
        if self._line.level is not None:
            self._words.part(Between.NOTHING if chinese else Between.BLANK)
        elif self._trusted and not chinese:
            self._words.part(Between.BLANK)
        else:
            self._end_line()

    def _hard_break(self, *_: Any) -> None:
        self._end_line()

    def _item(self, start: int) -> None:
        """An item's mark: its number stays, a bullet is read as one whatever sign the file has for it."""
        mark = _ITEM_MARK.match(self._text, start)
        self._line.alone = False
        if mark:
            self._words.keep(mark.start(), mark.end(), "•" if mark[0] in "-+*" else None)
            self._words.part(Between.BLANK)
            if task := _TASK.match(self._text, mark.end() + 1):
                self._past = task.end()

    def _html_lines(self, _: Any, start: int, end: int) -> None:
        self._html = Span(self._html.start if self._html else start, end)

    def _end_html(self) -> None:
        """A block of HTML is over: its words are read without its tags."""
        html, self._html = self._html, None
        self._end_line()
        for one in words_among_tags(self._text, html.start, html.end) if html else ():
            if one.parted is Between.LINE:
                self._end_line()
            self._words.part(one.parted)
            self._line.level = one.level
            self._keep(one.start, one.end, one.reads)
        self._end_line()

    def _inline_html(self, _: Any, start: int, end: int) -> None:
        tag = tag_named(self._text[start:end])
        if tag is None or not tag["name"]:
            return
        if tag["name"].lower() == "sup":
            self._raised = not tag["close"]
        if parted_by(tag["name"]) is Between.NOTHING:
            return
        if self._grid:
            self._words.part(Between.BLANK)
        else:
            self._end_line()

    def _end_bold(self, end: int) -> None:
        """A heading in bold that its paragraph runs on from has a line of its own."""
        pieces = self._line.pieces
        if self._bold or self._grid or not pieces or not self._line.alone or not self._is_bold(pieces):
            return
        said = self._text[pieces[0][0] : pieces[-1][1]].strip()
        following = self._text[end : end + 1]
        if not said or not following.strip("\r\n") or _GOES_ON.search(said) or len(said) > _LONGEST:
            return
        number = _NUMBERED.match(said)
        if number and number.end() == len(said):
            return  # the heading goes on after its number: **（一）**做强产业。
        whole = "。" not in said[:-1]  # else the second sentence of it opens the paragraph
        chinese = IS_CJK.match(said[-1]) and following.isspace() and not SENTENCE_END.search(said)
        if whole and (number or chinese):
            self._end_line()

    def _end_line(self) -> None:
        line, self._line = self._line, _Line()
        self._words.part(Between.LINE)
        pieces = [piece for piece in line.pieces if self._text[piece[0] : piece[1]].strip()]
        if not pieces:
            return
        span = _trimmed(self._text, pieces[0][0], pieces[-1][1])
        said = self._text[span.start : span.end]
        in_bold = line.alone and not self._grid and line.level is None and self._is_bold(pieces)
        if not self._lines and (line.level == 1 or in_bold) and not _NUMBERED.match(said):
            self._title = span
        if not self._grid:
            self._lines.append(span)
        if line.level is not None:
            self._headings.append(StyledHeading(span.start, span.end, line.level))
        elif in_bold and len(said) <= _LONGEST and not SENTENCE_END.search(said) and not _NUMBERED.match(said):
            self._bold_lines.append(span)  # one with a number is known by it

    def _has_peers(self, title: Span) -> bool:
        """Whether what may be the title is one of several headings of the highest level: the first of the chapters."""
        peers = [self._text[one.start : one.end] for one in self._headings if one.level == 1 and one.start != title.start]
        return any(not _NUMBERED.match(peer) for peer in peers)

    def _is_bold(self, pieces: list[tuple[int, int, bool]]) -> bool:
        return all(bold or not self._text[start:end].strip() for start, end, bold in pieces)


def _start(heading: StyledHeading) -> int:
    return heading.start


def _trimmed(text: str, start: int, end: int) -> Span:
    """A span without the white space at its ends."""
    said = text[start:end]
    return Span(start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip()))


def _events(text: str) -> Iterator[tuple[str, Any, int, int]]:
    """What the parser finds, each with its name, what it says of it, and where it stands in the text."""
    import pyromark

    options = (
        pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    )
    begun = len(text) - len(text.removeprefix("\ufeff"))
    place = _Places(text, begun)
    for name, detail, start, end in _pieced(pyromark.events_with_range(for_parser(text[begun:]), options=options)):
        if name in ("Start", "End"):
            detail = next(iter(detail.items())) if isinstance(detail, dict) else (detail, None)
        yield name, detail, place(start), place(end)


def _pieced(events: Iterable[tuple[Any, Any]]) -> Iterator[tuple[str, Any, int, int]]:
    """What the parser finds, in bytes, words that follow on each other as one: it parts them at every mark that may begin something."""
    words: list[str] = []
    begun = ended = 0
    for event, found in events:
        name: str
        detail: Any
        name, detail = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        start, end = found["start"], found["end"]
        as_it_stands = name == "Text" and len(detail.encode("utf-8", "surrogatepass")) == end - start
        if words and not (as_it_stands and start == ended):
            yield "Text", "".join(words), begun, ended
            words = []
        if as_it_stands:
            begun = begun if words else start
            words.append(detail)
            ended = end
        else:
            yield name, detail, start, end
    if words:
        yield "Text", "".join(words), begun, ended


class _Places:
    """From bytes of UTF-8, in which the parser counts, to characters, which have one byte each that goes on from no other."""

    def __init__(self, text: str, begun: int) -> None:
        self._data = data = text[begun:].encode("utf-8", "surrogatepass")
        blocks = (data[at : at + _BLOCK] for at in range(0, len(data), _BLOCK))
        self._before = list(accumulate((len(one.translate(None, _GOING_ON)) for one in blocks), initial=begun))

    def __call__(self, byte: int) -> int:
        block = byte // _BLOCK
        return self._before[block] + len(self._data[block * _BLOCK : byte].translate(None, _GOING_ON))
