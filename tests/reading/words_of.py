"""What a reader of a text is given: its words, and where they stand."""

from __future__ import annotations

from reportdiff.model import Document, Words
from reportdiff.reading import from_text


def words_of(text: str, name: str = "报告.txt") -> str:
    """The words of a text, as whoever understands it is given them."""
    return within(from_text(text, name=name))


def within(document: Document) -> str:
    """The words of a document."""
    return Words.of(document.text, document.furniture).text


def squeezed(text: str) -> list[str]:
    """The lines of a text that hold anything, without the blanks around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]
