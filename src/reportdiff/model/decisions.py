"""What people decided about the targets of a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a person decided: this target is answered by that figure, or not by it; it is no target; it was met, missed, carried over
    into NEW's plan, only mentioned there; it is the same target as another of OLD; it is called otherwise."""

    IS = "is"
    NOT = "not"
    VOID = "void"
    MET = "met"
    MISSED = "missed"
    CARRIED_OVER = "carried_over"
    MENTIONED = "mentioned"
    SAME = "same"
    RENAME = "rename"


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure by what a reader sees of it, so that it is found again after small edits; empty where it is not said."""

    indicator: str
    measure: str
    figure: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision about a target of OLD. ``verdict`` is ``None`` where the entry is not filled in yet.

    ``figure`` is the one that ``is`` or ``not`` speak of, of ``same`` the figure of the other target in OLD; ``name`` what the
    target is called from now on, empty where it keeps its name; ``entry`` counts the entries of the file from 1.
    """

    entry: int
    verdict: Verdict | None
    target: Quote
    figure: Quote | None
    reason: str
    by: str
    name: str = ""
