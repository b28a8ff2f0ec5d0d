"""The page of a comparison: ``diff --format html``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from reportdiff import decision_file
from reportdiff.model import CommitmentStatus, Diff, Finding, Verdict
from reportdiff.rendering import sheets, wording
from reportdiff.rendering.figures import figure, whereabouts
from reportdiff.rendering.page import pictures, texts
from reportdiff.rendering.page.findings import by_severity, marks, shown
from reportdiff.rendering.page.rows import Quoted, Row, anchor, groups, rows
from reportdiff.rendering.page.templates import document
from reportdiff.rendering.safety import json_text, spreadsheet
from reportdiff.rendering.selection import ALL, Selection
from reportdiff.rendering.summary import summarise
from reportdiff.rendering.wording import Words

# Written so that no text in it can end the script element that it stands in.
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def diff(
    found: Diff,
    quoted: Quoted,
    ui: str | None = None,
    findings: Sequence[Finding] | None = None,
    selection: Selection = ALL,
    urls: Mapping[str, str] | None = None,
) -> str:
    """One self-contained HTML document of a comparison.

    ``quoted`` gives a figure as a decisions file quotes it; ``findings`` are those of ``check`` in NEW, ``None`` where
    it was not asked for; ``urls`` are the public addresses of reports by their sources, into which sentences then lead.
    Raises ``SettingsError`` for a ``ui`` that there are no words for.
    """
    words = wording.for_reader(ui, found.new.lang)
    clauses, headline = sheets.summary_clauses(found, words), summarise(found).headline
    counts, fresh = _counts(found if selection.summary else selection.of(found), words), len(found.new_targets)
    found = selection.for_readers(found)
    listed = rows(found, words, quoted, urls or {})
    reports = [
        (report, sheets.report_name(report, words), sheets.year(report, words)) for report in (found.old, found.new)
    ]
    told = {
        "skip_to": "outcomes" if selection.shows("outcomes") else "main",
        "who": found.new.issuer or found.old.issuer or "",
        "reports": reports,
        "clauses": clauses,
        "summary": spreadsheet(_quotable(found, clauses, words)),
        "notes": sheets.notes(found),
        "told": selection.told(words),
        "counts": counts,
        "new_count": fresh if selection.summary else len(found.new_targets),
        "groups": groups(listed, words),
        "headline": sheets.headline_clauses(headline, words),
        "bars": pictures.bars(listed),
        "moves": pictures.moves(found, words),
        "fresh": _fresh(found, words),
        "pending": sheets.pending(found, words),
        "commitments": _commitments(found, words),
        "findings": None if findings is None else shown(found.new, findings, words),
        "checked": None if findings is None else by_severity(findings, words),
        "texts": texts.chapters(found, listed, marks(findings or ()), words),
        "rows_shown": selection.shows("outcomes"),
        "data": Markup(_data(listed, words)),
    }
    scripts = ("theme.js", "comparison.js") if selection.shows("outcomes") else ("theme.js",)
    return document("comparison.html.j2", scripts, words, told)


def _quotable(found: Diff, clauses: Sequence[str], words: Words) -> str:
    """What came of the targets, as a line to quote."""
    years = {"old": sheets.year(found.old, words), "new": sheets.year(found.new, words)}
    told = (found.new.issuer or found.old.issuer or "", words.page["heading"].format(**years))
    return " ".join(filter(None, told)) + words.line["quoted_cell"].format(place="") + words.line["clause_joint"].join(clauses)


def _counts(found: Diff, words: Words) -> list[dict[str, object]]:
    """How many targets came to what, most pressing first."""
    counted = Counter(outcome.status for outcome in found.outcomes)
    return [{"status": one.value, "word": words.status[one], "count": counted[one]} for one in sheets.STATUS_ORDER]


def _fresh(found: Diff, words: Words) -> list[dict[str, str]]:
    sections = sheets.by_id(found.new)
    return [
        {
            "indicator": fact.indicator,
            "target": figure(fact, words),
            "year": str(fact.year or ""),
            "where": whereabouts(fact, sections.get(fact.section), words),
            "anchor": anchor("n", fact),
        }
        for fact in found.new_targets
    ]


def _commitments(found: Diff, words: Words) -> list[dict[str, str]]:
    """OLD's promises without a number, those that NEW says nothing of first."""
    order = (CommitmentStatus.SILENT, CommitmentStatus.CONTINUED, CommitmentStatus.PENDING, CommitmentStatus.REPORTED)
    return [
        {
            "id": f"line-{one.commitment.id}",
            "status": one.status.value,
            "word": words.commitment[one.status],
            "text": sheets.promised(one.commitment),
            "anchor": f"o-{one.commitment.id}",
            "told": found.new.text[one.evidence[0].start : one.evidence[0].end].strip() if one.evidence else "",
            "told_anchor": f"n-{one.commitment.id}" if one.evidence else "",
            "why": one.why,
        }
        for one in sorted(found.commitments, key=lambda one: order.index(one.status))
    ]


def _data(listed: Sequence[Row], words: Words) -> str:
    """What the script needs to write a decisions file: JSON that nothing in a report can end early."""
    told = {
        "rows": {row.id: row.decision for row in listed},
        "head": words.line["form_head"],
        "decide": {verdict.value: decision_file.word(verdict, words.ui) for verdict in Verdict},
        "say": {key: words.page[key] for key in ("shown", "marked", "needs_reason", "needs_name", "copied", "not_copied")},
    }
    return json_text(json.dumps(told, ensure_ascii=False)).translate(_IN_SCRIPT)
