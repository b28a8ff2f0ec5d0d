"""A report's text as HTML, with spans of it marked; whatever the text contains is shown as text."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from reportdiff.rendering.safety import INVISIBLE

# What HTML cannot hold or what would turn the writing around: controls but tab and line feed, marks of direction,
# separators of lines, halves of a surrogate pair.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")

# A page on the output of a CI job commands no runner either: ::command, ##[command].
_COMMAND = re.compile(r":(?=:)|#(?=#)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to mark: its offsets in the report's text, an id that is its own, its kind, and where it leads.

    ``kind`` is one or more CSS classes (``target met``); ``link`` the id of the element that a click goes to, or empty.
    """

    start: int
    end: int
    id: str
    kind: str
    link: str = ""


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """``text[start:end]`` as HTML in a ``bdi``, so that its direction reaches no further.

    Marks may overlap: the text is cut wherever one begins or ends, and each piece names all that cover it. The first
    piece of a mark carries its id; a piece links where the first of its marks that leads anywhere does.
    """
    inside = sorted(
        (mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end),
        key=lambda mark: (mark.start, mark.end, mark.id),
    )
    ends = {start, end, *(at for mark in inside for at in (mark.start, mark.end) if start < at < end)}
    cuts = sorted(ends)
    given: set[str] = set()
    pieces = [
        _piece(text[one:two], [mark for mark in inside if mark.start <= one and mark.end >= two], given)
        for one, two in itertools.pairwise(cuts)
    ]
    return f"<bdi>{''.join(pieces)}</bdi>"


def escaped(text: str) -> str:
    """A text safe between tags and in a quoted attribute, without what nobody sees."""
    shown = html.escape(_INVISIBLE.sub("", _UNSHOWABLE.sub("\ufffd", text)))
    return _COMMAND.sub(lambda match: f"&#{ord(match.group())};", shown)


def _piece(text: str, covering: list[Mark], given: set[str]) -> str:
    if not covering:
        return escaped(text)
    kinds = escaped(" ".join(dict.fromkeys(kind for mark in covering for kind in mark.kind.split())))
    fresh = next((mark.id for mark in covering if mark.id and mark.id not in given), "")
    given.add(fresh)
    own = f' id="{escaped(fresh)}"' if fresh else ""
    link = next((mark.link for mark in covering if mark.link), "")
    if link:
        return f'<a class="{kinds}"{own} href="#{escaped(link)}">{escaped(text)}</a>'
    return f'<mark class="{kinds}"{own}>{escaped(text)}</mark>'
