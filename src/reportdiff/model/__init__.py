"""The frozen values that pass from step to step: document, report, section, quantity, fact, diff, finding.

Each is taken from here; the modules beside tell them apart by what they are.
"""

from __future__ import annotations

from reportdiff.model.altering import altered
from reportdiff.model.assignments import Assignment, assigned_at
from reportdiff.model.comparison import (
    CommitmentOutcome,
    CommitmentStatus,
    Diff,
    Facet,
    Move,
    Outcome,
    Pair,
    Pending,
    Result,
    Revision,
    Score,
    Status,
)
from reportdiff.model.decisions import (
    Decision,
    Quote,
    Verdict,
)
from reportdiff.model.deferring import deferred, given
from reportdiff.model.documents import (
    Document,
    Furniture,
    Grid,
    GridCell,
    Held,
    Note,
    Page,
    Silence,
    Span,
    StyledHeading,
    page_at,
)
from reportdiff.model.findings import (
    Coverage,
    Finding,
    Related,
    Severity,
)
from reportdiff.model.making import frequent
from reportdiff.model.quantities import (
    ARITHMETIC,
    Comparator,
    Quantity,
)
from reportdiff.model.reports import (
    Basis,
    Cell,
    Commitment,
    Direction,
    Fact,
    Flow,
    Kind,
    Measure,
    Part,
    Period,
    Report,
    Section,
    Strength,
    as_written,
)
from reportdiff.model.script import Characters, Script
from reportdiff.model.tables import Column, Figure, Role, Row, Table
from reportdiff.model.tasks import (
    Ledger,
    Progress,
    Task,
    TaskProgress,
)
from reportdiff.model.tracks import (
    Kept,
    ResultFrom,
    Shift,
    Told,
    Track,
    Tracked,
    TrackedYear,
)
from reportdiff.model.words import (
    Words,
    document_in_words,
    report_in_words,
    united,
    without,
)

__all__ = [
    "ARITHMETIC",
    "Assignment",
    "Basis",
    "Cell",
    "Characters",
    "Column",
    "Commitment",
    "CommitmentOutcome",
    "CommitmentStatus",
    "Comparator",
    "Coverage",
    "Decision",
    "Diff",
    "Direction",
    "Document",
    "Facet",
    "Fact",
    "Figure",
    "Finding",
    "Flow",
    "Furniture",
    "Grid",
    "GridCell",
    "Held",
    "Kept",
    "Kind",
    "Ledger",
    "Measure",
    "Move",
    "Note",
    "Outcome",
    "Page",
    "Pair",
    "Part",
    "Pending",
    "Period",
    "Progress",
    "Quantity",
    "Quote",
    "Related",
    "Report",
    "Result",
    "ResultFrom",
    "Revision",
    "Role",
    "Row",
    "Score",
    "Script",
    "Section",
    "Severity",
    "Shift",
    "Silence",
    "Span",
    "Status",
    "Strength",
    "StyledHeading",
    "Table",
    "Task",
    "TaskProgress",
    "Told",
    "Track",
    "Tracked",
    "TrackedYear",
    "Verdict",
    "Words",
    "altered",
    "as_written",
    "assigned_at",
    "deferred",
    "document_in_words",
    "frequent",
    "given",
    "page_at",
    "report_in_words",
    "united",
    "without",
]
