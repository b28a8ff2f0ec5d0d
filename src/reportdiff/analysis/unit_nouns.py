"""The unit of a number that stands at the end of the noun which is counted: 4 million volunteer | hours.

A language lists such words in the class ``unit_noun``.
"""

from __future__ import annotations

from dataclasses import replace

from reportdiff.analysis.characters import BLANK
from reportdiff.analysis.coding import Coded, tokens
from reportdiff.analysis.language import Grammar
from reportdiff.analysis.marking import Figures, Marked
from reportdiff.analysis.quantities import numbers_of
from reportdiff.model import Quantity
from reportdiff.units.unit import COUNT


def in_unit(grammar: Grammar, marked: Marked, figures: Figures, quantity: Quantity) -> Quantity:
    """A number in the unit that the noun after it ends on; the same where it ends on none, or has one already."""
    unit_nouns, words = grammar.group("unit_noun"), grammar.group("nom")
    if not unit_nouns or quantity.pint != COUNT or quantity.unit or len(figures.quantities) > 1:
        return quantity
    last = ""
    for start, end, code in tokens(Coded(marked.view, marked.code), figures.end, len(marked.view)):
        if code != BLANK:
            if code not in words:
                break
            last = marked.view[start:end] if code in unit_nouns else ""
    known = numbers_of(grammar.code).find(f"1000 {last}").mentions if last else ()
    return replace(quantity, unit=known[0].quantity.unit, pint=known[0].quantity.pint) if known else quantity
