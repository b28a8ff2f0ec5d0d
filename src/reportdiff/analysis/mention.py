"""A quantity in its wording, as the numbers of a text are passed on."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.model import Quantity, frequent


@frequent
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

    @property
    def negative(self) -> bool:
        """Whether it stands with a minus (−2.1%, (3.2)%, 零下5度): a level below nought, or a change downwards."""
        value = self.quantity.high if self.quantity.value is None else self.quantity.value
        return value is not None and value < 0
