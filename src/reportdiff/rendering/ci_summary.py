"""The summary of a CI job: of each report that a change touches its counts, its headline targets, its findings, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.model import Diff, Finding, Report, Severity
from reportdiff.rendering import findings as lists
from reportdiff.rendering import sheets, wording
from reportdiff.rendering.markdown import titled
from reportdiff.rendering.safety import markdown as safe
from reportdiff.rendering.wording import Words

_MOST = 50  # findings in a summary; the page and the log hold all


@dataclass(frozen=True, slots=True)
class Touched:
    """A report that a change touches, what ``check`` finds in it, and how it compares with the one before it, if that is there."""

    report: Report
    findings: tuple[Finding, ...]
    compared: Diff | None


def summary(touched: Sequence[Touched], ui: str | None = None) -> str:
    """A section for each report, the gravest findings first."""
    if not touched:
        return f"{wording.for_reader(ui, wording.FALLBACK).line['ci_nothing']}\n"
    return "\n\n".join(block for one in touched for block in _section(one, ui)) + "\n"


def _section(one: Touched, ui: str | None) -> list[str]:
    words = wording.for_reader(ui, one.report.lang)
    told = [f"## {safe(sheets.report_name(one.report, words))}", f"**{safe(lists.counts(one.report, one.findings, words))}**"]
    if one.compared is None:
        told.append(safe(words.line["ci_alone"]))
    else:
        told.append(safe(words.line["ci_compared"].format(old=one.compared.old.source)))
        told.append(f"**{safe(words.line['clause_joint'].join(sheets.summary_clauses(one.compared, words)))}**")
        headline = sheets.headline(one.compared, words).without("why").without("where")
        told += titled(headline, words, level=3) if headline.rows else []
    return [*told, *_findings(one, words)]


def _findings(one: Touched, words: Words) -> list[str]:
    grave = [finding for severity in Severity for finding in one.findings if finding.severity is severity is not Severity.INFO]
    if not grave:
        return []
    told = titled(lists.sheet(one.report, grave[:_MOST], words), words, level=3)
    return [*told, *([words.line["ci_more"].format(count=len(grave) - _MOST)] if len(grave) > _MOST else [])]
