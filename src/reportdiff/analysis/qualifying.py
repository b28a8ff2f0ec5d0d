"""What is said of a figure besides: each year, in real terms, of the year's target; and what that means for its comparison.

A rule that gives a ``qualifier`` says what it ``means``: ``yearly``, ``other_basis``, ``of_target``, ``missed``, ``preliminary``.
"""

from __future__ import annotations

from functools import lru_cache

from reportdiff.analysis.coding import encode
from reportdiff.analysis.language import Grammar
from reportdiff.analysis.marking import Marked
from reportdiff.analysis.rules import find


def qualifiers_of(marked: Marked, place: int) -> tuple[str, ...]:
    """What the clause of a figure says of it besides, as it is written, and not of the figures beside it."""
    start, end = marked.clause(place)
    before, after = marked.beside(place)
    start = before.end if before is not None and before.start >= start else start
    end = min(after.start, end) if after is not None else end
    found = (one.kept.get("qualifier", one) for one in marked.qualifiers)
    said = (marked.view[one.start : one.end].strip(" ,") for one in found if start <= one.start < end)
    return tuple(dict.fromkeys(said))


@lru_cache(maxsize=4096)
def meaning(grammar: Grammar, qualifier: str) -> frozenset[str]:
    """What a qualifier means, by the rules that find it."""
    code = encode(grammar.plain(qualifier), grammar.vocabulary, ()).code
    return frozenset(one.rule.says["means"] for one in find(grammar.giving("qualifier"), code))
