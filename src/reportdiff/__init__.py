"""Follow every figure from one report to the next: which targets were met, missed, carried over or dropped.

    import reportdiff as rd

    old, new = rd.read("2024.docx"), rd.read("2025.html")
    result = rd.diff(old, new)
    print(result.to_table("github"))

Importing the package loads nothing else; each name below is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as typing has it, without the ten milliseconds that importing typing takes

if TYPE_CHECKING:
    from reportdiff.api import (
        DiffResult,
        Findings,
        LedgerResult,
        ReadReport,
        TrackResult,
        check,
        diff,
        find_quantities,
        ledger,
        load_lexicon,
        parse,
        read,
        read_many,
        to_arrow,
        to_pandas,
        to_polars,
        track,
    )
    from reportdiff.errors import (
        ArgumentError,
        LexiconError,
        MissingLibraryError,
        ReadError,
        ReportError,
        SettingsError,
    )
    from reportdiff.model import (
        Assignment,
        Basis,
        Cell,
        Commitment,
        CommitmentOutcome,
        CommitmentStatus,
        Comparator,
        Coverage,
        Decision,
        Diff,
        Direction,
        Facet,
        Fact,
        Failing,
        Finding,
        Flow,
        Furniture,
        Held,
        Kept,
        Kind,
        Ledger,
        Measure,
        Move,
        Note,
        Outcome,
        Page,
        Pair,
        Part,
        Pending,
        Period,
        Progress,
        Quantities,
        Quantity,
        Quote,
        Related,
        Report,
        Result,
        ResultFrom,
        Revision,
        Score,
        Section,
        Severity,
        Shift,
        Silence,
        Span,
        Specificity,
        Stage,
        Status,
        Strength,
        Task,
        TaskProgress,
        Term,
        Told,
        Track,
        Tracked,
        TrackedYear,
        Verdict,
    )
    from reportdiff.names.lexicon import Indicator, Lexicon
    from reportdiff.rendering.summary import HeadlineCounts, SectionCounts, Summary
    from reportdiff.tolerance import Tolerance

__version__ = "0.2.0"

__all__ = [
    "ArgumentError",
    "Assignment",
    "Basis",
    "Cell",
    "Commitment",
    "CommitmentOutcome",
    "CommitmentStatus",
    "Comparator",
    "Coverage",
    "Decision",
    "Diff",
    "DiffResult",
    "Direction",
    "Facet",
    "Fact",
    "Failing",
    "Finding",
    "Findings",
    "Flow",
    "Furniture",
    "HeadlineCounts",
    "Held",
    "Indicator",
    "Kept",
    "Kind",
    "Ledger",
    "LedgerResult",
    "Lexicon",
    "LexiconError",
    "Measure",
    "MissingLibraryError",
    "Move",
    "Note",
    "Outcome",
    "Page",
    "Pair",
    "Part",
    "Pending",
    "Period",
    "Progress",
    "Quantities",
    "Quantity",
    "Quote",
    "ReadError",
    "ReadReport",
    "Related",
    "Report",
    "ReportError",
    "Result",
    "ResultFrom",
    "Revision",
    "Score",
    "Section",
    "SectionCounts",
    "SettingsError",
    "Severity",
    "Shift",
    "Silence",
    "Span",
    "Specificity",
    "Stage",
    "Status",
    "Strength",
    "Summary",
    "Task",
    "TaskProgress",
    "Term",
    "Told",
    "Tolerance",
    "Track",
    "TrackResult",
    "Tracked",
    "TrackedYear",
    "Verdict",
    "__version__",
    "check",
    "diff",
    "find_quantities",
    "ledger",
    "load_lexicon",
    "parse",
    "read",
    "read_many",
    "to_arrow",
    "to_pandas",
    "to_polars",
    "track",
]

_API = frozenset(
    {
        "DiffResult", "Findings", "LedgerResult", "ReadReport", "TrackResult", "check", "diff", "find_quantities", "ledger", "load_lexicon", "parse", "read",
        "read_many", "to_arrow", "to_pandas", "to_polars", "track",
    }
)  # fmt: skip
_ERRORS = frozenset({"ArgumentError", "LexiconError", "MissingLibraryError", "ReadError", "ReportError", "SettingsError"})
_LEXICON = frozenset({"Indicator", "Lexicon"})
_SUMMARY = frozenset({"HeadlineCounts", "SectionCounts", "Summary"})
_ELSEWHERE = {"Tolerance": "reportdiff.tolerance"}


def _home(name: str) -> str:
    if name in _API:
        return "reportdiff.api"
    if name in _ERRORS:
        return "reportdiff.errors"
    if name in _LEXICON:
        return "reportdiff.names.lexicon"
    if name in _SUMMARY:
        return "reportdiff.rendering.summary"
    return _ELSEWHERE.get(name, "reportdiff.model")


if not TYPE_CHECKING:  # a type checker reads the imports above, and so still tells a name that does not exist

    def __getattr__(name: str) -> object:
        """Load a public name when it is first used (PEP 562), and keep it."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_home(name)), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
