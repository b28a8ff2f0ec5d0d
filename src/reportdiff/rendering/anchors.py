"""Where a stretch of a report is found again: by its words and those around it, whatever was edited elsewhere, and in the public source.

The form is that of a text quote selector of the W3C's Web Annotation Data Model.
"""

from __future__ import annotations

from urllib.parse import quote

from reportdiff.model import Fact, Report

_AROUND = 32  # characters before and behind, as annotation tools keep them
_IN_ADDRESS = 12  # of those in an address: what is longer breaks where a page lays its words out otherwise
_PAGED = frozenset({"pdf"})


def anchor(text: str, start: int, end: int) -> dict[str, str] | None:
    """The words of a stretch, and those right before and behind it; nothing for a stretch without words."""
    if end <= start:
        return None
    return {
        "exact": text[start:end],
        "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND],
    }


def address(url: str, report: Report, fact: Fact) -> str:
    """Where a figure stands in the public source of its report: its page in a PDF, its words in a web page."""
    bare = url.partition("#")[0]
    if report.format in _PAGED or bare.lower().endswith(".pdf"):
        return f"{bare}#page={fact.page}" if fact.page is not None else bare
    before = report.text[max(0, fact.start - _IN_ADDRESS) : fact.start].splitlines()
    behind = report.text[fact.end : fact.end + _IN_ADDRESS].splitlines()
    pieces = [
        f"{_quoted(before[-1])}-," if before and before[-1].strip() else "",
        _quoted(report.text[fact.start : fact.end]),
        f",-{_quoted(behind[0])}" if behind and behind[0].strip() else "",
    ]
    return f"{bare}#:~:text={''.join(pieces)}"


def _quoted(words: str) -> str:
    """Words in a text directive, in which hyphens and commas part its pieces."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
