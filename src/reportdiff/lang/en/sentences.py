"""Where the sentences of an English text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)|\n")
# A full stop after one of these ends nothing: U.S. trade, No. 5, e.g. schools.
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Za-z]|No|Nos|Mr|Mrs|Ms|Dr|St|Art|Sec|Fig|approx|incl|etc|vs|cf|e\.g|i\.e|U\.S"
    r"|U\.N|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|sq|pct|a\.m|p\.m)|^\s*(?:\d{1,2}"
    r"|[IVX]{1,4}))$"
)
_CAPITAL = re.compile(r"\s+[\"'(\[—]?\s?[A-Z\d$€£]")
_BACK = 16


def sentences(view: str, body: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where each sentence of a stretch of text begins and ends, without the spaces around it."""
    begun = body[0]
    for match in _END.finditer(view, *body):
        if match[0] != "\n" and not _closes(view, begun, match):
            continue
        yield from _trimmed(view, begun, match.end())
        begun = match.end()
    yield from _trimmed(view, begun, body[1])


def _closes(view: str, begun: int, match: re.Match[str]) -> bool:
    if not match[0].startswith("."):
        return True
    following = view[match.end() : match.end() + 6]
    if following.strip(" ") and following[0] != "\n" and not _CAPITAL.match(following):
        return False
    return not _ABBREVIATED.search(view[max(begun, match.start() - _BACK) : match.start()])


def _trimmed(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and view[start].isspace():
        start += 1
    while end > start and view[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end
