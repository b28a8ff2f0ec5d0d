"""A parsed web page to lines: paragraphs, table rows, headings; and which block of the page holds the report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlComment, HtmlElement  # type: ignore[import-untyped]

from reportdiff.reading.lines import IS_CJK, SENTENCE_END

_UNSEEN = frozenset(
    """
    script style noscript template head title meta link iframe object embed svg math canvas audio video map
    textarea select option datalist button input nav aside footer dialog
    """.split()  # noqa: SIM905 (as a list it would take forty lines)
)
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr o:p q rb rp rt ruby s
    samp small span strike strong sub sup time tt u ucapcontent ucaptitle var wbr
    """.split()  # noqa: SIM905 (as a list it would take forty lines)
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LAYOUT_CELL = 300  # a table cell with more characters holds a stretch of the page, not an entry

_SPACES = re.compile(r"[ \t\n\f\r\u00a0]+")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page. `around` are the elements it stands in, outermost first; `linked` how much of it is links;
    `comments` are the page's comments in it or right before it."""

    text: str
    level: int | None
    around: tuple[HtmlElement, ...]
    linked: float
    comments: tuple[str, ...] = ()

    @property
    def is_navigation(self) -> bool:
        """Whether the line is links and hardly anything else."""
        return self.linked > 0.6

    @property
    def weight(self) -> int:
        """How much the line speaks for its place being the report's: its length if it is sentences or a table row."""
        is_prose = SENTENCE_END.search(self.text) or "\t" in self.text
        return len(self.text) if is_prose and not self.is_navigation else 0

    def within(self, block: HtmlElement) -> bool:
        """Whether the line stands in this element."""
        return any(element is block for element in self.around)


def lines_of(page: HtmlElement) -> list[PageLine]:
    """Every line that a reader of the page sees, but for what its markup itself calls navigation."""
    walk = _Walk()
    walk.visit(page)
    walk.end_line()
    return walk.lines


def comments_of(page: HtmlElement) -> list[str]:
    """What stands in the comments of a page, wherever they are."""
    around = page.itersiblings(preceding=True), page.iter(etree.Comment), page.itersiblings()
    found = [comment for each in around for comment in each if comment.tag is etree.Comment]
    return [comment.text or "" for comment in found]


def main_block(page: HtmlElement, lines: Sequence[PageLine]) -> HtmlElement:
    """The innermost element that holds at least 95 % of the page's sentences."""
    weights: defaultdict[HtmlElement, int] = defaultdict(int)
    for line in lines:
        for element in line.around:
            weights[element] += line.weight
    block = page
    while weights[block]:
        inner = max(block, key=lambda child: weights.get(child, 0), default=None)
        if inner is None or weights.get(inner, 0) < 0.95 * weights[page] or inner.tag in ("p", *_INLINE):
            break
        block = inner
    return block


def title_above(page: HtmlElement, lines: Sequence[PageLine], inside: Sequence[PageLine]) -> list[PageLine]:
    """The report's title, and what stands between it and the main block, where the block does not hold it itself.

    The title is the last ``h1`` above the block, or else the line that the page is named after.
    """
    if not inside:
        return []
    above = lines[: next(place for place, line in enumerate(lines) if line is inside[0])]
    names = [name for name in _names(page) if name]
    if any(line.text in name for line in inside[:5] for name in names if len(line.text) >= 4):
        return []  # it stands inside as well
    titles = [place for place, line in enumerate(above) if line.level == 1 and not line.is_navigation]
    named = [
        place for place, line in enumerate(above) if len(line.text) >= 4 and any(line.text in name for name in names)
    ]
    first = (titles or named or [len(above)])[-1]
    return [line for line in above[first:] if line.level is not None or not line.is_navigation]


def _names(page: HtmlElement) -> list[str]:
    """What the page says it is called: its ``title`` and the ``ArticleTitle`` that Chinese public offices must give."""
    found = page.xpath("//title/text() | //meta[@name='ArticleTitle' or @property='og:title']/@content")
    return [_collapsed(str(name)) for name in found]


def _collapsed(text: str) -> str:
    """White space as a browser shows it, but none where a line of the source breaks beside a Chinese character."""
    return _SPACES.sub(_collapsed_space, text).strip(" \u3000")


def _collapsed_space(space: re.Match[str]) -> str:
    beside = space.string[max(0, space.start() - 1) : space.start()] + space.string[space.end() : space.end() + 1]
    return "" if "\n" in space[0] and IS_CJK.search(beside) else " "


