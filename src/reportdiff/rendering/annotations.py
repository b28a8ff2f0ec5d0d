"""Findings of ``check`` beside the lines they are about: GitHub, GitLab code quality, reviewdog (rdjson), plain lines.

Text and Markdown files have lines that a reviewer sees. In Word, PDF and web pages there are none to point at: there a
finding names its page, where the file has pages, and its section, and stands at the file as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportdiff.model import Finding, Report, Severity
from reportdiff.rendering.findings import WITH_LINES, position
from reportdiff.rendering.safety import clean

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_QUALITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_REVIEW = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}

Checked = Sequence[tuple[Report, Sequence[Finding]]]


def github(checked: Checked) -> str:
    """Workflow commands that GitHub shows as annotations, one a line."""
    return "".join(f"{_workflow_command(report, one)}\n" for report, found in checked for one in found)


def lines(checked: Checked) -> str:
    """``file:line:column: CODE message``, one a line, as compilers write; ``file:p.12: …`` where there are no lines."""
    return "".join(f"{_line(report, one)}\n" for report, found in checked for one in found)


def gitlab(checked: Checked) -> list[dict[str, Any]]:
    """The entries of a GitLab code quality report."""
    return [
        {
            "description": f"{_where(report, one)}{clean(one.message)}",
            "check_name": one.rule,
            "fingerprint": one.fingerprint,
            "severity": _QUALITY[one.severity],
            "location": {"path": clean(report.source), "lines": {"begin": _start(report, one)[0]}},
        }
        for report, found in checked
        for one in found
    ]


def rdjson(checked: Checked) -> dict[str, Any]:
    """A diagnostic result of the Reviewdog Diagnostic Format."""
    return {
        "source": {"name": "reportdiff"},
        "diagnostics": [_diagnostic(report, one) for report, found in checked for one in found],
    }


def _diagnostic(report: Report, finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"path": clean(report.source)}
    if report.format in WITH_LINES:
        places = {"start": finding.start, "end": finding.end}
        location["range"] = {name: _point(report.text, offset) for name, offset in places.items()}
    return {
        "message": f"{_where(report, finding)}{clean(finding.message)}",
        "location": location,
        "severity": _REVIEW[finding.severity],
        "code": {"value": finding.rule},
    }


def _point(text: str, offset: int) -> dict[str, int]:
    """Line and column as reviewdog counts them: the column in bytes of UTF-8."""
    line, column = position(text, offset)
    before = text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}


def _workflow_command(report: Report, finding: Finding) -> str:
    told: dict[str, object] = {"file": report.source}
    if report.format in WITH_LINES:
        told["line"], told["col"] = position(report.text, finding.start)
    told["title"] = f"{finding.rule} {finding.name}"
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in told.items())
    message = f"{_where(report, finding)}{clean(finding.message)}"
    return f"::{_COMMAND[finding.severity]} {properties}::{_data(message)}"


def _line(report: Report, finding: Finding) -> str:
    source = clean(report.source)
    if report.format in WITH_LINES:
        line, column = _start(report, finding)
        return f"{source}:{line}:{column}: {finding.rule} {clean(finding.message)}"
    return f"{source}: {finding.rule} {_where(report, finding)}{clean(finding.message)}"


def _start(report: Report, finding: Finding) -> tuple[int, int]:
    return position(report.text, finding.start) if report.format in WITH_LINES else (1, 1)


def _where(report: Report, finding: Finding) -> str:
    """The page and the section, as words before the message; nothing where a line says it."""
    if report.format in WITH_LINES:
        return ""
    page = f"p. {finding.page}" if finding.page is not None else ""
    titles = {section.id: section.title for section in report.sections}
    told = ", ".join(filter(None, (page, clean(titles.get(finding.section or "", "")))))
    return f"[{told}] " if told else ""


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")
