"""A report's text as HTML, with spans of it marked; whatever the text contains is shown as text."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from reportdiff.model import Report
from reportdiff.rendering.safety import INVISIBLE

# What HTML cannot hold or what would turn the writing around: controls but tab and line feed, marks of direction,
# separators of lines, halves of a surrogate pair.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")

# A page on the output of a CI job commands no runner either: ::command, ##[command].
_COMMAND = re.compile(r":(?=:)|#(?=#)")

# What is not of a report's words, as its kind.
FURNITURE = "furniture"

# Kinds that HTML has elements of its own for, where nothing else is marked with them.
_ALONE = {"gone": "del", "came": "ins"}

# Between the cells of a table's row; a tab alone would be shown as a space.
_BORDER = '<span class="border">\t</span>'


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
    piece of a mark carries its id, that of several the others in spans around it; a piece links where the first of its
    marks that leads anywhere does. Markup is left out.
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


def furniture(report: Report, start: int = 0, end: int | None = None) -> list[Mark]:
    """What is not of a report's words within these offsets, line by line."""
    marks: list[Mark] = []
    for one in report.furniture:
        if not one.holds and one.end > start and (end is None or one.start < end):
            at = one.start
            for line in report.text[one.start : one.end].splitlines(keepends=True):
                marks.append(Mark(at, at + len(line), "", FURNITURE))
                at += len(line)
    return marks


def escaped(text: str) -> str:
    """A text safe between tags and in a quoted attribute, without what nobody sees."""
    shown = html.escape(_INVISIBLE.sub("", _UNSHOWABLE.sub("\ufffd", text)))
    return _COMMAND.sub(lambda match: f"&#{ord(match.group())};", shown)


def _piece(text: str, covering: list[Mark], given: set[str]) -> str:
    if not covering:
        return escaped(text).replace("\t", _BORDER)
    markup = any(mark.kind == FURNITURE for mark in covering) and not any(map(str.isalnum, text))
    if markup and all(not mark.id or mark.id in given for mark in covering):
        return ""
    kinds = escaped(" ".join(dict.fromkeys(kind for mark in covering for kind in mark.kind.split())))
    fresh = list(dict.fromkeys(mark.id for mark in covering if mark.id and mark.id not in given))
    given.update(fresh)
    own = f' id="{escaped(fresh[0])}"' if fresh else ""
    link = next((mark.link for mark in covering if mark.link), "")
    tag = next((tag for kind, tag in _ALONE.items() if all(mark.kind.startswith(kind) for mark in covering)), "mark")
    piece = f'<{tag} class="{kinds}"{own}>{escaped(text)}</{tag}>'
    if link:
        piece = f'<a class="{kinds}"{own} href="#{escaped(link)}">{escaped(text)}</a>'
    for further in fresh[1:]:
        piece = f'<span id="{escaped(further)}">{piece}</span>'
    return piece
