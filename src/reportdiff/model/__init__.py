"""The frozen values that pass from step to step: document, report, section, quantity, fact, diff, finding.

Each is taken from here; the modules beside tell them apart by what they are.
"""

from __future__ import annotations

from reportdiff.model.comparison import (
    CommitmentOutcome,
    CommitmentStatus,
    Diff,
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
from reportdiff.model.documents import (
    Document,
    Furniture,
    Grid,
    GridCell,
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
    "Basis",
    "Cell",
    "Commitment",
    "CommitmentOutcome",
    "CommitmentStatus",
    "Comparator",
    "Coverage",
    "Decision",
    "Diff",
    "Direction",
    "Document",
    "Fact",
    "Finding",
    "Flow",
    "Furniture",
    "Grid",
    "GridCell",
    "Kind",
    "Measure",
    "Move",
    "Note",
    "Outcome",
    "Page",
    "Pair",
    "Part",
    "Pending",
    "Period",
    "Quantity",
    "Quote",
    "Related",
    "Report",
    "Result",
    "Revision",
    "Score",
    "Section",
    "Severity",
    "Silence",
    "Span",
    "Status",
    "Strength",
    "StyledHeading",
    "Verdict",
    "Words",
    "document_in_words",
    "page_at",
    "report_in_words",
    "united",
    "without",
]
