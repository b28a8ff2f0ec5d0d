"""Runs the rules over a report, and makes findings of what they find."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import localcontext

from reportdiff.checking.rule import Checked, Rule, Slip
from reportdiff.checking.rules import RULES
from reportdiff.checking.silencing import heard, is_named, ranked
from reportdiff.errors import SettingsError
from reportdiff.lang import Lexicon, language
from reportdiff.model import (
    ARITHMETIC,
    Coverage,
    Diff,
    Failing,
    Finding,
    Related,
    Report,
    Stretches,
    Words,
    page_at,
    report_in_words,
)
from reportdiff.relations import Judged, Relation, Rounding, coverage
from reportdiff.tolerance import STANDARD, Tolerance

_FINGERPRINT = 16  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a report, and what was checked: how much of it, and each relation with whether it holds."""

    findings: tuple[Finding, ...]
    coverage: Coverage
    judged: tuple[Judged, ...]


def check(
    report: Report,
    previous: Sequence[Report] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    tolerance: Tolerance = STANDARD,
    lexicon: Lexicon | None = None,
    silenced: bool = True,
    rounding: Rounding = Rounding.NEAREST,
    diff: Diff | None = None,
    said_in: str = "",
) -> Examined:
    """What cannot be true, or is unlikely, in ``report``, by itself and against the ``previous`` reports; and what was checked.

    What comments in the report's source silence is left out, but where ``silenced`` is false. ``diff`` is the comparison
    of the latest of ``previous`` with ``report``, where the caller has made it already; else it is made here.
    ``select`` and ``ignore`` name rules by code, by the beginning of a code (``RD4``) or by name; ``rounding`` says how
    figures of the reports were rounded; ``said_in`` is the language of the messages, by default that of the report (figures in them are
    told as it tells them). Raises ``SettingsError`` for a rule that is not known, and for reports in two
    languages.
    """
    rules = chosen(select, ignore)
    earlier = tuple(sorted(previous, key=lambda one: -(one.year or 0)))
    tongue = language(report.lang, lexicon, said_in)
    told, words = zip(*(report_in_words(one, tongue.folder.scripts) for one in (report, *earlier)), strict=True)
    with localcontext(ARITHMETIC):
        if earlier:
            from reportdiff.following import compare, in_words  # not before: a report by itself needs none of it

            old, new = told[1], told[0]
            diff = in_words(diff, old, new, (words[1], words[0])) if diff else compare(old, new, tolerance, lexicon, results_only=True)
        checked = Checked(told[0], told[1:], tongue, diff if earlier else None, rounding)
        found = [(rule, slip) for rule in rules for slip in rule.find(checked)]
        covered = coverage(told[0], checked.judged)
        failing = tuple(one.relation for one in checked.judged if one.fails and not one.relation.allows_revision)
    found.sort(key=lambda pair: (pair[1].start, pair[1].end, pair[0].code))
    seen: Counter[str] = Counter()
    ways = {id(one): way for one, way in zip(told, words, strict=True)}
    found = [(rule, slip) for rule, slip in found if not _is_guessed(slip, told[0], ways)]
    made = tuple(_finding(rule, slip, checked, seen, ways) for rule, slip in found)
    told_at = _places_of(slip for _, slip in found)
    covered = replace(covered, failing=tuple(_failing(one, told[0], told_at, ways[id(told[0])]) for one in failing))
    return Examined(ranked(heard(made, report) if silenced else made), covered, checked.judged)


def read_rounding(written: str) -> Rounding:
    """How figures were rounded, by its name. Raises ``SettingsError`` for another."""
    try:
        return Rounding(written)
    except ValueError:
        raise SettingsError(f"rounding {written!r} is not known; use one of {', '.join(Rounding)}") from None


def chosen(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules that are selected, by default all, without those that are ignored."""
    for name in (*select, *ignore):
        if not any(is_named(rule.code, rule.name, name) for rule in RULES):
            raise SettingsError(f"rule {name!r} is not known; 'reportdiff rules' lists them")
    wanted = [rule for rule in RULES if not select or any(is_named(rule.code, rule.name, name) for name in select)]
    return tuple(rule for rule in wanted if not any(is_named(rule.code, rule.name, name) for name in ignore))


def _finding(rule: Rule, slip: Slip, checked: Checked, seen: Counter[str], ways: Mapping[int, Words]) -> Finding:
    """A slip in the words of the reports as a finding in their files; ``ways`` are the ways there, by report."""
    report, way = checked.report, ways[id(checked.report)]
    said = report.text[slip.start : slip.end]
    sentence = checked.language.folder.findings_said[slip.says or rule.code]
    message = sentence.format(**{**slip.words, "stated": slip.stated, "expected": slip.expected})
    holding = checked.places.section(slip.start)
    related = tuple(_related(one, start, end, ways[id(one)]) for one, start, end in slip.related)
    key = "\n".join((rule.code, said, slip.stated or "", slip.expected or ""))
    seen[key] += 1  # the second of two that look the same is another finding
    print_ = hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:_FINGERPRINT]
    start, end = way.out(slip.start, slip.end)
    return Finding(
        rule.code, rule.name, slip.severity or rule.severity, message, start, end, way.file[start:end],
        holding.id if holding else None,
        related, slip.stated, slip.expected, print_, page_at(report.pages, slip.start), slip.relation, slip.repair,
    )  # fmt: skip


def _places_of(slips: Iterable[Slip]) -> dict[str, Stretches]:
    """Where slips are that fail a relation, by its kind."""
    by_kind: dict[str, list[tuple[int, int]]] = {}
    for slip in slips:
        if slip.relation:
            by_kind.setdefault(slip.relation.partition(":")[0], []).append((slip.start, slip.end))
    return {kind: Stretches(places) for kind, places in by_kind.items()}


def _failing(relation: Relation, report: Report, told_at: Mapping[str, Stretches], way: Words) -> Failing:
    """A relation that fails, in the places of the file, and whether a slip of its kind is at one of its figures."""
    figures = [(it.start, it.end) for _, it in relation.operands if it.report is report] or [(relation.start, relation.end)]
    slips = told_at.get(relation.kind)
    told = slips is not None and any(slips.meets(start - 1, end + 1) for start, end in figures)  # or stands right beside one
    start, end = way.out(min(start for start, _ in figures), max(end for _, end in figures))
    return Failing(relation.kind, start, end, told)


def _is_guessed(slip: Slip, report: Report, ways: Mapping[int, Words]) -> bool:
    """Whether a slip may be one of the reader, which takes columns apart as they seem to go on, rather than of the report: not where all of
    the figures that it sets against each other stand on one line of a column."""
    places = [(report, slip.start, slip.end), *slip.related]
    if not any(ways[id(one)].is_apart(start) for one, start, _ in places):
        return False
    lines = {(id(one), ways[id(one)].stretch(place)) for one, start, end in places for place in (start, max(start, end - 1))}
    sets_against_another = len(set(places)) > 1
    return len(lines) > 1 or not sets_against_another


def _related(report: Report, start: int, end: int, way: Words) -> Related:
    start, end = way.out(start, end)
    return Related(report.source, start, end, way.file[start:end])
