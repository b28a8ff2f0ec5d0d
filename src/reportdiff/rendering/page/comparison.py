"""The page of a comparison: ``diff --format html``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from reportdiff.model import Diff, Finding
from reportdiff.rendering import sheets, wording
from reportdiff.rendering.figures import figure, heading
from reportdiff.rendering.page import pictures, texts
from reportdiff.rendering.page.marked import Mark, escaped
from reportdiff.rendering.page.policy import content_security_policy
from reportdiff.rendering.page.rows import Quoted, Row, anchor, rows
from reportdiff.rendering.safety import json_text
from reportdiff.rendering.wording import Words

# Written so that no text in it can end the script element that it stands in.
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def diff(found: Diff, quoted: Quoted, ui: str | None = None, findings: Sequence[Finding] | None = None) -> str:
    """One self-contained HTML document of a comparison.

    ``quoted`` gives a figure as a decisions file quotes it; ``findings`` are those of ``check`` in NEW, ``None`` where
    it was not asked for. Raises ``SettingsError`` for a ``ui`` that there are no words for.
    """
    words = wording.for_reader(ui, found.new.lang)
    style, script = _part("page.css"), _part("page.js")
    listed = rows(found, words, quoted)
    marks = [
        Mark(one.start, one.end, f"finding-{at}", f"finding {one.severity.value}")
        for at, one in enumerate(findings or (), 1)
    ]
    return (
        _environment()
        .get_template("comparison.html.j2")
        .render(
            lang="zh-CN" if words is wording.load("zh") else "en",
            policy=content_security_policy([script], [style]),
            style=Markup(style),
            script=Markup(script),
            data=Markup(_data(listed, words)),
            words=words,
            say=words.page,
            who=found.new.issuer or found.old.issuer or "",
            reports=[
                (report, sheets.report_name(report, words), sheets.year(report, words))
                for report in (found.old, found.new)
            ],
            clauses=sheets.summary_clauses(found, words),
            notes=sheets.notes(found),
            counts=_counts(found, words),
            rows=listed,
            chapters=list(dict.fromkeys(row.chapter for row in listed if row.chapter)),
            bars=pictures.bars(listed),
            moves=pictures.moves(found, words),
            fresh=_fresh(found, words),
            pending=sheets.pending(found, words),
            commitments=sheets.commitments(found, words),
            findings=None if findings is None else [_finding(one, at, words) for at, one in enumerate(findings, 1)],
            texts=texts.beside(found, listed, marks, words),
        )
    )


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
            "where": heading(sections.get(fact.section), words),
            "anchor": anchor("n", fact),
        }
        for fact in found.new_targets
    ]


def _finding(one: Finding, at: int, words: Words) -> dict[str, str]:
    return {
        "rule": one.rule,
        "name": one.name,
        "severity": one.severity.value,
        "severity_word": words.severity[one.severity],
        "message": one.message,
        "quote": one.quote,
        "anchor": f"finding-{at}" if one.end > one.start else "",
    }


def _data(listed: Sequence[Row], words: Words) -> str:
    """What the script needs to write a decisions file: JSON that nothing in a report can end early."""
    told = {
        "rows": {row.id: row.decision for row in listed},
        "head": words.line["form_head"],
        "say": {key: words.page[key] for key in ("shown", "marked", "needs_reason", "needs_name")},
    }
    return json_text(json.dumps(told, ensure_ascii=False)).translate(_IN_SCRIPT)


@cache
def _part(name: str) -> str:
    file = resources.files(__package__) / "parts" / name
    return file.read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(_part), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["e"] = made.filters["escape"] = _escape
    made.finalize = _finalize
    return made


def _escape(value: Any) -> Markup:
    return value if isinstance(value, Markup) else Markup(escaped(str(value)))


def _finalize(value: Any) -> Any:
    """Texts of reports on their way into the page: controls and marks of direction are shown as �."""
    return _escape(value) if isinstance(value, str) else value
