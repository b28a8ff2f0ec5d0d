"""Findings for a CI: the errors first, and what is only worth reading as one line, so that the rest is seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportdiff.model import Finding, Report, Severity
from reportdiff.rendering import wording


def summed(report: Report, found: Sequence[Finding], ui: str | None = None) -> tuple[Finding, ...]:
    """The findings, those of severity ``info`` as one: at the place of the first of them, with how many there are of each rule."""
    infos = [one for one in found if one.severity is Severity.INFO]
    if len(infos) < 2:
        return tuple(found)
    words = wording.for_reader(ui, report.lang)
    by_rule = Counter(one.rule for one in infos)
    rules = words.line["clause_joint"].join(f"{rule} × {count}" for rule, count in sorted(by_rule.items()))
    told = words.line["infos_summed"].format(count=len(infos), rules=rules)
    first = min(infos, key=lambda one: (one.start, one.end))
    one = replace(first, message=told, related=(), stated=None, expected=None, relation=None, repair=None)
    return (*(each for each in found if each.severity is not Severity.INFO), one)
