"""The quantities of an English text, as the rules of this folder take them from the engine of ``analysis``."""

from __future__ import annotations

from reportdiff.analysis import Mention, numbers_of
from reportdiff.model import Quantity


def find(text: str) -> tuple[Quantity, ...]:
    """The quantities of ``text`` in order, each with its bound; see :class:`reportdiff.Quantity`."""
    return tuple(mention.quantity for mention in numbers_of("en").find(text).mentions)


def mentions(text: str, view: str) -> list[Mention]:
    """The quantities of ``text`` with the extent of their wording; ``view`` is its plain form."""
    return list(numbers_of("en").find(text, view).mentions)
