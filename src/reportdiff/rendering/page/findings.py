"""The page of what ``check`` found: ``check --format html``; and its findings for the margin of other pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportdiff.model import Coverage, Finding, Report, Section, Severity
from reportdiff.rendering import findings as lists
from reportdiff.rendering import sheets, wording
from reportdiff.rendering.figures import heading
from reportdiff.rendering.page import texts
from reportdiff.rendering.page.marked import Mark
from reportdiff.rendering.page.templates import document
from reportdiff.rendering.wording import Words


def check(read: Sequence[Report], found: Sequence[Finding], ui: str | None = None, coverage: Coverage | None = None) -> str:
    """One self-contained HTML document of the findings in a report, the first of ``read``, with its text.

    The others of ``read`` are the earlier reports that it was checked against. Raises ``SettingsError`` for a ``ui``
    that there are no words for.
    """
    report, *previous = read
    words = wording.for_reader(ui, report.lang)
    counted = Counter(one.severity for one in found)
    told = {
        "skip_to": "findings",
        "who": report.issuer or "",
        "report": (sheets.report_name(report, words), sheets.year(report, words)),
        "previous": [sheets.report_name(one, words) for one in previous],
        "clauses": [lists.counts(report, found, words), *([lists.covered(report, coverage, words)] if coverage else [])],
        "notes": sheets.notes(report),
        "counts": [{"status": one.value, "word": words.severity[one], "count": counted[one]} for one in Severity],
        "findings": shown(report, found, words),
        "paragraphs": texts.whole(report, marks(found)),
    }
    return document("findings.html.j2", ("theme.js",), words, told)


def marks(found: Sequence[Finding]) -> list[Mark]:
    """Where the findings stand in the text, each leading back to its place in the list."""
    return [
        Mark(one.start, one.end, f"at-finding-{at}", f"finding {one.severity.value}", f"finding-{at}")
        for at, one in enumerate(found, 1)
    ]


def by_severity(found: Sequence[Finding], words: Words) -> str:
    """How many findings there are of each severity, in a line."""
    counted = Counter(one.severity for one in found)
    told = [words.line["count"].format(word=words.severity[one], count=counted[one]) for one in Severity]
    return words.line["count_joint"].join(told)


def shown(report: Report, found: Sequence[Finding], words: Words) -> list[dict[str, str]]:
    """The findings of a report as the list shows them, the gravest first."""
    gravest = list(Severity)
    sections = sheets.by_id(report)
    ordered = sorted(enumerate(found, 1), key=lambda pair: gravest.index(pair[1].severity))
    return [
        {
            "id": f"finding-{at}",
            "rule": one.rule,
            "name": one.name,
            "severity": one.severity.value,
            "severity_word": words.severity[one.severity],
            "message": one.message,
            "place": _place(one, sections.get(one.section), words) if one.end > one.start else "",
            "quote": one.quote,
            "anchor": f"at-finding-{at}" if one.end > one.start else "",
        }
        for at, one in ordered
    ]


def _place(finding: Finding, section: Section | None, words: Words) -> str:
    """The page of a file that has pages, and the section."""
    page = "" if finding.page is None else words.line["place_page"].format(page=finding.page)
    title = heading(section, words)
    return words.line["place_in"].format(page=page, section=title) if page and title else page or title
