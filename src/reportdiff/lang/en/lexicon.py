"""The English lexicon: the concepts of all languages by their English names."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from reportdiff.names import concepts
from reportdiff.names.lexicon import Lexicon


def bundled() -> Lexicon:
    """The bundled indicators."""
    return concepts.bundled("en")


def with_tables(*tables: Traversable) -> Lexicon:
    """The bundled indicators, with what tables of the same form add to them, the later on top of the earlier."""
    return concepts.with_tables("en", *tables)
