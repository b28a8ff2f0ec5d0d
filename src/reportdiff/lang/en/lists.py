"""How many things a list in words may be read to name: A, B and C are three; A and B, and C are two or three."""

from __future__ import annotations

import re

_OXFORD = re.compile(r", and |, or ")
_COMMA = re.compile(r", (?:and |or )?|; (?:and )?")
_AND = re.compile(r"\band\b|\bor\b|&")


def counted_items(listed: str) -> tuple[int, int]:
    """The fewest and the most things that a list names; ``(1, 1)`` where it names one."""
    items = [item for item in _COMMA.split(listed.strip(" ,")) if item.strip()]
    inner = [len(_AND.findall(item)) for item in items]
    if len(items) < 2:
        return (2, inner[0] + 1) if items and inner[0] else (1, 1)
    if _OXFORD.search(listed):
        return len(items), len(items) + sum(inner)
    return len(items) + (1 if inner[-1] else 0), len(items) + sum(inner)
