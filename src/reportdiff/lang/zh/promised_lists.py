"""The things of a list that a promise holds, each where it stands: 云溪高速 and 长滩大桥 of 建设云溪高速、长滩大桥等重点项目."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportdiff.lang.zh.patterns import patterns
from reportdiff.languages.folder import folder
from reportdiff.model import Commitment

_OPENINGS = patterns("openings.toml")
_SHORTEST = 2  # characters of a name of which the kind is shared: 德江、盘州机场


def items(view: str, start: int, end: int, names: Sequence[str]) -> list[tuple[int, int]]:
    """Where each of the names stands that a clause lists, with the words behind it; empty where they are no list."""
    if len(names) < 2:
        return []
    places: list[tuple[int, int]] = []
    for name in names:
        place = _place(view, start, end, name)
        if place is None:
            return []
        places.append(place)
        start = place[1]
    begun, done = places[-1]
    if _OPENINGS["together"].match(view[done:end]) or _OPENINGS["with each other"].search(view[begun:end]):
        return []
    ends = [_end(view, done, following) for (_, done), (following, _) in pairwise(places)]
    if any(_OPENINGS["two sides"].search(view[until - 1 : until]) for until in ends):
        return []
    return [(begun, until) for (begun, _), until in zip(places, [*ends, end], strict=True)]


def with_its_head(name: str, first: str) -> str:
    """A name with what the ``first`` of its list says for it, where it begins with a number: 地铁3号线 of 建设地铁2号线、3号线."""
    numbered = _OPENINGS["a numbered line"].match(first)
    return numbered["head"] + name if numbered and name[:1].isdigit() else name


def shared_end(member: Commitment, last: Commitment) -> str:
    """What the last of a list says for a member before it: 等重点项目 for each, 建设 for one that ends on its own name, and the kind
    that they share (机场 for 德江 of 建设德江、盘州机场)."""
    read = folder("zh").view
    view, own = read(last.text), read(member.text)
    behind = view.index(last.names[0]) + len(last.names[0]) if last.names and last.names[0] in view else 0
    if several := _OPENINGS["and others"].search(view, behind):
        return "" if _OPENINGS["and others"].search(own) else last.text[several.start() :]
    if not behind or not member.names or "、" in view[behind:]:
        return ""
    name = member.names[-1]
    told = next((size for size in range(len(name), _SHORTEST - 1, -1) if own.endswith(name[:size])), None)
    return "" if told is None else name[told:] + last.text[behind:]


def _place(view: str, start: int, end: int, name: str) -> tuple[int, int] | None:
    """Where a name stands, or as much of its beginning as stands there."""
    for size in range(len(name), _SHORTEST - 1, -1):
        if name[:size] in view[start:end]:
            place = view.index(name[:size], start, end)
            return place, place + size
    return None


def _end(view: str, done: int, following: int) -> int:
    """Where a thing ends whose name ends at ``done``, before the next one."""
    end = done + len(view[done:following].rpartition("、")[0]) if "、" in view[done:following] else following
    marks = _OPENINGS["between two things"].search(view[done:end])
    return done + marks.start() if marks else end
