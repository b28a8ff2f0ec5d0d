"""Findings of ``check`` for a reader (table, Markdown) and for CI (SARIF 2.1.0, JUnit XML)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path, PurePath
from typing import Any
from xml.etree import ElementTree

from reportdiff.baseline import Known
from reportdiff.model import Coverage, Failing, Finding, Report, Severity, page_at
from reportdiff.project import REPOSITORY
from reportdiff.rendering import wording
from reportdiff.rendering.figures import heading
from reportdiff.rendering.safety import clean, toml, xml
from reportdiff.rendering.safety import markdown as safe
from reportdiff.rendering.sheets import Column, Sheet
from reportdiff.rendering.table import COLUMNS, draw, paged, titled
from reportdiff.rendering.widths import clip, wrap
from reportdiff.rendering.wording import Words

WITH_LINES = frozenset({"txt", "md"})  # formats whose lines a reader of the file sees, too

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PLACES = 5  # of relations that do not hold, named in the line of counts
_NOWHERE = "—"
_SECTION = 18  # columns of a section's heading that tell where a finding is
_COLUMNS = (Column("severity", 4), Column("rule", 5), Column("place", 6), Column("finding", 30, wrapped=True))


def table(
    report: Report, found: Sequence[Finding], ui: str | None = None, coverage: Coverage | None = None, columns: int = COLUMNS
) -> str:
    """A line of counts, one of what was checked, and one table, within the columns of a terminal."""
    words = wording.for_reader(ui, report.lang)
    checked = wrap(clean(covered(report, coverage, words)), columns) if coverage else []
    head = [*wrap(clean(counts(report, found, words)), columns), *checked]
    return paged(head, [titled(sheet(report, found, words), words, columns=columns)], words, columns)


def markdown(report: Report, found: Sequence[Finding], ui: str | None = None, coverage: Coverage | None = None) -> str:
    """The same, whole, for a page or a pull request."""
    words = wording.for_reader(ui, report.lang)
    listed = sheet(report, found, words)
    rows = [[safe(cell) for cell in row] for row in listed.rows]
    drawn = draw(listed, rows, words, "github") if rows else words.line["none"]
    checked = f"{safe(covered(report, coverage, words))}\n\n" if coverage else ""
    return f"**{safe(counts(report, found, words))}**\n\n{checked}## {safe(listed.heading)}\n\n{drawn}\n"


def sarif(
    report: Report, found: Sequence[Finding], pages: Mapping[str, str] | None = None, version: str | None = None
) -> dict[str, Any]:
    """A SARIF 2.1.0 log: one run, one result for each finding, with its fingerprint.

    ``pages`` are the pages of the rules by code, which a viewer shows beside a finding; ``version`` that of reportdiff.
    """
    rules = sorted({finding.rule: finding for finding in found}.values(), key=lambda one: one.rule)
    driver: dict[str, Any] = {
        "name": "reportdiff",
        "informationUri": REPOSITORY,
        "rules": [_rule(one, (pages or {}).get(one.rule), version) for one in rules],
    }
    if version:
        driver["version"] = version
    index = {one.rule: place for place, one in enumerate(rules)}
    return {
        "$schema": _SARIF,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(report, finding, index[finding.rule]) for finding in found],
            }
        ],
    }


def sarif_all(
    checked: Sequence[tuple[Report, Sequence[Finding]]],
    pages: Mapping[str, str] | None = None,
    version: str | None = None,
) -> dict[str, Any]:
    """The same of several reports: still one run, so that whoever takes the log sees them together."""
    if not checked:
        driver = {"name": "reportdiff", "informationUri": REPOSITORY, "rules": [], **({"version": version} if version else {})}
        run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": []}
        return {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    logs = [sarif(report, found, pages, version) for report, found in checked]
    runs = [log["runs"][0] for log in logs]
    rules = {rule["id"]: rule for run in runs for rule in run["tool"]["driver"]["rules"]}
    place = {rule: number for number, rule in enumerate(sorted(rules))}
    driver = {**runs[0]["tool"]["driver"], "rules": [rules[rule] for rule in place]}
    results = [{**result, "ruleIndex": place[result["ruleId"]]} for run in runs for result in run["results"]]
    return {**logs[0], "runs": [{**runs[0], "tool": {"driver": driver}, "results": results}]}


def _rule(finding: Finding, page: str | None, version: str | None) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": finding.rule,
        "name": finding.name,
        "defaultConfiguration": {"level": _LEVEL[finding.severity]},
        "helpUri": f"{REPOSITORY}/blob/{f'v{version}' if version else 'main'}/docs/rules.md#{finding.rule.lower()}",
    }
    if page:
        rule["shortDescription"] = {"text": page.partition("\n")[0]}
        rule["fullDescription"] = {"text": page}
    return rule


def _result(report: Report, finding: Finding, rule: int) -> dict[str, Any]:
    result = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVEL[finding.severity],
        "message": {"text": clean(finding.message)},
        "locations": [_location(report, finding)],
        "partialFingerprints": {"reportdiff/v1": finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": clean(one.quote)},
                "physicalLocation": _place(report, one.report, one.start, one.end),
            }
            for number, one in enumerate(finding.related, 1)
        ]
    return result


def _location(report: Report, finding: Finding) -> dict[str, Any]:
    """Where a finding stands: in the file, and as its reader finds it, by section and page."""
    by = {section.id: section for section in report.sections}
    titles: list[str] = []
    section = by.get(finding.section or "")
    while section is not None and len(titles) < len(by):
        titles.insert(0, clean(f"{section.number or ''} {section.title}".strip()))
        section = by.get(section.parent or "")
    logical = [{"name": titles[-1], "fullyQualifiedName": " / ".join(titles), "kind": "section"}] if titles else []
    if finding.page is not None:
        logical.append({"name": str(finding.page), "fullyQualifiedName": f"page {finding.page}", "kind": "page"})
    place: dict[str, Any] = {"physicalLocation": _place(report, report.source, finding.start, finding.end)}
    return {**place, "logicalLocations": logical} if logical else place


def _place(report: Report, source: str, start: int, end: int) -> dict[str, Any]:
    """A stretch of a report: by lines too where it is the checked one, whose text is at hand."""
    region = {"charOffset": start, "charLength": end - start}
    if source == report.source:
        (line, column), (end_line, end_column) = position(report.text, start), position(report.text, end)
        lines = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
        region = {**lines, **region}
    return {"artifactLocation": {"uri": _uri(source)}, "region": region}


def _uri(source: str) -> str:
    """Relative to where the program runs, as viewers of such a log expect it; what lies elsewhere by its whole address."""
    from urllib.parse import quote

    path = PurePath(source)
    if path.is_absolute():
        here = Path.cwd()
        if not path.is_relative_to(here):
            return path.as_uri()
        path = path.relative_to(here)
    return quote(path.as_posix())


def junit(report: Report, found: Sequence[Finding]) -> str:
    """JUnit XML: a test case for each finding; those of severity ``info`` are no failures. One that passes, if none."""
    return _xml(_suite(report, found))


def junit_all(checked: Sequence[tuple[Report, Sequence[Finding]]]) -> str:
    """The same of several reports, a suite for each."""
    suites = ElementTree.Element("testsuites", {"name": "reportdiff check"})
    suites.extend(_suite(report, found) for report, found in checked)
    return _xml(suites)


def _suite(report: Report, found: Sequence[Finding]) -> ElementTree.Element:
    failing = sum(finding.severity is not Severity.INFO for finding in found)
    counts = {"name": "reportdiff check", "tests": str(max(len(found), 1)), "failures": str(failing), "errors": "0"}
    suite = ElementTree.Element("testsuite", counts)
    source = xml(report.source)
    for finding in found:
        line, _ = position(report.text, finding.start)
        where = f"line {line}" if finding.page is None else f"page {finding.page}"
        name = f"{finding.rule} {finding.name}, {where}"
        case = ElementTree.SubElement(suite, "testcase", {"classname": source, "name": name})
        inside = "system-out" if finding.severity is Severity.INFO else "failure"
        told = ElementTree.SubElement(case, inside)
        if inside == "failure":
            told.set("type", finding.severity.value)
            told.set("message", xml(finding.message))
        told.text = xml(finding.message)
    if not found:
        ElementTree.SubElement(suite, "testcase", {"classname": source, "name": "no finding"})
    return suite


def _xml(root: ElementTree.Element) -> str:
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def baseline(known: Sequence[Known]) -> str:
    """A baseline file: an entry for each finding, with room for the reason why it is left."""
    entries = (
        "[[finding]]\n"
        + "".join(f"{key} = {toml(getattr(one, key))}\n" for key in ("fingerprint", "rule", "message", "reason"))
        for one in known
    )
    return "# Findings that 'reportdiff check --baseline' passes over. Say in reason why each is left.\n\n" + "\n".join(
        entries
    )


def position(text: str, offset: int) -> tuple[int, int]:
    """The line and column of an offset, both counted from 1."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - text.rfind("\n", 0, offset)


