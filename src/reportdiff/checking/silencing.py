"""What the source of a report asks to be silent about: comments in it that name rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportdiff.checking.rules import RULES
from reportdiff.model import Finding, Report, Severity, Silence


def heard(found: Sequence[Finding], report: Report) -> tuple[Finding, ...]:
    """The findings that no comment of the report silences."""
    return tuple(one for one in found if not any(_silences(silence, one) for silence in report.silences))


def unused(found: Sequence[Finding], report: Report) -> tuple[Silence, ...]:
    """The comments that silence none of what was found, before any of it was silenced."""
    return tuple(silence for silence in report.silences if not any(_silences(silence, one) for one in found))


def unknown(report: Report) -> tuple[str, ...]:
    """The rules that comments name and that do not exist, each once."""
    named = dict.fromkeys(rule for silence in report.silences for rule in silence.rules)
    return tuple(name for name in named if not any(is_named(rule.code, rule.name, name) for rule in RULES))


def graded(found: Sequence[Finding], severities: Mapping[str, Severity]) -> tuple[Finding, ...]:
    """The findings with the severities that a project gives to rules, of which the longest name that fits holds."""
    by_length = sorted(severities.items(), key=lambda named: -len(named[0]))
    return tuple(_graded(one, by_length) for one in found)


def _graded(one: Finding, severities: Sequence[tuple[str, Severity]]) -> Finding:
    given = next((severity for name, severity in severities if is_named(one.rule, one.name, name)), one.severity)
    return one if given is one.severity else replace(one, severity=given)


def ranked(found: Sequence[Finding], least: Severity = Severity.INFO) -> tuple[Finding, ...]:
    """The findings at or above a severity, the gravest first, each severity in the order of the text."""
    order = list(Severity)
    return tuple(sorted((one for one in found if order.index(one.severity) <= order.index(least)), key=lambda one: order.index(one.severity)))


def is_named(code: str, name: str, wanted: str) -> bool:
    """Whether a rule is meant by ``wanted``: its code, the beginning of its code, or its name."""
    return bool(wanted) and (code.startswith(wanted.upper()) or name == wanted.lower())


def _silences(silence: Silence, one: Finding) -> bool:
    here = silence.whole or silence.start <= one.start < silence.end
    return here and (not silence.rules or any(is_named(one.rule, one.name, rule) for rule in silence.rules))
