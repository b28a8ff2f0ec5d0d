"""How firmly a target is promised, by when it is to be reached, and who is to see to it."""

from __future__ import annotations

from reportdiff.lang.zh.patterns import patterns
from reportdiff.lang.zh.words import words
from reportdiff.model import Strength

_PROMISES = patterns("promises.toml")
_DEADLINE = _PROMISES["deadline"]
_CLAUSE_ENDS = ",;:。"
_SAID_ANEW = ";。"  # behind these nothing holds on


def owner_in(view: str, start: int, end: int) -> str | None:
    """Who is to see to what a sentence says: 由市发展改革委牵头."""
    owner = _PROMISES["owner"].search(view, start, end)
    return owner[1] if owner else None


def strength_in(near: str) -> Strength | None:
    """The nearest word of resolve before the figure: 确保 commits, 力争 aspires."""
    near = _PROMISES["better still"].sub("", near)
    committed = list(words().committed.finditer(near))
    aspiring = list(words().aspirational.finditer(near))
    if not committed and not aspiring:
        return None
    last_committed = committed[-1].start() if committed else -1
    last_aspiring = aspiring[-1].start() if aspiring else -1
    return Strength.COMMITTED if last_committed > last_aspiring else Strength.ASPIRATIONAL


def deadline_in(near: str) -> str | None:
    """The last date in the words before a figure by which it is to be reached: 6月底前.

    One of an earlier clause holds on only where it stands at that clause's head: 年内,新建桥梁3座,修缮老街, but not 大桥国庆前通车,修缮老街,
    nor 年内新建桥梁3座;修缮老街.
    """
    near = near[max(near.rfind(mark) for mark in _SAID_ANEW) + 1 :]
    clause = max(near.rfind(mark) for mark in _CLAUSE_ENDS)
    for match in reversed(list(_DEADLINE.finditer(near))):
        said = not _PROMISES["deadline that says nothing"].match(match[0])
        told, comma, _ = near[match.end() :].partition(",")
        before = bool(comma) and comes_about(near[: match.end()] + told, match.end())  # 新建桥梁3座,9月底前通车,修缮码头: of what stands before it
        if said and (match.start() > clause or (_heads(near, match.start()) and not before)):
            return match[0]
    return None


def deadline_told(words: str) -> str | None:
    """The date by which work is to be done, as its words say it anywhere: 10个项目9月底前投用."""
    return deadline_in(words.rstrip(_SAID_ANEW))


def due(clause: str) -> str | None:
    """The date by which a clause says that the work before it comes about, naming none of its own: 加快河道修复工程,确保6月底前完工."""
    found = later_deadline(clause)
    return found[0] if found and comes_about(clause, found[1]) else None


def later_deadline(clause: str) -> tuple[str, int] | None:
    """The date with which a clause opens, and where what it says of it begins: 确保6月底前主体完工."""
    match = _DEADLINE.search(clause)
    return (match[0], match.end()) if match and match[0] == deadline_in(clause) and _heads(clause, match.start()) else None


def comes_about(clause: str, at: int) -> bool:
    """Whether a clause goes on there with what becomes of a work, and names no other one: 主体完工, 实现合龙."""
    return _PROMISES["comes about"].match(clause, at) is not None


def _heads(near: str, at: int) -> bool:
    """Whether nothing but words of resolve stands before a place in its clause."""
    return _PROMISES["head of a clause"].search(near, 0, at) is not None
