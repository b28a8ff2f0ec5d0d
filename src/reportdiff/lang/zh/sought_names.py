"""The spelling in which the names of commitments are looked for in another report."""

from __future__ import annotations

import re

from reportdiff.lang.zh.commitment_words import commitment_words
from reportdiff.lang.zh.facts import sentences
from reportdiff.lang.zh.proper_names import telling_words
from reportdiff.lang.zh.view import half_width
from reportdiff.model import Commitment, Span

_MARKS = re.compile(r"[“”‘’《》\s()·]")


def sought(commitment: Commitment) -> tuple[str, ...]:
    """The names of a commitment in the spelling in which they are looked for."""
    return tuple(compared(name) for name in commitment.names)


def telling(commitment: Commitment) -> tuple[str, ...]:
    """The words of a commitment's names that say which thing it is, without its kind and what any thing may be called."""
    return tuple(piece for name in commitment.names for piece in telling_words(compared(name)))


def compared(text: str) -> str:
    """A text in the spelling in which names are looked for in it: 沪渝蓉高速铁路 is 沪渝蓉高铁."""
    plain = _MARKS.sub("", half_width(text))
    for long, short in commitment_words().same:
        plain = plain.replace(long, short)
    return plain


def spoken(text: str) -> tuple[Span, ...]:
    """The sentences of a text, and the parts of them that ； ends."""
    view = half_width(text)
    return tuple(
        Span(start + match.start(), start + match.end())
        for start, end in sentences(view, (0, len(view)))
        for match in re.finditer(r"[^;]+", view[start:end])
    )
