"""The tables of a data set, by name: each a table of fields, from which its Parquet schema and its page are made.

The fields that a report, a comparison or a list of findings has by itself stand in ``rendering.fields``; here stands what
only a batch knows. A change of meaning bumps the number in ``SCHEMA``; a new field does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from reportdiff.batch.work import Placed, Remark
from reportdiff.extraction import worded
from reportdiff.model import Report
from reportdiff.rendering import fields
from reportdiff.rendering.fields import Field, through

SCHEMA = "reportdiff/dataset-1"

# The column by whose values a table is spread over folders, facts/report_year=2025/; no file holds it.
PARTITION = "report_year"


@dataclass(frozen=True, slots=True)
class Known:
    """A report of a batch, with its place in its series."""

    report: Report
    placed: Placed


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that went wrong with a file."""

    source: str
    issuer: str | None
    report_year: int | None
    sha256: str | None
    remark: Remark


_REPORT: tuple[Field[Known], ...] = (
    *through("report", fields.REPORT),
    Field("left_out", str, lambda known: "; ".join(worded(known.report.left_out, known.report.lang))),
    Field("previous", str, lambda known: known.placed.previous.source if known.placed.previous else None),
    Field("double_of", str, attrgetter("placed.double_of")),
)
_ERROR: tuple[Field[Wrong], ...] = (
    Field("source", str, attrgetter("source")),
    Field("issuer", str, attrgetter("issuer")),
    Field("report_year", int, attrgetter("report_year")),
    Field("sha256", str, attrgetter("sha256")),
    *through("remark", (
        Field("step", str, attrgetter("step")), Field("kind", str, attrgetter("kind")),
        Field("message", str, attrgetter("message")),
    )),
)  # fmt: skip

TABLES: Mapping[str, tuple[Field[Any], ...]] = MappingProxyType(
    {
        "reports": _REPORT,
        "facts": fields.FACT,
        "commitments": fields.COMMITMENT,
        "outcomes": fields.OUTCOME,
        "pending": fields.PENDING,
        "commitment_outcomes": fields.KEPT,
        "findings": fields.FINDING,
        "errors": _ERROR,
    }
)
