"""A document to its frame, as its kind is read."""

from __future__ import annotations

from collections.abc import Callable

from reportdiff.kinds import address, bulletin, company_report, table, work_report
from reportdiff.kinds.choosing import choose
from reportdiff.kinds.frame import Frame
from reportdiff.kinds.material import Material
from reportdiff.kinds.wording import Wording
from reportdiff.model import Document

_READERS: dict[str, Callable[[Material], Frame]] = {
    kind.NAME: kind.read for kind in (work_report, address, bulletin, company_report, table)
}


def read_frame(document: Document, view: str, wording: Wording, year: int | None = None) -> Frame:
    """What is known of a report before its sentences are read; ``year`` is that of its plan where the user says so."""
    material = Material.of(document, view, wording, year)
    return _READERS[choose(view, material.lines, material.titles, wording)](material)
