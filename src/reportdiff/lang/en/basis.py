"""Whether an English figure is told on another basis than last year's: in real terms, on average."""

from __future__ import annotations

from reportdiff.analysis.qualifying import meaning
from reportdiff.languages import grammar
from reportdiff.model import Fact


def on_other_basis(fact: Fact) -> bool:
    """Whether a growth is told on another basis than last year's stated figure."""
    return any({"yearly", "other_basis"} & meaning(grammar("en"), said) for said in fact.qualifiers)
