"""The words of a PDF page by place: glyphs gathered into lines and words, raised figures told from those on the line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from statistics import median
from typing import Protocol

from reportdiff.reading.lines import IS_CJK
from reportdiff.reading.table_rows import raised
from reportdiff.reading.wording import ABOUT, TO

_APART = 0.22  # ems of white between two words of Latin letters
_APART_CJK = 0.75  # and between two stretches of Chinese characters
HYPHENS = "\x02\u00ad\ufffe"  # how PDFium marks a hyphen at a line's end, and the soft hyphen
_LEAST_SPACE = 0.08  # and where the text has a space there
_SMALLER, _HIGHER = 0.82, 0.18  # how much smaller, and by how many ems higher, a raised figure is
_RUNS = ("..", "··", "……", "‥‥", "__")  # what leaders are made of
_LEADERS = re.compile(r"[.·…‥_\s]*(?:\.\s?){4,}\.*|[·…‥]{2,}|_{4,}")

# A number as it stands alone in a table: signs, brackets, money, per cent, marks; or what stands for none.
_NUMBER = re.compile(
    r"[<>≤≥~≈±+\-–—−(（\[]{0,3}\s?(?:US|HK|RMB|A|C)?[$£€¥￥]?\s?[(（]?[-–−]?\d[\d,，. ]*(?:[.．]\d+)?\s?[%％‰]?[)）\]]?[a-zA-Z*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰①-⑳]?"
    rf"(?:\s?[-–—~～{TO}]\s?[(]?\d[\d,.]*\s?[%％]?[)）]?)?[%％)）\]]*\Z"
)
_NOTHING = re.compile(r"(?:[-–—−.…*]+|[Nn]\.?/?[Aa]\.?|\([A-Z]\)|[✓✔√×✗✘]|[$%£€¥])\Z")


# A number with the unit that it is in: 41,200 tCO2e, 12 minutes, 6左右, 3,200以上.
_MEASURED = re.compile(rf"[<>≤≥~≈+\-–−$£€¥￥{ABOUT}]{{0,2}}\s?\d[\d,，.]*\s?[^\d\s]{{1,10}}(?:\s[^\d\s]{{1,10}}){{0,2}}\Z")


class Inked(Protocol):
    """What is asked of a glyph."""

    @property
    def char(self) -> str: ...
    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def bottom(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def size(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without white between them, in points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def is_number(self) -> bool:
        """Whether it is a number of a table, or stands where one is missing."""
        return is_number(self.text)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Words side by side, from the left."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class TextLine(SideBySide):
    """Words on one line of the page."""

    bottom: float
    top: float
    size: float

    @classmethod
    def of(cls, words: Iterable[Word], size: float) -> TextLine:
        """The line that words stand on."""
        row = tuple(words)
        return cls(row, min(word.bottom for word in row), max(word.top for word in row), size)

    @property
    def height(self) -> float:
        return (self.bottom + self.top) / 2


def is_number(text: str) -> bool:
    """Whether a text is a number of a table, or stands where one is missing."""
    return bool(_NUMBER.match(text) or _NOTHING.match(text))


def is_figure(text: str) -> bool:
    """Whether a text is a number of a table, with or without a unit."""
    return is_number(text) or bool(_MEASURED.match(text))


def text_lines(glyphs: Iterable[Inked]) -> list[TextLine]:
    """The lines of a page from the top down."""
    inked: list[Inked] = []
    spaced: set[int] = set()  # the glyphs with a space before them, by their ids
    space = False
    for glyph in glyphs:
        if glyph.char.isspace():
            space = True
        elif glyph.right > glyph.left - 0.01:
            inked.append(glyph)
            if space:
                spaced.add(id(glyph))
            space = False
    made = []
    for row in _rows(inked):
        words = tuple(_without_leaders(_words(row, spaced)))
        if words:
            size = median(word.size for word in words)
            made.append(TextLine.of(words, size))
    return made


def _rows(glyphs: Sequence[Inked]) -> Iterator[list[Inked]]:
    """Glyphs whose middles lie on one height, the uppermost first."""
    waiting = sorted(glyphs, key=lambda one: (-(one.bottom + one.top), one.left))
    row: list[Inked] = []
    height = size = 0.0
    small: list[Inked] = []
    for glyph in waiting:
        middle = (glyph.bottom + glyph.top) / 2
        if row and height - middle <= 0.35 * max(size, glyph.size):
            row.append(glyph)
            if glyph.size > size:
                height, size = middle, glyph.size
            continue
        if row and all(one.size < _SMALLER * glyph.size for one in row) and height - middle < 0.6 * glyph.size and len(row) <= 6:
            small, row, height, size = [*small, *row], [glyph], middle, glyph.size  # raised marks belong to the line below
            continue
        if row:
            yield [*small, *row]
        row, small, height, size = [glyph], [], middle, glyph.size
    if row:
        yield [*small, *row]


def _words(row: Sequence[Inked], spaced: Set[int]) -> Iterator[Word]:
    size = median(glyph.size for glyph in row)
    base = median(glyph.bottom for glyph in row)
    word: list[Inked] = []
    for glyph in sorted(row, key=lambda one: (one.left, one.right)):
        if word and _same(word[-1], glyph):
            continue  # printed twice, to look bold
        white = glyph.left - word[-1].right if word else 0.0
        if word and (white > _gap(word[-1], glyph) or (id(glyph) in spaced and white > _LEAST_SPACE * glyph.size)):
            yield _word(word, size, base)
            word = []
        word.append(glyph)
    if word:
        yield _word(word, size, base)


def _gap(before: Inked, after: Inked) -> float:
    cjk = IS_CJK.match(before.char) or IS_CJK.match(after.char)
    return float((_APART_CJK if cjk else _APART) * max(1.0, min(before.size, after.size)))


def _same(one: Inked, other: Inked) -> bool:
    return one.char == other.char and abs(one.left - other.left) < 0.3 and abs(one.bottom - other.bottom) < 0.5


def _word(glyphs: Sequence[Inked], size: float, base: float) -> Word:
    text = ""
    high = ""
    for glyph in glyphs:
        if glyph.size < _SMALLER * size and glyph.bottom > base + _HIGHER * size and glyph.char.isdigit():
            high += glyph.char
            continue
        if high:
            text, high = text + raised(high), ""
        text += "-" if glyph.char in HYPHENS else glyph.char
    return Word(
        text + (raised(high) if high else ""), glyphs[0].left, max(one.right for one in glyphs),
        min(one.bottom for one in glyphs), max(one.top for one in glyphs), median(one.size for one in glyphs),
    )  # fmt: skip


def _without_leaders(words: Iterable[Word]) -> Iterator[Word]:
    """Words without the dots that lead from a label to its figure."""
    for word in words:
        bare = _LEADERS.sub("", word.text) if any(run in word.text for run in _RUNS) else word.text
        if bare == word.text:
            yield word
        elif bare:
            share = len(bare) / len(word.text)
            right = word.left + (word.right - word.left) * share
            yield Word(bare, word.left, right, word.bottom, word.top, word.size)
