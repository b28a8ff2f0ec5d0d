"""The quantities of a Chinese text, as the rules of this folder take them from the engine of ``analysis``."""

from __future__ import annotations

from reportdiff.analysis import Mention, numbers_of
from reportdiff.model import Quantity


def find(text: str) -> tuple[Quantity, ...]:
    """The quantities of ``text`` in order, each with its bound; see :class:`reportdiff.Quantity`."""
    return tuple(mention.quantity for mention in numbers_of("zh").find(text).mentions)


def find_in_view(view: str) -> tuple[Quantity, ...]:
    """As ``find``, for a text that is half-width already."""
    return tuple(mention.quantity for mention in mentions(view, view))


def mentions(text: str, view: str) -> list[Mention]:
    """The quantities of ``text`` with the extent of their wording; ``view`` is its half-width form."""
    return list(numbers_of("zh").find(text, view).mentions)
