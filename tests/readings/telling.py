"""All that the program tells of a report and of the one before it, line by line and to the last field.

Far more than a reader is shown: every field of every figure, each relation with its operands, places and what each must be by the
others, what is reckoned on the way to a verdict. What makes any difference anywhere shows here.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache, cached_property
from inspect import isfunction, signature
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "following"))
sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from fits import reckoned
from on_the_way import on_the_way

import reportdiff as rd
from reportdiff.analysis.rules import Rule
from reportdiff.analysis.statements import Told
from reportdiff.checking import check
from reportdiff.following.traces import explained
from reportdiff.following.wholes import headline_ids
from reportdiff.lang import language
from reportdiff.relations import identity, laid_out, same_thing
from reportdiff.relations.amounts import is_amount, is_level, same_time
from reportdiff.relations.identity import same_name
from rule_cases import reports_of

Said = Mapping[str, str]


def telling(said: Said) -> tuple[str, ...]:
    """What is told of the reports of a case, of which ``said`` gives the chapters as the cases of rules do."""
    return tuple(line.replace("\n", "⏎") for line in _lines(said))


def _lines(said: Said) -> Iterator[str]:
    with on_the_way() as made:
        new, previous = reports_of(dict(said))
        found = check(new, previous)
    yield from (f"{name} {_told(one)}" for name, one in made)
    yield from _of_report(new)
    for old in previous:
        yield from _of_report(old, "old ")
    yield from _laid_out(new)
    yield from (f"finding {_told(one)}" for one in found.findings)
    yield f"coverage {_told(found.coverage)}"
    yield from (f"relation {_told(one.relation)} {_told(one.verdict)}" for one in found.judged)
    for old in previous:
        with reckoned(new) as lines:
            diff = rd.diff(old, new)
            rows = {
                "outcome": diff.outcomes, "fresh": diff.new_targets, "pending": diff.pending, "promise": diff.commitments,
                "pair": diff.sections, "note": diff.notes,
            }  # fmt: skip
            yield from (f"{name} {_told(row)}" for name, listed in rows.items() for row in listed)
        yield from lines


def _of_report(report: rd.Report, which: str = "") -> Iterator[str]:
    yield f"{which}report {report.year} {report.issuer} {_told(report.notes)}"
    yield from (f"{which}section {_told(one)}" for one in report.sections)
    yield from (f"{which}fact {_told(one)}" for one in report.facts)
    yield from (f"{which}commitment {_told(one)}" for one in report.commitments)
    yield from (f"{which}explains {_told(one)}" for one in explained(report))
    first = headline_ids(report, {fact.id for fact in report.facts if fact.kind is rd.Kind.TARGET}, language(report.lang))
    yield from (f"{which}headline {fact.text}" for fact in report.facts if fact.id in first)
    yield from (f"{which}assigned {_told(one)}" for one in language(report.lang).assignments(report.text))
    own = {(fact.start, fact.end) for fact in report.facts}
    yield from (f"{which}figure {_told(one)}" for one in rd.find_quantities(report.text, report.lang) if (one.start, one.end) not in own)


def _laid_out(report: rd.Report) -> Iterator[str]:
    """What relations look up in a report: of each figure, of figures beside each other, of the whole."""
    tongue = language(report.lang)
    sheet = laid_out(report, tongue)
    for name, found in sheet.found.items():
        yield from (f"found {name} {one.rule.name} {one.start} {one.end} {_told(one.kept)}" for one in found)
    for name in _looked_up(type(sheet)):
        yield f"{name} {_told(getattr(sheet, name))}"
    for one in (*report.facts, *sheet.figures):
        it, answers = sheet.operand(one), (is_amount(one, sheet), is_level(one))
        asked = {name: getattr(sheet, name)(one) for name in _asked(type(sheet), "figure")}
        there = {name: getattr(sheet, name)(one.start) for name in _asked(type(sheet), "place")}
        yield f"at {one.start} {_told(it and it.range)} {_told(answers)} {_told(asked)} {_told(there)}"
    for fact in report.facts:
        said = {name: getattr(sheet, name)(fact) for name in _asked(type(sheet), "fact")}
        name = tongue.named(fact.indicator)
        of_name = (name.subject, name.core, name.is_flow, name.is_cut, name.is_price, name.better, name.listed, name.sides, name.share_of)
        yield f"of {fact.start} {_told(said)} {_told(identity(fact, tongue))} {_told(of_name)}"
    for one, other in pairwise(report.facts):
        alike = same_name(one, other, tongue), same_thing(one, other, tongue), same_time(one, other), tongue.alike(one, other)
        yield f"beside {one.start} {other.start} {_told(alike)}"


@cache
def _looked_up(kind: type) -> tuple[str, ...]:
    """What is kept of a report laid out by where it stands, each under its name."""
    kept = {name: value.func for name, value in _members(kind).items() if isinstance(value, cached_property)}
    return tuple(name for name, value in kept.items() if "[int" in signature(value).return_annotation)


@cache
def _asked(kind: type, of: str) -> tuple[str, ...]:
    """What is asked of a report laid out and of one figure, fact or place alone."""
    asked = {name: [*signature(value).parameters.values()][1:] for name, value in _members(kind).items() if isfunction(value)}
    alone = {name: parameters[0] for name, parameters in asked.items() if len(parameters) == 1}
    return tuple(name for name, one in alone.items() if one.name == of and one.annotation != "Span")


def _members(kind: type) -> dict[str, Any]:
    found = {name: value for one in kind.__mro__ for name, value in vars(one).items() if not name.startswith("_")}
    return dict(sorted(found.items()))


def _told(value: Any) -> str:
    """A value in words: all fields that say anything."""
    if isinstance(value, str | int | None):
        return str(value)
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, Decimal):
        return f"{value:.9g}"
    if isinstance(value, rd.Report):
        return str(value.year)
    if isinstance(value, Rule):
        return value.name
    if isinstance(value, Told):
        return _told(value.names())
    if is_dataclass(value):
        told = ((name, getattr(value, name)) for name in _fields(type(value)))
        return f"({' '.join(f'{name}={_told(one)}' for name, one in told if one is not None and one != () and one != '')})"
    if isinstance(value, Mapping):
        return f"({' '.join(f'{name}={_told(one)}' for name, one in value.items())})"
    if isinstance(value, Set):
        return f"[{'; '.join(sorted(_told(one) for one in value))}]"
    return f"[{'; '.join(_told(one) for one in value)}]"


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if not field.name.startswith("_") and field.name != "fingerprint")


if __name__ == "__main__":  # one case a line, and what is told of it
    for case in sys.stdin:
        print(json.dumps(telling(json.loads(case))))
