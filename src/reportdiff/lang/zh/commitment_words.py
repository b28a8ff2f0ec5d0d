"""The words of ``commitments.toml`` and ``places.txt`` as patterns, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from reportdiff.lang.zh.patterns import data, patterns
from reportdiff.languages.patterns import any_of, begins_any_of


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """Patterns over the half-width text. ``kind`` names the group of what it found: built, kind, loose or bound; ``same`` are words
    with what is compared in their place, which ``otherwise`` finds; ``roads`` what roads are called by their letters. Each is looked for
    by itself: alternatives of several kinds would be tried one by one at every place of a text."""

    verb: re.Pattern[str]
    firm: re.Pattern[str]
    faint: re.Pattern[str]
    attitude: re.Pattern[str]
    building: re.Pattern[str]
    acting: re.Pattern[str]
    becoming: re.Pattern[str]
    forbidding: re.Pattern[str]
    merging: re.Pattern[str]
    link: re.Pattern[str]
    adverb: re.Pattern[str]
    manner: re.Pattern[str]
    abstract: re.Pattern[str]
    abstract_end: re.Pattern[str]
    of_no_matter: re.Pattern[str]
    kind: re.Pattern[str]
    generic: re.Pattern[str]
    vague: re.Pattern[str]
    weak: re.Pattern[str]
    written: re.Pattern[str]
    programme: re.Pattern[str]
    policy: re.Pattern[str]
    place: re.Pattern[str]
    class_: re.Pattern[str]
    trade: re.Pattern[str]
    projects: frozenset[str]
    companies: frozenset[str]
    predicate: re.Pattern[str]
    slogan: re.Pattern[str]
    same: Mapping[str, str]
    roads: Mapping[str, str]
    otherwise: re.Pattern[str]
    an_ordinal: re.Pattern[str]
    a_numbered_road: re.Pattern[str]
    particular: Mapping[str, float]


@cache
def commitment_words() -> CommitmentWords:
    """The bundled words."""
    found = patterns("commitments.toml")
    lines = (files("reportdiff.languages") / "zh" / "places.txt").read_text(encoding="utf-8").splitlines()
    places = [place for line in lines if not line.startswith("#") for place in line.split()]
    said = data("commitments.toml")
    named = {field.name: field.name.strip("_").replace("_", " ") for field in fields(CommitmentWords)}
    compiled: dict[str, Any] = {name: found[written] for name, written in named.items() if written in found}
    return CommitmentWords(
        **compiled,
        place=re.compile(f"{begins_any_of(places)}{any_of(places)}|{found['place by its form'].pattern}"),
        projects=frozenset(said["projects"]),
        companies=frozenset(said["companies"]),
        same=dict(said["same"]),
        roads=dict(said["roads"]),
        otherwise=re.compile(begins_any_of(said["same"]) + any_of(said["same"])),
        particular=said["particular"],
    )
