"""The sign of a figure and the direction in which it moved: a growth of −16.8% is a fall of 16.8%."""

from __future__ import annotations

from dataclasses import replace

from reportdiff.model import Direction, Measure, Quantity

_MOVED = (Measure.GROWTH, Measure.CHANGE)
_FALLS = Direction.DOWN  # whatever the words say: up by −3% is down by 3%, and so is down by −3%


def directed(quantity: Quantity, measure: Measure, direction: Direction | None) -> tuple[Quantity, Direction | None]:
    """A figure as facts show it. A level or a share below nought keeps its sign; growth and change have a direction instead.

    A fall of −3% is one of 3%: the minus says again what the word says. A range that goes from a fall to a rise stays.
    """
    highest = quantity.high if quantity.value is None else quantity.value
    if measure not in _MOVED or highest is None or highest >= 0:
        return quantity, direction
    if quantity.value is not None:
        return replace(quantity, value=-quantity.value), _FALLS
    assert quantity.low is not None
    return replace(quantity, low=-highest, high=-quantity.low), _FALLS
