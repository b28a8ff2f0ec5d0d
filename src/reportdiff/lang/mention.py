"""A quantity in its wording, as the rules of a language pass it on."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.model import Quantity


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity in its wording: ``lead`` and ``tail`` are its ends with the words of its bound (超过…, …以上)."""

    quantity: Quantity
    lead: int
    tail: int

    @property
    def start(self) -> int:
        """Where the quantity itself begins, without the words of its bound."""
        return self.quantity.start

    @property
    def end(self) -> int:
        """Where it ends, its unit included."""
        return self.quantity.end
