"""The lines of a text as it is printed: where each stands, how wide it is, on which page; the words that tell them apart."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportdiff.model import frequent
from reportdiff.reading.lines import IS_CJK

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*")
_CJK_RUN = re.compile(f"{IS_CJK.pattern}+")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
LONGEST = 250  # characters of a printed line; a longer one is a paragraph
_BLANK = " \t\u00a0\u3000\u200b\ufeff"


@frequent
@dataclass(frozen=True, slots=True)
class TextLine:
    """A line without the blanks around it. `width` is what it takes in print, in Latin letters; `indent` the blanks before
    it, `page` the number of form feeds before it, `after_blank` says that an empty line stands above."""

    text: str
    start: int
    end: int
    width: int
    indent: int
    page: int
    after_blank: bool

    @property
    def right(self) -> int:
        """Where the line ends, from the left edge of the text."""
        return self.indent + self.width


def text_lines(text: str) -> list[TextLine]:
    """The lines of a text that hold anything, in order."""
    found: list[TextLine] = []
    at = page = 0
    empty = True
    while at <= len(text):
        line = _LINE.match(text, at)
        end = line.end() if line else at
        raw = text[at:end]
        said = raw.strip(_BLANK)
        if said:
            indent = len(raw) - len(raw.lstrip(_BLANK))
            start = at + indent
            found.append(
                TextLine(said, start, start + len(said), width(said), width(raw[:indent]), page, empty and bool(found))
            )
        empty = not said
        following = _BREAK.match(text, end)
        if following is None:
            break
        page += following[0] == "\f"
        at = following.end()
    return found


def width(text: str) -> int:
    """How wide a text is in print: a Chinese character takes the room of two letters. Of a long one no more is asked than
    that it is wider than any printed line."""
    return len(text) if text.isascii() or len(text) > LONGEST else len(text) + sum(map(len, _CJK_RUN.findall(text)))


@cache
def cues(kind: str) -> frozenset[str]:
    """The words of a kind, from ``cues.toml``."""
    said: dict[str, list[str]] = tomllib.loads((files(__package__) / "cues.toml").read_text(encoding="utf-8"))
    return frozenset(said[kind])
