"""Printed lines to paragraphs: where a line goes on with the one before it, and where a new paragraph begins.

The law that decides most cases is that of the typesetter: a line is broken only where the next word no longer fits. If
the first word of a line would have fitted at the end of the line above, the break was meant.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reportdiff.reading.columns import PrintedLine
from reportdiff.reading.line_ends import breaks_off, is_cut_off
from reportdiff.reading.lines import PAGE_TURN, SENTENCE_END
from reportdiff.reading.pdf_tables import PageTable
from reportdiff.reading.printed import is_cjk
from reportdiff.reading.wording import NUMBERED

_STRAY = 0.03  # of the lines may stick out of the column
_INDENT = 0.8  # ems from the left edge
_SIZE_STEP = 0.12  # a change of type size by this share is a change of matter
_WIDE_GAP = 1.4  # of the usual distance between lines

_NUMBERED = re.compile(NUMBERED)
_MARKED = re.compile(r"[•●○■□◆▪·*–—-]\s|[•●○■□◆▪]|[（(]?\d{1,2}[)）.、]|[a-z][.)]\s")
_FIRST_WORD = re.compile(r"[A-Za-z0-9.,%'’\-]+[，。、；：！？”’）》]*|.[，。、；：！？”’）》]*", re.S)
_BROKEN_WORD = re.compile(r"([A-Za-z]+)-\Z")
_WORD = re.compile(r"[A-Za-z]+")
_BROKEN_NUMBER = re.compile(r"\d\n[\d.,%]|\d[.,]\n\d")
_NEUTRAL = "“”‘’—…·"
_COMPOUND = re.compile(r"[A-Za-z]+-[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class _Column:
    """Between which edges the text is set, and how far a line lies below the one above."""

    left: float
    right: float
    pitch: float


def paragraphs(printed: Sequence[PrintedLine]) -> Iterator[str | PageTable]:
    """The text of each paragraph or row, and the tables, in order, with a mark where a page begins."""
    lines = [line for line in printed if line.table is None]
    columns = _columns(lines)
    compounds = Counter(word.lower() for line in lines for word in _COMPOUND.findall(line.text))
    text = ""
    page = 0
    before: PrintedLine | None = None
    for line in printed:
        turned = PAGE_TURN * (line.page - page)
        page = line.page
        if line.table is not None:
            yield text + turned
            yield line.table
            text, page, before = "", line.table.page, None
        elif before is None:
            text += turned + line.text
            before = line
        elif _begins(before, line, columns[_place(before)], columns[_place(line)]):
            yield text
            text, before = turned + line.text, line
        else:
            text, before = _joined(text, line.text, compounds, turned), line
    yield text


def _place(line: PrintedLine) -> tuple[int, int]:
    """Lines of the same place have the same edges: those of one side of a book, or of one column of a page."""
    return (line.page, line.column) if line.column else (line.page % 2, 0)


def _columns(lines: Sequence[PrintedLine]) -> dict[tuple[int, int], _Column]:
    """The columns, by their place: in a book the margins of the two sides differ."""
    places: defaultdict[tuple[int, int], list[PrintedLine]] = defaultdict(list)
    for line in lines:
        places[_place(line)].append(line)
    plain = [line for line in lines if not line.column]
    return {place: _column(held if place[1] or len(held) >= 10 else plain) for place, held in places.items()}


def _column(lines: Sequence[PrintedLine]) -> _Column:
    stray = int(len(lines) * _STRAY)
    drops = [
        before.bottom - line.bottom
        for before, line in pairwise(lines)
        if before.page == line.page and before.bottom > line.bottom and _same_size(before, line)
    ]
    return _Column(
        left=sorted(line.left for line in lines)[stray],
        right=sorted((line.right for line in lines), reverse=True)[stray],
        pitch=median(drops) if drops else 0.0,
    )


def _begins(before: PrintedLine, line: PrintedLine, above: _Column, here: _Column) -> bool:
    """Whether a line begins a paragraph; `above` is the column of the line before, `here` its own."""
    if before.is_row or line.is_row or not _same_size(before, line):
        return True
    if _BROKEN_WORD.search(before.text) and line.text[0].islower():
        return False
    turned = line.page != before.page or line.after_running
    if breaks_off(before.text, line.text) or (turned and is_cut_off(before.text, line.text)):
        return False
    if (before.column == 0) != (line.column == 0):
        return True  # a title over columns, and what is set in them
    if before.page == line.page and before.bottom - line.bottom > _WIDE_GAP * here.pitch > 0:
        return True
    ended = bool(SENTENCE_END.search(before.text))
    if _has_room(before, line, above.right) or (ended and _NUMBERED.match(line.text)):
        return True
    if line.left <= here.left + _INDENT * line.size:
        return False
    return ended or not (_hangs(before, line) or _keeps_indent(before, line))


def _hangs(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line is set in because it stands under the text of a list's item, past its mark."""
    return before.left < line.left and bool(_MARKED.match(before.text))


def _keeps_indent(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line goes on in a block that is set in as a whole; in Chinese an indent is the mark of a paragraph."""
    return abs(before.left - line.left) < line.size / 2 and not is_cjk(line.text[0])


def _same_size(before: PrintedLine, line: PrintedLine) -> bool:
    return abs(before.size - line.size) <= _SIZE_STEP * max(before.size, line.size)


def _has_room(before: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Whether the first word of a line would have fitted at the end of the line before it."""
    word = _FIRST_WORD.match(line.text)
    width = sum(1.0 if is_cjk(char) else 0.55 for char in word[0]) if word else 0.0
    slack = 0.7 if is_cjk(line.text[0]) else 0.5
    return right - before.right > (width + slack) * line.size


def _joined(text: str, more: str, compounds: Counter[str], turned: str) -> str:
    """A paragraph so far with the next line added: without a space in Chinese, with one in English, words mended."""
    broken = _BROKEN_WORD.search(text)
    rest = _WORD.match(more)
    if broken and rest:
        whole = rest[0][0].islower() and f"{broken[1]}-{rest[0]}".lower() not in compounds
        return (text[:-1] if whole else text) + turned + more
    close = _sets_close(text, more) or _splits_number(text, more)
    return f"{text}{'' if close else ' '}{turned}{more}"


def _sets_close(text: str, more: str) -> bool:
    """Whether the last or the first letter is Chinese; quotation marks and dashes go by the letter beside them."""
    last, first = text.rstrip(_NEUTRAL)[-1:], more.lstrip(_NEUTRAL)[:1]
    return bool(last and is_cjk(last)) or bool(first and is_cjk(first))


def _splits_number(text: str, more: str) -> bool:
    """Whether a number is broken in two, as Chinese typesetting allows: 12 | 34.5亿元, 1. | 5倍, 1, | 234人.

    English does not: “by 2024. | 12 schools” are two sentences, “in 2023, | 150 schools” are two numbers.
    """
    return bool(_BROKEN_NUMBER.search(f"{text[-2:]}\n{more[0]}")) and any(map(is_cjk, more))
