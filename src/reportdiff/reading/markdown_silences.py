"""What comments in a Markdown file silence: the line that one stands in, or the block after one that has its line to itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdiff.model import Silence
from reportdiff.reading.silences import COMMENT, file_silence, silence

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_ATX = re.compile(r" {0,3}#{1,6}(?=[ \t]|\Z)")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}(?=[^`]*\Z)|~{3,})")


def silences(text: str) -> Iterator[Silence]:
    """What the comments of a text silence, in their order."""
    if "<!--" not in text:
        return
    waiting: list[str] = []  # comments whose block has not ended yet
    block: tuple[int, int] | None = None
    fence = ""
    for match in _LINE.finditer(text):
        start, end, line = match.start(), match.end(1), match[1]
        mark = _FENCE.match(line)
        if mark and (not fence or (mark["fence"].startswith(fence) and not line.strip(" \t`~"))):
            fence = "" if fence else mark["fence"]
        said = [one["said"] for one in COMMENT.finditer(line)] if "<!--" in line and not fence else []
        yield from (made for one in said if (made := file_silence(one, text)))
        alone = bool(said) and not COMMENT.sub("", line).strip()
        ends = alone or not line.strip() or bool(_ATX.match(line))
        if block and ends:
            yield from _made(waiting, block)
            waiting, block = [], None
        if alone:
            waiting += said
        elif line.strip():
            yield from _made(said, (start, end))
            block = (block[0] if block else start, end) if waiting else None
            if block and ends:  # a heading is a block of its own
                yield from _made(waiting, block)
                waiting, block = [], None
    if block:
        yield from _made(waiting, block)


def _made(comments: list[str], block: tuple[int, int]) -> Iterator[Silence]:
    return (made for one in comments if (made := silence(one, *block)))
