"""Commitments without a number: a verb of work and something that has a name (begin construction of the Lark Bridge)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.lang.en.sentences import sentences
from reportdiff.lang.en.view import plain
from reportdiff.model import Commitment, Fact, Part, Section, Span


def read_commitments(
    text: str,
    view: str,
    sections: Sequence[Section],
    turns: Sequence[tuple[int, Part]],
    body: tuple[int, int],
    facts: Sequence[Fact],
) -> tuple[Commitment, ...]:
    """The commitments of a report's plan, in order; a clause that states a figure is that of a fact."""
    return ()


def sought(commitment: Commitment) -> tuple[str, ...]:
    """The names of a commitment in the spelling in which they are looked for."""
    return tuple(compared(name) for name in commitment.names)


def telling(commitment: Commitment) -> tuple[str, ...]:
    """The words of a commitment's names that say which thing it is; in English every word of a name does."""
    return ()


def compared(text: str) -> str:
    """A text in the spelling in which names are looked for in it."""
    return plain(text).lower()


def spoken(text: str) -> tuple[Span, ...]:
    """The sentences of a text, and the parts of them that ; ends."""
    view = plain(text)
    return tuple(
        Span(start + match.start(), start + match.end())
        for start, end in sentences(view, (0, len(view)))
        for match in re.finditer(r"[^;]+", view[start:end])
    )
