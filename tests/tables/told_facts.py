"""Facts as lines that a test can hold what it expects against."""

from __future__ import annotations

from reportdiff.model import Comparator, Fact

_SIGNS = {Comparator.EQ: "", Comparator.GE: ">=", Comparator.LE: "<=", Comparator.APPROX: "~", Comparator.RANGE: ""}


def line(fact: Fact) -> str:
    """kind | indicator | measure | figure | year or period | what else the cell says."""
    way = f" {fact.direction}" if fact.direction else ""
    number = f"{fact.value:f}" if fact.value is not None else f"{fact.low:f}..{fact.high:f}"
    number = number.rstrip("0").rstrip(".") if "." in number and ".." not in number else number
    when = f"{fact.period.start[:7]}..{fact.period.end[:7]}" if fact.period else str(fact.year or "-")
    more = [fact.cell.status if fact.cell else None, f"of {fact.scope}" if fact.scope else None, fact.owner, fact.deadline]
    figure = f"{_SIGNS[fact.comparator]}{number} {fact.unit}".strip()
    parts = [fact.kind, fact.indicator, f"{fact.measure}{way}", figure, when, ", ".join(one for one in more if one)]
    return " | ".join(str(part) for part in parts).rstrip(" |")