def place(report: Report, finding: Finding, words: Words) -> str:
    """Where a finding stands, as a reader of the file finds it: its page, its line, or in a file that shows neither its section;
    nowhere, where it is of the whole report."""
    return _NOWHERE if finding.end <= finding.start else _of_text(report, finding.start, words)


def sheet(report: Report, found: Sequence[Finding], words: Words) -> Sheet:
    """The findings as rows for a reader, the gravest first: severity, rule, place, message."""
    gravest = list(Severity)
    rows = tuple(
        (
            words.severity[finding.severity],
            finding.rule,
            place(report, finding, words),
            finding.message,
        )
        for finding in sorted(found, key=lambda one: gravest.index(one.severity))
    )
    return Sheet(words.line["heading_findings"].format(count=len(found)), _COLUMNS, rows)


def covered(report: Report, coverage: Coverage, words: Words) -> str:
    """How many figures something binds, how many relations hold, and where those stand that do not, as one line."""
    line = words.line
    holding = coverage.consistent + coverage.only_by_rounding
    clauses = [line["covered"].format(holding=holding, **{field.name: getattr(coverage, field.name) for field in fields(coverage)})]
    for key, told in (("covered_told", True), ("covered_doubted", False)):
        if failing := [one for one in coverage.failing if one.told is told]:
            clauses.append(line[key].format(count=len(failing), places=_places(report, failing, words)))
    if coverage.unreadable:
        clauses.append(line["covered_unreadable"].format(count=coverage.unreadable))
    return line["count_joint"].join(clauses)


def _places(report: Report, failing: Sequence[Failing], words: Words) -> str:
    """Where relations stand, each place once."""
    places = list(dict.fromkeys(_of_text(report, at, words) for at in sorted(one.start for one in failing)))
    more = [words.line["covered_more"].format(count=len(places) - _PLACES)] if len(places) > _PLACES else []
    return words.line["list_joint"].join([*places[:_PLACES], *more])


def _of_text(report: Report, start: int, words: Words) -> str:
    """A place of the report as a reader of the file finds it: its page, its line, or in a file that shows neither its section."""
    if (page := page_at(report.pages, start)) is not None:
        return words.line["place_page"].format(page=page)
    if report.format in WITH_LINES:
        return words.line["place"].format(line=position(report.text, start)[0])
    section = max((one for one in report.sections if one.start <= start < one.end), key=lambda one: one.start, default=None)
    return clip(clean(heading(section, words)), _SECTION) or _NOWHERE


def counts(report: Report, found: Sequence[Finding], words: Words) -> str:
    """How many findings of each severity there are, as one line."""
    by_severity = Counter(finding.severity for finding in found)
    file = PurePath(report.source).name or report.source
    return words.line["checked"].format(file=file, **{severity.value: by_severity[severity] for severity in Severity})
