"""What a document's headings quote."""

from __future__ import annotations

from reportdiff.model import Document


def headings(document: Document) -> list[tuple[str, int]]:
    """Each heading's text and level."""
    return [(document.text[heading.start : heading.end], heading.level) for heading in document.headings]