class _Walk:
    """One pass over a page, gathering the pieces of the line at hand and ending it where a browser would."""

    def __init__(self) -> None:
        self.lines: list[PageLine] = []
        self._pieces: list[str] = []
        self._comments: list[str] = []
        self._linked = 0
        self._around: list[HtmlElement] = []
        self._begun_in: tuple[HtmlElement, ...] = ()
        self._level: int | None = None
        self._in_link = self._in_row = self._as_written = False

    def visit(self, element: HtmlElement) -> None:
        """Take in an element and all inside it; what follows it (its tail) is the parent's."""
        tag = element.tag
        if isinstance(element, HtmlComment):
            self._comments.append(element.text or "")
        if not isinstance(tag, str) or tag in _UNSEEN or _is_hidden(element):
            return
        self._around.append(element)
        if tag == "br":
            self._break()
        elif tag == "tr" and not self._in_row and _is_data_row(element):
            self._row(element)
        elif tag == "a":
            self._set_within(element, in_link=True)
        elif tag in _INLINE:
            self._inside(element)
        else:
            self._block(element, tag)
        self._around.pop()

    def end_line(self) -> None:
        """Finish the line at hand, if there is anything in it."""
        text = "".join(self._pieces)
        written = text.strip() if self._as_written else _row_text(text)
        if written:
            linked = self._linked / max(1, len(_SPACES.sub("", text)))
            self.lines.append(PageLine(written, self._level, self._begun_in, linked, tuple(self._comments)))
            self._comments = []
        self._pieces, self._linked = [], 0

    def _inside(self, element: HtmlElement) -> None:
        self._say(element.text)
        for child in element:
            self.visit(child)
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        if not text:
            return
        if self._as_written and not self._in_row:
            first, *others = text.split("\n")
            self._add(first)
            for other in others:
                self.end_line()
                self._add(other)
        else:
            self._add(text.replace("\t", " "))  # a tab of its own would look like the border of a cell

    def _add(self, text: str) -> None:
        if not self._pieces:
            self._begun_in = tuple(self._around)
            text = text.lstrip()
        if text:
            self._pieces.append(text)
            self._linked += len(_SPACES.sub("", text)) if self._in_link else 0

    def _break(self) -> None:
        """A line or paragraph ends here, but inside a table row, where it is no more than a space."""
        if self._in_row:
            self._pieces.append(" ")
        else:
            self.end_line()

    def _block(self, element: HtmlElement, tag: str) -> None:
        self._break()
        if re.fullmatch(r"h[1-6]", tag) and not self._in_row:
            self._set_within(element, level=int(tag[1]))
        elif tag in ("pre", "listing", "plaintext", "xmp"):
            self._set_within(element, as_written=True)
        else:
            self._inside(element)
            self._break()

    def _set_within(
        self, element: HtmlElement, *, in_link: bool = False, level: int | None = None, as_written: bool = False
    ) -> None:
        before = self._in_link, self._level, self._as_written
        self._in_link, self._level, self._as_written = (
            in_link or self._in_link,
            level or self._level,
            as_written or self._as_written,
        )
        self._inside(element)
        if level or as_written:
            self._break()
        self._in_link, self._level, self._as_written = before

    def _row(self, row: HtmlElement) -> None:
        """A table row is one line, a tab between its cells."""
        self.end_line()
        self._in_row = True
        for place, cell in enumerate(_cells(row)):
            if place:
                self._pieces.append("\t")
            self._around.append(cell)
            self._inside(cell)
            self._around.pop()
        self._in_row = False
        self._begun_in = tuple(self._around)
        self.end_line()


def _row_text(text: str) -> str:
    """A line's text with its white space collapsed, cell by cell where it is a table row."""
    if "\t" not in text:
        return _collapsed(text)
    cells = "\t".join(_collapsed(cell) for cell in text.split("\t"))
    return cells.rstrip() if cells.strip() else ""


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th") and not _is_hidden(cell)]


def _is_data_row(row: HtmlElement) -> bool:
    """Whether a table row holds entries; in a table made for layout a cell holds a part of the page."""
    cells = _cells(row)
    texts = [str(cell.text_content()).strip() for cell in cells]
    if sum(map(bool, texts)) < 2 or any(len(text) > _LAYOUT_CELL for text in texts):
        return False
    return not any(True for cell in cells for _ in cell.iter("table", "h1", "h2", "h3", "ul", "ol", "form"))


def _is_hidden(element: HtmlElement) -> bool:
    hidden = element.get("hidden") is not None or element.get("role") == "navigation"
    return hidden or bool(_HIDDEN.search(element.get("style") or ""))
