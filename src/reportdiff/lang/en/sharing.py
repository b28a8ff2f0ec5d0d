"""Names that share a part in a list: value added of | A and B | rose by x and y; urban and rural | income."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportdiff.lang.en.clauses import Clause

if TYPE_CHECKING:
    from reportdiff.lang.en.statements import Statement

_SPLIT = re.compile(r",? and |, |; ")
# incomes of | urban | and rural residents
_ADJECTIVE = re.compile(r"urban|rural|central|local|domestic|foreign|public|private|primary|secondary|male|female|eastern|western|large|small", re.I)
_HEAD = re.compile(r"^(?P<head>.*?(?<!unit )\b(?:of|in|for|from) (?:the )?)")


def shared_names(statements: list[Statement], clauses: list[Clause]) -> list[Statement]:
    """Gives each value of a list of values its own name: A, B and C rose by x, y and z respectively."""
    read = list(statements)
    i = 0
    while i < len(read):
        group = 1
        while i + group < len(read) and _goes_on(clauses, read, i + group):
            group += 1
        if group > 1:
            read[i : i + group] = _paired(read[i : i + group], read[max(0, i - group) : i], clauses[i + group - 1])
        i += group
    return read


def _goes_on(clauses: list[Clause], read: list[Statement], i: int) -> bool:
    same = clauses[i].mention.quantity.pint == clauses[i - 1].mention.quantity.pint
    return same and clauses[i].joined and not clauses[i].before.strip().startswith("to") and not read[i - 1].baseline and (
        read[i].name == read[i - 1].name or read[i].carried or read[i].name == "—"
    )


def _paired(group: list[Statement], before: list[Statement], last: Clause) -> list[Statement]:
    """The statements of a list of values, each with its own name."""
    names = split_names(group[0].name, len(group))
    if not names and len(before) == len(group) and len({one.name for one in before}) == len(before):
        names = [one.name for one in before]
    if not names:
        return group
    first = group[0]
    return [
        replace(one, name=name, measure=first.measure, direction=first.direction)
        for one, name in zip(group, names, strict=True)
    ]


def split_names(name: str, n: int) -> list[str]:
    """The names that one name lists, each complete, where it lists ``n``; else none."""
    if n > 1 and " as a share of " in name:
        return []
    pieces = [piece for piece in _SPLIT.split(name) if piece.strip()]
    if len(pieces) != n:
        return []
    head = _HEAD.match(pieces[0])
    if head and not any(_HEAD.match(piece) for piece in pieces[1:]):
        short, whole = pieces[0][head.end() :], pieces[-1].split()
        shared = " ".join(["", *whole[1:]]) if _ADJECTIVE.fullmatch(short) and len(whole) > 1 else ""
        pieces = [pieces[0] + shared, *(head["head"] + piece + (shared if " " not in piece else "") for piece in pieces[1:])]
    elif len(pieces[-1].split()) > len(pieces[0].split()) and len(pieces[0].split()) <= 2:
        tail = pieces[-1].split()[len(pieces[0].split()) :]
        pieces = [*(" ".join([piece, *tail]) for piece in pieces[:-1]), pieces[-1]]
    return pieces
