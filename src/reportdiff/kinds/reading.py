"""A document to its frame, as its kind is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportdiff.errors import SettingsError
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
    kind = choose(view, material.lines, material.titles, wording)
    return _reader(kind, wording)(replace(material, kind=kind))


def _reader(kind: str, wording: Wording) -> Callable[[Material], Frame]:
    """What reads a kind of report: itself, or the kind that the data say it is read as."""
    name = (wording.kinds[kind].read_as if kind in wording.kinds else "") or kind
    if name not in _READERS:
        raise SettingsError(f"the reports file says nothing of how the kind {kind!r} is read: read_as must be one of {', '.join(_READERS)}")
    return _READERS[name]
